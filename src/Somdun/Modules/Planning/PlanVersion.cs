using Somdun.Foundation.Data;

namespace Somdun.Modules.Planning;

/// <summary>How far a version has come. An approved one never changes: an amendment is a new version.</summary>
internal enum VersionState
{
    Draft,
    Screened,
    Approved,
}

/// <summary>
/// One version of a plan, whole: an amendment begins as a copy of the version before, so that any two can be
/// compared and any can be printed again.
/// </summary>
internal sealed class PlanVersion : IEditable
{
    public const int NameMaxLength = 200;
    public const int ReasonMaxLength = 1000;
    public const int PaperNumberMaxLength = 60;

    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    /// <summary>1 is the plan as first made; 2 its first amendment (ฉบับปรับปรุงครั้งที่ 1).</summary>
    public required int Number { get; init; }

    public Guid? BasedOnId { get; init; }

    /// <summary>Why there is this version; null for the first.</summary>
    public string? Reason { get; set; }

    public VersionState State { get; private set; }

    public required DateTime CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public DateTime? ScreenedAt { get; private set; }

    public string? ScreenedBy { get; private set; }

    /// <summary>Who that is; null where the name alone is known.</summary>
    public Guid? ScreenedByAccountId { get; private set; }

    public Guid? ScreenedByPersonId { get; private set; }

    /// <summary>How many things that must be put right were known to be open; null where none were.</summary>
    public int? ScreenedWithErrors { get; private set; }

    /// <summary>Why it was closed all the same.</summary>
    public string? ScreenedDespite { get; private set; }

    public DateTime? ApprovedAt { get; private set; }

    public string? ApprovedBy { get; private set; }

    /// <summary>Who that is; null where the paper was signed by somebody the system does not know.</summary>
    public Guid? ApprovedByAccountId { get; private set; }

    public Guid? ApprovedByPersonId { get; private set; }

    /// <summary>How many things that must be put right were known to be open; null where none were.</summary>
    public int? ApprovedWithErrors { get; private set; }

    /// <summary>Why it was approved all the same.</summary>
    public string? ApprovedDespite { get; private set; }

    /// <summary>The number of the paper that approves it, as printed.</summary>
    public string? PaperNumber { get; private set; }

    /// <summary>The day of that paper.</summary>
    public DateOnly? PaperDay { get; private set; }

    public DateOnly? InForceFrom { get; private set; }

    public int RowVersion { get; set; }

    public List<PlanStrategy> Strategies { get; init; } = [];

    public List<PlanProject> Projects { get; init; } = [];

    /// <summary>How much each group may propose; a group without one is not limited.</summary>
    public List<PlanCeiling> Ceilings { get; init; } = [];

    /// <summary>The projects that count, in the plan's order: all but the declined.</summary>
    public IEnumerable<PlanProject> Counted => Projects.Where(p => p.Counts);

    public bool IsOpen => State != VersionState.Approved;

    /// <summary>Only a draft is edited: what the committee has agreed on is reopened first, and agreed on again.</summary>
    public bool MayBeEdited => State == VersionState.Draft;

    /// <summary>The next version, beginning as this one stands: everything keeps its key.</summary>
    public PlanVersion Amend(Guid id, string reason, string by, DateTime now)
    {
        var strategies = Strategies.ToDictionary(s => s.Id, s => new PlanStrategy
        {
            Id = Guid.CreateVersion7(),
            VersionId = id,
            Key = s.Key,
            Position = s.Position,
            Number = s.Number,
            Title = s.Title,
            TitleAsRead = s.TitleAsRead,
        });

        return new PlanVersion
        {
            Id = id,
            PlanId = PlanId,
            Number = Number + 1,
            BasedOnId = Id,
            Reason = reason,
            CreatedAt = now,
            CreatedBy = by,
            Strategies = [.. strategies.Values],
            Projects = [.. Projects.Select(p => p.CopyTo(id, p.StrategyId is { } strategy ? strategies[strategy].Id : null))],
            Ceilings = [.. Ceilings.Select(c => c.CopyTo(id))],
        };
    }

    public void Screen(PlanSigner by, OpenErrors? despite, DateTime now)
    {
        State = VersionState.Screened;
        ScreenedBy = by.Name;
        (ScreenedByAccountId, ScreenedByPersonId) = (by.AccountId, by.PersonId);
        (ScreenedWithErrors, ScreenedDespite) = (despite?.Count, despite?.Reason);
        ScreenedAt = now;
    }

    /// <summary>A screened version that is edited again must be screened again.</summary>
    public void Reopen()
    {
        State = VersionState.Draft;
        ScreenedBy = null;
        (ScreenedByAccountId, ScreenedByPersonId) = (null, null);
        (ScreenedWithErrors, ScreenedDespite) = (null, null);
        ScreenedAt = null;
    }

    public void Approve(PlanSigner by, OpenErrors? despite, string paperNumber, DateOnly paperDay, DateOnly inForceFrom, DateTime now)
    {
        State = VersionState.Approved;
        ApprovedBy = by.Name;
        (ApprovedByAccountId, ApprovedByPersonId) = (by.AccountId, by.PersonId);
        (ApprovedWithErrors, ApprovedDespite) = (despite?.Count, despite?.Reason);
        ApprovedAt = now;
        PaperNumber = paperNumber;
        PaperDay = paperDay;
        InForceFrom = inForceFrom;
    }
}

/// <summary>Who closes the screening of a version or approves it.</summary>
/// <param name="AccountId">Null where the system knows the name alone.</param>
/// <param name="PersonId">Of the register of people.</param>
internal sealed record PlanSigner(string Name, Guid? AccountId = null, Guid? PersonId = null);

/// <summary>What was known to be wrong when a version was closed or approved all the same, and why it was.</summary>
internal sealed record OpenErrors(int Count, string Reason);
