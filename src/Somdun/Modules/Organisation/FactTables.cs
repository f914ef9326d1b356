using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;

namespace Somdun.Modules.Organisation;

/// <summary>Between the dated tables and <see cref="UnitFacts"/>.</summary>
internal static class FactTables
{
    extension(SomdunDb db)
    {
        /// <summary>The facts of each unit, one query a table.</summary>
        public async Task<Dictionary<Guid, UnitFacts>> FactsOfAsync(IReadOnlyCollection<Guid> units, CancellationToken cancel)
        {
            var names = (await db.Set<UnitName>().AsNoTracking().Where(n => units.Contains(n.UnitId)).ToListAsync(cancel)).ToLookup(n => n.UnitId);
            var codes = (await db.Set<UnitIdentifier>().AsNoTracking().Where(i => units.Contains(i.UnitId)).ToListAsync(cancel)).ToLookup(i => i.UnitId);
            var parents = (await db.Set<UnitMembership>().AsNoTracking().Where(m => units.Contains(m.UnitId)).ToListAsync(cancel)).ToLookup(m => m.UnitId);
            var states = (await db.Set<UnitStatus>().AsNoTracking().Where(s => units.Contains(s.UnitId)).ToListAsync(cancel)).ToLookup(s => s.UnitId);
            return units.Distinct().ToDictionary(unit => unit, unit => new UnitFacts(
                unit,
                [.. names[unit].OrderBy(n => n.Since).Select(n => new NameFact(n.Since, n.Until, n.Thai, n.English))],
                [.. codes[unit].OrderBy(i => i.Since).Select(i => new CodeFact(i.Since, i.Until, i.Scheme, i.Text))],
                [.. parents[unit].OrderBy(m => m.Since).Select(m => new ParentFact(m.Since, m.Until, m.Hierarchy, m.ParentId))],
                [.. states[unit].OrderBy(s => s.Since).Select(s => new StateFact(s.Since, s.Until, s.State, s.PaperNumber, s.OtherUnitId, s.Note))]));
        }

        /// <summary>
        /// Writes the difference between what was and what shall be, and brings the ancestors in step. What goes, goes first, so that no two
        /// rows hold on one day in between.
        /// </summary>
        // Not told: the use cases that work a difference out tell of it, within the same transaction.
        public async Task WriteFactsAsync(IReadOnlyCollection<(UnitFacts Before, UnitFacts After)> changes, CancellationToken cancel)
        {
            foreach (var (before, after) in changes)
            {
                var unit = after.UnitId;
                foreach (var gone in before.Names.Except(after.Names))
                {
                    await db.Set<UnitName>().Where(n => n.UnitId == unit && n.Since == gone.Since).ExecuteDeleteAsync(cancel);
                }

                foreach (var gone in before.Codes.Except(after.Codes))
                {
                    await db.Set<UnitIdentifier>().Where(i => i.UnitId == unit && i.Scheme == gone.Scheme && i.Since == gone.Since).ExecuteDeleteAsync(cancel);
                }

                foreach (var gone in before.Parents.Except(after.Parents))
                {
                    await db.Set<UnitMembership>().Where(m => m.UnitId == unit && m.Hierarchy == gone.Hierarchy && m.ParentId == gone.ParentId && m.Since == gone.Since).ExecuteDeleteAsync(cancel);
                }

                foreach (var gone in before.States.Except(after.States))
                {
                    await db.Set<UnitStatus>().Where(s => s.UnitId == unit && s.Since == gone.Since).ExecuteDeleteAsync(cancel);
                }
            }

            foreach (var (before, after) in changes)
            {
                var unit = after.UnitId;
                db.AddRange(after.Names.Except(before.Names).Select(n => UnitName.Of(unit, new Text(n.Thai, n.English ?? ""), n.Since, n.Until)));
                db.AddRange(after.Codes.Except(before.Codes).Select(c => new UnitIdentifier { UnitId = unit, Scheme = c.Scheme, Text = c.Text, Since = c.Since, Until = c.Until }));
                db.AddRange(after.Parents.Except(before.Parents).Select(p => new UnitMembership { UnitId = unit, Hierarchy = p.Hierarchy, ParentId = p.ParentId, Since = p.Since, Until = p.Until }));
                db.AddRange(after.States.Except(before.States).Select(s => new UnitStatus
                {
                    UnitId = unit, Since = s.Since, Until = s.Until, State = s.State, PaperNumber = s.Paper, OtherUnitId = s.Other, Note = s.Note,
                }));
            }

            await db.SaveChangesAsync(cancel);
            await db.RenewAncestorsAsync([.. changes.Select(c => c.After.UnitId)], cancel);
        }
    }
}
