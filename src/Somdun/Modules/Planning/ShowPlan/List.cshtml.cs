using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Money;
using Somdun.Time;

namespace Somdun.Modules.Planning;

/// <summary>Every plan with its versions, the newest year first.</summary>
[Authorize(PlanningPermissions.View)]
internal sealed class ListPlansModel(SomdunDb db, Actor actor, TimeProvider clock) : PageModel
{
    public IReadOnlyList<PlanEntry> Plans { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Plans = await PlanEntry.AllAsync(db, actor, BangkokTime.Today(clock), cancel);
}

/// <summary>One plan with its versions and what each comes to.</summary>
/// <param name="Versions">The newest first.</param>
internal sealed record PlanEntry(Plan Plan, IReadOnlyList<VersionEntry> Versions)
{
    /// <summary>The version its address means: the one in force, else the newest.</summary>
    public VersionEntry? Shown => Versions.FirstOrDefault(v => v.IsInForce) ?? (Versions is [var newest, ..] ? newest : null);

    public VersionEntry? Open => Versions.FirstOrDefault(v => v.Version.IsOpen);

    public string Path => $"/plans/{new PlanPeriod(Plan.FirstYear, Plan.LastYear)}";

    /// <summary>Those the actor may see: a few queries, whatever their number.</summary>
    public static async Task<IReadOnlyList<PlanEntry>> AllAsync(SomdunDb db, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var own = db.PlansWithin(actor, PlanningPermissions.View, today).Select(p => p.Id);
        var over = db.PlansOver(actor, today).Select(p => p.Id);
        var plans = await db.Set<Plan>().AsNoTracking().Where(p => own.Contains(p.Id) || over.Contains(p.Id)).OrderByDescending(p => p.LastYear).ThenBy(p => p.FirstYear).ToListAsync(cancel);
        var versions = await db.Set<PlanVersion>().AsNoTracking()
            .Where(v => own.Contains(v.PlanId) || (over.Contains(v.PlanId) && v.State == VersionState.Approved))
            .OrderByDescending(v => v.Number)
            .Select(v => new
            {
                Version = v,
                Projects = v.Projects.Count(p => p.Standing != ProjectStanding.Declined),
                Returned = v.Projects.Count(p => p.Standing == ProjectStanding.Returned),
                Satang = v.Projects.Where(p => p.Standing != ProjectStanding.Declined).Sum(p => (long?)(object?)p.Budget) ?? 0,
            })
            .ToListAsync(cancel);

        return [.. plans.Where(plan => versions.Exists(v => v.Version.PlanId == plan.Id)).Select(plan =>
        {
            var ofPlan = versions.Where(v => v.Version.PlanId == plan.Id).ToList();
            var inForce = ofPlan.Where(v => v.Version.State == VersionState.Approved && v.Version.InForceFrom <= today).MaxBy(v => v.Version.InForceFrom);
            return new PlanEntry(plan, [.. ofPlan.Select(v => new VersionEntry(v.Version, v == inForce, v.Projects, v.Returned, new Baht(v.Satang)))]);
        })];
    }
}

/// <param name="Projects">Those that count.</param>
/// <param name="Returned">Of them, those the committee sent back.</param>
internal sealed record VersionEntry(PlanVersion Version, bool IsInForce, int Projects, int Returned, Baht Budget);
