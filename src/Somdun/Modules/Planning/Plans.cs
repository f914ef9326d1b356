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
    private readonly Dictionary<Guid, PlanRights> _rights = [];

    /// <summary>Whether the actor holds a permission over a unit today.</summary>
    public async Task<bool> MayAsync(string permission, Guid unitId, CancellationToken cancel) =>
        actor.ReachesEverything || (await RightsOverAsync(unitId, cancel)).May(permission);

    /// <summary>What the actor may do today with the plans of a unit; asked for once a request.</summary>
    public async Task<PlanRights> RightsOverAsync(Guid unitId, CancellationToken cancel)
    {
        if (!_rights.TryGetValue(unitId, out var rights))
        {
            var today = BangkokTime.Today(clock);
            var over = (await db.Set<UnitAncestor>().UnitsAbove(unitId, today).ToListAsync(cancel)).ToHashSet();
            var own = actor.ReadsIn((await units.OfficeAsync(cancel))?.Id);
            _rights[unitId] = rights = new PlanRights(actor, unitId, over)
            {
                SeesApproved = actor.UnitsFor(PlanningPermissions.View).Any(over.Contains) ||
                    (own.Count > 0 && await db.Set<UnitAncestor>().UnitsOver(own, today).AnyAsync(id => id == unitId, cancel)),
            };
        }

        return rights;
    }

    /// <summary>
    /// The unit a person means who names none: the office, where the permission holds over it; else the first unit it is held over. Null
    /// where there is no such unit.
    /// </summary>
    public async Task<UnitEntry?> OwnUnitAsync(string permission, CancellationToken cancel)
    {
        var office = await units.OfficeAsync(cancel);
        return actor.ReachesEverything || (office is not null && await MayAsync(permission, office.Id, cancel))
            ? office
            : actor.UnitsFor(permission) is [var first, ..] ? await units.FindAsync(first.ToString(), cancel) : null;
    }

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
        return await PlaceAsync(plan, owner, id, cancel) is { } place && place.Rights.MaySee(place.Version.State) ? place : null;
    }

    /// <summary>
    /// The version named; else the one still open, which edits are meant for; else the one to show. Null where the actor does not hold the
    /// permission over the plan's unit.
    /// </summary>
    public async Task<PlanPlace?> FindToEditAsync(string permission, string period, string? unit, int? version, CancellationToken cancel) =>
        await FindToEditAsync(period, unit, version, cancel) is { } place && place.Rights.May(permission) ? place : null;

    private async Task<PlanPlace?> FindToEditAsync(string period, string? unit, int? version, CancellationToken cancel)
    {
        if (version is null && await FindPlanAsync(period, unit, cancel) is var (plan, owner))
        {
            if (await OpenVersionAsync(plan.Id, cancel) is { } open)
            {
                return new PlanPlace(plan, owner, open, await RightsOverAsync(plan.UnitId, cancel));
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

    private async Task<PlanPlace?> PlaceAsync(Plan plan, UnitEntry unit, Guid? versionId, CancellationToken cancel) =>
        await db.Set<PlanVersion>().AsNoTracking().FirstOrDefaultAsync(v => v.Id == versionId, cancel) is { } version
            ? new PlanPlace(plan, unit, version, await RightsOverAsync(plan.UnitId, cancel))
            : null;
}

/// <summary>A version of a plan and whose it is.</summary>
/// <param name="Version">The version without its contents; <see cref="PlanVersionQueries"/> loads them.</param>
/// <param name="Rights">What the actor may do with the plans of that unit.</param>
internal sealed record PlanPlace(Plan Plan, UnitEntry Unit, PlanVersion Version, PlanRights Rights);
