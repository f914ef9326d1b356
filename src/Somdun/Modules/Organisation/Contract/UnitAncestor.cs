namespace Somdun.Modules.Organisation.Contract;

/// <summary>
/// That a unit stood under another, directly or by way of others, in a stretch of days. Worked out from the memberships and
/// kept in step by every use case that changes one, so that whatever is scoped asks a single index. In the administrative
/// hierarchy a unit is always its own ancestor too; a closed one stays under its last parent, a merged one under its successor.
/// </summary>
public sealed class UnitAncestor : IDated
{
    public required Guid UnitId { get; init; }

    public required Guid AncestorId { get; init; }

    public required Hierarchy Hierarchy { get; init; }

    public required DateOnly Since { get; init; }

    public required DateOnly Until { get; init; }
}

/// <summary>Questions to the tree.</summary>
public static class UnitAncestorQueries
{
    extension(IQueryable<UnitAncestor> ancestors)
    {
        /// <summary>The ids of the roots and of all that stands under any of them on the day, in whichever hierarchy. Open, closed and merged alike.</summary>
        public IQueryable<Guid> UnitsUnder(IEnumerable<Guid> roots, DateOnly day) =>
            ancestors.On(day).Where(a => roots.Contains(a.AncestorId)).Select(a => a.UnitId);

        /// <summary>The same in one hierarchy.</summary>
        public IQueryable<Guid> UnitsUnder(Guid root, Hierarchy hierarchy, DateOnly day) =>
            ancestors.On(day).Where(a => a.AncestorId == root && a.Hierarchy == hierarchy).Select(a => a.UnitId);

        /// <summary>The ids of all that stands above any of the units on the day, themselves among them.</summary>
        public IQueryable<Guid> UnitsOver(IEnumerable<Guid> units, DateOnly day) =>
            ancestors.On(day).Where(a => units.Contains(a.UnitId)).Select(a => a.AncestorId);

        /// <summary>The ids of all that stands above the unit on the day, itself among them.</summary>
        public IQueryable<Guid> UnitsAbove(Guid unit, DateOnly day) =>
            ancestors.On(day).Where(a => a.UnitId == unit).Select(a => a.AncestorId);
    }
}
