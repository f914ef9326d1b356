using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Organisation;

/// <summary>Which units exist for an actor.</summary>
internal static class VisibleUnits
{
    extension(IQueryable<Unit> units)
    {
        /// <summary>
        /// Those within the reach of the permission today, or on the day that is looked at: an area's register of October still has the
        /// school that left it in November.
        /// </summary>
        public IQueryable<Unit> VisibleTo(Actor actor, string permission, DateOnly today, DateOnly asOf, SomdunDb db) =>
            db.ReachOf(actor, permission, today, asOf) is { Units: var reached } ? units.Where(u => reached.Contains(u.Id)) : units;
    }

    extension(SomdunDb db)
    {
        /// <summary>
        /// Those of a few units that exist for the actor, found by what stands above each. Asked from above, a database goes through all
        /// that the actor reaches, which may be the nation.
        /// </summary>
        public async Task<HashSet<Guid>> VisibleAmongAsync(IReadOnlyCollection<Guid> units, Actor actor, string permission, DateOnly today, DateOnly asOf, CancellationToken cancel) =>
            db.ReachOf(actor, permission, today, asOf) is { } reach ? await reach.AmongAsync(db, units, cancel) : [.. units];

        /// <summary>The same units by their ids; null where they are all.</summary>
        public UnitReach? ReachOf(Actor actor, string permission, DateOnly today, DateOnly asOf)
        {
            if (actor.ReachesEverything)
            {
                return null;
            }

            var roots = actor.UnitsFor(permission);
            var now = db.Set<UnitAncestor>().UnitsUnder(roots, today);
            return new UnitReach(roots, [today, asOf], asOf == today ? now : now.Union(db.Set<UnitAncestor>().UnitsUnder(roots, asOf)));
        }
    }
}

/// <param name="Roots">The units a permission is held over.</param>
/// <param name="Days">On any of which a unit may stand under them.</param>
/// <param name="Units">Them and all under them.</param>
internal sealed record UnitReach(IReadOnlyCollection<Guid> Roots, IReadOnlyList<DateOnly> Days, IQueryable<Guid> Units)
{
    public async Task<HashSet<Guid>> AmongAsync(SomdunDb db, IReadOnlyCollection<Guid> units, CancellationToken cancel)
    {
        var above = await db.Set<UnitAncestor>().AsNoTracking().Where(a => units.Contains(a.UnitId)).ToListAsync(cancel);
        return [.. above.Where(a => Roots.Contains(a.AncestorId) && Days.Any(day => a.Holds(day))).Select(a => a.UnitId)];
    }
}
