using Somdun.Modules.PlanReading.Contract;

namespace Somdun.Modules.PlanReading;

/// <summary>The order in which findings are told: what is gravest first, then as the document goes.</summary>
internal static class FindingOrder
{
    public static IReadOnlyList<Finding> Of(IEnumerable<Finding> findings) =>
        [.. findings.OrderBy(f => f.Severity).ThenBy(f => f.ProjectIndex ?? -1)];
}
