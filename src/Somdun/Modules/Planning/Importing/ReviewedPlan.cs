using Somdun.Modules.PlanReading.Contract;

namespace Somdun.Modules.Planning;

/// <summary>A reading and the same with a person's decisions applied to a copy of it.</summary>
/// <param name="AsRead">As the reader gave it.</param>
/// <param name="Plan">With the proposals accepted and the fields typed anew; what was struck is gone.</param>
/// <param name="Projects">For each project of <paramref name="Plan"/>, where it stood in <paramref name="AsRead"/>.</param>
/// <param name="Unplaced">Paths of decisions that fit no field of the reading, or whose text the field cannot take.</param>
internal sealed record ReviewedPlan(
    DraftPlan AsRead,
    DraftPlan Plan,
    IReadOnlyList<ReviewedProject> Projects,
    IReadOnlyList<string> Unplaced);

/// <param name="Index">Index of the project in the reading.</param>
/// <param name="Items">For each kind, the indexes in the reading of the items that stay.</param>
internal sealed record ReviewedProject(int Index, IReadOnlyDictionary<ItemKind, IReadOnlyList<int>> Items)
{
    /// <summary>As the paths of fields name it: <c>projects[3]</c>.</summary>
    public string Path => $"projects[{Index}]";

    public string PathOf(ItemKind kind, int position) => $"{Path}.{kind.PathOf()}[{Items[kind][position]}]";
}
