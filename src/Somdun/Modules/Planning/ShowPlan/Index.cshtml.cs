using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Money;
using Somdun.Thai;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>A version of a plan, by strategy, by owner or by what it is aligned with.</summary>
[Authorize(PlanningPermissions.View)]
internal sealed class ShowPlanModel(Plans plans, PlanContents contents, PlanFindings planFindings) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "by")]
    public string? By { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    /// <summary>How many projects stand on one page: an office's whole plan, and a page of a thousand that a telephone still opens.</summary>
    private const int OnePage = 80;

    /// <summary>Which page of the projects, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "pg")]
    public int? Number { get; set; }

    /// <summary>How many pages the projects found take.</summary>
    public int Pages { get; private set; }

    /// <summary>The projects of this page, group by group. A group that goes on from the page before comes again.</summary>
    public IReadOnlyList<SharePart> Parts { get; private set; } = [];

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

    /// <summary>On which page a share begins.</summary>
    public int PageOf(int share) => (Shares.Take(share).Sum(s => s.Projects.Count) / OnePage) + 1;

    public string AddressOf(int page) => Address.To(
        "", ("by", By == "strategy" ? null : By), ("q", Query), ("pg", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)));

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
        List<PlanShare> shares = Declined.Count == 0 || By == "alignment" ? [.. Shares] : [.. Shares, new PlanShare(T("ไม่รับเข้าแผน (ไม่นับในยอดรวม)", "Declined (counted in no total)"), Declined)];
        Pages = Math.Max(1, (shares.Sum(s => s.Projects.Count) + OnePage - 1) / OnePage);
        Number = Math.Clamp(Number ?? 1, 1, Pages);
        Parts = SharePart.Of(shares, (Number.Value - 1) * OnePage, OnePage);
        Alignments = By == "alignment" ? AlignmentShare.Of(Found.Projects, await contents.FrameworksAsync(place.Plan, cancel)) : [];
        return Page();
    }

    private static bool Answers(PlanProject project, Text? owner, string key) =>
        key.Length == 0 ||
        ThaiText.SearchKey($"{project.Number} {project.Title} {owner?.Thai} {owner?.English}").Contains(key, StringComparison.Ordinal);
}

/// <summary>Some of the projects of a share.</summary>
/// <param name="Index">Of the share among the others.</param>
/// <param name="GoesOn">Whether projects of it came on the page before.</param>
internal sealed record SharePart(int Index, PlanShare Share, IReadOnlyList<PlanProject> Projects, bool GoesOn)
{
    public static IReadOnlyList<SharePart> Of(IReadOnlyList<PlanShare> shares, int skip, int take)
    {
        List<SharePart> parts = [];
        foreach (var (index, share) in shares.Index())
        {
            var here = share.Projects.Skip(skip).Take(take).ToList();
            if (here.Count > 0)
            {
                parts.Add(new(index, share, here, skip > 0));
            }

            skip = Math.Max(0, skip - share.Projects.Count);
            take -= here.Count;
        }

        return parts;
    }
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
