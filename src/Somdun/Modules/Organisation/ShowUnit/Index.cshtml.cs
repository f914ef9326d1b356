using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;

namespace Somdun.Modules.Organisation;

/// <summary>Everything the system knows of one unit: then, on a day, and now.</summary>
[Authorize(OrganisationPermissions.View)]
internal sealed class ShowUnitModel(Units units, Register register, SomdunDb db, Actor actor, IEnumerable<IUnitPageSection> sections, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "asOf")]
    public DateOnly? AsOf { get; set; }

    public DateOnly Day { get; private set; }

    public bool IsToday { get; private set; }

    public Unit Unit { get; private set; } = null!;

    public UnitEntry Entry { get; private set; } = null!;

    public UnitFacts Facts { get; private set; } = null!;

    /// <summary>Every unit that the facts speak of.</summary>
    public IReadOnlyDictionary<Guid, UnitEntry> Others { get; private set; } = new Dictionary<Guid, UnitEntry>();

    /// <summary>Those of them that have a page for the actor.</summary>
    public IReadOnlySet<Guid> Visible { get; private set; } = new HashSet<Guid>();

    public IReadOnlyList<HeadCount> Counts { get; private set; } = [];

    /// <summary>The newest first, those taken back too.</summary>
    public IReadOnlyList<UnitChange> Changes { get; private set; } = [];

    /// <summary>Of an area: its groups, districts, clusters, networks and funds.</summary>
    public IReadOnlyList<RegisterRow> Parts { get; private set; } = [];

    /// <summary>Of what schools belong to: its schools on the day.</summary>
    public SchoolList? Schools { get; private set; }

    public IReadOnlyList<UnitPageSection> Sections { get; private set; } = [];

    public bool MayEdit { get; private set; }

    public string Path => UnitWording.Path(Unit.Id, Entry.Code);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        Day = AsOf ?? today;
        IsToday = Day == today;
        if (await units.IdOfAsync(code, Day, cancel) is not { } id
            || (await db.VisibleAmongAsync([id], actor, OrganisationPermissions.View, today, Day, cancel)).Count == 0)
        {
            return NotFound();
        }

        var unit = Unit = await db.Set<Unit>().AsNoTracking().SingleAsync(u => u.Id == id, cancel);
        Facts = (await db.FactsOfAsync([id], cancel))[id];
        var others = Facts.Parents.Select(p => p.ParentId).Concat(Facts.States.Select(s => s.Other).OfType<Guid>()).Append(id).Distinct().ToList();
        Others = await units.OfAsync(others, Day, cancel);
        Visible = await db.VisibleAmongAsync(others, actor, OrganisationPermissions.View, today, Day, cancel);
        Entry = Others[id];
        Counts = await db.Set<HeadCount>().AsNoTracking().Where(c => c.UnitId == id).OrderBy(c => c.Day).ToListAsync(cancel);
        Changes = await db.Set<UnitChange>().AsNoTracking().Where(c => c.Parts.Any(p => p.UnitId == id)).OrderByDescending(c => c.RecordedAt).ToListAsync(cancel);
        MayEdit = actor.May(OrganisationPermissions.Edit) && (await db.VisibleAmongAsync([id], actor, OrganisationPermissions.Edit, today, today, cancel)).Count > 0;
        if (unit.Kind is not (UnitKind.School or UnitKind.Group or UnitKind.Nation))
        {
            Schools = await register.OfAsync(id, Day, cancel);
        }

        if (unit.Kind is UnitKind.Area or UnitKind.Nation)
        {
            var parts = db.Set<UnitMembership>().On(Day).Where(m => m.ParentId == id && m.Hierarchy == Hierarchy.Administrative).Select(m => m.UnitId);
            Parts = [.. (await db.RegisterOn(Day, db.Set<Unit>().Where(u => u.Kind != UnitKind.School && parts.Contains(u.Id)).VisibleTo(actor, OrganisationPermissions.View, today, Day, db)).AsNoTracking().ToListAsync(cancel))
                .OrderBy(p => p.Kind).ThenBy(p => p.Kind == UnitKind.Group ? Positions.GetValueOrDefault(p.Id) : 0).ThenBy(p => p.SortKey, StringComparer.Ordinal)];
        }

        List<(int, UnitPageSection)> told = [];
        foreach (var section in sections)
        {
            if (await section.OfAsync(Entry, Day, cancel) is { } known)
            {
                told.Add((section.Position, known));
            }
        }

        Sections = [.. told.OrderBy(t => t.Item1).Select(t => t.Item2)];
        return Page();
    }

    private Dictionary<Guid, int> Positions => _positions ??= db.Set<Unit>().Where(u => u.Kind == UnitKind.Group).ToDictionary(u => u.Id, u => u.Position);

    private Dictionary<Guid, int>? _positions;
}
