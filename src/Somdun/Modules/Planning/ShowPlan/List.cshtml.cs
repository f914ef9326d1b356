using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Money;
using Somdun.Thai;
using Somdun.Time;

namespace Somdun.Modules.Planning;

/// <summary>Every plan with its versions, the newest year first.</summary>
[Authorize(PlanningPermissions.View)]
internal sealed class ListPlansModel(PlanEntries entries, Actor actor) : PageModel
{
    /// <summary>Of the office and of the units the actor belongs to: shown with every version.</summary>
    public IReadOnlyList<PlanEntry> Plans { get; private set; } = [];

    /// <summary>Of other units within reach, a line each.</summary>
    public IReadOnlyList<PlanEntry> OfOthers { get; private set; } = [];

    public bool MayEdit => actor.May(PlanningPermissions.Edit);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var all = await entries.AllAsync(cancel);
        (Plans, OfOthers) = ([.. all.Where(e => e.IsNear)], [.. all.Where(e => !e.IsNear).OrderBy(e => ThaiText.SortKey(e.Unit.Name.Thai), StringComparer.Ordinal)]);
    }
}

/// <summary>One plan with its versions and what each comes to.</summary>
/// <param name="Versions">The newest first.</param>
internal sealed record PlanEntry(Plan Plan, UnitEntry Unit, IReadOnlyList<VersionEntry> Versions)
{
    /// <summary>Whether it is the office's own; its address needs no unit then.</summary>
    public required bool IsOfOffice { get; init; }

    /// <summary>Whether it is of the very unit the actor belongs to.</summary>
    public required bool IsOwn { get; init; }

    public bool IsNear => IsOfOffice || IsOwn;

    /// <summary>The version its address means: the one in force, else the newest.</summary>
    public VersionEntry? Shown => Versions.FirstOrDefault(v => v.IsInForce) ?? (Versions is [var newest, ..] ? newest : null);

    public VersionEntry? Open => Versions.FirstOrDefault(v => v.Version.IsOpen);

    /// <summary>Of the version its address means.</summary>
    public PlanAddress Address => new(new PlanPeriod(Plan.FirstYear, Plan.LastYear).ToString(), IsOfOffice ? null : Unit.Code ?? Unit.Id.ToString(), null);
}

/// <summary>The plans there are for the actor.</summary>
internal sealed class PlanEntries(SomdunDb db, IUnits units, Actor actor, TimeProvider clock)
{
    /// <summary>The newest years first: a few queries, whatever their number.</summary>
    public Task<IReadOnlyList<PlanEntry>> AllAsync(CancellationToken cancel) => ListAsync(null, cancel);

    /// <summary>Those of one unit.</summary>
    public Task<IReadOnlyList<PlanEntry>> OfUnitAsync(Guid unitId, CancellationToken cancel) => ListAsync(unitId, cancel);

    private async Task<IReadOnlyList<PlanEntry>> ListAsync(Guid? unit, CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        var office = await units.OfficeAsync(cancel);
        var inside = db.PlansWithin(actor, PlanningPermissions.ViewDrafts, today).Where(p => unit == null || p.UnitId == unit).Select(p => p.Id);
        var within = db.PlansWithin(actor, PlanningPermissions.View, today).Where(p => unit == null || p.UnitId == unit).Select(p => p.Id);
        var over = db.PlansOver(actor, office?.Id, today).Where(p => unit == null || p.UnitId == unit).Select(p => p.Id);
        var plans = await db.Set<Plan>().AsNoTracking().Where(p => within.Contains(p.Id) || over.Contains(p.Id)).OrderByDescending(p => p.LastYear).ThenBy(p => p.FirstYear).ToListAsync(cancel);
        if (plans.Count == 0)
        {
            return [];
        }

        var versions = await db.Set<PlanVersion>().AsNoTracking()
            .Where(v => inside.Contains(v.PlanId) || (v.State == VersionState.Approved && (within.Contains(v.PlanId) || over.Contains(v.PlanId))))
            .OrderByDescending(v => v.Number)
            .Select(v => new
            {
                Version = v,
                Projects = v.Projects.Count(p => p.Standing != ProjectStanding.Declined),
                Returned = v.Projects.Count(p => p.Standing == ProjectStanding.Returned),
                Satang = v.Projects.Where(p => p.Standing != ProjectStanding.Declined).Sum(p => (long?)(object?)p.Budget) ?? 0,
            })
            .ToListAsync(cancel);

        var owners = await units.OfAsync([.. plans.Select(p => p.UnitId).Distinct()], today, cancel);
        var held = actor.HeldIn(PlanningPermissions.View);
        var versionsOf = versions.ToLookup(v => v.Version.PlanId);
        return [.. plans.Where(plan => versionsOf.Contains(plan.Id) && owners.ContainsKey(plan.UnitId)).Select(plan =>
        {
            var ofPlan = versionsOf[plan.Id].ToList();
            var inForce = ofPlan.Where(v => v.Version.State == VersionState.Approved && v.Version.InForceFrom <= today).MaxBy(v => v.Version.InForceFrom);
            return new PlanEntry(plan, owners[plan.UnitId], [.. ofPlan.Select(v => new VersionEntry(v.Version, v == inForce, v.Projects, v.Returned, new Baht(v.Satang)))])
            {
                IsOfOffice = plan.UnitId == office?.Id,
                IsOwn = held.Contains(plan.UnitId),
            };
        })];
    }
}

/// <param name="Projects">Those that count.</param>
/// <param name="Returned">Of them, those the committee sent back.</param>
internal sealed record VersionEntry(PlanVersion Version, bool IsInForce, int Projects, int Returned, Baht Budget);
