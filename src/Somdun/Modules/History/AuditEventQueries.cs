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

            // An event of many records is told to who reads of one of them; what it did to the others is not (ShowEvent).
            return events.Where(e =>
                (e.UnitId != null && units.Contains(e.UnitId.Value)) ||
                (system && (e.UnitId == null || e.Code.StartsWith("security."))) ||
                (account != null && e.AccountId == account) ||
                (e.ChangeCount > 0 && db.Set<AuditTouched>().Any(t => t.EventId == e.Id && units.Contains(t.UnitId))));
        }

        /// <summary>
        /// What happened to one record, as far as the actor may read it: events of its own, and events of many records that touched it. One
        /// that touched another record of the actor's too is not read in the history of one that is not.
        /// </summary>
        public IQueryable<AuditEvent> HistoryOf(string kind, Guid id, Actor actor, DateOnly today)
        {
            var touched = db.Set<AuditTouched>().Where(t => t.SubjectId == id && t.Kind == kind);
            var touching = touched.Select(t => t.EventId);
            var units = db.Set<UnitAncestor>().UnitsUnder(actor.UnitsFor(AuditPermissions.View), today);
            var within = touched.Where(t => units.Contains(t.UnitId)).Select(t => t.EventId);
            var whole = db.EventsWhollyVisibleTo(actor, today).Where(e => (e.SubjectKind == kind && e.SubjectId == id) || touching.Contains(e.Id)).Select(e => e.Id);
            return db.Set<AuditEvent>().AsNoTracking().Where(e => whole.Contains(e.Id) || within.Contains(e.Id));
        }

        /// <summary>Those of which the actor may read all that they changed.</summary>
        public IQueryable<AuditEvent> EventsWhollyVisibleTo(Actor actor, DateOnly today)
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
