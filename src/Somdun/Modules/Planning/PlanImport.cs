using Somdun.Foundation.Data;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Time;

namespace Somdun.Modules.Planning;

internal enum ImportState
{
    /// <summary>A person is looking through it.</summary>
    InReview,

    Applied,

    Discarded,
}

/// <summary>
/// A document brought in, with what the reader made of it and what a person decided: kept until it is applied, and after,
/// so that a row of the plan can be followed back to the page.
/// </summary>
internal sealed class PlanImport : IEditable
{
    public const int FileNameMaxLength = 260;

    public required Guid Id { get; init; }

    public required Guid UnitId { get; init; }

    public required FiscalYear FirstYear { get; set; }

    public required FiscalYear LastYear { get; set; }

    public required string FileName { get; init; }

    /// <summary>The file in the file store, by the SHA-256 of its content.</summary>
    public required string FileHash { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public ImportState State { get; set; }

    public DateTime? ClosedAt { get; set; }

    public string? ClosedBy { get; set; }

    /// <summary>The version it was written into; where there was nothing to write, the one it agrees with.</summary>
    public Guid? AppliedVersionId { get; set; }

    /// <summary>What it came to; null until it is applied.</summary>
    public ImportTally? Tally { get; set; }

    /// <summary>What the reader made of the document, unchanged; read again when a person says what a column holds.</summary>
    public required DocumentReading Reading { get; set; }

    /// <summary>What the person decided so far.</summary>
    public ImportDecisions Decisions { get; set; } = new();

    public int RowVersion { get; set; }
}

/// <summary>Projects of the document and the plan, counted by what the import did to them.</summary>
/// <param name="Gone">In the plan, not in the document.</param>
internal sealed record ImportTally(int Added, int Changed, int Untouched, int Gone);

/// <summary>A person's decisions on a reading; applied to a copy of it, the reading itself stays.</summary>
internal sealed record ImportDecisions
{
    /// <summary>Proposals accepted, by the finding's index in the reading.</summary>
    public HashSet<int> Accepted { get; init; } = [];

    /// <summary>Findings looked at and left as they are, by index.</summary>
    public HashSet<int> Dismissed { get; init; } = [];

    /// <summary>Fields typed anew: the path as in <see cref="Proposal.Field"/> → the text.</summary>
    public Dictionary<string, string> Corrections { get; init; } = [];

    /// <summary>Lines of the merge taken (true) or left (false) otherwise than they are by themselves, by the line's id.</summary>
    public Dictionary<string, bool> Takes { get; init; } = [];

    /// <summary>What a person said of the document's columns: heading → role.</summary>
    public Dictionary<string, ColumnRole> Columns { get; init; } = [];

    /// <summary>Ambiguous matches settled: index of the project in the reading → key of the project in the plan, or null for "a new one".</summary>
    public Dictionary<int, Guid?> Matches { get; init; } = [];

    /// <summary>
    /// The decisions as they apply to another reading of the same document: those on findings and fields that came out the
    /// same; where projects came out otherwise, what was said of them is asked again.
    /// </summary>
    public ImportDecisions CarriedTo(DocumentReading from, DocumentReading to)
    {
        var places = to.Findings.Index().GroupBy(f => Identity(f.Item)).ToDictionary(g => g.Key, g => g.First().Index);
        HashSet<int> Carried(HashSet<int> findings) =>
        [
            .. findings
                .Where(i => i < from.Findings.Count && places.ContainsKey(Identity(from.Findings[i])))
                .Select(i => places[Identity(from.Findings[i])]),
        ];

        var sameProjects = from.Plan.Projects.Select(p => (p.Number, p.Title)).SequenceEqual(to.Plan.Projects.Select(p => (p.Number, p.Title)));
        return this with
        {
            Accepted = Carried(Accepted),
            Dismissed = Carried(Dismissed),
            Corrections = sameProjects ? Corrections : [],
            Matches = sameProjects ? Matches : [],
            Takes = sameProjects ? Takes : [],
        };
    }

    private static (string, Source?, string?) Identity(Finding finding) => (finding.Code, finding.Source, finding.Proposal?.Field);
}
