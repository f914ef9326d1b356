using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Web;
using Door = Somdun.Foundation.Security.SignIn;

namespace Somdun.Modules.Accounts;

/// <summary>Signing in by passkey. It is shown by itself only where it failed; else its form stands at the door.</summary>
[AllowAnonymous]
internal sealed class PasskeySignInModel(Passkeys passkeys, SignInDoor door) : PageModel
{
    public const string Path = "/sign-in/passkey";

    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    public async Task<IActionResult> OnPostChallengeAsync(CancellationToken cancel) => Content(await passkeys.ChallengeSignInAsync(HttpContext, cancel), "application/json");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await passkeys.SignInAsync(HttpContext, Answer, cancel);
        Answer = null;
        return outcome.Succeeded
            ? LocalRedirect(await door.PassAsync(HttpContext, outcome.Value, SignInMeans.Passkey, secondFactor: true, Door.Within(Next), cancel))
            : this.Refused(outcome.Refusals);
    }
}
