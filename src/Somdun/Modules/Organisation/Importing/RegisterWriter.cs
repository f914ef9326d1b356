using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;
using Somdun.Thai;

namespace Somdun.Modules.Organisation;

// Not told: an import tells of itself, with all that it adds.
/// <summary>Writes new units by the table, in the transaction that is open.</summary>
internal static class RegisterWriter
{
    /// <summary>From so many on, looking at all rows of a table at once takes less than looking at each that is written.</summary>
    public const int Many = 1_000;

    // Of the names not the threes, which take longer to count than all the rest.
    private const string TellPlanner =
        "analyze units; analyze unit_names (unit_id, since, until, search_key, sort_key); analyze unit_identifiers; analyze unit_statuses; analyze unit_memberships; analyze head_counts; analyze unit_ancestors";

    extension(SomdunDb db)
    {
        /// <param name="source">Where the head counts are from.</param>
        /// <param name="countDay">The day of a count that has none of its own.</param>
        public async Task WriteNewUnitsAsync(IReadOnlyList<NewUnit> added, string source, DateOnly countDay, CancellationToken cancel)
        {
            if (added.Count == 0)
            {
                return;
            }

            // Above the new ones stand units that are new as well, or were there before.
            var above = await db.Set<UnitMembership>().AsNoTracking()
                .Where(m => db.Set<Unit>().Any(u => u.Id == m.UnitId && u.Kind != UnitKind.School))
                .ToListAsync(cancel);
            if (added.Count < Many)
            {
                Write(db, added, above, source, countDay, cancel);
                return;
            }

            await db.WithoutDatedGuardsAsync(
                () =>
                {
                    Write(db, added, above, source, countDay, cancel);
                    return Task.CompletedTask;
                },
                cancel);
        }

        /// <summary>The planner of queries goes by what it was told of the tables last, which was that they were empty.</summary>
        public Task TellPlannerOfUnitsAsync(CancellationToken cancel) =>
            db.Database.ExecuteSqlRawAsync(db.Database.IsSqlite() ? "pragma analysis_limit = 400; analyze" : TellPlanner, cancel);
    }

    private static void Write(SomdunDb db, IReadOnlyList<NewUnit> added, List<UnitMembership> above, string source, DateOnly countDay, CancellationToken cancel)
    {
        Load(db, "units", ["id", "kind", "position", "levels", "sub_district", "latitude", "longitude"], added, static (a, row) =>
            row.Put(a.Unit.Id).Put(a.Unit.Kind.ToString()).Put(a.Unit.Position).Put(a.Unit.Levels).Put(a.Unit.SubDistrict).Put(a.Unit.Latitude).Put(a.Unit.Longitude), cancel);
        Load(db, "unit_names", ["unit_id", "since", "until", "thai", "english", "search_key", "sort_key"], Of(added, a => a.Facts.Names), static (n, row) =>
            row.Put(n.Unit).Put(n.Fact.Since).Put(n.Fact.Until).Put(n.Fact.Thai).Put(n.Fact.English).Put(UnitName.SearchKeyOf(n.Fact.Thai, n.Fact.English)).Put(ThaiText.SortKey(n.Fact.Thai)), cancel);
        Load(db, "unit_identifiers", ["unit_id", "scheme", "text", "since", "until"], Of(added, a => a.Facts.Codes), static (c, row) =>
            row.Put(c.Unit).Put(c.Fact.Scheme.ToString()).Put(c.Fact.Text).Put(c.Fact.Since).Put(c.Fact.Until), cancel);
        Load(db, "unit_statuses", ["unit_id", "since", "until", "state"], Of(added, a => a.Facts.States), static (s, row) =>
            row.Put(s.Unit).Put(s.Fact.Since).Put(s.Fact.Until).Put(s.Fact.State.ToString()), cancel);
        Load(db, "unit_memberships", ["unit_id", "hierarchy", "parent_id", "since", "until"], Of(added, a => a.Facts.Parents), static (p, row) =>
            row.Put(p.Unit).Put(p.Fact.Hierarchy.ToString()).Put(p.Fact.ParentId).Put(p.Fact.Since).Put(p.Fact.Until), cancel);
        Load(db, "head_counts", ["unit_id", "day", "pupils", "source"], added.Where(a => a.Count is not null), (a, row) =>
            row.Put(a.Unit.Id).Put(a.Count!.Value.Day == DateOnly.MinValue ? countDay : a.Count.Value.Day).Put(a.Count.Value.Pupils).Put(source), cancel);
        Load(db, "unit_ancestors", ["unit_id", "hierarchy", "ancestor_id", "since", "until"], Ancestors(added, above), static (r, row) =>
            row.Put(r.Unit).Put(r.Fact.Hierarchy.ToString()).Put(r.Fact.AncestorId).Put(r.Fact.Since).Put(r.Fact.Until), cancel);
    }

    private static void Load<T>(SomdunDb db, string table, IReadOnlyList<string> columns, IEnumerable<T> items, Action<T, TableLoad> put, CancellationToken cancel)
    {
        using var load = TableLoad.Into(db, table, columns);
        foreach (var item in items)
        {
            cancel.ThrowIfCancellationRequested();
            put(item, load);
            load.EndRow();
        }

        load.Complete();
    }

    private static IEnumerable<(Guid Unit, TFact Fact)> Of<TFact>(IReadOnlyList<NewUnit> added, Func<NewUnit, IReadOnlyList<TFact>> facts)
    {
        foreach (var unit in added)
        {
            foreach (var fact in facts(unit))
            {
                yield return (unit.Unit.Id, fact);
            }
        }
    }

    /// <summary>Schools that belong to the same have the same above them: it is worked out for the first of them alone.</summary>
    private static IEnumerable<(Guid Unit, UnitAncestor Fact)> Ancestors(IReadOnlyList<NewUnit> added, List<UnitMembership> above)
    {
        var parents = added.Where(a => a.Unit.Kind != UnitKind.School).SelectMany(a => a.Facts.Parents.Select(p => MembershipOf(a.Unit.Id, p)));
        List<UnitMembership> known = [.. above, .. parents];
        var ranges = new AncestorRanges(known);
        Dictionary<EquatableParents, List<UnitAncestor>> worked = [];
        foreach (var unit in added)
        {
            if (unit.Unit.Kind != UnitKind.School)
            {
                foreach (var row in ranges.Of(unit.Unit.Id))
                {
                    yield return (unit.Unit.Id, row);
                }

                continue;
            }

            var key = new EquatableParents(unit.Facts.Parents);
            if (!worked.TryGetValue(key, out var rows))
            {
                rows = worked[key] = [.. ranges.OfNew(unit.Unit.Id, [.. unit.Facts.Parents.Select(p => MembershipOf(unit.Unit.Id, p))])];
            }

            foreach (var row in rows)
            {
                // Every unit is its own ancestor, in place of the first one's.
                yield return (unit.Unit.Id, row.AncestorId != row.UnitId ? row : new UnitAncestor
                {
                    UnitId = unit.Unit.Id, AncestorId = unit.Unit.Id, Hierarchy = row.Hierarchy, Since = row.Since, Until = row.Until,
                });
            }
        }
    }

    private static UnitMembership MembershipOf(Guid unit, ParentFact parent) => new()
    {
        UnitId = unit, Hierarchy = parent.Hierarchy, ParentId = parent.ParentId, Since = parent.Since, Until = parent.Until,
    };

    /// <summary>To what a unit belongs, and when, as one key.</summary>
    private sealed class EquatableParents(IReadOnlyList<ParentFact> parents) : IEquatable<EquatableParents>
    {
        private readonly IReadOnlyList<ParentFact> _parents = parents;

        public bool Equals(EquatableParents? other) => other is not null && _parents.SequenceEqual(other._parents);

        public override bool Equals(object? obj) => Equals(obj as EquatableParents);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var parent in _parents)
            {
                hash.Add(parent);
            }

            return hash.ToHashCode();
        }
    }
}
