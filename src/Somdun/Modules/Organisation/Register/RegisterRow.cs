using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Organisation;

/// <summary>A unit as it stands in the register on one day.</summary>
internal sealed record RegisterRow
{
    public required Guid Id { get; init; }

    public required UnitKind Kind { get; init; }

    public required string Thai { get; init; }

    public string? English { get; init; }

    public required string SortKey { get; init; }

    public string? Code { get; init; }

    public string? Moe { get; init; }

    public Guid? ParentId { get; init; }

    /// <summary>Of what it lies in directly: a district, or a province where no district is known.</summary>
    public Guid? DistrictId { get; init; }

    public Guid? ClusterId { get; init; }

    public required UnitState State { get; init; }

    public required DateOnly StateSince { get; init; }

    public Guid? OtherId { get; init; }

    /// <summary>Of the last count on or before the day; null where it was never counted.</summary>
    public int? Pupils { get; init; }

    public DateOnly? CountedOn { get; init; }

    public string? Levels { get; init; }

    public string? SubDistrict { get; init; }

    public int? Latitude { get; init; }

    public int? Longitude { get; init; }

    public Text Name => new(Thai, English ?? Thai);

    public string Path => UnitWording.Path(Id, Code);

    /// <summary>Whether it counts as a school: without pupils or taught elsewhere it does; merged or closed it does not.</summary>
    public bool Counts => State is not (UnitState.Merged or UnitState.Closed);
}

internal static class RegisterRows
{
    extension(SomdunDb db)
    {
        /// <summary>The units that are there on the day, one statement: those without a status on that day were not there yet.</summary>
        public IQueryable<RegisterRow> RegisterOn(DateOnly day, IQueryable<Unit> units) =>
            from unit in units
            join name in db.Set<UnitName>().On(day) on unit.Id equals name.UnitId
            join status in db.Set<UnitStatus>().On(day) on unit.Id equals status.UnitId
            select new RegisterRow
            {
                Id = unit.Id,
                Kind = unit.Kind,
                Thai = name.Thai,
                English = name.English,
                SortKey = name.SortKey,
                Code = db.Set<UnitIdentifier>().On(day).Where(i => i.UnitId == unit.Id && (i.Scheme == IdentifierScheme.Smis || i.Scheme == IdentifierScheme.Area)).Select(i => i.Text).FirstOrDefault(),
                Moe = db.Set<UnitIdentifier>().On(day).Where(i => i.UnitId == unit.Id && i.Scheme == IdentifierScheme.Moe).Select(i => i.Text).FirstOrDefault(),
                ParentId = db.Set<UnitMembership>().On(day).Where(m => m.UnitId == unit.Id && m.Hierarchy == Hierarchy.Administrative).Select(m => (Guid?)m.ParentId).FirstOrDefault(),
                DistrictId = db.Set<UnitMembership>().On(day).Where(m => m.UnitId == unit.Id && m.Hierarchy == Hierarchy.Geographic).Select(m => (Guid?)m.ParentId).FirstOrDefault(),
                ClusterId = db.Set<UnitMembership>().On(day).Where(m => m.UnitId == unit.Id && m.Hierarchy == Hierarchy.Cluster).Select(m => (Guid?)m.ParentId).FirstOrDefault(),
                State = status.State,
                StateSince = status.Since,
                OtherId = status.OtherUnitId,
                Pupils = db.Set<HeadCount>().Where(c => c.UnitId == unit.Id && c.Day <= day).OrderByDescending(c => c.Day).Select(c => (int?)c.Pupils).FirstOrDefault(),
                CountedOn = db.Set<HeadCount>().Where(c => c.UnitId == unit.Id && c.Day <= day).OrderByDescending(c => c.Day).Select(c => (DateOnly?)c.Day).FirstOrDefault(),
                Levels = unit.Levels,
                SubDistrict = unit.SubDistrict,
                Latitude = unit.Latitude,
                Longitude = unit.Longitude,
            };
    }
}
