using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

[Authorize(OrganisationPermissions.Edit)]
internal sealed class WithdrawChangeModel(ChangeUnits changes, Units units, SomdunDb db, Actor actor, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Because { get; set; }

    public UnitChange Change { get; private set; } = null!;

    public IReadOnlyList<UnitEntry> Concerned { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        var done = await changes.WithdrawAsync(id, Because, cancel);
        return done.Succeeded
            ? this.Done(T("เพิกถอนแล้ว ข้อมูลกลับเป็นอย่างเดิม", "Taken back: it is as it was before"), UnitWording.Path(done.Value, null))
            : this.Refused(done.Refusals);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        if (await db.Set<UnitChange>().AsNoTracking().Include(c => c.Parts).FirstOrDefaultAsync(c => c.Id == id, cancel) is not { } change)
        {
            return false;
        }

        var concerned = change.Parts.Select(p => p.UnitId).ToList();
        if (await db.Set<Unit>().VisibleTo(actor, OrganisationPermissions.Edit, today, today, db).CountAsync(u => concerned.Contains(u.Id), cancel) != concerned.Count)
        {
            return false;
        }

        Change = change;
        Concerned = [.. (await units.OfAsync(concerned, today, cancel)).Values];
        return true;
    }
}
