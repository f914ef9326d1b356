using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;

namespace Somdun.Modules.History;

/// <summary>One event, whole: by which way and request it came, why, and what it changed.</summary>
[Authorize]
internal sealed class ShowEventModel(SomdunDb db, Actor actor, IUnits units, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public EventRow Row { get; private set; } = null!;

    public IReadOnlyList<FieldChange> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        if (await EventRow.OfAsync(db.EventsVisibleTo(actor, today).Where(e => e.Id == Id), units, today, cancel) is not [var row])
        {
            return NotFound();
        }

        Row = row;
        if (row.Event.ChangeCount > 0)
        {
            Changes = await db.Set<AuditChanges>().AsNoTracking().Where(c => c.EventId == Id).Select(c => c.Changes).FirstOrDefaultAsync(cancel) ?? [];
            if (!await db.EventsWhollyVisibleTo(actor, today).AnyAsync(e => e.Id == Id, cancel))
            {
                // What an import did to the records within reach, and to no others.
                var units = db.Set<UnitAncestor>().UnitsUnder(actor.UnitsFor(AuditPermissions.View), today);
                var within = (await db.Set<AuditTouched>().Where(t => t.EventId == Id && units.Contains(t.UnitId)).Select(t => t.SubjectId).ToListAsync(cancel)).ToHashSet();
                Changes = [.. Changes.Where(c => c.OfId is { } of && within.Contains(of))];
            }
        }

        return Page();
    }
}
