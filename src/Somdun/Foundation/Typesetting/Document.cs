namespace Somdun.Foundation.Typesetting;

/// <summary>
/// A document before it has a format: what it says, in order. One document gives the same words and figures as PDF, DOCX and XLSX.
/// </summary>
public sealed record Document
{
    public required string Title { get; init; }

    public string? Subject { get; init; }

    /// <summary>The unit or person in whose name the document goes out.</summary>
    public string? Author { get; init; }

    /// <summary>Language of the words that the typesetter itself adds: page numbers, the heading of the contents, dates.</summary>
    public Language Language { get; init; } = Language.Thai;

    /// <summary>
    /// The moment (UTC) the document was made. It comes from whoever issues the document, never from the clock of the printing:
    /// the same document printed again gives the same bytes.
    /// </summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Where its numbers come from (plan version, as-of moment); stands at the foot of every numbered page.</summary>
    public string? Provenance { get; init; }

    /// <summary>Prints ๐–๙ for 0–9, except in words with Latin letters: a code or an address must still work when typed.</summary>
    public bool ThaiDigits { get; init; }

    public required IReadOnlyList<Section> Sections { get; init; }
}

/// <summary>A stretch of pages of one size and orientation; it begins on a new page.</summary>
public sealed record Section
{
    public required IReadOnlyList<Block> Blocks { get; init; }

    public bool Landscape { get; init; }

    public Margins Margins { get; init; } = Margins.Report;

    /// <summary>Stands small at the top of every page of the section.</summary>
    public string? Header { get; init; }

    /// <summary>
    /// A cover has no header, no foot and no printed number, but it counts: the number printed on a page is the one a PDF reader shows.
    /// </summary>
    public bool IsCover { get; init; }

    /// <summary>The blocks with composite ones taken apart, as the writers know them.</summary>
    internal List<Block> PlainBlocks(Document document)
    {
        return [.. Plain(Blocks)];

        IEnumerable<Block> Plain(IEnumerable<Block> blocks) =>
            blocks.SelectMany(b => b is CompositeBlock composite ? Plain(composite.Compose(document)) : [b]);
    }
}

/// <summary>White space around the text of a page, in millimetres. Header and foot stand inside it.</summary>
public sealed record Margins(double Top, double Right, double Bottom, double Left)
{
    /// <summary>Reports and books.</summary>
    public static readonly Margins Report = new(20, 18, 20, 22);

    /// <summary>Wide tables on landscape pages.</summary>
    public static readonly Margins Wide = new(18, 14, 16, 14);

    /// <summary>Official papers by the Prime Minister's Office regulation on correspondence: left 3 cm, right 2 cm.</summary>
    public static readonly Margins Official = new(15, 20, 20, 30);
}

/// <summary>Not DocumentFormat: the Open XML package has a root namespace of that name, which would win in every file that names it.</summary>
public enum FileFormat
{
    Pdf,
    Docx,
    Xlsx,
}
