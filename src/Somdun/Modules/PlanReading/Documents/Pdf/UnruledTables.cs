using System.Text.RegularExpressions;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// Tables of a PDF that no lines frame. Columns are told by the white that runs down the page between them, and kept from
/// page to page, since the last page of a table may fill only some; rows by the numbers in their first column, or by the
/// wider white between them.
/// </summary>
internal sealed partial class UnruledTables(Extraction extraction)
{
    /// <summary>Ems of white between columns; a space within a text has a quarter of one.</summary>
    private const double LeastGutter = 0.4;

    /// <summary>Ems of white that are left of it where a table goes on over a page with other words.</summary>
    private const double Narrowest = 0.2;

    /// <summary>Ems of white that part columns where only a few lines show them.</summary>
    private const double Wide = 0.7;

    private const int FewestLines = 3;

    /// <summary>With as many lines a page shows its columns itself, whatever the page before had.</summary>
    private const int TellingLines = 15;

    /// <summary>How much wider than between lines the white between rows is.</summary>
    private const double RowGap = 1.22;

    private const int WidestPage = 20_000;

    private const int LongestHeading = 8;

    // The table that may go on: its gutters, and the lines of its heading.
    private List<Gutter> _gutters = [];
    private List<string> _heading = [];

    internal readonly record struct Gutter(double Left, double Right)
    {
        public double Middle => (Left + Right) / 2;
    }

    /// <summary>Whether hardly a line of a page falls into columns: quickly told, from words alone.</summary>
    public static bool AreRunningText(List<TextPiece> words)
    {
        var (lines, parted, tall) = (0, 0, 0);
        for (var i = 0; i < words.Count; i++)
        {
            var (word, last) = (words[i], i == 0 ? null : words[i - 1]);
            tall += word.Box.Bottom - word.Box.Top > 2 * (word.Box.Right - word.Box.Left) && word.Text.Length > 3 ? 1 : 0;
            if (last is null || Math.Abs(word.Box.Bottom - last.Box.Bottom) > word.Em * 0.3)
            {
                lines++;
            }
            else
            {
                parted += Math.Abs(word.Box.Left - last.Box.Right) > word.Em * 0.8 ? 1 : 0;
            }
        }

        return parted * 10 < lines && tall * 10 < words.Count;
    }

    /// <summary>The table before does not go on: framed tables stand between.</summary>
    public void Forget() => (_gutters, _heading) = ([], []);

    /// <summary>Cuts the lines of a page into tables and lines outside them, in order.</summary>
    public List<Block> Read(IReadOnlyList<TextLine> lines, string part, Func<TextLine, IEnumerable<LineBlock>> running)
    {
        var all = lines.Select(l => new SetLine(l)).ToList();
        var (gutters, goesOn) = Columns(all);
        if (gutters.Count == 0)
        {
            // A small table between paragraphs: its white runs down a few lines only.
            return AlignedTable.Read([.. all.Select(l => l.Parted())], (all.Count == 0 ? 1 : all[0].Em) * Wide, () => part, i => running(all[i].Line), extraction);
        }

        var blocks = new List<Block>();
        foreach (var (inTable, group) in Stretches(all, gutters))
        {
            if (inTable && Table(group, gutters, part, goesOn) is { } table)
            {
                blocks.Add(table);
                goesOn = true;
            }
            else
            {
                blocks.AddRange(group.SelectMany(l => running(l.Line)));
            }
        }

        return blocks;
    }

    /// <summary>The gutters of this page: those of the table before it where they fit, else its own.</summary>
    private (List<Gutter> Gutters, bool GoesOn) Columns(List<SetLine> lines)
    {
        if (lines.Count == 0)
        {
            return ([], false);
        }

        var carried = Narrowed(lines);
        var repeats = carried.Count > 0 && Repeats(lines);
        var own = repeats || lines.Count < FewestLines ? [] : Own(lines);
        return carried.Count > 0 && (repeats || own.Count <= carried.Count || lines.Count < TellingLines) ? (carried, true) : (own, false);
    }

    private bool Repeats(List<SetLine> lines) =>
        _heading.Count > 0 && Enumerable.Range(0, Math.Min(lines.Count, LongestHeading)).Any(at => HeadingAt(lines, at) > 0);

    /// <summary>How many lines from here are the heading printed again.</summary>
    private int HeadingAt(List<SetLine> lines, int at) =>
        _heading.Count > 0 && at + _heading.Count <= lines.Count && _heading.Index().All(h => lines[at + h.Index].Text == h.Item) ? _heading.Count : 0;

    private List<Gutter> Narrowed(List<SetLine> lines)
    {
        var gutters = new List<Gutter>();
        var inside = lines.Where(l => !l.RunsOver(_gutters)).ToList();
        if (inside.Count * 2 < lines.Count || !inside.Exists(l => l.Columns(_gutters) > 1))
        {
            return [];
        }

        foreach (var gutter in _gutters)
        {
            var white = Free(gutter.Left, gutter.Right, inside, 0);
            if (white.Right - white.Left < Narrowest * inside[0].Em)
            {
                return [];
            }

            gutters.Add(white);
        }

        return gutters;
    }

    /// <summary>The white that runs down the lines, after those that run across it, titles and totals, are taken away.</summary>
    private List<Gutter> Own(List<SetLine> lines)
    {
        var rough = White(lines, Math.Max(lines.Count / 8, Math.Min(3, lines.Count / 3)));
        if (rough.Count == 0)
        {
            return [];
        }

        var inside = lines.Where(l => !l.RunsOver(rough)).ToList();
        var gutters = White(inside, 0);
        gutters.RemoveAll(g => IsAfterLabels(g, gutters, inside));

        var several = inside.Count(l => l.Columns(gutters) > 1);
        return several >= FewestLines && several * 3 >= inside.Count && (gutters.Count > 1 || several > FewestLines) ? gutters : [];
    }

    /// <summary>White between the labels of a list and its texts parts no columns.</summary>
    private static bool IsAfterLabels(Gutter gutter, List<Gutter> all, List<SetLine> lines)
    {
        var before = all.Where(g => g.Right <= gutter.Left).Select(g => g.Right).DefaultIfEmpty(double.NegativeInfinity).Max();
        return !double.IsNegativeInfinity(before)
            && lines.SelectMany(l => l.Line.Pieces).Where(p => p.Box.MiddleX > before && p.Box.MiddleX < gutter.Left).All(p => Label().IsMatch(p.Text));
    }

    private List<Gutter> White(List<SetLine> lines, int allowed)
    {
        if (lines.Count == 0)
        {
            return [];
        }

        var (left, right) = (lines.Min(l => l.Left), lines.Max(l => l.Right));
        var em = lines.Average(l => l.Em);
        if (right - left > WidestPage)
        {
            return [];
        }

        var cover = Cover(lines, left, right);
        var gutters = new List<Gutter>();
        for (var at = 0; at < cover.Length;)
        {
            extraction.Pause();
            var from = at;
            while (at < cover.Length && cover[at] <= allowed)
            {
                at++;
            }

            if (from > 0 && at < cover.Length && at > from && Free(left + from, left + at, lines, allowed) is var white && white.Right - white.Left >= LeastGutter * em)
            {
                gutters.Add(white);
            }

            at = Math.Max(at, from + 1);
        }

        return gutters;
    }

    /// <summary>Within bounds, the widest stretch that fewest lines cover.</summary>
    private static Gutter Free(double left, double right, List<SetLine> lines, int allowed)
    {
        var edges = new SortedSet<double> { left, right };
        var segments = lines.SelectMany(l => l.Segments).Where(s => s.Right > left && s.Left < right).ToList();
        foreach (var (from, to) in segments)
        {
            edges.Add(Math.Clamp(from, left, right));
            edges.Add(Math.Clamp(to, left, right));
        }

        (int Cover, Gutter White) best = (int.MaxValue, new(left, left));
        foreach (var (from, to) in edges.Zip(edges.Skip(1)))
        {
            var middle = (from + to) / 2;
            var cover = segments.Count(s => s.Left < middle && middle < s.Right);
            if (cover <= allowed && (cover < best.Cover || (cover == best.Cover && to - from > best.White.Right - best.White.Left)))
            {
                best = (cover, new(from, to));
            }
        }

        return best.White;
    }

    /// <summary>How many lines cover each point across the page.</summary>
    private static int[] Cover(List<SetLine> lines, double left, double right)
    {
        var cover = new int[(int)(right - left) + 2];
        foreach (var (from, to) in lines.SelectMany(l => l.Segments))
        {
            // A point that a segment only touches is white.
            for (var x = (int)Math.Ceiling(from - left); x + 1 <= to - left; x++)
            {
                cover[x]++;
            }
        }

        cover[0] = cover[^1] = cover[^2] = int.MaxValue;
        return cover;
    }

    private static IEnumerable<(bool InTable, List<SetLine> Lines)> Stretches(List<SetLine> lines, List<Gutter> gutters)
    {
        var pitch = Pitch(lines, gutters);
        for (var at = 0; at < lines.Count;)
        {
            var from = at;
            var inTable = IsInTable(at);
            while (at < lines.Count && IsInTable(at) == inTable)
            {
                at++;
            }

            yield return (inTable, lines[from..at]);
        }

        bool IsInTable(int i) => gutters.Count > 0 && !lines[i].RunsOver(gutters) && !StandsAlone(i);

        // A page number, or a line of text above or below the table.
        bool StandsAlone(int i) => lines[i].Segments.Count == 1
            && (i == 0 || lines[i].Baseline - lines[i - 1].Baseline > pitch * 1.8)
            && (i + 1 == lines.Count || lines[i + 1].Baseline - lines[i].Baseline > pitch * 1.8);
    }

    /// <summary>The usual step from one line to the next within a column.</summary>
    private static double Pitch(List<SetLine> lines, List<Gutter> gutters)
    {
        var steps = new List<double>();
        foreach (var column in lines.SelectMany(l => l.Line.Pieces.Select(p => ColumnOf(p, gutters)).Distinct().Select(c => (Column: c, l.Baseline))).GroupBy(p => p.Column, p => p.Baseline))
        {
            var places = column.ToList();
            steps.AddRange(places.Zip(places.Skip(1), (a, b) => b - a));
        }

        steps.Sort();
        return steps.Count == 0 ? double.PositiveInfinity : steps[steps.Count / 2];
    }

    private static int ColumnOf(TextPiece piece, List<Gutter> gutters) => gutters.Count(g => g.Middle < piece.Box.MiddleX);

    private TableBlock? Table(List<SetLine> lines, List<Gutter> gutters, string part, bool goesOn)
    {
        var starts = Starts(lines, gutters, goesOn);
        if (lines.Count < (goesOn ? 1 : 2) || (starts.Count < 2 && !goesOn))
        {
            return null;
        }

        extraction.CountCells((long)starts.Count * (gutters.Count + 1));
        var rows = new List<SourceRow>();
        foreach (var (from, to) in starts.Zip(starts.Skip(1).Append(lines.Count)))
        {
            var place = $"line {lines[from].Line.Number}";
            extraction.Here = (part, place);
            var cells = Enumerable.Range(0, gutters.Count + 1).Select(_ => new List<(string, bool)>()).ToList();
            var places = new string?[cells.Count];
            foreach (var line in lines[from..to])
            {
                foreach (var cell in line.Line.Pieces.GroupBy(p => ColumnOf(p, gutters)))
                {
                    cells[cell.Key].Add((extraction.Clean(TextPiece.Join(cell)), TextPiece.EndIn(cell)));
                    places[cell.Key] ??= $"line {line.Line.Number}";
                }
            }

            rows.Add(new SourceRow([.. cells.Select((c, column) => new SourceCell(WrappedLines.Of(c), places[column] ?? place, column))], place));
        }

        _gutters = gutters;
        return new TableBlock(part, rows);
    }

    /// <summary>The lines on which rows begin, the heading's first.</summary>
    private List<int> Starts(List<SetLine> lines, List<Gutter> gutters, bool goesOn)
    {
        var numbers = Numbers(lines, gutters);
        var wide = WideSteps(lines, Pitch(lines, gutters));
        var starts = new SortedSet<int> { 0 };
        var body = 0;
        if (goesOn && Enumerable.Range(0, Math.Min(lines.Count, LongestHeading)).Where(at => HeadingAt(lines, at) > 0).Select(at => at + _heading.Count).FirstOrDefault() is > 0 and var repeated)
        {
            body = repeated;
        }
        else if (!goesOn)
        {
            // The heading goes as far as the first number, unless wider white ends it before: a number may stand in its row's middle.
            var first = numbers is null ? wide.FirstOrDefault(1) : Math.Min(numbers.FirstOrDefault(n => n > 0, 1), wide.FirstOrDefault(int.MaxValue));
            body = Math.Min(first, lines.Count - 1);
            _heading = [.. lines.Take(body).Select(l => l.Text)];
        }

        starts.Add(Math.Min(body, Math.Max(0, lines.Count - 1)));
        var bands = wide.Where(w => w > body).Prepend(body).ToList();
        starts.UnionWith(numbers is null ? RowsWithoutNumbers(lines, gutters, body, bands) : RowsByNumber(numbers.FindAll(n => n >= body), bands, lines.Count));
        return [.. starts];
    }

    /// <summary>Each number begins a row where it stands on top; where it stands in the middle, the white around it tells the row.</summary>
    private static IEnumerable<int> RowsByNumber(List<int> numbers, List<int> bands, int end)
    {
        var ends = bands.Skip(1).Append(end).ToList();
        var perBand = bands.Zip(ends, (from, to) => numbers.FindAll(n => n >= from && n < to)).ToList();
        var standsOnTop = numbers.Count(n => bands.Contains(n)) * 2 >= numbers.Count;
        return standsOnTop || bands.Count < 2 || perBand.Exists(b => b.Count > 1) ? numbers : bands.Where((_, i) => perBand[i].Count > 0);
    }

    private static IEnumerable<int> RowsWithoutNumbers(List<SetLine> lines, List<Gutter> gutters, int body, List<int> bands) =>
        bands.Count > 1 ? bands : Enumerable.Range(body, lines.Count - body).Where(i => lines[i].Line.Pieces.Any(p => ColumnOf(p, gutters) == 0));

    /// <summary>Lines that stand further off the line above than lines of one row do.</summary>
    private static List<int> WideSteps(List<SetLine> lines, double pitch) =>
        [.. Enumerable.Range(1, Math.Max(0, lines.Count - 1)).Where(i => lines[i].Baseline - lines[i - 1].Baseline > pitch * RowGap)];

    /// <summary>The lines with a number in the first column; null where that column holds other things.</summary>
    private static List<int>? Numbers(List<SetLine> lines, List<Gutter> gutters)
    {
        var first = lines.Index().Select(l => (l.Index, Text: string.Concat(l.Item.Line.Pieces.Where(p => ColumnOf(p, gutters) == 0).Select(p => p.Text)))).Where(l => l.Text.Length > 0).ToList();
        var numbers = first.FindAll(l => Number().IsMatch(l.Text)).ConvertAll(l => l.Index);
        return numbers.Count > 0 && numbers.Count * 2 >= first.Count - LongestHeading / 2 ? numbers : null;
    }

    [GeneratedRegex(@"^[\d๐-๙]{1,4}[.)]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:\(?[\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2})*[.)]{0,2}|[-–—•●▪○*])$", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    /// <summary>A line with its words joined into segments: white within a segment is a space, white between two may part columns.</summary>
    private sealed class SetLine
    {
        private readonly double _em;

        public SetLine(TextLine line)
        {
            (Line, Text) = (line, line.Text);
            _em = line.Pieces.Average(p => p.Em);
            var segments = new List<(double Left, double Right)>();
            foreach (var box in line.Pieces.Select(p => p.Box).OrderBy(b => b.Left))
            {
                if (segments.Count > 0 && box.Left - segments[^1].Right < LeastGutter * _em)
                {
                    segments[^1] = (segments[^1].Left, Math.Max(segments[^1].Right, box.Right));
                }
                else
                {
                    segments.Add((box.Left, box.Right));
                }
            }

            (Segments, Baseline) = (segments, line.Pieces.Max(p => p.Box.Bottom));
        }

        public TextLine Line { get; }

        public string Text { get; }

        public double Em => _em;

        public double Baseline { get; }

        public List<(double Left, double Right)> Segments { get; }

        public double Left => Segments[0].Left;

        public double Right => Segments[^1].Right;

        /// <summary>The line with the words that stand together as one piece each.</summary>
        public TextLine Parted()
        {
            var pieces = new List<List<TextPiece>>();
            foreach (var piece in Line.Pieces)
            {
                if (pieces.Count == 0 || piece.Box.Left - pieces[^1].Max(p => p.Box.Right) >= Wide * _em)
                {
                    pieces.Add([]);
                }

                pieces[^1].Add(piece);
            }

            return Line with { Pieces = [.. pieces.Select(p => new TextPiece(TextPiece.Join(p), p.Select(w => w.Box).Aggregate((a, b) => a.Joined(b)), _em))] };
        }

        /// <summary>In how many columns the line has words.</summary>
        public int Columns(List<Gutter> gutters) => Line.Pieces.Select(p => ColumnOf(p, gutters)).Distinct().Count();

        /// <summary>Whether the line pays no heed to the columns: one text over a gutter, or a text over two.</summary>
        public bool RunsOver(List<Gutter> gutters)
        {
            var over = Segments.Max(s => gutters.Count(g => s.Left <= g.Left + 0.5 && s.Right >= g.Right - 0.5));
            return over > 1 || (over == 1 && Segments.Count == 1);
        }
    }
}
