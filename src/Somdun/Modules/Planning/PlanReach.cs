using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Planning;

/// <summary>Which plans there are for an actor. Every list starts from here.</summary>
internal static class PlanReach
{
    extension(Actor actor)
    {
        /// <summary>The units whose approved plans the actor reads, with all that stands above them: where it holds a role, and the office, whose plans are public.</summary>
        public IReadOnlyList<Guid> ReadsIn(Guid? office) => !actor.May(PlanningPermissions.View) ? []
            : office is { } of ? [.. actor.HeldIn(PlanningPermissions.View).Append(of).Distinct()]
            : actor.HeldIn(PlanningPermissions.View);
    }

    extension(SomdunDb db)
    {
        /// <summary>The plans of the units over which the actor holds the permission.</summary>
        public IQueryable<Plan> PlansWithin(Actor actor, string permission, DateOnly today)
        {
            var units = db.Set<UnitAncestor>().UnitsUnder(actor.UnitsFor(permission), today);
            var plans = db.Set<Plan>().AsNoTracking();
            return actor.ReachesEverything ? plans : plans.Where(p => units.Contains(p.UnitId));
        }

        /// <summary>
        /// The plans of the units above those in which the actor may see plans, and of the office with what stands above it: their approved
        /// versions are for everybody.
        /// </summary>
        /// <param name="office">The office this is the system of; null before it is set up.</param>
        public IQueryable<Plan> PlansOver(Actor actor, Guid? office, DateOnly today)
        {
            var units = db.Set<UnitAncestor>().UnitsOver(actor.ReadsIn(office), today);
            return db.Set<Plan>().AsNoTracking().Where(p => units.Contains(p.UnitId));
        }

        /// <summary>The documents under review for plans that the actor may edit.</summary>
        public IQueryable<PlanImport> ImportsWithin(Actor actor, DateOnly today)
        {
            var units = db.Set<UnitAncestor>().UnitsUnder(actor.UnitsFor(PlanningPermissions.Edit), today);
            var imports = db.Set<PlanImport>().AsNoTracking();
            return actor.ReachesEverything ? imports : imports.Where(i => units.Contains(i.UnitId));
        }
    }
}
