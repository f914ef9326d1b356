using Somdun.Foundation.Data;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Money;

namespace Somdun.Modules.Planning;

/// <summary>Where a project stands on its way into the version.</summary>
internal enum ProjectStanding
{
    /// <summary>A group proposes it.</summary>
    Proposed,

    /// <summary>The committee took it in.</summary>
    Accepted,

    /// <summary>The committee sent it back with a comment.</summary>
    Returned,

    /// <summary>The committee declined it: it stays for the record, and counts nowhere.</summary>
    Declined,
}

/// <summary>Whether a project begins this year or carries on (ลักษณะโครงการ).</summary>
internal enum ProjectNature
{
    New,
    Continuing,
}

/// <summary>One project (โครงการ) of a version, whole with its items.</summary>
internal sealed class PlanProject : IEditable, IPartOfVersion
{
    public const int TitleMaxLength = 1000;
    public const int OwnerMaxLength = 500;
    public const int ProseMaxLength = 20000;

    public required Guid Id { get; init; }

    public required Guid VersionId { get; init; }

    /// <summary>The same project in every version, whatever its number and title became.</summary>
    public required Guid Key { get; init; }

    public Guid? StrategyId { get; set; }

    public required int Position { get; set; }

    /// <summary>The printed number. It may repeat, and is no identity.</summary>
    public int? Number { get; set; }

    public required string Title { get; set; }

    public ProjectStanding Standing { get; set; }

    public ProjectNature? Nature { get; set; }

    /// <summary>The group that owns it; null until somebody says.</summary>
    public Guid? OwnerUnitId { get; set; }

    /// <summary>The owner as the document printed it.</summary>
    public string? OwnerText { get; set; }

    /// <summary>The person responsible, as the write-up names them.</summary>
    public string? ResponsiblePerson { get; set; }

    /// <summary>Null while the amount is not known, which is not nought.</summary>
    public Baht? Budget { get; set; }

    /// <summary>Where the money comes from (แหล่งงบประมาณ).</summary>
    public string? BudgetSource { get; set; }

    /// <summary>Principles and reasons (หลักการและเหตุผล).</summary>
    public string? Rationale { get; set; }

    public string? Place { get; set; }

    public DateOnly? StartsOn { get; set; }

    public DateOnly? EndsOn { get; set; }

    /// <summary>Results expected (ผลที่คาดว่าจะได้รับ).</summary>
    public string? ExpectedResults { get; set; }

    /// <summary>What may go wrong and what will be done about it (การวิเคราะห์ความเสี่ยง).</summary>
    public string? Risks { get; set; }

    /// <summary>How it will be followed and judged (การติดตามประเมินผล).</summary>
    public string? Evaluation { get; set; }

    /// <summary>Cells of columns the reader did not understand: heading → text.</summary>
    public Dictionary<string, string> Other { get; set; } = [];

    /// <summary>Where in the document it was read; null for one made by form.</summary>
    public Source? Source { get; set; }

    /// <summary>What the document said at the last import; null for one made by form. A form never touches it.</summary>
    public ProjectAsRead? AsRead { get; set; }

    public int RowVersion { get; set; }

    public List<PlanObjective> Objectives { get; init; } = [];

    public List<PlanTarget> Targets { get; init; } = [];

    public List<PlanIndicator> Indicators { get; init; } = [];

    public List<PlanActivity> Activities { get; init; } = [];

    public List<PlanExpense> Expenses { get; init; } = [];

    public List<PlanAlignment> Alignments { get; init; } = [];

    /// <summary>Whether its money and items count in the plan.</summary>
    public bool Counts => Standing != ProjectStanding.Declined;

    /// <summary>The same project, whole, in another version.</summary>
    public PlanProject CopyTo(Guid versionId, Guid? strategyId)
    {
        var id = Guid.CreateVersion7();
        return new PlanProject
        {
            Id = id,
            VersionId = versionId,
            Key = Key,
            StrategyId = strategyId,
            Position = Position,
            Number = Number,
            Title = Title,
            Standing = Standing,
            Nature = Nature,
            OwnerUnitId = OwnerUnitId,
            OwnerText = OwnerText,
            ResponsiblePerson = ResponsiblePerson,
            Budget = Budget,
            BudgetSource = BudgetSource,
            Rationale = Rationale,
            Place = Place,
            StartsOn = StartsOn,
            EndsOn = EndsOn,
            ExpectedResults = ExpectedResults,
            Risks = Risks,
            Evaluation = Evaluation,
            Other = new(Other),
            Source = Source,
            AsRead = AsRead,
            Objectives = [.. Objectives.Select(o => o.CopyTo(id))],
            Targets = [.. Targets.Select(t => t.CopyTo(id))],
            Indicators = [.. Indicators.Select(i => i.CopyTo(id))],
            Activities = [.. Activities.Select(a => a.CopyTo(id))],
            Expenses = [.. Expenses.Select(e => e.CopyTo(id))],
            Alignments = [.. Alignments.Select(a => a.CopyTo(id))],
        };
    }
}
