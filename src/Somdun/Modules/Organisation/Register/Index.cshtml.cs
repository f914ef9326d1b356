using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;

namespace Somdun.Modules.Organisation;

/// <summary>The register: the office's schools on a day, cut by district, cluster, size and state; or what a search finds.</summary>
[Authorize(OrganisationPermissions.View)]
internal sealed class RegisterModel(Units units, Register register, UnitSearch search, SomdunDb db, Actor actor, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "asOf")]
    public DateOnly? AsOf { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? District { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Cluster { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Size { get; set; }

    [BindProperty(SupportsGet = true)]
    public UnitState? State { get; set; }

    public DateOnly Day { get; private set; }

    public bool IsToday { get; private set; }

    public UnitEntry? Office { get; private set; }

    public SchoolList? Schools { get; private set; }

    public IReadOnlyList<ListedSchool> Shown { get; private set; } = [];

    /// <summary>Null where nothing was looked for.</summary>
    public IReadOnlyList<FoundUnit>? Found { get; private set; }

    public bool IsMoreFound { get; private set; }

    /// <summary>Where the database knows more areas than the office's.</summary>
    public IReadOnlyList<PlaceName> Areas { get; private set; } = [];

    /// <summary>Whether the office's own page is there for the actor; a school sees its name alone.</summary>
    public bool MaySeeOffice { get; private set; }

    public bool MayEdit => actor.May(OrganisationPermissions.Edit);

    public bool MayImport => actor.May(OrganisationPermissions.Import);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        Day = AsOf ?? today;
        IsToday = Day == today;
        Office = await units.OfficeAsync(cancel);
        if (!string.IsNullOrWhiteSpace(Query))
        {
            MaySeeOffice = Office is { } office && (await db.VisibleAmongAsync([office.Id], actor, OrganisationPermissions.View, today, Day, cancel)).Count > 0;
            await SearchAsync(Query, cancel);
            return;
        }

        if (Office is not null)
        {
            Schools = await register.OfAsync(Office.Id, Day, cancel);
            Shown = Schools.Where(new(District, Cluster, Size, State));
        }

        var areas = db.Set<Unit>().Where(u => u.Kind == UnitKind.Area).VisibleTo(actor, OrganisationPermissions.View, today, Day, db);
        var within = await areas.Select(u => u.Id).ToListAsync(cancel);
        MaySeeOffice = Office is not null && within.Contains(Office.Id);
        if (Office is null || within.Count > 1)
        {
            var named = await db.RegisterOn(Day, areas).AsNoTracking().Select(u => new PlaceName(u.Id, u.Kind, new Text(u.Thai, u.English ?? u.Thai), u.SortKey, u.Code)).ToListAsync(cancel);
            Areas = [.. named.OrderBy(a => a.SortKey, StringComparer.Ordinal)];
        }
    }

    /// <summary>This list with one thing changed.</summary>
    public string With(string name, string? value)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("asOf", AsOf?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("district", District?.ToString()), ("cluster", Cluster?.ToString()), ("size", Size), ("state", State?.ToString()),
        }.Select(p => p.Name == name ? (p.Name, value) : p).Where(p => p.Item2 is { Length: > 0 }).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}");
        return string.Join('&', parts) is { Length: > 0 } query ? $"/units?{query}" : "/units";
    }

    private async Task SearchAsync(string words, CancellationToken cancel)
    {
        var hits = await search.FindAsync(words, db.ReachOf(actor, OrganisationPermissions.View, BangkokTime.Today(clock), Day), cancel);
        IsMoreFound = hits.Count > UnitSearch.Most;
        var entries = await units.OfAsync([.. hits.Select(h => h.UnitId)], Day, cancel);
        var parents = await units.OfAsync([.. entries.Values.Select(e => e.ParentId).OfType<Guid>().Distinct()], Day, cancel);
        Found = [.. hits.Take(UnitSearch.Most).Select(hit => new FoundUnit(
            entries[hit.UnitId],
            entries[hit.UnitId].Name.Thai == hit.Thai ? null : hit.Thai,
            entries[hit.UnitId].ParentId is { } parent && parents.TryGetValue(parent, out var above) ? above.Name : null))];
    }
}

/// <param name="FoundBy">The name that was found, where it is called otherwise on the day.</param>
internal sealed record FoundUnit(UnitEntry Unit, string? FoundBy, Text? Parent);
