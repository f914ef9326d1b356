using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Web;
using Door = Somdun.Foundation.Security.SignIn;

namespace Somdun.Modules.Accounts;

/// <summary>Asks again who is at the browser, and leads back.</summary>
[Authorize(OwnAccountPolicy.Name)]
[OpenWithoutSecondFactor]
internal sealed class ConfirmOwnModel(ConfirmOwn confirm, SomdunDb db) : PageModel
{
    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    public string SignInName { get; private set; } = "";

    public bool HasPassword { get; private set; }

    public bool HasPasskey { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await confirm.RunAsync(Password, cancel);
        if (outcome.Succeeded)
        {
            return LocalRedirect(Door.Within(Next));
        }

        await LoadAsync(cancel);
        return this.Refused(outcome.Refusals);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var account = await confirm.OwnAsync(cancel);
        (SignInName, HasPassword) = (account.SignInName, account.PasswordHash is not null);
        HasPasskey = await db.Set<AccountPasskey>().AnyAsync(p => p.AccountId == account.Id, cancel);
    }
}
