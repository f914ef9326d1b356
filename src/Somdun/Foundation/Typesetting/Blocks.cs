namespace Somdun.Foundation.Typesetting;

/// <summary>One piece of a document, set below the one before it.</summary>
public abstract record Block;

/// <summary>
/// A block made of other blocks. The writers know only what it is made of, so a new paper form needs no change in any writer.
/// </summary>
public abstract record CompositeBlock : Block
{
    public abstract IEnumerable<Block> Compose(Document document);
}

/// <summary>A heading; it stands in the contents and in the PDF's bookmarks, and never at the foot of a page alone.</summary>
/// <param name="Level">1 to 3.</param>
public sealed record Heading(int Level, string Text) : Block
{
    /// <summary>False keeps it out of the contents and the bookmarks.</summary>
    public bool InContents { get; init; } = true;
}

public sealed record Paragraph : Block
{
    public Paragraph(params IReadOnlyList<Run> runs) => Runs = runs;

    public Paragraph(string text) => Runs = [new Run(text)];

    /// <summary>Pieces of one text; a line feed inside a run begins a new line.</summary>
    public IReadOnlyList<Run> Runs { get; init; }

    /// <summary>"1.", "6.1", "–": hangs to the left of the text. Neighbours with labels share one edge.</summary>
    public string? Label { get; init; }

    public Alignment Alignment { get; init; }

    /// <summary>Size in points; null takes that of the place: 12 in running text, the table's in a cell.</summary>
    public double? Size { get; init; }

    /// <summary>Distance of the whole paragraph from the left edge, in millimetres.</summary>
    public double Indent { get; init; }

    /// <summary>Further indent of the first line, in millimetres. Official Thai papers begin a paragraph 2.5 cm in.</summary>
    public double FirstLine { get; init; }

    /// <summary>Space below in points; null takes that of the place.</summary>
    public double? SpaceAfter { get; init; }

    public bool KeepWithNext { get; init; }

    public static implicit operator Paragraph(string text) => new(text);
}

/// <summary>A stretch of text of one look.</summary>
public sealed record Run(string Text)
{
    public bool Bold { get; init; }

    /// <summary>Size in points; null takes the paragraph's.</summary>
    public double? Size { get; init; }

    public Ink Ink { get; init; }

    public static implicit operator Run(string text) => new(text);
}

public enum Alignment
{
    Start,
    Centre,
    End,

    /// <summary>Both edges straight, by widening spaces; a line with too few spaces stays ragged, for letters are never pulled apart.</summary>
    Justify,
}

/// <summary>The headings of the document with their page numbers.</summary>
/// <param name="Levels">How many levels of headings to list.</param>
public sealed record TableOfContents(int Levels = 2) : Block;

public sealed record PageBreak : Block;

/// <summary>Empty space, in millimetres; dropped at the top of a page unless the page begins with it.</summary>
public sealed record Spacer(double Height) : Block;

/// <summary>A thin line across the page.</summary>
public sealed record Rule : Block;
