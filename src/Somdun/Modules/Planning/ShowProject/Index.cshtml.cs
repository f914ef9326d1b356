using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Time;

namespace Somdun.Modules.Planning;

/// <summary>A project, whole, with what was found in it in its place.</summary>
[Authorize(PlanningPermissions.View)]
internal sealed class ShowProjectModel(Plans plans, PlanContents contents, PlanFindings planFindings, SomdunDb db) : PageModel
{
    private ILookup<string?, Finding> _found = null!;

    public PlanPlace Place { get; private set; } = null!;

    public PlanAddress Address { get; private set; } = null!;

    public ProjectAddresses Projects { get; private set; } = null!;

    public PlanProject Project { get; private set; } = null!;

    /// <summary>Where the address names a number that several projects bear: all of them, in place of the project.</summary>
    public IReadOnlyList<PlanProject> Namesakes { get; private set; } = [];

    public PlanStrategy? Strategy { get; private set; }

    public Text? Owner { get; private set; }

    public PlanProject? Previous { get; private set; }

    public PlanProject? Next { get; private set; }

    public IReadOnlyDictionary<string, AlignmentFramework> Frameworks { get; private set; } = null!;

    /// <summary>What the committee said of it, the oldest first; none for who is outside.</summary>
    public IReadOnlyList<ScreeningComment> Comments { get; private set; } = [];

    public int FindingCount { get; private set; }

    /// <summary>The months of the plan, October first; none for a plan of several years, whose months would not fit.</summary>
    public IReadOnlyList<YearMonth> Months => Place.Plan.IsOfOneYear ? Place.Plan.FirstYear.Months : [];

    /// <summary>What was found in one field: <c>targets[0]</c>.</summary>
    public IEnumerable<Finding> FoundIn(string field) => _found[field];

    public ItemInPlace InPlace(PlanItem item, string field) => new(item, field, FoundIn(field));

    /// <summary>What was found in the project and in no field that the page shows by itself.</summary>
    public IEnumerable<Finding> FoundElsewhere() => _found
        .Where(field => !field.Key!.Contains('[', StringComparison.Ordinal) && field.Key != "budget")
        .SelectMany(field => field);

    public async Task<IActionResult> OnGetAsync(string period, string project, string? unit, int? version, CancellationToken cancel)
    {
        if (await plans.FindAsync(period, unit, version, cancel) is not { } place)
        {
            return NotFound();
        }

        var checkedVersion = await planFindings.CheckAsync(place, cancel);
        var all = checkedVersion.Version.Projects;
        Place = place;
        Address = new PlanAddress(period, unit, version);
        Projects = new ProjectAddresses(Address, all);
        if (ProjectAddresses.Find(all, project) is not { } found)
        {
            Namesakes = ProjectAddresses.Numbered(all, project);
            return Namesakes.Count > 0 ? Page() : NotFound();
        }

        var at = all.IndexOf(found);
        Project = found;
        Strategy = checkedVersion.Version.Strategies.Find(s => s.Id == found.StrategyId);
        Owner = new PlanSummary(checkedVersion.Version, await contents.GroupsAsync(place.Unit.Id, cancel)).OwnerOf(found);
        Previous = at > 0 ? all[at - 1] : null;
        Next = at < all.Count - 1 ? all[at + 1] : null;
        List<PlanFinding> findings = place.Rights.IsInside ? [.. checkedVersion.Of(found)] : [];
        _found = findings.ToLookup(f => f.Field ?? "", f => f.Finding)!;
        FindingCount = findings.Count;
        Comments = place.Rights.IsInside
            ? await db.Set<ScreeningComment>().AsNoTracking().Where(c => c.VersionId == place.Version.Id && c.ProjectKey == found.Key).OrderBy(c => c.At).ToListAsync(cancel)
            : [];
        Frameworks = await contents.FrameworksAsync(place.Plan, cancel);
        return Page();
    }
}

/// <summary>One item with what was found in it, for <c>_Item.cshtml</c>.</summary>
/// <param name="Field">As <see cref="VersionDraft"/> names it: <c>targets[0]</c>.</param>
internal sealed record ItemInPlace(PlanItem Item, string Field, IEnumerable<Finding> Findings);
