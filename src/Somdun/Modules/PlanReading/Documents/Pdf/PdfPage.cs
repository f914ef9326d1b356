namespace Somdun.Modules.PlanReading.Documents;

/// <summary>One page: pieces sorted into the tables that lines frame, the rest into lines and tables told by alignment.</summary>
internal sealed class PdfPage
{
    private readonly string _part;
    private readonly Extraction _extraction;
    private readonly List<RuledGrid> _grids;
    private readonly List<TextLine> _lines;
    private readonly UnruledTables? _unruled;

    /// <param name="unruled">Null for a page whose text runs on without columns.</param>
    public PdfPage(int number, List<TextPiece> pieces, List<RuledGrid> grids, UnruledTables? unruled, Extraction extraction)
    {
        _part = $"page {number}";
        _extraction = extraction;
        _unruled = unruled;
        _grids = grids;
        _lines = Lines(pieces);
    }

    public List<Block> Blocks()
    {
        // Tables and the stretches between them, from top to bottom, each with the pieces that lie in it.
        var inGrid = _grids.ToDictionary(g => g, _ => new List<(TextLine Line, TextPiece Piece)>());
        var outside = new List<TextLine>();
        foreach (var line in _lines)
        {
            var rest = new List<TextPiece>();
            foreach (var piece in line.Pieces)
            {
                if (_grids.Find(g => g.CellAt(piece.Box.MiddleX, piece.Box.MiddleY) is not null) is { } grid)
                {
                    inGrid[grid].Add((line, piece));
                }
                else
                {
                    rest.Add(piece);
                }
            }

            if (rest.Count > 0)
            {
                outside.Add(line with { Pieces = rest });
            }
        }

        if (_grids.Count > 0)
        {
            _unruled?.Forget();
        }

        var blocks = new List<Block>();
        var above = double.NegativeInfinity;
        foreach (var grid in _grids)
        {
            blocks.AddRange(Outside(outside, above, grid.Box.Top));
            blocks.AddRange(Table(grid, inGrid[grid]));
            above = grid.Box.Top;
        }

        blocks.AddRange(Outside(outside, above, double.PositiveInfinity));
        return blocks;
    }

    /// <summary>Lines from top to bottom: pieces whose baselines differ by less than half a letter.</summary>
    private static List<TextLine> Lines(List<TextPiece> pieces)
    {
        var lines = new List<TextLine>();
        var open = new List<TextPiece>();
        foreach (var piece in pieces.OrderBy(p => p.Box.Bottom))
        {
            if (open.Count > 0 && piece.Box.Bottom - open[0].Box.Bottom > Math.Min(piece.Em, open[0].Em) * 0.45)
            {
                Close();
            }

            open.Add(piece);
        }

        Close();
        return lines;

        void Close()
        {
            if (open.Count > 0)
            {
                lines.Add(new TextLine(lines.Count + 1, [.. open.OrderBy(p => p.Box.MiddleX)]));
            }

            open = [];
        }
    }

    private List<Block> Outside(List<TextLine> lines, double above, double below)
    {
        var between = lines.Where(l => l.Pieces[0].Box.MiddleY > above && l.Pieces[0].Box.MiddleY <= below).ToList();
        return _unruled?.Read(between, _part, Running) ?? [.. between.SelectMany(Running)];
    }

    private IEnumerable<LineBlock> Running(TextLine line)
    {
        _extraction.Here = (_part, $"line {line.Number}");
        return _extraction.Clean(line.Text) is { Length: > 0 } text ? [new LineBlock(text, _part, $"line {line.Number}")] : [];
    }

    private IEnumerable<TableBlock> Table(RuledGrid grid, List<(TextLine Line, TextPiece Piece)> pieces)
    {
        _extraction.CountCells(grid.Rows * grid.Columns);
        var cells = pieces.ToLookup(p => grid.CellAt(p.Piece.Box.MiddleX, p.Piece.Box.MiddleY)!.Value);
        var columns = Enumerable.Range(0, grid.Columns).Where(c => Enumerable.Range(0, grid.Rows).Any(r => cells.Contains((r, c)))).ToList();
        var rows = new List<SourceRow>();
        for (var row = 0; row < grid.Rows; row++)
        {
            var cuts = Cuts([.. cells[(row, 0)]]);
            for (var part = 0; part < cuts.Count; part++)
            {
                var (from, to) = (cuts[part], part + 1 < cuts.Count ? cuts[part + 1] : int.MaxValue);
                if (Row(grid, row, columns, cells, from, to) is { } made)
                {
                    rows.Add(made);
                }
            }
        }

        return rows.Count == 0 ? [] : [new TableBlock(_part, rows)];
    }

    private SourceRow? Row(
        RuledGrid grid, int row, List<int> columns, ILookup<(int Row, int Column), (TextLine Line, TextPiece Piece)> pieces, int from, int to)
    {
        var first = columns.SelectMany(c => pieces[(row, c)]).Select(p => p.Line.Number).Where(n => n >= from && n < to).DefaultIfEmpty(0).Min();
        if (first == 0)
        {
            return null;
        }

        _extraction.Here = (_part, $"line {first}");
        var cells = new List<SourceCell>();
        foreach (var column in columns)
        {
            var continues = grid.First(row, column) != (row, column);
            var lines = pieces[(row, column)]
                .Where(p => p.Line.Number >= from && p.Line.Number < to)
                .GroupBy(p => p.Line.Number, p => p.Piece)
                .OrderBy(l => l.Key)
                .Select(l => (Number: l.Key, Text: _extraction.Clean(TextPiece.Join(l)), EndsInSpace: TextPiece.EndIn(l)))
                .Where(l => l.Text.Length > 0)
                .ToList();
            var place = lines.Count > 0 ? lines[0].Number : first;
            cells.Add(new SourceCell(WrappedLines.Of(lines.Select(l => (l.Text, l.EndsInSpace))), $"line {place}", cells.Count, continues));
        }

        return new SourceRow(cells, $"line {first}");
    }

    /// <summary>
    /// Where one framed row holds several: its first cell counts up, a number for each. Then each number begins a row.
    /// </summary>
    private static List<int> Cuts(List<(TextLine Line, TextPiece Piece)> firstCell)
    {
        var numbers = firstCell
            .GroupBy(p => p.Line.Number, p => p.Piece)
            .Select(l => (Number: l.Key, Value: int.TryParse(Thai.ThaiText.ArabicDigits(TextPiece.Join(l).Trim().TrimEnd('.')), out var value) ? value : -1))
            .OrderBy(n => n.Number)
            .ToList();
        return numbers.Count > 1 && numbers.All(n => n.Value >= 0) && numbers.Zip(numbers.Skip(1)).All(n => n.First.Value < n.Second.Value)
            ? [0, .. numbers.Skip(1).Select(n => n.Number)]
            : [0];
    }
}
