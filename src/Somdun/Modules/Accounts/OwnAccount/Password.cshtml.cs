using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Web;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

[Authorize(OwnAccountPolicy.Name)]
internal sealed class PasswordModel(ChangePassword change) : PageModel
{
    [BindProperty]
    public string? Old { get; set; }

    [BindProperty]
    public string? New { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public string SignInName { get; private set; } = "";

    public bool HasPassword { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await change.RunAsync(new(Old, New, Again), cancel);
        if (outcome.Succeeded)
        {
            return this.Done(T("เปลี่ยนรหัสผ่านแล้ว เซสชันอื่นทั้งหมดสิ้นสุด", "The password is changed; all other sessions have ended"), OwnAccountModel.Path);
        }

        await LoadAsync(cancel);
        return this.Refused(outcome.Refusals);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var account = await change.OwnAsync(cancel);
        (SignInName, HasPassword) = (account.SignInName, account.PasswordHash is not null);
    }
}
