using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Organisation;

// Not told: it follows from memberships, and whoever changes one tells of it.
/// <summary>Keeps <see cref="UnitAncestor"/> in step with the memberships, and says where it is not.</summary>
internal static class UnitTree
{
    extension(SomdunDb db)
    {
        /// <summary>
        /// Writes the ancestors of these units, and of all that ever stood under them, anew. To be called after their memberships were
        /// saved, in the same transaction.
        /// </summary>
        public async Task RenewAncestorsAsync(IReadOnlyCollection<Guid> units, CancellationToken cancel)
        {
            var below = await db.Set<UnitAncestor>().Where(a => units.Contains(a.AncestorId)).Select(a => a.UnitId).Distinct().ToListAsync(cancel);
            HashSet<Guid> concerned = [.. below, .. units];
            var ranges = new AncestorRanges(await MembershipsAboveAsync(db, concerned, cancel));
            var wanted = concerned.SelectMany(ranges.Of).ToDictionary(KeyOf);
            var kept = await db.Set<UnitAncestor>().Where(a => concerned.Contains(a.UnitId)).ToListAsync(cancel);

            // An end is part of what the index holds: a row is replaced rather than changed.
            db.RemoveRange(kept.Where(row => !wanted.TryGetValue(KeyOf(row), out var other) || other.Until != row.Until));
            await db.SaveChangesAsync(cancel);
            db.AddRange(wanted.Values.Except(kept.Where(row => wanted.TryGetValue(KeyOf(row), out var other) && other.Until == row.Until), SameRow.Instance));
            await db.SaveChangesAsync(cancel);
        }

        /// <summary>Every ancestor that is kept and should not be, or should be and is not: empty unless something is wrong.</summary>
        public async Task<IReadOnlyList<UnitAncestor>> AncestorsOutOfStepAsync(CancellationToken cancel)
        {
            var ranges = new AncestorRanges(await db.Set<UnitMembership>().AsNoTracking().ToListAsync(cancel));
            var wanted = (await db.Set<Unit>().Select(u => u.Id).ToListAsync(cancel)).SelectMany(ranges.Of).ToHashSet(SameRow.Instance);
            wanted.SymmetricExceptWith(await db.Set<UnitAncestor>().AsNoTracking().ToListAsync(cancel));
            return [.. wanted];
        }
    }

    private static async Task<List<UnitMembership>> MembershipsAboveAsync(SomdunDb db, IReadOnlySet<Guid> units, CancellationToken cancel)
    {
        List<UnitMembership> found = [];
        HashSet<Guid> asked = [];
        for (var level = units.ToList(); level.Count > 0;)
        {
            asked.UnionWith(level);
            var above = await db.Set<UnitMembership>().AsNoTracking().Where(m => level.Contains(m.UnitId)).ToListAsync(cancel);
            found.AddRange(above);
            level = [.. above.Select(m => m.ParentId).Distinct().Where(parent => !asked.Contains(parent))];
        }

        return found;
    }

    private static (Guid, Hierarchy, Guid, DateOnly) KeyOf(UnitAncestor row) => (row.UnitId, row.Hierarchy, row.AncestorId, row.Since);

    private sealed class SameRow : IEqualityComparer<UnitAncestor>
    {
        public static readonly SameRow Instance = new();

        public bool Equals(UnitAncestor? x, UnitAncestor? y) => x is null ? y is null : y is not null && KeyOf(x) == KeyOf(y) && x.Until == y.Until;

        public int GetHashCode(UnitAncestor obj) => HashCode.Combine(KeyOf(obj), obj.Until);
    }
}
