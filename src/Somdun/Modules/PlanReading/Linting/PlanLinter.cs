using Somdun.Modules.PlanReading.Contract;

namespace Somdun.Modules.PlanReading.Linting;

/// <summary>Checks a plan against every rule; a rule knows nothing of the others.</summary>
internal sealed class PlanLinter : IPlanLinter
{
    private static readonly LintRule[] Rules =
    [
        SumRules.Targets,
        SumRules.StatedTotals,
        SumRules.Parts,
        SumRules.Reckonings,
        IndicatorRules.PercentBase,
        IndicatorRules.PercentTooHigh,
        IndicatorRules.ThresholdMissing,
        IndicatorRules.Missing,
        OffObjectiveRule.Check,
        ItemRules.Duplicates,
        ItemRules.LabelOrder,
        ItemRules.ProjectNumbers,
        ItemRules.Titles,
        ItemRules.TextCut,
        ItemRules.PartsMissing,
        AlignmentRules.Broken,
        AlignmentRules.UnusualFramework,
        AlignmentRules.UnusualItem,
        AlignmentRules.Unnamed,
        AmountRules.Money,
        AmountRules.Quantities,
        AmountRules.Units,
        MisreadRules.Misspelt,
        MisreadRules.Abbreviations,
        MisreadRules.Classifier,
    ];

    public IReadOnlyList<Finding> Check(DraftPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var checkedPlan = new CheckedPlan(plan);
        return FindingOrder.Of(Rules.SelectMany(rule => rule(checkedPlan)));
    }
}

/// <summary>One rule: everything it has to say about a plan.</summary>
internal delegate IEnumerable<Finding> LintRule(CheckedPlan plan);
