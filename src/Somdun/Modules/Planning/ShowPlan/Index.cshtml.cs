using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Money;
using Somdun.Thai;

namespace Somdun.Modules.Planning;

/// <summary>A version of a plan, by strategy, by owner or by what it is aligned with.</summary>
[Authorize(PlanningPermissions.View)]
internal sealed class ShowPlanModel(Plans plans, PlanContents contents, PlanFindings planFindings) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "by")]
    public string? By { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public PlanPlace Place { get; private set; } = null!;

    public PlanAddress Address { get; private set; } = null!;

    public ProjectAddresses Projects { get; private set; } = null!;

    /// <summary>Of the whole version.</summary>
    public PlanFigures Whole { get; private set; } = null!;

    /// <summary>Of the projects found.</summary>
    public PlanSummary Found { get; private set; } = null!;

    public IReadOnlyList<PlanShare> Shares { get; private set; } = [];

    /// <summary>Projects found that the committee declined: shown for the record, counted nowhere.</summary>
    public IReadOnlyList<PlanProject> Declined { get; private set; } = [];

    public IReadOnlyList<AlignmentShare> Alignments { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string period, string? unit, int? version, CancellationToken cancel)
    {
        if (await plans.FindAsync(period, unit, version, cancel) is not { } place)
        {
            return NotFound();
        }

        Place = place;
        Address = new PlanAddress(period, unit, version);
        By = By is "owner" or "alignment" ? By : "strategy";

        var whole = (await planFindings.CheckAsync(place, cancel)).Version;
        var groups = await contents.GroupsAsync(place.Unit.Id, cancel);
        Whole = PlanFigures.Of(whole);
        Projects = new ProjectAddresses(Address, whole.Projects);

        var key = ThaiText.SearchKey(Query ?? "");
        var all = new PlanSummary(whole, groups);
        var found = whole.Only(p => Answers(p, all.OwnerOf(p), key));
        Found = new PlanSummary(found, groups);
        Declined = [.. found.Projects.Where(p => p.Standing == ProjectStanding.Declined)];
        Shares = By switch
        {
            "owner" => Found.ByOwner(),
            "alignment" => [],
            _ => [.. Found.ByStrategy().Where(s => s.Projects.Count > 0)],
        };
        Alignments = By == "alignment" ? AlignmentShare.Of(Found.Projects, await contents.FrameworksAsync(place.Plan, cancel)) : [];
        return Page();
    }

    private static bool Answers(PlanProject project, Text? owner, string key) =>
        key.Length == 0 ||
        ThaiText.SearchKey($"{project.Number} {project.Title} {owner?.Thai} {owner?.English}").Contains(key, StringComparison.Ordinal);
}

/// <summary>What a version comes to.</summary>
internal sealed record PlanFigures(int Projects, Baht Budget, int WithoutAmount, int Indicators, int WithThreshold)
{
    public static PlanFigures Of(PlanVersion version)
    {
        var projects = version.Counted.ToList();
        var indicators = projects.SelectMany(p => p.Indicators).ToList();
        return new PlanFigures(
            projects.Count,
            Baht.Sum(projects.Select(p => p.Budget ?? Baht.Zero)),
            projects.Count(p => p.Budget is null),
            indicators.Count,
            indicators.Count(i => i.Threshold is not null));
    }
}
