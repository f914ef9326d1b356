using System.Globalization;
using Somdun.Modules.PlanReading.Contract;

namespace Somdun.Modules.Planning;

internal enum PartKind
{
    Strategy,
    Project,
    Objective,
    Target,
    Indicator,
    Activity,
    Expense,
}

/// <summary>The fields that versions are compared by, in the order in which a project is written.</summary>
internal enum PlanField
{
    Number,
    Label,
    Title,
    Text,
    Strategy,
    Standing,
    OwnerUnit,
    OwnerText,
    ResponsiblePerson,
    Nature,
    Rationale,
    Quantities,
    Threshold,
    Months,
    StartsOn,
    EndsOn,
    Place,
    Budget,
    BudgetSource,
    Risks,
    Evaluation,
    ExpectedResults,
    Alignments,
    Other,
}

/// <summary>
/// One part of a version with every field as text that does not depend on language: days as ISO, states by their English
/// names, strategies and units by key. A field that says nothing is absent.
/// </summary>
/// <param name="Key">The same in every version.</param>
/// <param name="Owner">The key of the project it belongs to; null for strategies and projects.</param>
internal sealed record PlanPart(PartKind Kind, string Key, string? Owner, IReadOnlyDictionary<PlanField, string> Fields)
{
    /// <summary>Strategies, then projects each followed by its items, all in the order of the plan.</summary>
    public static IReadOnlyList<PlanPart> Of(PlanVersion version) =>
    [
        .. version.Strategies.Select(s => new PlanPart(PartKind.Strategy, Text(s.Key), null, Said(
            (PlanField.Number, Text(s.Number)),
            (PlanField.Title, s.Title)))),
        .. version.Projects.SelectMany(p => Of(p, version.Strategies)),
    ];

    /// <summary>The project, then its items in order.</summary>
    public static IReadOnlyList<PlanPart> Of(PlanProject project, IEnumerable<PlanStrategy> strategies)
    {
        var owner = Text(project.Key);

        PlanPart Item(PartKind kind, PlanItem item, params (PlanField, string?)[] more) =>
            new(kind, Text(item.Key), owner, Said([(PlanField.Label, item.Label), (PlanField.Text, item.Text), .. more]));

        return
        [
            new PlanPart(PartKind.Project, owner, null, Said(
                (PlanField.Number, Text(project.Number)),
                (PlanField.Title, project.Title),
                (PlanField.Strategy, project.StrategyId is { } id ? Text(strategies.First(s => s.Id == id).Key) : null),
                (PlanField.Standing, project.Standing.ToString()),
                (PlanField.OwnerUnit, project.OwnerUnitId is { } unit ? Text(unit) : null),
                (PlanField.OwnerText, project.OwnerText),
                (PlanField.ResponsiblePerson, project.ResponsiblePerson),
                (PlanField.Nature, project.Nature?.ToString()),
                (PlanField.Rationale, project.Rationale),
                (PlanField.StartsOn, Text(project.StartsOn)),
                (PlanField.EndsOn, Text(project.EndsOn)),
                (PlanField.Place, project.Place),
                (PlanField.Budget, project.Budget?.ToString()),
                (PlanField.BudgetSource, project.BudgetSource),
                (PlanField.Risks, project.Risks),
                (PlanField.Evaluation, project.Evaluation),
                (PlanField.ExpectedResults, project.ExpectedResults),
                (PlanField.Alignments, string.Join(", ", project.Alignments.Select(a => $"{a.Framework} {a.Item}".Trim()))),
                (PlanField.Other, string.Join('\n', project.Other.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Key}: {o.Value}"))))),
            .. project.Objectives.Select(o => Item(PartKind.Objective, o)),
            .. project.Targets.Select(t => Item(PartKind.Target, t, (PlanField.Quantities, QuantityText.Write(t.Quantities)))),
            .. project.Indicators.Select(i => Item(PartKind.Indicator, i, (PlanField.Threshold, i.Threshold is { } t ? Text(t) : null))),
            .. project.Activities.Select(a => Item(
                PartKind.Activity,
                a,
                (PlanField.Months, string.Join(' ', a.Months)),
                (PlanField.Budget, a.Budget?.ToString()))),
            .. Expenses(project, owner),
        ];
    }

    // Expenses have no key of their own: a kind is one and the same in every version, its second line the second.
    private static IEnumerable<PlanPart> Expenses(PlanProject project, string owner) => project.Expenses
        .GroupBy(e => e.Kind, StringComparer.Ordinal)
        .SelectMany(kind => kind.Select((e, i) => new PlanPart(
            PartKind.Expense,
            i == 0 ? e.Kind : string.Create(CultureInfo.InvariantCulture, $"{e.Kind} ({i + 1})"),
            owner,
            Said((PlanField.Title, e.Kind), (PlanField.Budget, e.Amount?.ToString())))));

    private static Dictionary<PlanField, string> Said(params ReadOnlySpan<(PlanField Field, string? Text)> fields)
    {
        var said = new Dictionary<PlanField, string>();
        foreach (var (field, text) in fields)
        {
            if (!string.IsNullOrEmpty(text))
            {
                said.Add(field, text);
            }
        }

        return said;
    }

    private static string Text(Guid key) => key.ToString();

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // "ทุกโรงเรียน" implies 100 %: the same figure, not the same words.
    private static string Text(Threshold threshold) => QuantityText.Write(threshold) + (threshold.Implied ? " *" : "");
}
