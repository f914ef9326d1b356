using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Planning;

/// <summary>Which plans there are for an actor. Every list starts from here.</summary>
internal static class PlanReach
{
    extension(SomdunDb db)
    {
        /// <summary>The plans of the units over which the actor holds the permission.</summary>
        public IQueryable<Plan> PlansWithin(Actor actor, string permission, DateOnly today)
        {
            var units = db.Set<UnitAncestor>().UnitsUnder(actor.UnitsFor(permission), today);
            var plans = db.Set<Plan>().AsNoTracking();
            return actor.ReachesEverything ? plans : plans.Where(p => units.Contains(p.UnitId));
        }

        /// <summary>The plans of the units above those in which the actor may see plans: their approved versions are for everybody under them.</summary>
        public IQueryable<Plan> PlansOver(Actor actor, DateOnly today)
        {
            var units = db.Set<UnitAncestor>().UnitsOver(actor.HeldIn(PlanningPermissions.View), today);
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
