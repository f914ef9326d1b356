using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Web;
using Somdun.Foundation.Web.TagHelpers;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>One person invited, with a first role.</summary>
[Authorize(AccountsPermissions.Edit)]
internal sealed class NewAccountModel(InviteAccounts invite, SlipPrinter slips, RoleForm form) : PageModel
{
    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? SignInName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public Guid? Unit { get; set; }

    [BindProperty]
    public DateOnly? Since { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    [BindProperty]
    public string? Paper { get; set; }

    public IReadOnlyList<Choice> RoleChoices { get; private set; } = [];

    public IReadOnlyList<Choice> UnitChoices { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Since = form.Today;
        await LoadAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (ModelState.IsValid)
        {
            var outcome = await invite.RunAsync(new([new("", SignInName, DisplayName, Email, Unit)], Role, Since, Until, Paper), cancel);
            if (outcome.Succeeded)
            {
                return outcome.Value is { Count: > 0 } printed
                    ? this.Paper(await slips.PrintAsync(printed, cancel))
                    : this.Done(T("ส่งคำเชิญทางอีเมลแล้ว", "The invitation is on its way"), AccountsModel.Path);
            }

            await LoadAsync(cancel);
            return this.Refused(outcome.Refusals);
        }

        // A day that cannot be read is no reason to keep quiet about the rest.
        await LoadAsync(cancel);
        return this.Refused([.. AccountRules.CheckNames(SignInName, DisplayName, Email), .. GiveRole.Check(new(Guid.Empty, Role, Unit, Since, Until, Paper), form.Today)]);
    }

    private async Task LoadAsync(CancellationToken cancel) => (RoleChoices, UnitChoices) = await form.ChoicesAsync(cancel);
}
