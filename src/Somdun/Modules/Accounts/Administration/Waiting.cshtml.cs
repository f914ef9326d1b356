using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Web;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>Roles that who runs the system entered, and that this person confirms or declines.</summary>
[Authorize(AccountsPermissions.Grant)]
internal sealed class WaitingRolesModel(ConfirmRoles confirm) : PageModel
{
    [BindProperty]
    public List<Guid> Chosen { get; set; } = [];

    [BindProperty]
    public string? Because { get; set; }

    public IReadOnlyList<ConfirmRoles.Waiting> Roles { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Roles = await confirm.ListAsync(cancel);
        Chosen = [.. Roles.Select(r => r.Id)];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await confirm.ConfirmAsync(Chosen, cancel);
        if (outcome.Succeeded)
        {
            return this.Done(T($"รับรองแล้ว {outcome.Value:N0} บทบาท มีผลทันที", $"{outcome.Value:N0} confirmed; they count at once"), ConfirmRoles.Path);
        }

        Roles = await confirm.ListAsync(cancel);
        return this.Refused(outcome.Refusals);
    }

    public async Task<IActionResult> OnPostDeclineAsync(CancellationToken cancel)
    {
        var outcome = await confirm.DeclineAsync(Chosen, Because, cancel);
        if (outcome.Succeeded)
        {
            return this.Done(T($"ไม่รับรอง {outcome.Value:N0} บทบาท", $"{outcome.Value:N0} declined"), ConfirmRoles.Path);
        }

        Roles = await confirm.ListAsync(cancel);
        return this.Refused(outcome.Refusals);
    }
}
