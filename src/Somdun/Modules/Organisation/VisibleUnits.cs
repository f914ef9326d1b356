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
        public IQueryable<Unit> VisibleTo(Actor actor, string permission, DateOnly today, DateOnly asOf, SomdunDb db)
        {
            if (actor.ReachesEverything)
            {
                return units;
            }

            var roots = actor.UnitsFor(permission);
            var reached = db.Set<UnitAncestor>().UnitsUnder(roots, today).Union(db.Set<UnitAncestor>().UnitsUnder(roots, asOf));
            return units.Where(u => reached.Contains(u.Id));
        }
    }
}
