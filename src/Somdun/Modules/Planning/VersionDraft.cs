using Somdun.Modules.PlanReading.Contract;
using Somdun.Time;

namespace Somdun.Modules.Planning;

/// <summary>A version of the plan in the shape of a reading, so that the same rules check what was read and what was edited.</summary>
internal static class VersionDraft
{
    /// <summary>
    /// The version's strategies and those of its projects that count, both in the plan's order: a finding's
    /// <see cref="Finding.ProjectIndex"/> is the place in <see cref="PlanVersion.Counted"/>. A source names the project by
    /// its key and the field by its path in the edit form: <c>project 0190…</c>, <c>targets[0]</c>.
    /// </summary>
    /// <param name="version">Whole and in order.</param>
    /// <param name="year">The plan's year; null for a plan of several.</param>
    public static DraftPlan Of(PlanVersion version, FiscalYear? year = null)
    {
        var strategyIndex = version.Strategies.Index().ToDictionary(s => s.Item.Id, s => s.Index);

        return new DraftPlan(
            year,
            Unit: null,
            [.. version.Strategies.Select((s, i) => new DraftStrategy(s.Number, s.Title, Source.At("strategies", $"strategies[{i}]")))],
            [.. version.Counted.Select(p => Project(p, p.StrategyId is { } id ? strategyIndex[id] : null))],
            Stated: [],
            Columns: []);
    }

    private static DraftProject Project(PlanProject project, int? strategy)
    {
        Source At(string field) => Source.At($"project {project.Key}", field);

        return new DraftProject(
            project.Number,
            strategy,
            project.Title,
            project.OwnerText,
            [.. project.Objectives.Select((o, i) => new DraftItem(o.Label, o.Text, At($"objectives[{i}]"), o.Group))],
            [.. project.Targets.Select((t, i) => new DraftTarget(t.Label, t.Text, t.Quantities, At($"targets[{i}]"), t.Group))],
            [.. project.Indicators.Select((n, i) => new DraftIndicator(n.Label, n.Text, n.Threshold, At($"indicators[{i}]"), n.Group))],
            [.. project.Activities.Select((a, i) => new DraftActivity(a.Label, a.Text, a.Months, a.Budget, At($"activities[{i}]")))],
            project.Budget,
            project.Budget?.ToString(),
            [.. project.Expenses.Select((e, i) => new DraftExpense(e.Kind, e.Amount, At($"expenses[{i}]")))],
            [.. project.Alignments.Select((a, i) => new DraftAlignment(a.Framework, a.Item, At($"alignments[{i}]")))],
            project.Other,
            At("title"));
    }
}
