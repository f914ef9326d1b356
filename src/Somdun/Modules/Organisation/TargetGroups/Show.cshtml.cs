using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

/// <summary>What a group selects as of a day, and where it was frozen.</summary>
[Authorize(OrganisationPermissions.View)]
internal sealed class ShowTargetGroupModel(TargetGroups groups, SomdunDb db, Actor actor, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "asOf")]
    public DateOnly? AsOf { get; set; }

    public DateOnly Day { get; private set; }

    public TargetGroup Group { get; private set; } = null!;

    public IReadOnlyList<RegisterRow> Rows { get; private set; } = [];

    public IReadOnlyList<(TargetGroupResolution Resolution, int Units)> Frozen { get; private set; } = [];

    public bool MayEdit => actor.May(OrganisationPermissions.EditTargetGroups);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Set<TargetGroup>().AsNoTracking().FirstOrDefaultAsync(g => g.Id == id, cancel) is not { } group)
        {
            return NotFound();
        }

        var today = BangkokTime.Today(clock);
        (Group, Day) = (group, AsOf ?? today);
        var rows = await groups.RowsAsync(group.Selection, Day, cancel);
        var ids = rows.Select(r => r.Id).ToList();
        var visible = await db.VisibleAmongAsync(ids, actor, OrganisationPermissions.View, today, Day, cancel);
        Rows = [.. rows.Where(r => visible.Contains(r.Id))];
        Frozen = [.. (await db.Set<TargetGroupResolution>().AsNoTracking().Where(r => r.GroupId == id).OrderByDescending(r => r.At).Select(r => new { Resolution = r, Units = r.Members.Count }).ToListAsync(cancel)).Select(r => (r.Resolution, r.Units))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel) =>
        MayEdit && await groups.PutAwayAsync(id, cancel)
            ? this.Done(T("เก็บกลุ่มเป้าหมายแล้ว รายชื่อที่ตรึงไว้ยังอยู่", "The target group is put away; what was frozen stays"), "/units/target-groups")
            : NotFound();
}
