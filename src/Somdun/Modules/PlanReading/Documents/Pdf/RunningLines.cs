using System.Text.RegularExpressions;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// The lines that every page prints again at its head or foot: the name of the document, where it is from, the number of the
/// page. They are kept where they begin, and no text between the rows that a page end parts.
/// </summary>
internal static partial class RunningLines
{
    /// <summary>How many lines from an edge of the page such a line may stand.</summary>
    private const int Deep = 2;

    private const int FewestPages = 3;

    /// <param name="Row">The row of the table that the line was taken into; null where it stands by itself.</param>
    /// <param name="Key">Its letters without the number of the page.</param>
    private sealed record Edge(int Block, int? Row, string Key, bool HasPageNumber);

    public static List<Block> Without(List<Block> blocks)
    {
        var pages = Pages(blocks);
        var often = pages.SelectMany(page => page.Select(edge => edge.Key).Distinct()).CountBy(key => key).Where(key => key.Value >= FewestPages).Select(key => key.Key).ToHashSet();
        var again = new Dictionary<int, int?>();
        for (var page = 0; page < pages.Count; page++)
        {
            foreach (var edge in pages[page].Where(edge => often.Contains(edge.Key)))
            {
                // One that was not on the page before begins here: whose projects follow may be said once more after another's.
                if (edge.HasPageNumber || (edge.Row is null && page > 0 && pages[page - 1].Exists(before => before.Key == edge.Key)))
                {
                    again[edge.Block] = edge.Row;
                }
            }
        }

        return again.Count == 0 ? blocks : [.. blocks.Index().Where(b => !again.TryGetValue(b.Index, out var row) || row is not null).Select(b => again.TryGetValue(b.Index, out var row) ? WithoutRow((TableBlock)b.Item, row!.Value) : b.Item)];
    }

    private static TableBlock WithoutRow(TableBlock table, int row) => table with { Rows = [.. table.Rows.Where((_, i) => i != row)] };

    /// <summary>What stands at the edges of each page.</summary>
    private static List<List<Edge>> Pages(List<Block> blocks)
    {
        var pages = new List<List<Edge>>();
        for (int from = 0, to; from < blocks.Count; from = to)
        {
            to = from + 1;
            while (to < blocks.Count && PartOf(blocks[to]) == PartOf(blocks[from]))
            {
                to++;
            }

            var edges = new List<Edge>();
            for (var i = from; i < to; i++)
            {
                if (blocks[i] is LineBlock line && (i < from + Deep || i >= to - Deep))
                {
                    edges.Add(Of(i, null, line.Text));
                }
                else if (blocks[i] is TableBlock { Rows: { Count: > 1 } rows } && i >= to - Deep)
                {
                    // The foot of the page, taken for the last row of a table without lines.
                    edges.Add(Of(i, rows.Count - 1, string.Join(' ', rows[^1].Cells.Where(c => !c.Continues && !c.IsEmpty).Select(c => c.Text))));
                }
            }

            pages.Add(edges);
        }

        return pages;
    }

    private static Edge Of(int block, int? row, string text)
    {
        var words = PageNumber.Replace(text, "");
        return new(block, row, words.Replace(" ", "", StringComparison.Ordinal), words.Length < text.Length);
    }

    private static string PartOf(Block block) => block is LineBlock line ? line.Part : ((TableBlock)block).Part;

    [GeneratedRegex(@"(?:หน้า(?:\s*ที่)?|[Pp]age)\s*[\d๐-๙]+(?:\s*(?:จาก|ของ|of|/)\s*[\d๐-๙]+)?|^[\s–—~-]*[\d๐-๙]{1,4}[\s–—~-]*$")]
    private static partial Regex PageNumber { get; }
}
