using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;

namespace Somdun.Modules.Planning;

/// <summary>
/// Finds what an address of a plan means: <c>/plans/2563?unit=2402&amp;version=2</c>. Every page and program starts from here.
/// </summary>
internal sealed class Plans(SomdunDb db, IUnits units, Actor actor, TimeProvider clock)
{
    /// <summary>Whether the actor holds a permission over a unit today.</summary>
    public async Task<bool> MayAsync(string permission, Guid unitId, CancellationToken cancel) =>
        actor.ReachesEverything ||
        (actor.UnitsFor(permission) is [_, ..] roots &&
            await db.Set<UnitAncestor>().UnitsUnder(roots, BangkokTime.Today(clock)).AnyAsync(id => id == unitId, cancel));

    /// <summary>
    /// The version named; else the one in force today; else the newest. Null where there is none for this actor: a plan is seen by whoever
    /// may see plans of its unit, and once approved by the units under it.
    /// </summary>
    /// <param name="period">"2563", or "2563-2566" for a plan of those very years.</param>
    /// <param name="unit">A unit's code or id; null for the office itself.</param>
    /// <param name="version">A version's number.</param>
    public async Task<PlanPlace?> FindAsync(string period, string? unit, int? version, CancellationToken cancel)
    {
        if (await FindPlanAsync(period, unit, cancel) is not var (plan, owner))
        {
            return null;
        }

        var id = version is null
            ? await db.VersionToShowAsync(plan.Id, BangkokTime.Today(clock), cancel)
            : await db.Set<PlanVersion>().Where(v => v.PlanId == plan.Id && v.Number == version).Select(v => (Guid?)v.Id).FirstOrDefaultAsync(cancel);
        return await PlaceAsync(plan, owner, id, cancel) is { } place && await MaySeeAsync(place, cancel) ? place : null;
    }

    /// <summary>
    /// The version named; else the one still open, which edits are meant for; else the one to show. Null where the actor does not hold the
    /// permission over the plan's unit.
    /// </summary>
    public async Task<PlanPlace?> FindToEditAsync(string permission, string period, string? unit, int? version, CancellationToken cancel) =>
        await FindToEditAsync(period, unit, version, cancel) is { } place && await MayAsync(permission, place.Plan.UnitId, cancel) ? place : null;

    private async Task<PlanPlace?> FindToEditAsync(string period, string? unit, int? version, CancellationToken cancel)
    {
        if (version is null && await FindPlanAsync(period, unit, cancel) is var (plan, owner))
        {
            if (await OpenVersionAsync(plan.Id, cancel) is { } open)
            {
                return new PlanPlace(plan, owner, open);
            }
        }

        return await FindAsync(period, unit, version, cancel);
    }

    /// <summary>The version of a plan that is not approved yet; null where all are. There is one at a time.</summary>
    public Task<PlanVersion?> OpenVersionAsync(Guid planId, CancellationToken cancel) =>
        db.Set<PlanVersion>().AsNoTracking().FirstOrDefaultAsync(v => v.PlanId == planId && v.State != VersionState.Approved, cancel);

    /// <summary>The plan and whose it is, whatever its versions; null where there is none.</summary>
    public async Task<(Plan Plan, UnitEntry Unit)?> FindPlanAsync(string period, string? unit, CancellationToken cancel)
    {
        if (!PlanPeriod.TryRead(period, out var years) ||
            (unit is null ? await units.OfficeAsync(cancel) : await units.FindAsync(unit, cancel)) is not { } owner)
        {
            return null;
        }

        var plan = years.IsOfOneYear
            ? await db.PlanOfAsync(owner.Id, years.First, cancel)
            : await db.Set<Plan>().AsNoTracking()
                .FirstOrDefaultAsync(p => p.UnitId == owner.Id && p.FirstYear == years.First && p.LastYear == years.Last, cancel);
        return plan is null ? null : (plan, owner);
    }

    private async Task<bool> MaySeeAsync(PlanPlace place, CancellationToken cancel) =>
        await MayAsync(PlanningPermissions.View, place.Plan.UnitId, cancel) ||
        (place.Version.State == VersionState.Approved && actor.May(PlanningPermissions.View) &&
            await db.Set<UnitAncestor>().UnitsOver(actor.HeldIn(PlanningPermissions.View), BangkokTime.Today(clock)).AnyAsync(id => id == place.Plan.UnitId, cancel));

    private async Task<PlanPlace?> PlaceAsync(Plan plan, UnitEntry unit, Guid? versionId, CancellationToken cancel) =>
        await db.Set<PlanVersion>().AsNoTracking().FirstOrDefaultAsync(v => v.Id == versionId, cancel) is { } version
            ? new PlanPlace(plan, unit, version)
            : null;
}

/// <summary>A version of a plan and whose it is.</summary>
/// <param name="Version">The version without its contents; <see cref="PlanVersionQueries"/> loads them.</param>
internal sealed record PlanPlace(Plan Plan, UnitEntry Unit, PlanVersion Version);
