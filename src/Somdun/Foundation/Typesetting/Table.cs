using Somdun.Money;

namespace Somdun.Foundation.Typesetting;

/// <summary>
/// A table. Its head is repeated on every page, a long row may go on over the page, cells may span columns and rows.
/// In XLSX every table with a name becomes a sheet.
/// </summary>
public sealed record Table : Block
{
    public required IReadOnlyList<Column> Columns { get; init; }

    public IReadOnlyList<Row> Head { get; init; } = [];

    public required IReadOnlyList<Row> Rows { get; init; }

    /// <summary>What the table shows, in a few words: the sheet's name in XLSX, the table's description for those who hear it. A table without one has no
    /// sheet.</summary>
    public string? Name { get; init; }

    /// <summary>Size of its text in points.</summary>
    public double Size { get; init; } = 11;

    public Ruling Ruling { get; init; }
}

public enum Ruling
{
    /// <summary>Lines around every cell.</summary>
    Grid,

    /// <summary>Lines below the rows alone.</summary>
    Rows,

    /// <summary>No lines: a table that only places things side by side.</summary>
    None,
}

/// <summary>One column: so many millimetres, or a share of what the fixed ones leave.</summary>
public sealed record Column
{
    private Column(double width, bool isFixed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        (Width, IsFixed) = (width, isFixed);
    }

    public double Width { get; }

    public bool IsFixed { get; }

    public Alignment Alignment { get; init; }

    public static Column Share(double weight = 1, Alignment alignment = Alignment.Start) => new(weight, false) { Alignment = alignment };

    public static Column Millimetres(double width, Alignment alignment = Alignment.Start) => new(width, true) { Alignment = alignment };
}

public sealed record Row(params IReadOnlyList<Cell> Cells)
{
    /// <summary>A total is bold and shaded, and never begins a page alone.</summary>
    public bool IsTotal { get; init; }

    /// <summary>False moves the row to the next page whole, if it fits there.</summary>
    public bool MaySplit { get; init; } = true;

    /// <summary>Keeps the row on the page of the next one: the heading of a group of rows.</summary>
    public bool KeepWithNext { get; init; }

    public Shade Shade { get; init; }

    /// <summary>Millimetres the row is high at least: room to write or to stamp.</summary>
    public double MinimumHeight { get; init; }
}

/// <summary>One cell. Give it text, paragraphs, or a figure, which XLSX keeps as a number.</summary>
public sealed record Cell
{
    public static readonly Cell Empty = new("");

    public Cell(string text) => Paragraphs = text.Length == 0 ? [] : [new Paragraph(text)];

    public Cell(params IReadOnlyList<Paragraph> paragraphs) => Paragraphs = paragraphs;

    public Cell(Figure figure)
    {
        Figure = figure;
        Paragraphs = [];
    }

    /// <summary>What the cell says in words; empty when it holds a figure.</summary>
    public IReadOnlyList<Paragraph> Paragraphs { get; init; }

    public Figure? Figure { get; init; }

    public int ColumnSpan { get; init; } = 1;

    public int RowSpan { get; init; } = 1;

    /// <summary>Null takes the column's; a figure stands at the end, a head in the centre.</summary>
    public Alignment? Alignment { get; init; }

    public bool Bold { get; init; }

    public Shade Shade { get; init; }

    /// <summary>Centres the content between the upper and the lower edge, where the cell fits on its page.</summary>
    public bool Middle { get; init; }

    public static implicit operator Cell(string text) => new(text);

    public static implicit operator Cell(Figure figure) => new(figure);

    public static implicit operator Cell(Baht amount) => new(Typesetting.Figure.Of(amount));
}
