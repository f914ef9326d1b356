using Somdun.Modules.PlanReading.Contract;
using Somdun.Money;
using Somdun.Time;

namespace Somdun.Modules.Planning;

/// <summary>What objectives, targets, indicators and activities have in common. Each kind has its own table.</summary>
internal abstract class PlanItem : IPartOfProject
{
    public const int LabelMaxLength = 20;
    public const int GroupMaxLength = 300;
    public const int TextMaxLength = 20000;

    public required Guid Id { get; init; }

    public required Guid ProjectId { get; init; }

    /// <summary>The same item in every version.</summary>
    public required Guid Key { get; init; }

    public required int Position { get; set; }

    /// <summary>As printed: "1.", "6.1", "-".</summary>
    public string? Label { get; set; }

    /// <summary>The sub-heading the document has it under: เชิงปริมาณ; null where there is none.</summary>
    public string? Group { get; set; }

    public required string Text { get; set; }

    /// <summary>What the document said, where a person corrected it; null where the text is the document's own.</summary>
    public string? Verbatim { get; set; }

    /// <summary>Where in the document it was read; null for one made by form.</summary>
    public Source? Source { get; set; }
}

/// <summary>วัตถุประสงค์.</summary>
internal sealed class PlanObjective : PlanItem
{
    public PlanObjective CopyTo(Guid projectId) => new()
    {
        Id = Guid.CreateVersion7(),
        ProjectId = projectId,
        Key = Key,
        Position = Position,
        Label = Label,
        Group = Group,
        Text = Text,
        Verbatim = Verbatim,
        Source = Source,
    };
}

/// <summary>เป้าหมาย, with its quantities.</summary>
internal sealed class PlanTarget : PlanItem
{
    public List<Quantity> Quantities { get; set; } = [];

    public PlanTarget CopyTo(Guid projectId) => new()
    {
        Id = Guid.CreateVersion7(),
        ProjectId = projectId,
        Key = Key,
        Position = Position,
        Label = Label,
        Group = Group,
        Text = Text,
        Verbatim = Verbatim,
        Source = Source,
        Quantities = [.. Quantities],
    };
}

/// <summary>ตัวชี้วัด. Without a threshold it cannot say whether it was reached.</summary>
internal sealed class PlanIndicator : PlanItem
{
    public Threshold? Threshold { get; set; }

    public PlanIndicator CopyTo(Guid projectId) => new()
    {
        Id = Guid.CreateVersion7(),
        ProjectId = projectId,
        Key = Key,
        Position = Position,
        Label = Label,
        Group = Group,
        Text = Text,
        Verbatim = Verbatim,
        Source = Source,
        Threshold = Threshold,
    };
}

/// <summary>กิจกรรม, in the months it runs.</summary>
internal sealed class PlanActivity : PlanItem
{
    public List<YearMonth> Months { get; set; } = [];

    public Baht? Budget { get; set; }

    public PlanActivity CopyTo(Guid projectId) => new()
    {
        Id = Guid.CreateVersion7(),
        ProjectId = projectId,
        Key = Key,
        Position = Position,
        Label = Label,
        Group = Group,
        Text = Text,
        Verbatim = Verbatim,
        Source = Source,
        Months = [.. Months],
        Budget = Budget,
    };
}

/// <summary>Part of the budget by expense kind (ค่าตอบแทน, ค่าใช้สอย, ค่าวัสดุ …).</summary>
internal sealed class PlanExpense : IPartOfProject
{
    public const int KindMaxLength = 300;

    public required Guid Id { get; init; }

    public required Guid ProjectId { get; init; }

    public required int Position { get; set; }

    public required string Kind { get; set; }

    public Baht? Amount { get; set; }

    public PlanExpense CopyTo(Guid projectId) => new()
    {
        Id = Guid.CreateVersion7(),
        ProjectId = projectId,
        Position = Position,
        Kind = Kind,
        Amount = Amount,
    };
}

/// <summary>One item of a framework that the project serves. Codes are data: what they mean stands in the year's frameworks.</summary>
internal sealed class PlanAlignment : IPartOfProject
{
    public const int CodeMaxLength = 200;

    public required Guid Id { get; init; }

    public required Guid ProjectId { get; init; }

    public required int Position { get; set; }

    /// <summary>"สพฐ."; null for a bare number.</summary>
    public string? Framework { get; set; }

    /// <summary>"6"; null where the document broke off.</summary>
    public string? Item { get; set; }

    public PlanAlignment CopyTo(Guid projectId) => new()
    {
        Id = Guid.CreateVersion7(),
        ProjectId = projectId,
        Position = Position,
        Framework = Framework,
        Item = Item,
    };
}
