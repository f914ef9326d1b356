using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using Somdun.Foundation.Web.TagHelpers;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>One more role for an account.</summary>
[Authorize(AccountsPermissions.Grant)]
internal sealed class NewRoleModel(SomdunDb db, Actor actor, GiveRole give, RoleForm form) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

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

    public string Name { get; private set; } = "";

    public IReadOnlyList<Choice> RoleChoices { get; private set; } = [];

    public IReadOnlyList<Choice> UnitChoices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Since = form.Today;
        return await LoadAsync(cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Refused(GiveRole.Check(new(Id, Role, Unit, Since, Until, Paper), form.Today));
        }

        var outcome = await give.RunAsync(new(Id, Role, Unit, Since, Until, Paper), cancel);
        return outcome.Succeeded
            ? this.Done(
                outcome.Value.IsProposed ? T("เสนอบทบาทแล้ว มีผลเมื่อผู้อำนวยการรับรอง", "The role is proposed; it counts once a director confirms it") : T("ให้บทบาทแล้ว", "The role is given"),
                $"{AccountsModel.Path}/{Id}")
            : this.Refused(outcome.Refusals);
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await db.Set<Account>().AsNoTracking().VisibleTo(actor, db, form.Today).FirstOrDefaultAsync(a => a.Id == Id && a.ClosedAt == null, cancel) is not { } account)
        {
            return false;
        }

        Name = account.DisplayName;
        (RoleChoices, UnitChoices) = await form.ChoicesAsync(cancel);
        return true;
    }
}
