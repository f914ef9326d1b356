using Microsoft.AspNetCore.Mvc.ModelBinding;
using Somdun.Money;

namespace Somdun.Modules.Planning;

/// <summary>A project as a person fills it in: every field, and a row for each item. A row left empty says nothing.</summary>
internal sealed class ProjectForm
{
    public int? Number { get; set; }

    public string? Title { get; set; }

    /// <summary>The strategy's key.</summary>
    public Guid? Strategy { get; set; }

    public Guid? OwnerUnit { get; set; }

    public string? OwnerText { get; set; }

    public string? ResponsiblePerson { get; set; }

    public ProjectNature? Nature { get; set; }

    public DateOnly? StartsOn { get; set; }

    public DateOnly? EndsOn { get; set; }

    public string? Place { get; set; }

    public string? Rationale { get; set; }

    public Baht? Budget { get; set; }

    public string? BudgetSource { get; set; }

    public string? ExpectedResults { get; set; }

    public string? Risks { get; set; }

    public string? Evaluation { get; set; }

    public List<ItemRow> Objectives { get; set; } = [];

    public List<ItemRow> Targets { get; set; } = [];

    public List<ItemRow> Indicators { get; set; } = [];

    public List<ItemRow> Activities { get; set; } = [];

    public List<ExpenseRow> Expenses { get; set; } = [];

    public List<AlignmentRow> Alignments { get; set; } = [];

    /// <summary>The lists of items, each kind once and in the same order for every form.</summary>
    public IReadOnlyList<ItemList> Lists() =>
    [
        new(nameof(Objectives), PartKind.Objective, Objectives),
        new(nameof(Targets), PartKind.Target, Targets),
        new(nameof(Indicators), PartKind.Indicator, Indicators),
        new(nameof(Activities), PartKind.Activity, Activities),
    ];

    /// <summary>The same, to be changed by itself.</summary>
    public ProjectForm Copy()
    {
        var copy = (ProjectForm)MemberwiseClone();
        copy.Objectives = [.. Objectives.Select(r => r.Copy())];
        copy.Targets = [.. Targets.Select(r => r.Copy())];
        copy.Indicators = [.. Indicators.Select(r => r.Copy())];
        copy.Activities = [.. Activities.Select(r => r.Copy())];
        copy.Expenses = [.. Expenses.Select(e => e with { })];
        copy.Alignments = [.. Alignments.Select(a => a with { })];
        return copy;
    }

    /// <summary>The form as a project stands.</summary>
    public static ProjectForm Of(PlanProject project, IEnumerable<PlanStrategy> strategies) => new()
    {
        Number = project.Number,
        Title = project.Title,
        Strategy = strategies.FirstOrDefault(s => s.Id == project.StrategyId)?.Key,
        OwnerUnit = project.OwnerUnitId,
        OwnerText = project.OwnerText,
        ResponsiblePerson = project.ResponsiblePerson,
        Nature = project.Nature,
        StartsOn = project.StartsOn,
        EndsOn = project.EndsOn,
        Place = project.Place,
        Rationale = project.Rationale,
        Budget = project.Budget,
        BudgetSource = project.BudgetSource,
        ExpectedResults = project.ExpectedResults,
        Risks = project.Risks,
        Evaluation = project.Evaluation,
        Objectives = [.. project.Objectives.Select(ItemRow.Of)],
        Targets = [.. project.Targets.Select(t => ItemRow.Of(t) with { Quantities = QuantityText.Write(t.Quantities) })],
        Indicators = [.. project.Indicators.Select(i => ItemRow.Of(i) with { Threshold = i.Threshold is { } t ? QuantityText.Write(t) : null })],
        Activities = [.. project.Activities.Select(a => ItemRow.Of(a) with { Months = [.. a.Months.Select(m => m.ToString())], Budget = a.Budget })],
        Expenses = [.. project.Expenses.Select(e => new ExpenseRow { Kind = e.Kind, Amount = e.Amount })],
        Alignments = [.. project.Alignments.Select(a => new AlignmentRow { Framework = a.Framework, Item = a.Item })],
    };
}

/// <summary>The rows of one kind of item in a form.</summary>
/// <param name="Name">As the form names the list.</param>
internal readonly record struct ItemList(string Name, PartKind Kind, List<ItemRow> Rows);

/// <summary>A row for an objective, target, indicator or activity.</summary>
internal sealed record ItemRow
{
    /// <summary>Made when the row is first shown: sending a form twice adds no item twice.</summary>
    public Guid Key { get; set; } = Guid.CreateVersion7();

    /// <summary>Where it stands among its kind, from 1; rows without a place come last.</summary>
    public int? Position { get; set; }

    public string? Label { get; set; }

    public string? Text { get; set; }

    public bool Remove { get; set; }

    /// <summary>The text from which the figures beside it were read, or with which a person confirmed them.</summary>
    public string? ReadFrom { get; set; }

    /// <summary>Of a target, one a line, as <see cref="QuantityText"/> writes them.</summary>
    public string? Quantities { get; set; }

    /// <summary>Of an indicator, as <see cref="QuantityText"/> writes it.</summary>
    public string? Threshold { get; set; }

    /// <summary>What the reader makes of the words, where the person must confirm it; only the program sets it.</summary>
    [BindNever]
    public string? Reading { get; set; }

    /// <summary>Of an activity: <c>2026-10</c>.</summary>
    public List<string> Months { get; set; } = [];

    /// <summary>Of an activity.</summary>
    public Baht? Budget { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && string.IsNullOrWhiteSpace(Label) && string.IsNullOrWhiteSpace(Quantities)
        && string.IsNullOrWhiteSpace(Threshold) && Months.Count == 0 && Budget is null;

    public ItemRow Copy() => this with { Months = [.. Months] };

    public static ItemRow Of(PlanItem item) => new()
    {
        Key = item.Key,
        Position = item.Position + 1,
        Label = item.Label,
        Text = item.Text,
        ReadFrom = item.Text,
    };
}

internal sealed record ExpenseRow
{
    public string? Kind { get; set; }

    public Baht? Amount { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Kind) && Amount is null;
}

internal sealed record AlignmentRow
{
    public string? Framework { get; set; }

    public string? Item { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Framework) && string.IsNullOrWhiteSpace(Item);
}
