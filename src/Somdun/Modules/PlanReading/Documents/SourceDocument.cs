namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// A file after its format is gone: blocks of text and tables in reading order. What comes after it does not know
/// whether it was a DOCX, a sheet or a page.
/// </summary>
/// <param name="Format">"text", "csv", "html", "docx", "xlsx", "xls", "pdf".</param>
/// <param name="Blocks">Lines outside tables and tables, in the order a person reads.</param>
/// <param name="Notes">What extraction itself found: hidden rows left out, pages without text, doubtful characters.</param>
internal sealed record SourceDocument(string Format, IReadOnlyList<Block> Blocks, IReadOnlyList<ExtractionNote> Notes);

/// <summary>A piece of the document: a line of running text, or a table.</summary>
internal abstract record Block;

/// <summary>A paragraph outside tables: title, strategy heading, note.</summary>
/// <param name="Part">"text", or "page 3" in a PDF.</param>
/// <param name="Place">"line 7", "paragraph 12".</param>
internal sealed record LineBlock(string Text, string Part, string Place) : Block;

/// <summary>
/// A table, rectangular: each cell a span covers repeats as a cell with <see cref="SourceCell.Continues"/>.
/// A table that a page end cuts may come as two; joining them is not extraction's work.
/// </summary>
/// <param name="Part">"table 3" (counted over the document), "sheet Plan", "page 12" (several tables of a page share it).</param>
internal sealed record TableBlock(string Part, IReadOnlyList<SourceRow> Rows) : Block;

/// <param name="Place">"line 7", "row 14".</param>
internal sealed record SourceRow(IReadOnlyList<SourceCell> Cells, string Place);

/// <summary>One cell.</summary>
/// <param name="Lines">
/// Its paragraphs or list items in order, cleaned: control and zero-width marks gone, sara am composed, white space folded.
/// A line is a paragraph where the format knows paragraphs; a wrapped line where it knows only lines (PDF, text).
/// </param>
/// <param name="Place">"C14" in a sheet or CSV; elsewhere "line 7" of the file or page, "row 14" of the table.</param>
/// <param name="Column">Nought-based column in the table's grid.</param>
/// <param name="Continues">The cell belongs to a span that began to the left or above; its text stands there.</param>
internal sealed record SourceCell(IReadOnlyList<CellLine> Lines, string Place, int Column, bool Continues = false)
{
    /// <summary>What fills it, as its format writes the colour; null where it is as white as the paper, or the format knows no colours.</summary>
    public string? Shade { get; init; }

    public bool IsEmpty => Lines.Count == 0 || Lines.All(l => l.Text.Length == 0);

    public string Text => Lines.Count == 1 ? Lines[0].Text : string.Join(' ', Lines.Select(l => l.Text));
}

/// <summary>One line of a cell.</summary>
/// <param name="Text">Cleaned text.</param>
/// <param name="Wrapped">
/// True where the format cut the line by width, so that its end may fall inside a word; false where the break was meant
/// (a paragraph, a list item, a line break typed by hand).
/// </param>
/// <param name="Marker">A list marker the format itself knows ("1.", "-", "•"), where the text does not print it; else null.</param>
internal sealed record CellLine(string Text, bool Wrapped = false, string? Marker = null);

/// <param name="Code">A finding code.</param>
internal sealed record ExtractionNote(string Code, Text Message, string? Part, string? Place);
