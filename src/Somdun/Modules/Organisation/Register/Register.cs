using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.Organisation.Rules;
using Somdun.Time;

namespace Somdun.Modules.Organisation;

/// <summary>The schools of a unit as they were on a day, those the actor may see, with what a list of them is cut by.</summary>
internal sealed class Register(SomdunDb db, Actor actor, TimeProvider clock)
{
    /// <param name="State">Null for those that count as schools.</param>
    internal sealed record Filter(Guid? District, Guid? Cluster, string? Size, UnitState? State);

    /// <summary>Two statements, whatever the number: the schools, and what they belong to.</summary>
    public async Task<SchoolList> OfAsync(Guid root, DateOnly day, CancellationToken cancel)
    {
        var units = db.Set<Unit>()
            .Where(u => u.Kind == UnitKind.School && db.Set<UnitAncestor>().UnitsUnder(new[] { root }, day).Contains(u.Id))
            .VisibleTo(actor, OrganisationPermissions.View, BangkokTime.Today(clock), day, db);
        var schools = await db.RegisterOn(day, units).AsNoTracking()
            .Select(u => new ListedSchool(u.Id, u.Thai, u.English, u.SortKey, u.Code ?? u.Moe, u.DistrictId, u.ClusterId, u.State, u.Pupils, u.Latitude, u.Longitude))
            .ToListAsync(cancel);
        var parents = schools.SelectMany(s => new[] { s.DistrictId, s.ClusterId }).OfType<Guid>().Distinct().ToList();
        var names = await db.RegisterOn(day, db.Set<Unit>().Where(u => parents.Contains(u.Id))).AsNoTracking()
            .Select(u => new PlaceName(u.Id, u.Kind, new Text(u.Thai, u.English ?? u.Thai), u.SortKey, u.Code))
            .ToListAsync(cancel);
        return new SchoolList(day, [.. schools.OrderBy(s => s.SortKey, StringComparer.Ordinal).ThenBy(s => s.Code, StringComparer.Ordinal)], names.ToDictionary(n => n.Id));
    }
}

/// <summary>What a list of schools and a map of them show of one: a list reads no more than that of a row, since it reads it of all.</summary>
/// <param name="Code">OBEC's, or the ministry's where it has none.</param>
/// <param name="DistrictId">Of what it lies in directly: a district, or a province where no district is known.</param>
/// <param name="Pupils">Of the last count on or before the day; null where it was never counted.</param>
/// <param name="Latitude">Millionths of a degree.</param>
/// <param name="Longitude">Millionths of a degree.</param>
internal sealed record ListedSchool(
    Guid Id, string Thai, string? English, string SortKey, string? Code, Guid? DistrictId, Guid? ClusterId, UnitState State, int? Pupils, int? Latitude, int? Longitude)
{
    public Text Name => new(Thai, English ?? Thai);

    public string Path => UnitWording.Path(Id, Code);

    /// <summary>Whether it counts as a school: without pupils or taught elsewhere it does; merged or closed it does not.</summary>
    public bool Counts => State is not (UnitState.Merged or UnitState.Closed);
}

internal sealed record PlaceName(Guid Id, UnitKind Kind, Text Name, string SortKey, string? Code)
{
    public string Path => UnitWording.Path(Id, Code);
}

/// <summary>Schools of one day, and what they come to.</summary>
internal sealed record SchoolList(DateOnly Day, IReadOnlyList<ListedSchool> All, IReadOnlyDictionary<Guid, PlaceName> Places)
{
    /// <summary>Those that count as schools: merged and closed ones do not.</summary>
    public IReadOnlyList<ListedSchool> Counted { get; } = [.. All.Where(s => s.Counts)];

    public IReadOnlyList<PlaceName> Districts => InOrder(Counted.Select(s => s.DistrictId));

    public IReadOnlyList<PlaceName> Clusters => InOrder(Counted.Select(s => s.ClusterId));

    public PlaceName? Place(Guid? id) => id is { } known ? Places.GetValueOrDefault(known) : null;

    public IReadOnlyList<ListedSchool> Where(Register.Filter filter) =>
    [
        .. (filter.State is { } state ? All.Where(s => s.State == state) : Counted)
            .Where(s => filter.District is null || s.DistrictId == filter.District)
            .Where(s => filter.Cluster is null || s.ClusterId == filter.Cluster)
            .Where(s => filter.Size is null || SizeOf(s)?.Code == filter.Size),
    ];

    /// <summary>Null where the school was not counted by that day.</summary>
    public SizeClass? SizeOf(ListedSchool school) => school.Pupils is { } pupils ? SizeClasses.Of(pupils, Day) : null;

    /// <summary>Every class with its schools and pupils, the empty ones too; last those not counted.</summary>
    public IReadOnlyList<(SizeClass? Size, int Schools, int Pupils)> BySize(IReadOnlyList<ListedSchool> schools) =>
    [
        .. SizeClasses.On(Day).Select(size => ((SizeClass?)size, schools.Count(s => SizeOf(s)?.Code == size.Code), schools.Where(s => SizeOf(s)?.Code == size.Code).Sum(s => s.Pupils ?? 0))),
        .. schools.Any(s => s.Pupils is null) ? [(null, schools.Count(s => s.Pupils is null), 0)] : Array.Empty<(SizeClass?, int, int)>(),
    ];

    private List<PlaceName> InOrder(IEnumerable<Guid?> ids) =>
        [.. ids.OfType<Guid>().Distinct().Select(id => Places.GetValueOrDefault(id)).OfType<PlaceName>().OrderBy(p => p.SortKey, StringComparer.Ordinal)];
}
