namespace Somdun.Modules.PlanReading.Contract;

/// <summary>Something about the plan that a person should know before relying on it. Nothing is corrected by itself.</summary>
/// <param name="Code">Stable, one of <see cref="FindingCode"/>.</param>
/// <param name="Project">The printed number of the project, where there is one.</param>
/// <param name="ProjectIndex">Index into <see cref="DraftPlan.Projects"/>; null when the finding is about the whole document.</param>
/// <param name="Source">Where; null when the finding is about the whole document.</param>
/// <param name="Message">What is the matter, and why it matters.</param>
/// <param name="Proposal">A correction that a person may accept; null where there is none to make.</param>
public sealed record Finding(
    string Code,
    Severity Severity,
    int? Project,
    int? ProjectIndex,
    Source? Source,
    Text Message,
    Proposal? Proposal);

/// <summary>
/// Error: the plan cannot be run or measured as written. Warning: likely wrong. Info: worth a look.
/// </summary>
public enum Severity
{
    Error,
    Warning,
    Info,
}

/// <summary>A correction to one field of the draft, for a person to accept or refuse.</summary>
/// <param name="Field">
/// Which field, as a path from the draft: <c>projects[3].targets[0].text</c>, <c>projects[11].alignments[0].framework</c>.
/// </param>
/// <param name="Was">The text as read.</param>
/// <param name="Becomes">The text proposed; null to strike the item.</param>
/// <param name="Reason">Why it is likely.</param>
public sealed record Proposal(string Field, string Was, string? Becomes, Text Reason);

/// <summary>The codes of findings.</summary>
public static class FindingCode
{
    public const string SumMismatch = "sum-mismatch";
    public const string PercentBase = "percent-base";
    public const string ThresholdMissing = "threshold-missing";
    public const string IndicatorMissing = "indicator-missing";
    public const string IndicatorOffObjective = "indicator-off-objective";
    public const string DuplicateItem = "duplicate-item";
    public const string DuplicateProject = "duplicate-project";
    public const string LabelOrder = "label-order";
    public const string AlignmentUnusual = "alignment-unusual";
    public const string AlignmentBroken = "alignment-broken";
    public const string UnitUnknown = "unit-unknown";
    public const string QuantityMissing = "quantity-missing";
    public const string AmountMissing = "amount-missing";
    public const string AmountNotMoney = "amount-not-money";
    public const string LikelyMisread = "likely-misread";
    public const string TextCut = "text-cut";
    public const string PartsMissing = "parts-missing";
    public const string ColumnUnknown = "column-unknown";
    public const string ColumnUnsure = "column-unsure";
    public const string TableSkipped = "table-skipped";
    public const string PartSkipped = "part-skipped";
    public const string YearUnknown = "year-unknown";
    public const string TitleMissing = "title-missing";
    public const string TextDoubtful = "text-doubtful";
    public const string FormulaBroken = "formula-broken";
}
