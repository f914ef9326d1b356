namespace Somdun.Foundation.Typesetting;

/// <summary>
/// A table on pages. Rows go down one after the other; a cell that spans rows stays open until its last row. When the page ends, every
/// open cell is cut at a line, the page is begun anew with the head, and the rest goes on.
/// </summary>
internal sealed class LaidTable : Laid
{
    /// <summary>A row lower than this is moved to the next page whole rather than cut.</summary>
    private const double LeastCut = 6;

    private const double PadTop = 2.2, PadBottom = 2.8, ParagraphGap = 1.5, Hairline = 0.5;

    private readonly Table _table;
    private readonly double[] _edges;
    private readonly List<LaidRow> _head;
    private readonly List<LaidRow> _rows;
    private readonly double _lineHeight;

    public LaidTable(Table table, double width, TextSetter setter)
    {
        _table = table;
        _edges = TableGrid.Edges(table, width, setter);
        _lineHeight = setter.SetLines("", width, table.Size)[0].Height;
        _head = Lay(setter, isHead: true);
        _rows = Lay(setter, isHead: false);
        Before = After = table.Ruling == Ruling.None ? 0 : 6;
    }

    public override double Height => HeightOf(_head, 0, _head.Count) + HeightOf(_rows, 0, _rows.Count);

    public override double FirstHeight => _rows.Count == 0
        ? Height
        : HeightOf(_head, 0, _head.Count) + Math.Min(HeightOf(_rows, 0, 1), LeastCut * _lineHeight);

    /// <summary>Whether a row may go on over the page: it allows it and is high enough to be worth cutting.</summary>
    public bool MayCut(int row) => _rows[row].Row.MaySplit && HeightOf(_rows, row, 1) > LeastCut * _lineHeight;

    /// <summary>Height of one row that is not cut, in points.</summary>
    public double HeightOfRow(int row, bool isHead) => HeightOf(isHead ? _head : _rows, row, 1);

    public override void Flow(Pages pages) => new Filling(this, pages).Fill();

    private List<LaidRow> Lay(TextSetter setter, bool isHead) =>
        [.. TableGrid.Place(_table, isHead).Select(r => new LaidRow(r.Row, [.. r.Cells.Select(c => Lay(c, setter))]))];

    private LaidCell Lay(PlacedCell placed, TextSetter setter)
    {
        var end = placed.Column + placed.Cell.ColumnSpan;
        var left = _edges[placed.Column];
        var width = _edges[end] - left;

        // Without lines, what stands at the edges of the table stands at the edges of the text.
        var pad = Math.Min(TableGrid.PadX, width / 8);
        var padLeft = _table.Ruling == Ruling.None ? 0 : pad;
        var padRight = _table.Ruling != Ruling.None ? pad : end == _table.Columns.Count ? 0 : 2 * pad;
        var place = new Place(_table.Size, ParagraphGap, placed.Look.Bold, placed.Look.Alignment);
        var lines = setter.Set(placed.Paragraphs(setter.Language), width - padLeft - padRight, place);
        return new LaidCell(lines, left, width, padLeft, placed.LastRow, Palette.Of(placed.Look.Shade), placed.Look.Middle);
    }

    /// <summary>Height of some rows that are not cut: each is as high as the cells that end in it need.</summary>
    private double HeightOf(List<LaidRow> rows, int from, int count)
    {
        var open = new List<(LaidCell Cell, double Top)>();
        var y = 0.0;
        for (var r = from; r < from + count; r++)
        {
            var top = y;
            open.AddRange(rows[r].Cells.Select(c => (c, top)));
            y = open.Where(o => o.Cell.LastRow <= r).Select(o => o.Top + o.Cell.Height).Append(top + LeastHeight(rows[r].Row)).Max();
            open.RemoveAll(o => o.Cell.LastRow <= r);
        }

        return y;
    }

    private double LeastHeight(Row row) => Math.Max(_lineHeight + PadTop + PadBottom, Pages.Points(row.MinimumHeight));

    private sealed record LaidRow(Row Row, IReadOnlyList<LaidCell> Cells);

    /// <param name="LastRow">Index of the row in which the cell ends.</param>
    private sealed record LaidCell(
        List<SetLine> Lines, double Left, double Width, double Pad, int LastRow, string? Fill, bool Middle)
    {
        public double Height { get; } = PadTop + Lines.Sum(l => l.Gap + l.Height) + PadBottom;
    }

    /// <summary>A cell being printed: what is done, and where its part on this page began.</summary>
    private sealed class OpenCell(LaidCell cell, double top)
    {
        public LaidCell Cell => cell;

        public double Top { get; set; } = top;

        public int Next { get; set; }

        public bool IsDone => Next == cell.Lines.Count;

        public double Rest => HeightOf(cell.Lines.Count - Next);

        /// <summary>Height of the next lines; the first of them has no space above, wherever its paragraph was cut.</summary>
        public double HeightOf(int count) => count == 0 ? 0 : cell.Lines.GetRange(Next, count).Sum(l => l.Gap + l.Height) - cell.Lines[Next].Gap;
    }

    private sealed class Filling(LaidTable table, Pages pages)
    {
        private readonly List<OpenCell> _open = [];
        private bool _pageIsBare;

        public void Fill()
        {
            BeginPart();
            for (var r = 0; r < table._rows.Count; r++)
            {
                Print(r);
            }
        }

        private void Print(int index)
        {
            var row = table._rows[index];
            _open.AddRange(row.Cells.Select(c => new OpenCell(c, pages.Y)));
            while (true)
            {
                var need = Need(index);
                if (pages.Y + need + Followers(index) <= pages.Bottom + 0.01)
                {
                    Close(index, pages.Y + need);
                    return;
                }

                // A row that fits here while the rows that must follow it do not gives them its last lines.
                var bottom = Math.Min(pages.Bottom, pages.Y + need - (2 * table._lineHeight));
                if (_pageIsBare && pages.Y + need <= pages.Bottom + 0.01)
                {
                    Close(index, pages.Y + need);
                    return;
                }

                if (_pageIsBare)
                {
                    Cut(pages.Bottom, mustProgress: true);
                }
                else if (row.Row.MaySplit && need > LeastCut * table._lineHeight && MayCut(bottom))
                {
                    Cut(bottom, mustProgress: false);
                }
                else
                {
                    Cut(pages.Y, mustProgress: false);
                }

                pages.BeginPage();
                BeginPart();
                _open.ForEach(c => c.Top = pages.Y);
            }
        }

        /// <summary>Height that the row still needs here.</summary>
        private double Need(int index) => _open
            .Where(c => c.Cell.LastRow <= index)
            .Select(c => c.Top + PadTop + c.Rest + PadBottom - pages.Y)
            .Append(table.LeastHeight(table._rows[index].Row))
            .Max();

        /// <summary>Height of the rows that must stand on the page of this one: totals below it, what it is the heading of.</summary>
        private double Followers(int index)
        {
            var height = 0.0;
            for (var next = index + 1; next < table._rows.Count; next++)
            {
                if (!table._rows[next].Row.IsTotal && !table._rows[next - 1].Row.KeepWithNext)
                {
                    break;
                }

                height += Math.Min(table.HeightOf(table._rows, next, 1), LeastCut * table._lineHeight);
            }

            return height;
        }

        private bool MayCut(double bottom)
        {
            var progress = false;
            foreach (var cell in _open.Where(c => !c.IsDone))
            {
                var count = Fitting(cell, bottom);
                progress |= count > 0;
                if (count == 0 && cell.Next == 0)
                {
                    return false;
                }
            }

            return progress;
        }

        private static int Fitting(OpenCell cell, double bottom) =>
            Orphans.Fitting(cell.Cell.Lines, cell.Next, bottom - cell.Top - PadTop - PadBottom);

        /// <summary>Prints of every open cell what goes above a line, and leaves the cells open.</summary>
        private void Cut(double bottom, bool mustProgress)
        {
            var counts = _open.Select(c => Fitting(c, bottom)).ToList();
            if (mustProgress && counts.TrueForAll(c => c == 0))
            {
                // Not even the smallest piece that should stay together fits on a page: lines are cut where they must be.
                counts = _open.Select(c => c.IsDone ? 0 : Math.Max(1, Lines(c, bottom))).ToList();
            }

            var used = _open.Select((c, i) => c.Top + PadTop + PadBottom + c.HeightOf(counts[i]));
            var edge = _open.Count == 0 ? bottom : Math.Max(pages.Y, Math.Min(bottom, used.Max()));
            for (var i = 0; i < _open.Count; i++)
            {
                if (edge > _open[i].Top)
                {
                    Draw(_open[i], edge, counts[i]);
                }
            }
        }

        private static int Lines(OpenCell cell, double bottom)
        {
            var (room, count) = (bottom - cell.Top - PadTop - PadBottom, 0);
            foreach (var line in cell.Cell.Lines.Skip(cell.Next))
            {
                room -= line.Gap + line.Height;
                if (room < 0)
                {
                    break;
                }

                count++;
            }

            return count;
        }

        private void Close(int index, double bottom)
        {
            foreach (var cell in _open.Where(c => c.Cell.LastRow <= index))
            {
                Draw(cell, bottom, cell.Cell.Lines.Count - cell.Next);
            }

            _open.RemoveAll(c => c.Cell.LastRow <= index);
            pages.Y = bottom;
            _pageIsBare = false;
        }

        private void BeginPart()
        {
            var height = table.HeightOf(table._head, 0, table._head.Count);

            // A head that fills the page would leave no room for what it heads: it is then printed once.
            if (pages.IsFresh && height > (pages.Bottom - pages.Top) / 2 && pages.Current.Number > 1 && _open.Count > 0)
            {
                _pageIsBare = true;
                return;
            }

            var isFresh = pages.IsFresh;
            var open = new List<OpenCell>();
            for (var r = 0; r < table._head.Count; r++)
            {
                open.AddRange(table._head[r].Cells.Select(c => new OpenCell(c, pages.Y)));
                var ending = open.Where(c => c.Cell.LastRow <= r).ToList();
                var bottom = pages.Y + ending.Select(c => c.Top + PadTop + PadBottom + c.Rest - pages.Y).Append(table.LeastHeight(table._head[r].Row)).Max();
                ending.ForEach(c => Draw(c, bottom, c.Cell.Lines.Count));
                open.RemoveAll(ending.Contains);
                pages.Y = bottom;
            }

            _pageIsBare = isFresh;
        }

        private void Draw(OpenCell open, double bottom, int count)
        {
            var cell = open.Cell;
            var left = pages.Left + cell.Left;
            var height = bottom - open.Top;
            if (cell.Fill is not null)
            {
                pages.Add(new BoxMark(left, open.Top, cell.Width, height, cell.Fill));
            }

            var lines = cell.Lines.GetRange(open.Next, count);
            var y = open.Top + PadTop - (count > 0 ? lines[0].Gap : 0);
            if (cell.Middle && open.Next == 0 && count == cell.Lines.Count)
            {
                y += Math.Max(0, (height - PadTop - PadBottom - lines.Sum(l => l.Gap + l.Height)) / 2);
            }

            foreach (var line in lines)
            {
                y += line.Gap;
                line.Place(pages, left + cell.Pad, y);
                y += line.Height;
            }

            open.Next += count;
            Rule(left, open.Top, cell.Width, height);
        }

        private void Rule(double left, double top, double width, double height)
        {
            var (right, bottom) = (left + width, top + height);
            if (table._table.Ruling == Ruling.Grid)
            {
                pages.Add(new StrokeMark(left, top, left, bottom, Hairline, Palette.Line));
                pages.Add(new StrokeMark(right, top, right, bottom, Hairline, Palette.Line));
                pages.Add(new StrokeMark(left, top, right, top, Hairline, Palette.Line));
            }

            if (table._table.Ruling != Ruling.None)
            {
                pages.Add(new StrokeMark(left, bottom, right, bottom, Hairline, Palette.Line));
            }
        }
    }
}
