using Somdun.Results;

namespace Somdun.Modules.PlanReading.Contract;

/// <summary>Reads a plan document. Writes nothing.</summary>
public interface IPlanReader
{
    /// <summary>
    /// Reads a document whose kind is told by its content, the name being only a hint.
    /// A file that cannot be read at all is a refusal that says what and where; a file that can, with whatever is
    /// wrong in it, is a reading with findings. Time, memory and unpacked size are bounded.
    /// </summary>
    Outcome<DocumentReading> Read(Stream file, string fileName, ReadOptions options, CancellationToken cancel);
}

/// <summary>Checks a plan: the same rules for one just read and for one that is edited.</summary>
public interface IPlanLinter
{
    /// <param name="plan">A plan just read, or a version of the plan as a draft.</param>
    IReadOnlyList<Finding> Check(DraftPlan plan);
}

/// <summary>What a person told the reader beforehand.</summary>
/// <param name="Map">Heading as printed → what the column holds, overriding the reader's own understanding.</param>
public sealed record ReadOptions(IReadOnlyDictionary<string, ColumnRole> Map)
{
    public static readonly ReadOptions None = new(new Dictionary<string, ColumnRole>());
}

/// <summary>The draft plan of a document with everything found in it.</summary>
/// <param name="Format">What the file turned out to be: "text", "csv", "html", "docx", "xlsx", "xls", "pdf".</param>
public sealed record DocumentReading(DraftPlan Plan, IReadOnlyList<Finding> Findings, string Format)
{
    /// <summary>The rows the projects were read from as the document has them, in its order, to be held beside their reading.</summary>
    public IReadOnlyList<DocumentRow> Rows { get; init; } = [];
}

/// <summary>One row of a plan table as printed.</summary>
/// <param name="Project">Index of the project it was read into.</param>
/// <param name="Cells">Those with text in them, in the order of the columns.</param>
public sealed record DocumentRow(Source Source, int Project, IReadOnlyList<DocumentCell> Cells);

/// <param name="Heading">Of its column, as printed; empty where there is none.</param>
/// <param name="Text">Line by line as printed.</param>
public sealed record DocumentCell(string Heading, string Text);
