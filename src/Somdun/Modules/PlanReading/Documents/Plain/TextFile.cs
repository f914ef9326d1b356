using System.Buffers;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// Text whose tables are lines with tabs, as copied from a sheet or given by text recognition; with pipes, as Markdown
/// has them; or lines alone. Blank lines and form feeds part one page's table from the next.
/// </summary>
internal static class TextFile
{
    /// <summary>A quoted cell longer than this is a stray quotation mark.</summary>
    private const int MaxQuoted = 20_000;

    /// <summary>Spaces between typed columns.</summary>
    private const int LeastGap = 2;

    /// <summary>No table is typed wider than this.</summary>
    private const int LongestTyped = 1_000;

    private static readonly SearchValues<char> Marks = SearchValues.Create("\t\n\f|");

    private static readonly SearchValues<char> EndsOfCell = SearchValues.Create("\t\n\r\f");

    public static List<Block> Read(string text, Extraction extraction)
    {
        extraction.CountMarks(text, Marks);
        var lines = Split(text);
        var blocks = new List<Block>();
        var tables = 0;

        for (var at = 0; at < lines.Count;)
        {
            var run = Run(lines, at);
            at += run.Count;
            var rows = run[0].Shape switch
            {
                Shape.Tabs when run.Any(l => l.Cells!.Count(c => !string.IsNullOrWhiteSpace(c)) > 1) => run,
                Shape.Pipes when run.Count > 1 => [.. run.Where(l => !PipeRow.IsRule(l.Cells!))],
                _ => [],
            };

            if (rows.Count > 0 && Table($"table {tables + 1}", rows, extraction) is { } table)
            {
                tables++;
                blocks.Add(table);
            }
            else
            {
                run.RemoveAll(l => l.Shape == Shape.Blank);
                blocks.AddRange(AlignedTable.Read([.. run.Select(Typed)], LeastGap, () => $"table {++tables}", i => Running(run[i], extraction), extraction));
            }
        }

        return blocks;
    }

    /// <summary>Lines of one shape. Typed tables may have blank lines between their rows, so running lines reach over those.</summary>
    private static List<Line> Run(List<Line> lines, int start)
    {
        var shape = lines[start].Shape;
        var end = start + 1;
        while (end < lines.Count && (lines[end].Shape == shape || (shape == Shape.Running && lines[end].Shape == Shape.Blank)))
        {
            end++;
        }

        return lines[start..end];
    }

    /// <summary>The pieces of a typed line, parted by two spaces or more, at the columns where they stand on a screen.</summary>
    private static TextLine Typed(Line line)
    {
        if (line.Text.Length > LongestTyped)
        {
            // A paragraph, whatever stands in it.
            return new TextLine(line.Number, [new TextPiece(line.Text, new Box(0, line.Number, line.Text.Length, line.Number), 1)]);
        }

        var pieces = new List<TextPiece>();
        var (column, spaces, start, from) = (0, LeastGap, 0, 0);
        for (var i = 0; i < line.Text.Length; i++)
        {
            if (line.Text[i] is ' ' or '\u00A0')
            {
                spaces++;
                column++;
                continue;
            }

            if (spaces >= LeastGap)
            {
                Close(i, column - spaces);
                (start, from) = (i, column);
            }

            spaces = 0;
            column += ThaiSoundness.IsMark(line.Text[i]) ? 0 : 1;
        }

        Close(line.Text.Length, column - spaces);
        return new TextLine(line.Number, pieces);

        void Close(int end, int to)
        {
            if (line.Text[start..end].Trim() is { Length: > 0 } text)
            {
                pieces.Add(new TextPiece(text, new Box(from, line.Number, to, line.Number), 1));
            }
        }
    }

    private static TableBlock? Table(string part, List<Line> rows, Extraction extraction)
    {
        var grid = new TableGrid(part, extraction);
        foreach (var row in rows)
        {
            grid.BeginRow($"line {row.Number}");
            foreach (var cell in row.Cells!)
            {
                grid.Add(CellText.Lines(cell, extraction));
            }

            grid.EndRow();
        }

        return grid.Build();
    }

    private static IEnumerable<LineBlock> Running(Line line, Extraction extraction)
    {
        extraction.Pause();
        extraction.Here = ("text", $"line {line.Number}");
        return CellText.Lines(line.Text, extraction).Select(l => new LineBlock(l.Marker is null ? l.Text : $"{l.Marker} {l.Text}", "text", $"line {line.Number}"));
    }

    private static List<Line> Split(string text)
    {
        var lines = new List<Line>();
        var number = 1;
        for (var at = 0; at < text.Length;)
        {
            var line = ReadLine(text, ref at, number);
            lines.Add(line);
            number += line.Height;
        }

        return lines;
    }

    private static Line ReadLine(string text, ref int at, int number)
    {
        var start = at;
        List<string>? cells = null;
        var height = 1;
        while (true)
        {
            if (at < text.Length && text[at] == '"' && TryQuoted(text, ref at) is { } quoted)
            {
                (cells ??= []).Add(quoted);
                height += quoted.Count(c => c == '\n');
            }
            else
            {
                var from = at;
                var length = text.AsSpan(at).IndexOfAny(EndsOfCell);
                at = length < 0 ? text.Length : at + length;
                (cells ??= []).Add(text[from..at]);
            }

            if (at == text.Length || text[at] != '\t')
            {
                break;
            }

            at++;
        }

        var whole = text[start..at];
        if (at < text.Length)
        {
            at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
        }

        return whole.Contains('\t', StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(whole) ? new Line(number, height, whole, Shape.Tabs, cells)
            : string.IsNullOrWhiteSpace(whole) ? new Line(number, height, "", Shape.Blank, null)
            : PipeRow.Cells(whole) is { } piped ? new Line(number, height, whole, Shape.Pipes, piped)
            : new Line(number, height, cells.Count == 1 ? cells[0] : whole, Shape.Running, null);
    }

    /// <summary>
    /// A cell that a sheet quoted because it holds line breaks or quotation marks. It must close right before a tab or
    /// the line's end and hold no tab, else the mark is only a mark: plans quote their slogans.
    /// </summary>
    private static string? TryQuoted(string text, ref int at)
    {
        var limit = Math.Min(text.Length, at + MaxQuoted);
        for (var i = at + 1; i < limit && text[i] is not ('\t' or '\f'); i++)
        {
            if (text[i] != '"')
            {
                continue;
            }

            if (i + 1 == text.Length || text[i + 1] is '\t' or '\n' or '\r')
            {
                var inside = text[(at + 1)..i].Replace("\"\"", "\"", StringComparison.Ordinal);

                // A slogan alone in its cell keeps its marks: only a cell that had to be quoted was quoted by a sheet.
                var needed = inside.AsSpan().IndexOfAny('\n', '\r', '"') >= 0;
                if (!needed)
                {
                    return null;
                }

                at = i + 1;
                return inside;
            }

            if (text[i + 1] != '"')
            {
                return null;
            }

            i++;
        }

        return null;
    }

    private enum Shape
    {
        Blank,
        Running,
        Tabs,
        Pipes,
    }

    /// <param name="Height">Lines of the file it takes: more than one where a quoted cell holds line breaks.</param>
    private sealed record Line(int Number, int Height, string Text, Shape Shape, List<string>? Cells);
}

/// <summary>A table row drawn with pipes: <c>| ที่ | โครงการ |</c>.</summary>
internal static class PipeRow
{
    /// <summary>The cells between the pipes; null for a line that is no such row.</summary>
    public static List<string>? Cells(string line)
    {
        var inner = line.AsSpan().Trim();
        var framed = inner.Length > 1 && inner[0] == '|' && inner[^1] == '|';
        if (inner.Count('|') < 2)
        {
            return null;
        }

        inner = framed ? inner[1..^1] : inner;
        var cells = new List<string>();
        foreach (var cell in inner.Split('|'))
        {
            cells.Add(inner[cell].ToString());
        }

        return cells;
    }

    /// <summary>The rule under a Markdown heading: dashes and colons alone.</summary>
    public static bool IsRule(List<string> cells) =>
        cells.All(c => c.AsSpan().IndexOfAnyExcept("-:= +") < 0) && cells.Any(c => c.Contains('-', StringComparison.Ordinal) || c.Contains('=', StringComparison.Ordinal));
}
