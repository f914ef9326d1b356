using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.People;

internal static class PeopleQueries
{
    extension(IQueryable<Person> people)
    {
        /// <summary>
        /// The people an actor may know of by a permission: who works today under a unit the actor reaches, or will; who left, by the last
        /// place they worked. A blocked record is seen only by who may see identifiers.
        /// </summary>
        public IQueryable<Person> VisibleTo(Actor actor, SomdunDb db, string permission, DateOnly today)
        {
            var seen = actor.May(PeoplePermissions.ViewSensitive) ? people : people.Where(p => p.BlockedAt == null);
            if (actor.ReachesEverything)
            {
                return seen;
            }

            return seen.Under(actor.UnitsFor(permission), db, today);
        }

        /// <summary>Who works today under any of the units, or will; who left, by the last place they worked.</summary>
        public IQueryable<Person> Under(IEnumerable<Guid> roots, SomdunDb db, DateOnly today)
        {
            var units = db.Set<UnitAncestor>().UnitsUnder(roots, today);
            var positions = db.Set<PersonPosition>();
            return people.Where(p => positions.Any(w => w.PersonId == p.Id && units.Contains(w.UnitId)
                && (w.Until > today || !positions.Any(later => later.PersonId == p.Id && later.Until > w.Until))));
        }
    }

    extension(SomdunDb db)
    {
        /// <summary>Whether the unit is within the actor's reach by the permission today.</summary>
        public async Task<bool> ReachesAsync(Actor actor, string permission, Guid unitId, DateOnly today, CancellationToken cancel) =>
            actor.ReachesEverything
            || (actor.UnitsFor(permission) is { Count: > 0 } roots && await db.Set<UnitAncestor>().UnitsUnder(roots, today).ContainsAsync(unitId, cancel));
    }
}
