namespace Somdun.Foundation.Typesetting;

/// <summary>Where the cells of a table stand and how they look: the same in every format.</summary>
internal static class TableGrid
{
    /// <summary>Between a cell's side and its text, in points.</summary>
    public const double PadX = 3.6;

    /// <summary>
    /// Left edges of the columns and the right edge of the last, in a table of a given width (points). A column is never narrower than
    /// its figures, for a number broken over two lines is another number, as long as the others can give what it takes.
    /// </summary>
    public static double[] Edges(Table table, double width, TextSetter setter)
    {
        var widths = Wanted(table.Columns, width);
        var least = Least(table, setter);
        var missing = widths.Select((w, i) => Math.Max(0, least[i] - w)).Sum();
        var spare = widths.Select((w, i) => least[i] > 0 ? 0 : w).Sum();
        var given = Math.Min(missing, spare / 2);
        var edges = new double[widths.Length + 1];
        for (var i = 0; i < widths.Length; i++)
        {
            var change = missing <= 0 ? 0
                : least[i] > widths[i] ? (least[i] - widths[i]) / missing * given
                : least[i] > 0 ? 0
                : -widths[i] / spare * given;
            edges[i + 1] = edges[i] + widths[i] + change;
        }

        return edges;
    }

    private static double[] Wanted(IReadOnlyList<Column> columns, double width)
    {
        var isFixed = columns.Where(c => c.IsFixed).Sum(c => Pages.Points(c.Width));
        var shares = columns.Where(c => !c.IsFixed).Sum(c => c.Width);

        // Fixed columns that leave nothing for the others are narrowed.
        var kept = shares > 0 ? width / 4 : 0;
        var narrowed = isFixed > width - kept || (isFixed > 0 && shares <= 0) ? (width - kept) / isFixed : 1;
        var rest = width - (isFixed * narrowed);
        return [.. columns.Select(c => c.IsFixed ? Pages.Points(c.Width) * narrowed : c.Width / shares * rest)];
    }

    /// <summary>By column, the width of its widest figure with the padding of a cell; 0 where there is none.</summary>
    private static double[] Least(Table table, TextSetter setter)
    {
        var least = new double[table.Columns.Count];
        foreach (var cell in Place(table, isHead: false).SelectMany(r => r.Cells))
        {
            if (cell.Cell is { Figure: { } figure, ColumnSpan: 1 })
            {
                least[cell.Column] = Math.Max(least[cell.Column], setter.Measure(figure.Print(setter.Language), table.Size, cell.Look.Bold) + (2 * PadX) + 0.1);
            }
        }

        return least;
    }

    /// <summary>The cells that begin in each row, every column of every row covered once.</summary>
    /// <exception cref="ArgumentException">A row has more cells than the table has columns.</exception>
    public static List<PlacedRow> Place(Table table, bool isHead)
    {
        var rows = isHead ? table.Head : table.Rows;
        var placed = new List<PlacedRow>(rows.Count);
        var takenUntil = new int[table.Columns.Count];
        for (var r = 0; r < rows.Count; r++)
        {
            var cells = new List<PlacedCell>();
            var given = 0;
            for (var column = 0; column < takenUntil.Length;)
            {
                if (takenUntil[column] > r)
                {
                    column++;
                    continue;
                }

                var cell = given < rows[r].Cells.Count ? rows[r].Cells[given++] : Cell.Empty;
                if (column + cell.ColumnSpan > takenUntil.Length || takenUntil.AsSpan(column, cell.ColumnSpan).ContainsAnyInRange(r + 1, int.MaxValue))
                {
                    throw TooMany(table, r);
                }

                Array.Fill(takenUntil, r + cell.RowSpan, column, cell.ColumnSpan);
                var lastRow = Math.Min(r + cell.RowSpan, rows.Count) - 1;
                cells.Add(new PlacedCell(cell, column, r, lastRow, Look(table, rows[r], cell, column, isHead)));
                column += cell.ColumnSpan;
            }

            if (given < rows[r].Cells.Count)
            {
                throw TooMany(table, r);
            }

            placed.Add(new PlacedRow(rows[r], cells));
        }

        return placed;
    }

    private static ArgumentException TooMany(Table table, int row) =>
        new($"Row {row + 1} of the table '{table.Name}' has more cells than the table has columns.");

    private static CellLook Look(Table table, Row row, Cell cell, int column, bool isHead)
    {
        var alignment = cell.Alignment
            ?? (isHead ? Alignment.Centre : cell.Figure is not null ? Alignment.End : table.Columns[column].Alignment);
        var shade = cell.Shade != Shade.None ? cell.Shade
            : row.Shade != Shade.None ? row.Shade
            : table.Ruling == Ruling.None ? Shade.None
            : isHead ? Shade.Head
            : row.IsTotal ? Shade.Total
            : Shade.None;
        return new CellLook(alignment, isHead || row.IsTotal || cell.Bold, shade, isHead || cell.Middle);
    }
}

internal sealed record PlacedRow(Row Row, IReadOnlyList<PlacedCell> Cells);

/// <param name="LastRow">Index of the row in which the cell ends.</param>
internal sealed record PlacedCell(Cell Cell, int Column, int Row, int LastRow, CellLook Look)
{
    /// <summary>What the cell says: its paragraphs, or its figure printed.</summary>
    public IReadOnlyList<Paragraph> Paragraphs(Language language) =>
        Cell.Figure is { } figure ? [new Paragraph(figure.Print(language))] : Cell.Paragraphs;
}

internal sealed record CellLook(Alignment Alignment, bool Bold, Shade Shade, bool Middle);
