using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Time;

namespace Somdun.Modules.Planning;

/// <summary>What a document is held against: the plan of exactly these years, and its newest version.</summary>
/// <param name="Plan">Null where there is none yet.</param>
/// <param name="Newest">Whole and in order; null where there is no plan.</param>
internal sealed record ImportTarget(Plan? Plan, PlanVersion? Newest)
{
    /// <summary>An approved version never changes: what is brought in after it becomes its amendment.</summary>
    public bool NeedsAmendment => Newest is { IsOpen: false };

    /// <param name="forWriting">An open version is tracked then, which costs far more than to look at it.</param>
    public static async Task<ImportTarget> FindAsync(
        SomdunDb db, Guid unitId, FiscalYear first, FiscalYear last, CancellationToken cancel, bool forWriting = false)
    {
        var plan = await db.Set<Plan>().FirstOrDefaultAsync(p => p.UnitId == unitId && p.FirstYear == first && p.LastYear == last, cancel);
        if (plan is null)
        {
            return new ImportTarget(null, null);
        }

        var newest = await db.Set<PlanVersion>().AsNoTracking()
            .Where(v => v.PlanId == plan.Id)
            .OrderByDescending(v => v.Number)
            .Select(v => new { v.Id, v.State })
            .FirstOrDefaultAsync(cancel);
        if (newest is null)
        {
            return new ImportTarget(plan, null);
        }

        if (newest.State == VersionState.Approved || !forWriting)
        {
            return new ImportTarget(plan, await db.Set<PlanVersion>().WholeAsync(newest.Id, cancel));
        }

        var open = await db.Set<PlanVersion>().WithEverything().SingleAsync(v => v.Id == newest.Id, cancel);
        open.PutInOrder();
        return new ImportTarget(plan, open);
    }
}
