using System.Text.RegularExpressions;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Documents;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>
/// Which cells of a row of months or quarters are marked: by anything written in them (/, ✓, x), by an arrow drawn over several
/// or written from its tail in one to its head in another, or by their colour.
/// </summary>
internal static partial class Calendar
{
    /// <returns>The columns of months and quarters that are marked, in their order.</returns>
    public static IEnumerable<Column> Marked(SourceRow row, Heading heading)
    {
        var title = heading.Columns.FirstOrDefault(c => c.Role is ColumnRole.Project or ColumnRole.Activities);
        var (isMarked, head) = (false, -1);
        for (var i = 0; i < heading.Columns.Count; i++)
        {
            var column = heading.Columns[i];
            if (!IsTime(column))
            {
                isMarked = false;
                continue;
            }

            var cell = row.Cells[column.Index];
            if (!cell.Continues)
            {
                isMarked = (!cell.IsEmpty && !AmountReader.SaysNone(cell.Text)) || (heading.MarksByShade && title is not null && IsFilled(cell, row.Cells[title.Index]));
                head = isMarked && Tail.IsMatch(cell.Text) ? HeadOf(row, heading, i) : head;
            }

            if (isMarked || i <= head)
            {
                yield return column;
            }
        }
    }

    /// <summary>Whether a cell is filled with a colour that its row does not have.</summary>
    public static bool IsFilled(SourceCell cell, SourceCell title) => cell.Shade is not null && cell.Shade != title.Shade;

    /// <summary>Where the arrow ends that begins here; -1 where no head follows before the next tail.</summary>
    private static int HeadOf(SourceRow row, Heading heading, int tail)
    {
        for (var i = tail + 1; i < heading.Columns.Count && IsTime(heading.Columns[i]); i++)
        {
            var text = row.Cells[heading.Columns[i].Index].Text;
            if (Head.IsMatch(text))
            {
                return i;
            }

            if (Tail.IsMatch(text))
            {
                break;
            }
        }

        return -1;
    }

    private static bool IsTime(Column column) => column.Role is ColumnRole.Month or ColumnRole.Quarter;

    [GeneratedRegex(@"^\s*(?:[←⟵⇐◄]|<(?!.*>)|\|(?=[-–—─]))[-–—─=\s]*$")]
    private static partial Regex Tail { get; }

    [GeneratedRegex(@"^[-–—─=\s]*(?:[→⟶⇒►➔]|>|(?<=[-–—─])\|)\s*$")]
    private static partial Regex Head { get; }
}
