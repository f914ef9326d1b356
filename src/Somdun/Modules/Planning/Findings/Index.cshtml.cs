using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Modules.PlanReading.Contract;

namespace Somdun.Modules.Planning;

/// <summary>What the linter finds in a version as it stands, the gravest first.</summary>
[Authorize(PlanningPermissions.View)]
internal sealed class FindingsModel(Plans plans, PlanFindings planFindings) : PageModel
{
    /// <summary>Only findings of this code.</summary>
    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }

    public PlanPlace Place { get; private set; } = null!;

    public PlanAddress Address { get; private set; } = null!;

    public ProjectAddresses Projects { get; private set; } = null!;

    public CheckedVersion Checked { get; private set; } = null!;

    public IReadOnlyList<IGrouping<Severity, PlanFinding>> BySeverity { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string period, string? unit, int? version, CancellationToken cancel)
    {
        if (await plans.FindAsync(period, unit, version, cancel) is not { Rights.IsInside: true } place)
        {
            return NotFound();
        }

        Place = place;
        Address = new PlanAddress(period, unit, version);
        Checked = await planFindings.CheckAsync(place, cancel);
        Projects = new ProjectAddresses(Address, Checked.Version.Projects);
        BySeverity = [.. Checked.Findings
            .Where(f => Code is null || f.Finding.Code == Code)
            .GroupBy(f => f.Finding.Severity)
            .OrderBy(g => g.Key)];
        return Page();
    }
}
