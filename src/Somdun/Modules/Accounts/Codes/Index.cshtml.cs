using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Settings;
using Somdun.Foundation.Web;

namespace Somdun.Modules.Accounts;

/// <summary>Where a one-time code is typed, or brought along by a link: it lets its owner choose a password, and in.</summary>
[AllowAnonymous]
internal sealed class CodeModel(OneTimeCodes codes, SignInDoor door, SomdunSettings settings) : PageModel
{
    public const string Path = "/code";

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty]
    public string? SignInName { get; set; }

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? New { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public OidcSetting? Provider => settings.Oidc;

    /// <summary>Null before a code that can be used was shown.</summary>
    public CodePurpose? Purpose { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Code is null)
        {
            return Page();
        }

        if (await LoadAsync(cancel) is { } account)
        {
            (SignInName, DisplayName) = (account.SignInName, account.DisplayName);
            return Page();
        }

        return this.Refused(OneTimeCodes.Wrong);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await codes.UseAsync(new(Code, SignInName, DisplayName, New, Again, HttpContext.Address()), cancel);
        if (outcome.Succeeded)
        {
            return LocalRedirect(await door.PassAsync(HttpContext, outcome.Value, SignInMeans.Code, secondFactor: false, "/", cancel));
        }

        if (await LoadAsync(cancel) is { } account && Purpose != CodePurpose.Invitation)
        {
            (SignInName, DisplayName) = (account.SignInName, account.DisplayName);
        }

        return this.Refused(outcome.Refusals);
    }

    private async Task<Account?> LoadAsync(CancellationToken cancel)
    {
        var found = await codes.FindAsync(Code, HttpContext.Address(), cancel);
        Purpose = found?.Code.Purpose;
        return found?.Account;
    }
}
