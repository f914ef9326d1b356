using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Data;
using Somdun.Foundation.Web.TagHelpers;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>What differs between two versions of a plan; without a choice, the newest from the one before it.</summary>
[Authorize(PlanningPermissions.View)]
internal sealed class ComparePlansModel(Plans plans, PlanContents contents, SomdunDb db) : PageModel
{
    public PlanPlace Place { get; private set; } = null!;

    public PlanAddress Address { get; private set; } = null!;

    public IReadOnlyList<VersionLine> Versions { get; private set; } = [];

    public PlanVersion Before { get; private set; } = null!;

    public PlanVersion After { get; private set; } = null!;

    public PlanComparison Comparison { get; private set; } = null!;

    public ChangeWording Wording { get; private set; } = null!;

    /// <summary>Strategies that differ.</summary>
    public IEnumerable<PartChange> Strategies => Comparison.Parts.Where(c => c.Part.Kind is PartKind.Strategy);

    /// <summary>Projects that differ themselves or in their items, in the order of the plan.</summary>
    public IReadOnlyList<ProjectChange> Projects { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string period, string? unit, int? from, int? to, CancellationToken cancel)
    {
        if (await plans.FindAsync(period, unit, to, cancel) is not { } place)
        {
            return NotFound();
        }

        Place = place;
        Address = new PlanAddress(period, unit, null);
        Versions = await contents.VersionsAsync(place, cancel);
        var after = Versions.FirstOrDefault(v => v.Number == to) ?? Versions[0];
        var before = Versions.FirstOrDefault(v => v.Number == (from ?? Math.Max(1, after.Number - 1)));
        if (before is null)
        {
            return NotFound();
        }

        Before = (await db.Set<PlanVersion>().WholeAsync(before.Id, cancel))!;
        After = (await db.Set<PlanVersion>().WholeAsync(after.Id, cancel))!;
        Comparison = PlanCompare.Between(Before, After);
        Wording = new ChangeWording(await contents.GroupsAsync(place.Unit.Id, cancel), [.. After.Strategies, .. Before.Strategies]);
        Projects = [.. Comparison.Parts
            .Where(c => c.Part.Kind is not PartKind.Strategy)
            .GroupBy(c => c.Part.Owner ?? c.Part.Key)
            .Select(g => new ProjectChange(
                Find(After, g.Key) ?? Find(Before, g.Key)!,
                g.FirstOrDefault(c => c.Part.Kind is PartKind.Project),
                [.. g.Where(c => c.Part.Kind is not PartKind.Project)]))
            .OrderBy(p => p.Own?.Kind is ChangeKind.Removed)
            .ThenBy(p => p.Project.Position)];
        return Page();
    }

    public static ChipState ChipOf(PartChange? change) => change?.Kind switch
    {
        ChangeKind.Added => ChipState.Good,
        ChangeKind.Removed => ChipState.Bad,
        _ => ChipState.Warn,
    };

    public string NameOf(MoneyChange money) => Wording.Of(PlanField.Strategy, money.Strategy?.ToString()) ?? "";

    private static PlanProject? Find(PlanVersion version, string key) => version.Projects.Find(p => p.Key.ToString() == key);
}

/// <summary>One project that differs.</summary>
/// <param name="Own">Of the project itself; null where only its items differ.</param>
internal sealed record ProjectChange(PlanProject Project, PartChange? Own, IReadOnlyList<PartChange> Items)
{
    /// <summary>What to show field by field; nothing of a project that came or went whole.</summary>
    public IReadOnlyList<PartChange> Shown => Own?.Kind is ChangeKind.Added or ChangeKind.Removed ? []
        : Own is { Fields.Count: > 0 } ? [Own, .. Items]
        : Items;
}

/// <summary>Changes field by field, for <c>_Changes.cshtml</c>.</summary>
/// <param name="Caption">What the table is about, for those who hear it.</param>
internal sealed record ShownChanges(string Caption, IReadOnlyList<PartChange> Changes, ChangeWording Wording)
{
    public const string View = "/Modules/Planning/Comparing/_Changes.cshtml";

    public Text Before { get; init; } = T("เดิม", "Before");

    public Text After { get; init; } = T("ใหม่", "After");
}
