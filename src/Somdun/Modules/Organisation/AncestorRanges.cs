using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Organisation;

/// <summary>
/// Works out who stood above whom from memberships alone: what <see cref="UnitAncestor"/> must say. Pure, so that what is
/// kept can be held against it.
/// </summary>
internal sealed class AncestorRanges(IEnumerable<UnitMembership> memberships)
{
    /// <summary>Deeper than any tree of offices; a chain as long as this goes round.</summary>
    private const int Deepest = 32;

    private readonly ILookup<(Guid, Hierarchy), UnitMembership> _upwards = memberships.ToLookup(m => (m.UnitId, m.Hierarchy));

    /// <summary>The rows of a unit in every hierarchy, itself among them; stretches that touch are one.</summary>
    /// <exception cref="InvalidOperationException">The memberships go round.</exception>
    public IEnumerable<UnitAncestor> Of(Guid unit)
    {
        List<UnitAncestor> found = [Row(unit, unit, Hierarchy.Administrative, Dated.Beginning, Dated.Open)];
        foreach (var hierarchy in Enum.GetValues<Hierarchy>())
        {
            Climb(unit, unit, hierarchy, Dated.Beginning, Dated.Open, found, 0);
        }

        return Joined(found);
    }

    /// <summary>The same of a unit that is not among the memberships yet, and under which nothing stands.</summary>
    public IEnumerable<UnitAncestor> OfNew(Guid unit, IReadOnlyList<UnitMembership> own)
    {
        List<UnitAncestor> found = [Row(unit, unit, Hierarchy.Administrative, Dated.Beginning, Dated.Open)];
        foreach (var membership in own)
        {
            found.Add(Row(unit, membership.ParentId, membership.Hierarchy, membership.Since, membership.Until));
            Climb(unit, membership.ParentId, membership.Hierarchy, membership.Since, membership.Until, found, 1);
        }

        return Joined(found);
    }

    private void Climb(Guid unit, Guid from, Hierarchy hierarchy, DateOnly since, DateOnly until, List<UnitAncestor> found, int depth)
    {
        if (depth > Deepest)
        {
            throw new InvalidOperationException($"The {hierarchy} memberships of unit {unit} go round.");
        }

        foreach (var membership in _upwards[(from, hierarchy)])
        {
            var first = membership.Since > since ? membership.Since : since;
            var end = membership.Until < until ? membership.Until : until;
            if (first < end)
            {
                found.Add(Row(unit, membership.ParentId, hierarchy, first, end));
                Climb(unit, membership.ParentId, hierarchy, first, end, found, depth + 1);
            }
        }
    }

    private static IEnumerable<UnitAncestor> Joined(List<UnitAncestor> rows)
    {
        foreach (var same in rows.GroupBy(r => (r.UnitId, r.Hierarchy, r.AncestorId)))
        {
            UnitAncestor? last = null;
            foreach (var row in same.OrderBy(r => r.Since))
            {
                if (last is not null && row.Since > last.Until)
                {
                    yield return last;
                    last = null;
                }

                last = last is null ? row : Row(row.UnitId, row.AncestorId, row.Hierarchy, last.Since, row.Until > last.Until ? row.Until : last.Until);
            }

            yield return last!;
        }
    }

    private static UnitAncestor Row(Guid unit, Guid ancestor, Hierarchy hierarchy, DateOnly since, DateOnly until) =>
        new() { UnitId = unit, AncestorId = ancestor, Hierarchy = hierarchy, Since = since, Until = until };
}
