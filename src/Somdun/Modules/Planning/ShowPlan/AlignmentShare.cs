using Somdun.Money;

namespace Somdun.Modules.Planning;

/// <summary>The projects that serve one framework, and under it each of its items.</summary>
/// <param name="Code">As plans print it; null for bare numbers.</param>
/// <param name="Framework">What it is in the plan's year; null where the year has no such framework.</param>
internal sealed record AlignmentShare(string? Code, AlignmentFramework? Framework, IReadOnlyList<AlignmentItemShare> Items)
{
    /// <summary>Each once, though it may serve several items.</summary>
    public IReadOnlyList<PlanProject> Projects { get; } = [.. Items.SelectMany(i => i.Projects).Distinct()];

    /// <summary>True for the projects that serve nothing.</summary>
    public bool IsOfNone { get; private init; }

    public Baht Budget => Baht.Sum(Projects.Select(p => p.Budget ?? Baht.Zero));

    /// <summary>The frameworks that most projects serve first; last the bare numbers, then the projects that serve nothing.</summary>
    public static IReadOnlyList<AlignmentShare> Of(IReadOnlyList<PlanProject> projects, IReadOnlyDictionary<string, AlignmentFramework> frameworks)
    {
        List<AlignmentShare> shares = [.. projects
            .SelectMany(p => p.Alignments.Select(a => (a.Framework, a.Item, Project: p)))
            .GroupBy(a => a.Framework)
            .OrderBy(f => f.Key is null)
            .ThenByDescending(f => f.DistinctBy(a => a.Project).Count())
            .ThenBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => new AlignmentShare(
                f.Key,
                f.Key is { } code ? frameworks.GetValueOrDefault(code) : null,
                [.. f.GroupBy(a => a.Item)
                    .OrderBy(i => i.Key is null)
                    .ThenBy(i => i.Key?.Length)
                    .ThenBy(i => i.Key, StringComparer.Ordinal)
                    .Select(i => new AlignmentItemShare(i.Key, [.. i.Select(a => a.Project).Distinct()]))]))];

        List<PlanProject> without = [.. projects.Where(p => p.Alignments.Count == 0)];
        return without.Count == 0 ? shares : [.. shares, new AlignmentShare(null, null, [new AlignmentItemShare(null, without)]) { IsOfNone = true }];
    }

    /// <summary>What an item means; null where the year's framework does not have it.</summary>
    public Text? MeaningOf(AlignmentItemShare share) =>
        Framework?.Items.FirstOrDefault(i => i.Code == share.Item) is { } item ? new Text(item.ThaiTitle, item.EnglishTitle) : null;
}

/// <param name="Item">As printed; null where the document broke off.</param>
internal sealed record AlignmentItemShare(string? Item, IReadOnlyList<PlanProject> Projects)
{
    public Baht Budget => Baht.Sum(Projects.Select(p => p.Budget ?? Baht.Zero));
}
