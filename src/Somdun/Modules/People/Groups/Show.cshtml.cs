using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.People.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>Whom a group selects as of a day, as far as the actor may see them, and where it was frozen.</summary>
[Authorize(PeoplePermissions.View)]
internal sealed class ShowPeopleGroupModel(PeopleGroups groups, IUnits units, SomdunDb db, Actor actor, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "asOf")]
    public DateOnly? AsOf { get; set; }

    public DateOnly Day { get; private set; }

    public PeopleGroup Group { get; private set; } = null!;

    public IReadOnlyList<PersonEntry> People { get; private set; } = [];

    public IReadOnlyDictionary<Guid, UnitEntry> Units { get; private set; } = new Dictionary<Guid, UnitEntry>();

    public IReadOnlyList<(PeopleGroupResolution Resolution, int People)> Frozen { get; private set; } = [];

    public bool MayEdit => actor.May(PeoplePermissions.Edit);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Set<PeopleGroup>().AsNoTracking().FirstOrDefaultAsync(g => g.Id == id, cancel) is not { } group)
        {
            return NotFound();
        }

        var today = BangkokTime.Today(clock);
        (Group, Day) = (group, AsOf ?? today);
        var selected = await groups.SelectAsync(group.Selection, Day, cancel);
        var ids = selected.Select(p => p.Id).ToList();
        var visible = (await db.Set<Person>().Where(p => ids.Contains(p.Id)).VisibleTo(actor, db, PeoplePermissions.View, today).Select(p => p.Id).ToListAsync(cancel)).ToHashSet();
        People = [.. selected.Where(p => visible.Contains(p.Id))];
        Units = await units.OfAsync([.. People.SelectMany(p => p.Posts).Select(p => p.UnitId).Distinct()], Day, cancel);
        Frozen = [.. (await db.Set<PeopleGroupResolution>().AsNoTracking().Where(r => r.GroupId == id).OrderByDescending(r => r.At).Select(r => new { Resolution = r, People = r.Members.Count }).ToListAsync(cancel)).Select(r => (r.Resolution, r.People))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel) =>
        MayEdit && await groups.PutAwayAsync(id, cancel)
            ? this.Done(T("เก็บกลุ่มแล้ว รายชื่อที่ตรึงไว้ยังอยู่", "The group is put away; what was frozen stays"), PeopleGroupsModel.Path)
            : NotFound();
}
