using System.Text.RegularExpressions;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// The lines of a cell that a column's width cut. A number cut in two is made one again, since each half would be read
/// as an amount of its own: "1,793,2" above "50" is 1,793,250. Where the file has a space at the cut, the two lines are one
/// with that space in it. Other words stay as the lines have them.
/// </summary>
internal static partial class WrappedLines
{
    /// <param name="texts">Each line, and whether the file itself has a space at its end.</param>
    public static List<CellLine> Of(IEnumerable<(string Text, bool EndsInSpace)> texts)
    {
        var lines = new List<string>();
        var endsInSpace = false;
        foreach (var (text, space) in texts.Where(t => t.Text.Length > 0))
        {
            if (lines.Count > 0 && IsOneNumber(lines[^1], text))
            {
                lines[^1] += text;
            }
            else if (lines.Count > 0 && endsInSpace && GoesOn(lines[^1], text))
            {
                lines[^1] += $" {text}";
            }
            else
            {
                lines.Add(text);
            }

            endsInSpace = space;
        }

        return [.. lines.Select(l => new CellLine(l, Wrapped: true))];
    }

    /// <summary>Thai on both sides, where no list item begins: only there would the cut be read as none.</summary>
    private static bool GoesOn(string line, string next) => Thai.ThaiText.IsThai(line[^1]) && Thai.ThaiText.IsThai(next[0]) && !char.IsDigit(next[0]);

    /// <summary>Only where the first half breaks off inside a group of three digits and the second completes it.</summary>
    private static bool IsOneNumber(string line, string next)
    {
        if (CutInGroup().Match(line) is { Success: true } cut)
        {
            var missing = 3 - cut.Groups["digits"].Length;
            var isSure = missing < 3 || cut.Groups["group"].Success || (OnlyNumber().IsMatch(line) && OnlyNumber().IsMatch(next));
            return isSure && LeadingDigits().Match(next).Length == missing;
        }

        return (CutBeforeComma().IsMatch(line) && LeadingGroup().IsMatch(next))
            || (CutAtSatang().Match(line) is { Success: true } satang && LeadingDigits().Match(next).Length == 2 - satang.Groups["digits"].Length);
    }

    [GeneratedRegex(@"(?<![\d,.])\d{1,3}(?<group>,\d{3})*,(?<digits>\d{0,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex CutInGroup();

    [GeneratedRegex(@"(?<![\d,.])\d{1,3}(?:,\d{3})*$", RegexOptions.CultureInvariant)]
    private static partial Regex CutBeforeComma();

    [GeneratedRegex(@"^(?:,\d{3})+(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingGroup();

    [GeneratedRegex(@",\d{3}\.(?<digits>\d?)$", RegexOptions.CultureInvariant)]
    private static partial Regex CutAtSatang();

    [GeneratedRegex(@"^\d+", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingDigits();

    [GeneratedRegex(@"^[\d,.]+$", RegexOptions.CultureInvariant)]
    private static partial Regex OnlyNumber();
}
