using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Web;
using Door = Somdun.Foundation.Security.SignIn;

namespace Somdun.Modules.Accounts;

/// <summary>
/// The second factor: while signing in, or for a session that began without one and has come by a right that asks for it.
/// </summary>
[AllowAnonymous]
internal sealed class SecondFactorModel(ShowSecondFactor show, SignInSteps steps, SessionOfRequest session) : PageModel
{
    public const string Path = "/sign-in/second-factor";

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        session.Standing is { LacksSecondFactor: true } || await steps.FindAsync(HttpContext, SignInStepKind.SecondFactor, cancel) is not null
            ? Page()
            : LocalRedirect(Door.Path + QueryString.Create(Door.Next, Door.Within(Next)));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await show.RunAsync(HttpContext, Code, cancel) is not { } outcome)
        {
            return LocalRedirect(Door.Path + QueryString.Create(Door.Next, Door.Within(Next)));
        }

        return outcome.Succeeded ? LocalRedirect(Door.Within(Next)) : this.Refused(outcome.Refusals);
    }
}
