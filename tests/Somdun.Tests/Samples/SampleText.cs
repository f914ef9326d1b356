using System.Text;
using ICU4N.Text;

namespace Somdun.Tests.Samples;

/// <summary>
/// The plan as text, the way a scanned table comes out: cells between tabs, the heading repeated on each page, and a row
/// that does not fit continued on the next page in the middle of its items. Some pages carry stray paragraph marks.
/// </summary>
internal static class SampleText
{
    private const int LinesOnPage = 14;

    // Of number, project, objectives, targets, indicators, budget, alignment; in letters.
    private static readonly int[] Widths = [3, 24, 32, 32, 32, 12, 12];

    public static string Write(SamplePlan plan)
    {
        var text = new StringBuilder();
        text.Append('\n').AppendJoin('\n', plan.Title).Append("\n\n").Append(plan.Strategy).Append("\n\n");

        var page = 1;
        var left = LinesOnPage;
        Heading();

        foreach (var project in plan.Projects)
        {
            var rest = project.Cells.Select((cell, column) => new Queue<Piece>(cell.SelectMany(line => Wrap(line, Widths[column])))).ToList();
            while (rest.Any(cell => cell.Count > 0))
            {
                // A row begins on a page only with room for three lines, and what is cut away is never less than a line.
                var height = rest.Max(cell => cell.Count);
                if (left < Math.Min(height, 3))
                {
                    page++;
                    left = LinesOnPage;
                    text.Append('\n');
                    Heading();
                }

                var taken = Math.Min(left, height);
                text.AppendJoin('\t', rest.Select(cell => Cell(Take(cell, taken), marked: page % 4 == 3))).Append('\n');
                left -= taken;
            }
        }

        return text.ToString();

        void Heading() => text.AppendJoin('\t', SamplePlan.Headings).Append('\n');
    }

    /// <summary>Part of a line; <paramref name="Begins"/> where it is the first part.</summary>
    private sealed record Piece(string Text, bool Begins);

    private static List<Piece> Take(Queue<Piece> cell, int lines) =>
        [.. Enumerable.Range(0, Math.Min(lines, cell.Count)).Select(_ => cell.Dequeue())];

    private static string Cell(IReadOnlyList<Piece> pieces, bool marked)
    {
        List<string> items = [];
        foreach (var piece in pieces)
        {
            if (piece.Begins || items.Count == 0)
            {
                items.Add(piece.Text);
            }
            else
            {
                items[^1] += piece.Text;
            }
        }

        // Points under a numbered item keep their marks: as running text nobody could tell them from a dash.
        return items.Count > 1 && (marked || items.Select(item => item[0] is '-').Distinct().Count() > 1)
            ? string.Concat(items.Select(item => $"<p>{item}</p>"))
            : string.Join(' ', items);
    }

    /// <summary>
    /// Breaks a line into pieces that give it back when set side by side: between two Thai words written together, where
    /// a page end would cut them and where nothing but the words says that they belong together.
    /// </summary>
    private static IEnumerable<Piece> Wrap(string line, int width)
    {
        var words = BreakIterator.GetWordInstance(new System.Globalization.CultureInfo("th"));
        words.SetText(line);
        var start = 0;
        for (var at = words.First(); at != BreakIterator.Done; at = words.Next())
        {
            if (at - start >= width && line.Length - at >= width / 2 && IsLetter(line[at - 1]) && IsLetter(line[at]))
            {
                yield return new Piece(line[start..at], start == 0);
                start = at;
            }
        }

        yield return new Piece(line[start..], start == 0);

        static bool IsLetter(char c) => c is >= 'ก' and <= '๎' and not 'ๆ' and not 'ฯ';
    }
}
