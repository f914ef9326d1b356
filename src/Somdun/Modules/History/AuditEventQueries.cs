using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.History;

internal static class AuditEventQueries
{
    extension(SomdunDb db)
    {
        /// <summary>
        /// What this actor may read of what was done: events of units within reach, those of accounts and the system where the role says so,
        /// and always what they did themselves.
        /// </summary>
        public IQueryable<AuditEvent> EventsVisibleTo(Actor actor, DateOnly today)
        {
            var events = db.Set<AuditEvent>().AsNoTracking();
            if (actor.ReachesEverything)
            {
                return events;
            }

            var units = db.Set<UnitAncestor>().UnitsUnder(actor.UnitsFor(AuditPermissions.View), today);
            var system = actor.May(AuditPermissions.ViewSystem);
            var account = actor.AccountId;
            return events.Where(e =>
                (e.UnitId != null && units.Contains(e.UnitId.Value)) ||
                (system && (e.UnitId == null || e.Code.StartsWith("security."))) ||
                (account != null && e.AccountId == account));
        }
    }

    extension(IQueryable<AuditEvent> events)
    {
        /// <summary>The newest first; what was told in one moment keeps the order in which it was told.</summary>
        public IQueryable<AuditEvent> NewestFirst() => events.OrderByDescending(e => e.At).ThenByDescending(e => e.Id);
    }
}
