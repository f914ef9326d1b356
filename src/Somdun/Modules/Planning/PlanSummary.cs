using Somdun.Money;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>Projects and money of one strategy, owner, or alignment.</summary>
/// <param name="Name">Of the strategy, owner or alignment.</param>
/// <param name="Projects">In the plan's order.</param>
internal sealed record PlanShare(Text Name, IReadOnlyList<PlanProject> Projects)
{
    public Baht Budget => new(Projects.Sum(p => p.Budget?.Satang ?? 0));
}

/// <summary>
/// A version's projects and money, cut in the three ways an office asks for. Every cut adds up to the plan, except that a
/// project may serve several alignments: <see cref="ByAlignment"/> counts it under each.
/// </summary>
internal sealed class PlanSummary(PlanVersion version, IReadOnlyDictionary<Guid, Text> groups)
{
    public IReadOnlyList<PlanProject> Projects { get; } = [.. version.Counted];

    public Baht Budget => new(Projects.Sum(p => p.Budget?.Satang ?? 0));

    /// <summary>Strategies in the plan's order, those without a project too; last the projects that have none.</summary>
    public IReadOnlyList<PlanShare> ByStrategy()
    {
        var shares = version.Strategies
            .Select(s => new PlanShare(PlanWording.Strategy(s), [.. Projects.Where(p => p.StrategyId == s.Id)]))
            .ToList();
        var without = Projects.Where(p => p.StrategyId is null).ToList();
        return without.Count == 0 ? shares : [.. shares, new PlanShare(T("ไม่ได้ระบุกลยุทธ์", "No strategy given"), without)];
    }

    /// <summary>Owners with the most money first; last the projects without.</summary>
    public IReadOnlyList<PlanShare> ByOwner() =>
        [.. Projects
            .GroupBy(OwnerOf)
            .Select(g => (Known: g.Key is not null, Share: new PlanShare(g.Key ?? T("ยังไม่ระบุผู้รับผิดชอบ", "No owner yet"), [.. g])))
            .OrderByDescending(o => o.Known)
            .ThenByDescending(o => o.Share.Budget)
            .Select(o => o.Share)];

    /// <summary>Each framework and item, in the order of their codes.</summary>
    public IReadOnlyList<PlanShare> ByAlignment() =>
        [.. Projects
            .SelectMany(p => p.Alignments.Select(a => (Code: PlanWording.Alignment(a), a.Framework, a.Item, Project: p)).DistinctBy(a => a.Code))
            .GroupBy(a => a.Code)
            .OrderBy(g => g.First().Framework is null)
            .ThenBy(g => g.First().Framework, StringComparer.Ordinal)
            .ThenBy(g => int.TryParse(g.First().Item, out var number) ? number : int.MaxValue)
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new PlanShare(T(g.Key, g.Key), [.. g.Select(a => a.Project)]))];

    /// <summary>The group that owns a project, else the owner as printed; null where nobody is named.</summary>
    public Text? OwnerOf(PlanProject project) => project switch
    {
        { OwnerUnitId: { } id } when groups.TryGetValue(id, out var name) => name,
        { OwnerText: { Length: > 0 } text } => T(text, text),
        _ => null,
    };
}
