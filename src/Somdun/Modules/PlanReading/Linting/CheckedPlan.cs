using Somdun.Modules.PlanReading.Contract;

namespace Somdun.Modules.PlanReading.Linting;

/// <summary>A plan under the rules: with what several of them ask of it, found once.</summary>
internal sealed class CheckedPlan(DraftPlan plan)
{
    public DraftPlan Plan { get; } = plan;

    public IEnumerable<(DraftProject Project, int Index)> Projects => Plan.Projects.Select((p, i) => (p, i));
}
