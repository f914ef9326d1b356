using System.Globalization;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Money;
using Somdun.Time;

namespace Somdun.Modules.Planning;

/// <summary>
/// A version of a plan as programs get it: the names of <c>plan read --json</c>, with the keys by which its parts are known in every
/// version. Money is in baht, months and years are in the Buddhist era, days and moments are ISO.
/// </summary>
/// <param name="FiscalYear">Null for a plan of several years.</param>
internal sealed record PlanAnswer(
    Guid Id,
    string Period,
    int? FiscalYear,
    UnitAnswer Unit,
    VersionAnswer Version,
    IReadOnlyList<StrategyAnswer> Strategies,
    IReadOnlyList<ProjectAnswer> Projects,
    TotalsAnswer Totals)
{
    public static PlanAnswer Of(PlanPlace place, PlanVersion version)
    {
        var strategies = version.Strategies.ToDictionary(s => s.Id);
        var counted = version.Counted.ToList();
        return new PlanAnswer(
            place.Plan.Id,
            new PlanPeriod(place.Plan.FirstYear, place.Plan.LastYear).ToString(),
            place.Plan.IsOfOneYear ? place.Plan.FirstYear.BuddhistYear : null,
            new UnitAnswer(place.Unit.Id, place.Unit.Code, new NameAnswer(place.Unit.Name.Thai, place.Unit.Name.English)),
            VersionAnswer.Of(version),
            [.. version.Strategies.Select(s => new StrategyAnswer(s.Key, s.Number, s.Title))],
            [.. version.Projects.Select(p => ProjectAnswer.Of(p, p.StrategyId is { } id ? strategies[id] : null))],
            new TotalsAnswer(counted.Count, Baht.Sum(counted.Select(p => p.Budget ?? Baht.Zero))));
    }
}

internal sealed record UnitAnswer(Guid Id, string? Code, NameAnswer Name);

internal sealed record NameAnswer(string Th, string En);

internal sealed record VersionAnswer(
    Guid Id,
    int Number,
    VersionState State,
    string? Reason,
    DateTime CreatedAt,
    DateTime? ScreenedAt,
    DateTime? ApprovedAt,
    string? PaperNumber,
    DateOnly? PaperDay,
    DateOnly? InForceFrom)
{
    public static VersionAnswer Of(PlanVersion version) => new(
        version.Id,
        version.Number,
        version.State,
        version.Reason,
        version.CreatedAt,
        version.ScreenedAt,
        version.ApprovedAt,
        version.PaperNumber,
        version.PaperDay,
        version.InForceFrom);
}

internal sealed record StrategyAnswer(Guid Key, int? Number, string Title);

/// <param name="Projects">Those that count: all but the declined.</param>
internal sealed record TotalsAnswer(int Projects, Baht Budget);

/// <param name="Strategy">The number of its strategy.</param>
/// <param name="Owner">As the document printed it.</param>
/// <param name="OwnerUnit">The id of the group that owns it.</param>
internal sealed record ProjectAnswer(
    Guid Key,
    int? Number,
    int? Strategy,
    Guid? StrategyKey,
    string Title,
    ProjectStanding Standing,
    string? Owner,
    Guid? OwnerUnit,
    ProjectNature? Nature,
    DateOnly? StartsOn,
    DateOnly? EndsOn,
    string? Place,
    string? Rationale,
    string? ExpectedResults,
    string? Risks,
    string? Evaluation,
    IReadOnlyList<ItemAnswer> Objectives,
    IReadOnlyList<TargetAnswer> Targets,
    IReadOnlyList<IndicatorAnswer> Indicators,
    IReadOnlyList<ActivityAnswer> Activities,
    Baht? Budget,
    string? BudgetSource,
    IReadOnlyList<ExpenseAnswer> Expenses,
    IReadOnlyList<AlignmentAnswer> Alignments,
    IReadOnlyDictionary<string, string> Other,
    Source? Source)
{
    public static ProjectAnswer Of(PlanProject project, PlanStrategy? strategy) => new(
        project.Key,
        project.Number,
        strategy?.Number,
        strategy?.Key,
        project.Title,
        project.Standing,
        project.OwnerText,
        project.OwnerUnitId,
        project.Nature,
        project.StartsOn,
        project.EndsOn,
        project.Place,
        project.Rationale,
        project.ExpectedResults,
        project.Risks,
        project.Evaluation,
        [.. project.Objectives.Select(o => new ItemAnswer(o.Key, o.Label, o.Text, o.Source))],
        [.. project.Targets.Select(t => new TargetAnswer(t.Key, t.Label, t.Text, t.Quantities, t.Source))],
        [.. project.Indicators.Select(i => new IndicatorAnswer(i.Key, i.Label, i.Text, i.Threshold, i.Source))],
        [.. project.Activities.Select(a => new ActivityAnswer(a.Key, a.Label, a.Text, [.. a.Months.Select(Month)], a.Budget, a.Source))],
        project.Budget,
        project.BudgetSource,
        [.. project.Expenses.Select(e => new ExpenseAnswer(e.Kind, e.Amount))],
        [.. project.Alignments.Select(a => new AlignmentAnswer(a.Framework, a.Item))],
        project.Other,
        project.Source);

    private static string Month(YearMonth month) =>
        string.Create(CultureInfo.InvariantCulture, $"{CalendarYear.Containing(month.FirstDay).BuddhistYear}-{month.Month:00}");
}

internal sealed record ItemAnswer(Guid Key, string? Label, string Text, Source? Source);

internal sealed record TargetAnswer(Guid Key, string? Label, string Text, IReadOnlyList<Quantity> Quantities, Source? Source);

internal sealed record IndicatorAnswer(Guid Key, string? Label, string Text, Threshold? Threshold, Source? Source);

/// <param name="Months"><c>2562-10</c></param>
internal sealed record ActivityAnswer(Guid Key, string? Label, string Text, IReadOnlyList<string> Months, Baht? Budget, Source? Source);

internal sealed record ExpenseAnswer(string Kind, Baht? Amount);

internal sealed record AlignmentAnswer(string? Framework, string? Item);
