namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// Tables without lines: columns are told by the white between them that runs down several lines, rows by their first
/// column. As people type them into plain text.
/// </summary>
internal static class AlignedTable
{
    private const int LeastLines = 3;
    private const int LongestHeading = 6;

    /// <summary>Cuts lines into tables and lines outside them, in order.</summary>
    /// <param name="leastGap">How wide the white must be, in the pieces' measure.</param>
    /// <param name="part">Names the part of the next table.</param>
    /// <param name="running">What the line of an index is outside tables.</param>
    public static List<Block> Read(
        IReadOnlyList<TextLine> lines, double leastGap, Func<string> part, Func<int, IEnumerable<LineBlock>> running, Extraction extraction)
    {
        var blocks = new List<Block>();
        for (var at = 0; at < lines.Count;)
        {
            extraction.Pause();
            var (count, rivers) = Region(lines, at, leastGap);
            if (count > 0 && Build(lines, at, count, rivers, part, extraction) is { } table)
            {
                blocks.Add(table);
                at += count;
            }
            else
            {
                blocks.AddRange(running(at));
                at++;
            }
        }

        return blocks;
    }

    /// <summary>How many lines from here share the same white columns, and where those are; 0 when there is no table.</summary>
    private static (int Count, List<(double Left, double Right)> Rivers) Region(IReadOnlyList<TextLine> lines, int start, double leastGap)
    {
        if (lines[start].Pieces.Count < 2)
        {
            return (0, []);
        }

        List<(double Left, double Right)> rivers = Gaps(lines[start], leastGap);
        var several = 1;
        var end = start + 1;
        for (; end < lines.Count; end++)
        {
            var narrowed = Narrow(rivers, lines[end], leastGap);

            // The first line may be a heading with fewer gaps than chance gave it; afterwards a river lost ends the table.
            if (narrowed.Count == 0 || (narrowed.Count < rivers.Count && several > 1))
            {
                break;
            }

            rivers = narrowed;
            several += lines[end].Pieces.Count > 1 ? 1 : 0;
        }

        var count = end - start;
        while (count > 1 && lines[start + count - 1].Pieces.Count == 1 && StandsAlone(lines[start + count - 1], rivers))
        {
            count--;
        }

        return count >= LeastLines && rivers.Count > 0 && several * 2 >= count && (rivers.Count > 1 || several > LeastLines) ? (count, rivers) : (0, []);
    }

    /// <summary>A last line in the first column only: the paragraph after the table, not its row.</summary>
    private static bool StandsAlone(TextLine line, List<(double Left, double Right)> rivers) => line.Left < rivers[0].Left;

    private static List<(double Left, double Right)> Gaps(TextLine line, double leastGap)
    {
        var gaps = new List<(double, double)>();
        for (var i = 1; i < line.Pieces.Count; i++)
        {
            var (left, right) = (line.Pieces[i - 1].Box.Right, line.Pieces[i].Box.Left);
            if (right - left >= leastGap)
            {
                gaps.Add((left, right));
            }
        }

        return gaps;
    }

    private static List<(double Left, double Right)> Narrow(List<(double Left, double Right)> rivers, TextLine line, double leastGap)
    {
        var left = rivers;
        foreach (var piece in line.Pieces)
        {
            left = [.. left.SelectMany(r => Cut(r, piece.Box)).Where(r => r.Right - r.Left >= leastGap)];
        }

        // What lies between two pieces of one line and is cut in two parts keeps the wider: columns do not multiply.
        return [.. left.GroupBy(r => rivers.FindIndex(o => o.Left <= r.Left && r.Right <= o.Right)).Select(g => g.MaxBy(r => r.Right - r.Left))];
    }

    private static IEnumerable<(double Left, double Right)> Cut((double Left, double Right) river, Box box)
    {
        if (box.Right <= river.Left || box.Left >= river.Right)
        {
            return [river];
        }

        return [(river.Left, Math.Min(river.Right, box.Left)), (Math.Max(river.Left, box.Right), river.Right)];
    }

    private static TableBlock? Build(
        IReadOnlyList<TextLine> lines, int start, int count, List<(double Left, double Right)> rivers, Func<string> part, Extraction extraction)
    {
        var edges = rivers.Select(r => (r.Left + r.Right) / 2).Order().ToList();
        var rows = new List<(string Place, List<string>[] Cells)>();
        var heading = HeadingLines(lines, start, count, edges);
        for (var i = start; i < start + count; i++)
        {
            var cells = lines[i].Pieces.ToLookup(p => edges.Count(e => e < p.Box.MiddleX));
            var begins = cells.Contains(0) && i - start >= heading;
            if (begins || rows.Count == 0)
            {
                extraction.CountCells(edges.Count + 1);
                rows.Add(($"line {lines[i].Number}", [.. Enumerable.Range(0, edges.Count + 1).Select(_ => new List<string>())]));
            }

            extraction.Here = (extraction.Here.Part, rows[^1].Place);
            foreach (var cell in cells)
            {
                rows[^1].Cells[cell.Key].Add(extraction.Clean(TextPiece.Join(cell)));
            }
        }

        return rows.Count < 2 ? null : new TableBlock(
            part(), [.. rows.Select(r => new SourceRow([.. r.Cells.Select((lines, column) => new SourceCell(WrappedLines.Of(lines.Select(l => (l, false))), r.Place, column))], r.Place))]);
    }

    /// <summary>A heading runs over several lines until the first row with a number; without numbers it has one line.</summary>
    private static int HeadingLines(IReadOnlyList<TextLine> lines, int start, int count, List<double> edges)
    {
        for (var i = 0; i < Math.Min(count, LongestHeading); i++)
        {
            var first = lines[start + i].Pieces[0];
            if (i > 0 && first.Box.MiddleX < edges[0] && char.IsDigit(first.Text[0]))
            {
                return i;
            }
        }

        return 1;
    }
}
