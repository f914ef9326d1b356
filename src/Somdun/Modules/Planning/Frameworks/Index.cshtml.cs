using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Time;

namespace Somdun.Modules.Planning;

/// <summary>The frameworks of one year, what their items mean, and codes that plans of the year use without one.</summary>
[Authorize(PlanningPermissions.View)]
internal sealed class FrameworksModel(SomdunDb db, Actor actor) : PageModel
{
    public bool MayEdit => actor.May(PlanningPermissions.Edit);

    public FiscalYear Year { get; private set; }

    public IReadOnlyList<AlignmentFramework> Frameworks { get; private set; } = [];

    /// <summary>Printed in the year's plans, and no framework of the year.</summary>
    public IReadOnlyList<string> Unknown { get; private set; } = [];

    public static string PathOf(FiscalYear year) => string.Create(CultureInfo.InvariantCulture, $"/frameworks/{year.BuddhistYear}");

    public async Task<IActionResult> OnGetAsync(string year, CancellationToken cancel)
    {
        if (!PlanPeriod.TryRead(year, out var period) || !period.IsOfOneYear)
        {
            return NotFound();
        }

        Year = period.First;
        Frameworks = await db.Set<AlignmentFramework>().AsNoTracking()
            .Include(f => f.Items.OrderBy(i => i.Position))
            .Where(f => f.Year == period.First)
            .OrderBy(f => f.Code)
            .ToListAsync(cancel);
        var used = await db.Set<PlanAlignment>().AsNoTracking()
            .Where(a => a.Framework != null && db.Set<PlanProject>().Any(p => p.Id == a.ProjectId && db.Set<PlanVersion>().Any(v => v.Id == p.VersionId
                && db.Set<Plan>().Any(plan => plan.Id == v.PlanId && plan.FirstYear <= period.First && period.First <= plan.LastYear))))
            .Select(a => a.Framework!)
            .Distinct()
            .ToListAsync(cancel);
        Unknown = [.. used.Except(Frameworks.Select(f => f.Code), StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return Page();
    }
}
