using System.Security.Cryptography;
using System.Text.Json;
using Somdun.Foundation.Data;

namespace Somdun.Modules.Planning;

internal enum MergeKind
{
    /// <summary>In the document, not in the plan.</summary>
    Add,

    Change,

    Untouched,

    /// <summary>In the plan, not in the document.</summary>
    Gone,
}

/// <summary>
/// What an import would do to a version, line by line, before anything is written. Each line has an id by which a person
/// takes it or leaves it (<see cref="ImportDecisions.Takes"/>).
/// </summary>
/// <param name="Strategies">In the order they will have.</param>
/// <param name="Projects">In the order they will have; those in question are left out.</param>
/// <param name="Questions">Projects of the document of which it is not certain which project of the plan they are. Until
/// they are settled nothing can be written.</param>
internal sealed record PlanMerge(
    IReadOnlyList<StrategyMerge> Strategies,
    IReadOnlyList<ProjectMerge> Projects,
    IReadOnlyList<MatchQuestion> Questions)
{
    /// <summary>Nothing to ask, and nothing to write as the lines are taken now.</summary>
    public bool IsUntouched => Questions.Count == 0
        && Strategies.All(s => !s.Writes)
        && Projects.All(p => !p.Writes);

    /// <summary>The plan says all that the document says, and nothing else: there is nothing that could be written.</summary>
    public bool Agrees => Questions.Count == 0
        && Strategies.All(s => s.Kind != MergeKind.Add && s.Fields.Count == 0)
        && Projects.All(p => p.Kind == MergeKind.Untouched && p.KeptAsEdited == 0);

    /// <summary>
    /// The document says nothing that it did not say before, whatever people have edited here since: of itself it writes nothing.
    /// </summary>
    public bool HasNoNews => Questions.Count == 0
        && Strategies.All(s => s.Kind is MergeKind.Untouched or MergeKind.Gone)
        && Projects.All(p => p.Kind is MergeKind.Untouched or MergeKind.Gone);

    /// <summary>In how many places the plan stands otherwise than the document because people edited it here.</summary>
    public int KeptAsEdited => Strategies.Sum(s => s.Fields.Count(f => f.SaidBefore)) + Projects.Sum(p => p.KeptAsEdited);

    public int Count(MergeKind kind) => Projects.Count(p => p.Kind == kind);

    /// <summary>
    /// The same for the same lines, whichever of them are taken: what a person saw is what is written, or it is refused
    /// because the plan changed since.
    /// </summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        this with
        {
            Strategies = [.. Strategies.Select(s => s with { Fields = Untaken(s.Fields) })],
            Projects = [.. Projects.Select(p => p with
            {
                Taken = false,
                Fields = Untaken(p.Fields),
                Items = [.. p.Items.Select(i => i with { Taken = false })],
            })],
        },
        JsonColumns.Options)));

    private static List<FieldMerge> Untaken(IReadOnlyList<FieldMerge> fields) => [.. fields.Select(f => f with { Taken = false })];

    /// <param name="current">Whole and in order; null where there is no plan yet.</param>
    public static PlanMerge Of(PlanVersion? current, ReviewedPlan reviewed, ImportDecisions decisions) =>
        new MergePlans(current, reviewed, decisions).Run();
}

/// <param name="Key">The strategy in the plan; null for a new one.</param>
/// <param name="Index">Index in the document's strategies; null for one that is only in the plan.</param>
internal sealed record StrategyMerge(MergeKind Kind, Guid? Key, int? Index, string Title, IReadOnlyList<FieldMerge> Fields)
{
    public bool Writes => Kind == MergeKind.Add || Fields.Any(f => f.Taken);
}

/// <param name="Id">Its path in the reading, or <c>gone:KEY</c>.</param>
/// <param name="Key">The project in the plan; null for a new one.</param>
/// <param name="Index">Index in <see cref="ReviewedPlan.Projects"/>; null for one that is only in the plan.</param>
/// <param name="Taken">Whether a new one is added, or one that is gone from the document removed from the plan.</param>
internal sealed record ProjectMerge(
    MergeKind Kind,
    string Id,
    Guid? Key,
    int? Index,
    int? Number,
    string Title,
    IReadOnlyList<FieldMerge> Fields,
    IReadOnlyList<ItemMerge> Items,
    bool Taken)
{
    public bool Writes => Kind switch
    {
        MergeKind.Add or MergeKind.Gone => Taken,
        _ => Fields.Any(f => f.Taken) || Items.Any(i => i.Taken),
    };

    /// <summary>In how many places it stands as a person edited it, and the document as it said before.</summary>
    public int KeptAsEdited => Fields.Count(f => f.SaidBefore) + Items.Count(i => i.SaidBefore);
}

/// <summary>A field that the document and the plan have differently.</summary>
/// <param name="EditedSince">A person changed it since the last import: it stays unless they take the document's.</param>
/// <param name="SaidBefore">The document said the same before: only the person's edit makes the difference.</param>
internal sealed record FieldMerge(string Id, string Name, Text Caption, string Was, string Becomes, bool EditedSince, bool SaidBefore, bool Taken);

/// <summary>An objective, target, indicator or activity, on either side.</summary>
/// <param name="Read">Index in the reading's items of this kind; null for one that is only in the plan.</param>
/// <param name="Was">Null for a new one.</param>
/// <param name="Becomes">Null for one that is gone from the document, or struck.</param>
/// <param name="EditedSince">
/// A person changed it, made it or struck it since the last import: it stays as they left it unless they take the document's.
/// </param>
/// <param name="SaidBefore">The document said the same before, or did not have it before either: only the person's edit makes the difference.</param>
internal sealed record ItemMerge(
    MergeKind Kind,
    ItemKind Of,
    string Id,
    Guid? Key,
    int? Read,
    ItemContent? Was,
    ItemContent? Becomes,
    bool EditedSince,
    bool SaidBefore,
    bool Taken)
{
    public bool Differs => Kind != MergeKind.Untouched;
}

/// <summary>A project of the document that may be one of several of the plan.</summary>
/// <param name="Project">Its index in the reading.</param>
internal sealed record MatchQuestion(int Project, int? Number, string Title, IReadOnlyList<MatchCandidate> Candidates);

internal sealed record MatchCandidate(Guid Key, int? Number, string Title);
