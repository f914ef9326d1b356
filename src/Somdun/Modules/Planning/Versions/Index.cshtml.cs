using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Money;
using Somdun.Time;

namespace Somdun.Modules.Planning;

/// <summary>Every version of a plan: what it is, who made, screened and approved it, by which paper, since when.</summary>
[Authorize(PlanningPermissions.View)]
internal sealed class VersionsModel(Plans plans, SomdunDb db, TimeProvider clock) : PageModel
{
    public PlanPlace Place { get; private set; } = null!;

    public PlanAddress Address { get; private set; } = null!;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<VersionEntry> Versions { get; private set; } = [];

    public PlanVersion Newest => Versions[0].Version;

    public async Task<IActionResult> OnGetAsync(string period, string? unit, int? version, CancellationToken cancel)
    {
        if (await plans.FindAsync(period, unit, version, cancel) is not { } place)
        {
            return NotFound();
        }

        Place = place;
        Address = new PlanAddress(period, unit, version);
        var inForce = await db.VersionToShowAsync(place.Plan.Id, BangkokTime.Today(clock), cancel);
        var versions = await db.Set<PlanVersion>().AsNoTracking()
            .Where(v => v.PlanId == place.Plan.Id)
            .OrderByDescending(v => v.Number)
            .Select(v => new
            {
                Version = v,
                Projects = v.Projects.Count(p => p.Standing != ProjectStanding.Declined),
                Returned = v.Projects.Count(p => p.Standing == ProjectStanding.Returned),
                Satang = v.Projects.Where(p => p.Standing != ProjectStanding.Declined).Sum(p => (long?)(object?)p.Budget) ?? 0,
            })
            .ToListAsync(cancel);
        Versions = [.. versions.Where(v => place.Rights.MaySee(v.Version.State)).Select(v => new VersionEntry(
            v.Version,
            v.Version.Id == inForce && v.Version.State == VersionState.Approved,
            v.Projects,
            v.Returned,
            new Baht(v.Satang)))];
        return Page();
    }
}
