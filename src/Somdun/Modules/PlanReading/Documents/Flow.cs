namespace Somdun.Modules.PlanReading.Documents;

/// <summary>What HTML and DOCX have in common: paragraphs and tables in order, tables with the same again in their cells.</summary>
internal abstract record FlowItem
{
    /// <summary>The document's blocks. Tables that only lay out the page are opened; tables inside cells become lines of the cell.</summary>
    public static List<Block> ToBlocks(IEnumerable<FlowItem> items, Extraction extraction)
    {
        var blocks = new List<Block>();
        var (tables, paragraphs) = (0, 0);
        Append(items);
        return blocks;

        void Append(IEnumerable<FlowItem> from)
        {
            foreach (var item in from)
            {
                extraction.Pause();
                switch (item)
                {
                    case FlowLine { Line: var line }:
                        var text = line.Marker is null ? line.Text : $"{line.Marker} {line.Text}";
                        blocks.Add(new LineBlock(text, "text", $"paragraph {++paragraphs}"));
                        break;

                    case FlowTable { OnlyLaysOut: true } layout:
                        Append(layout.Rows.SelectMany(r => r.Cells).SelectMany(c => c.Content));
                        break;

                    case FlowTable table when table.Build($"table {tables + 1}", extraction) is { } block:
                        tables++;
                        blocks.Add(block);
                        break;
                }
            }
        }
    }
}

internal sealed record FlowLine(CellLine Line) : FlowItem;

internal sealed record FlowTable(IReadOnlyList<FlowRow> Rows) : FlowItem
{
    /// <summary>One column or one row around another table: a frame, not data.</summary>
    public bool OnlyLaysOut =>
        (Rows.Count == 1 || Rows.All(r => r.Cells.Count == 1)) && Rows.Any(r => r.Cells.Any(c => c.Content.Any(i => i is FlowTable)));

    public TableBlock? Build(string part, Extraction extraction)
    {
        var grid = new TableGrid(part, extraction);
        for (var i = 0; i < Rows.Count; i++)
        {
            if (i > 0 && Rows[i].Section != Rows[i - 1].Section)
            {
                grid.CutSpans();
            }

            grid.BeginRow($"row {i + 1}");
            foreach (var cell in Rows[i].Cells)
            {
                grid.Add([.. Lines(cell.Content)], cell.ColumnSpan, cell.RowSpan, cell.Continues, shade: cell.Shade);
            }

            grid.EndRow();
        }

        return grid.Build();
    }

    /// <summary>The lines of a cell; a table inside it gives one line a row.</summary>
    private static IEnumerable<CellLine> Lines(IEnumerable<FlowItem> content) => content.SelectMany(item => item switch
    {
        FlowLine line => [line.Line],
        FlowTable inner => inner.Rows
            .Select(row => string.Join(' ', row.Cells.SelectMany(c => Lines(c.Content)).Select(l => l.Text)))
            .Where(text => text.Length > 0)
            .Select(text => new CellLine(text)),
        _ => Enumerable.Empty<CellLine>(),
    });
}

/// <param name="Section">Which thead, tbody or tfoot: row spans end with it.</param>
internal sealed record FlowRow(IReadOnlyList<FlowCell> Cells, int Section = 0);

/// <param name="Shade">See <see cref="SourceCell.Shade"/>.</param>
internal sealed record FlowCell(IReadOnlyList<FlowItem> Content, int ColumnSpan = 1, int RowSpan = 1, bool Continues = false, string? Shade = null);
