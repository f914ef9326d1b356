using Somdun.Modules.PlanReading.Contract;

namespace Somdun.Modules.Planning;

internal enum FindingState
{
    /// <summary>Nobody has decided on it.</summary>
    Open,

    /// <summary>Its proposal is accepted.</summary>
    Accepted,

    /// <summary>Looked at, and left as it is.</summary>
    Dismissed,

    /// <summary>A correction of its field has put it right.</summary>
    Settled,

    /// <summary>It came with a correction, and is not a finding of the document's own.</summary>
    New,
}

/// <param name="Index">In the reading's findings, by which it is decided on; null for a new one.</param>
/// <param name="Project">Index of its project in the reading; null when it is about the whole document.</param>
internal sealed record ReviewedFinding(int? Index, int? Project, Finding Finding, FindingState State)
{
    public bool NeedsDecision => State is FindingState.Open or FindingState.New;
}

/// <summary>A reading under review: the document as it will go in after the decisions so far, and what is still found in it.</summary>
internal sealed class ImportReview
{
    private ImportReview(PlanImport import, ReviewedPlan reviewed, IReadOnlyList<ReviewedFinding> findings)
    {
        Import = import;
        Reviewed = reviewed;
        Findings = findings;
    }

    public PlanImport Import { get; }

    public ReviewedPlan Reviewed { get; }

    public DraftPlan AsRead => Reviewed.AsRead;

    /// <summary>The reading's own in its order, then those that corrections brought.</summary>
    public IReadOnlyList<ReviewedFinding> Findings { get; }

    public bool IsOpen => Import.State == ImportState.InReview;

    public static ImportReview Of(PlanImport import, IPlanTextReader texts, IPlanLinter linter)
    {
        var reading = import.Reading;
        var reviewed = ApplyDecisions.To(reading, import.Decisions, texts);
        var now = linter.Check(reviewed.Plan).Select(f => (Finding: f, Project: f.ProjectIndex is { } i ? reviewed.Projects[i].Index : (int?)null)).ToList();
        var left = now.Select(f => Identity(f.Finding, f.Project)).ToHashSet();

        // What extraction and the reading of columns found, no correction of a field can settle.
        var known = linter.Check(reading.Plan).Select(f => Identity(f, f.ProjectIndex)).ToHashSet();

        FindingState StateOf(int index, Finding finding) =>
            import.Decisions.Accepted.Contains(index) ? FindingState.Accepted
            : import.Decisions.Dismissed.Contains(index) ? FindingState.Dismissed
            : known.Contains(Identity(finding, finding.ProjectIndex)) && !left.Contains(Identity(finding, finding.ProjectIndex)) ? FindingState.Settled
            : FindingState.Open;

        return new ImportReview(import, reviewed,
        [
            .. reading.Findings.Select((f, i) => new ReviewedFinding(i, f.ProjectIndex, f, StateOf(i, f))),
            .. now.Where(f => !known.Contains(Identity(f.Finding, f.Project))).Select(f => new ReviewedFinding(null, f.Project, f.Finding, FindingState.New)),
        ]);
    }

    public IEnumerable<ReviewedFinding> Of(int? project) => Findings.Where(f => f.Project == project);

    public int Open(Severity severity) => Findings.Count(f => f.NeedsDecision && f.Finding.Severity == severity);

    /// <summary>The project as it will go in; null when it was struck.</summary>
    public (DraftProject Draft, ReviewedProject Origin)? Project(int index)
    {
        var position = Reviewed.Projects.Index().Where(p => p.Item.Index == index).Select(p => p.Index).FirstOrDefault(-1);
        return position < 0 ? null : (Reviewed.Plan.Projects[position], Reviewed.Projects[position]);
    }

    // The message quotes the text it is about: when that changes, the finding is another.
    private static (string, int?, Source?, string) Identity(Finding finding, int? project) => (finding.Code, project, finding.Source, finding.Message.Thai);
}
