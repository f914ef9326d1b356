using System.Text.RegularExpressions;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Documents;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>
/// Finds project write-ups among running lines: "1. ชื่อโครงการ …" and, below it, headings with their contents until the
/// next write-up. Each becomes a table of one row under those headings, which is then read as any other.
/// </summary>
internal static partial class WriteUps
{
    /// <summary>Fewer parts of a project than this are no write-up.</summary>
    private const int FewestHeadings = 4;

    private const int LongestHeading = 40;

    /// <summary>A heading's first word is taken for one only when hardly a letter of it is unknown.</summary>
    private const double WholeWord = 0.95;

    /// <summary>Where the lines below the amount go: they say what it is made of, and are not to be added to it.</summary>
    private const string Remarks = "หมายเหตุ";

    private static readonly ColumnRole?[] Roles =
    [
        ColumnRole.Objectives, ColumnRole.Targets, ColumnRole.Indicators, ColumnRole.Activities, ColumnRole.Budget, ColumnRole.BudgetSource, ColumnRole.Alignment, ColumnRole.Owner, ColumnRole.Period, null,
    ];

    public static IEnumerable<Block> Tabulate(IReadOnlyList<Block> blocks)
    {
        for (var at = 0; at < blocks.Count;)
        {
            var end = at + 1;
            if (blocks[at] is LineBlock title && Title.IsMatch(title.Text))
            {
                while (end < blocks.Count && !(blocks[end] is LineBlock next && Title.IsMatch(next.Text)))
                {
                    end++;
                }

                while (blocks[end - 1] is LineBlock last && end - 1 > at && StrategyHeading.Read(last.Text) is not null)
                {
                    // It stands over the next write-up.
                    end--;
                }

                var sections = Sections([.. blocks.Skip(at).Take(end - at).OfType<LineBlock>()]);
                if (sections.Count(s => s.Role is not null) >= FewestHeadings)
                {
                    yield return Table(title.Part, sections);
                    foreach (var table in blocks.Skip(at).Take(end - at).OfType<TableBlock>())
                    {
                        yield return table;
                    }

                    at = end;
                    continue;
                }
            }

            yield return blocks[at++];
        }
    }

    private static List<Section> Sections(IReadOnlyList<LineBlock> lines)
    {
        var title = Title.Match(lines[0].Text);
        var number = NumberIn(title);
        int? item = null;
        var current = new Section("ชื่อโครงการ", ColumnRole.Project, []);
        var sections = new List<Section> { current };
        current.Add(lines[0], title.Groups["rest"].Value);
        foreach (var line in lines.Skip(1))
        {
            var match = Line.Match(line.Text);
            var name = match.Groups["name"].Value;
            var label = NumberIn(match);
            var follows = label is not null && label == number + 1;
            if (match.Success && HeadingLexicon.Read(name) is { Coverage: >= WholeWord } meaning && Roles.Contains(meaning.Role)
                && (follows || label is null || number is null) && !sections.Any(s => s.Name == name || (s.Role is not null && s.Role == meaning.Role)))
            {
                Open(name, meaning.Role, match);
            }
            else if (match.Success && (Signature.IsMatch(line.Text) || (follows && item != label - 1 && line.Text.Length <= LongestHeading && !sections.Any(s => s.Name == name))))
            {
                Open(name, null, match);
            }
            else
            {
                current.Add(line, line.Text);
                item = label ?? item;
            }

            void Open(string heading, ColumnRole? role, Match opening)
            {
                (number, item) = (NumberIn(opening) ?? number, null);
                sections.Add(current = new(heading, role, []));
                current.Add(line, opening.Groups["rest"].Value);
            }
        }

        if (sections.Find(s => s is { Role: ColumnRole.Budget, Lines.Count: > 1 }) is { } budget && budget.Amount is { } amount)
        {
            var remarks = new Section(Remarks, null, [.. budget.Lines.Where(l => l != amount)]);
            budget.Lines.RemoveAll(l => l != amount);
            sections.RemoveAll(s => s.Name == Remarks);
            sections.Add(remarks);
        }

        sections.RemoveAll(s => s.Lines.Count == 0);
        return sections;
    }

    private static TableBlock Table(string part, List<Section> sections)
    {
        var headings = sections.Select((s, i) => new SourceCell([new(s.Name)], s.Lines[0].Place, i));
        var contents = sections.Select((s, i) => new SourceCell([.. s.Lines.Select(l => new CellLine(l.Text))], s.Lines[0].Place, i));
        return new(part, [new([.. headings], sections[0].Lines[0].Place), new([.. contents], sections[0].Lines[0].Place)]);
    }

    private static int? NumberIn(Match match) =>
        int.TryParse(Thai.ThaiText.ArabicDigits(match.Groups["label"].Value), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed record Section(string Name, ColumnRole? Role, List<(string Text, string Place)> Lines)
    {
        /// <summary>The amount beside the heading, else the total of the lines below it; null where all of them are to be added.</summary>
        public (string Text, string Place)? Amount =>
            Lines[0].Text.Any(char.IsDigit) && !SubLabel.IsMatch(Lines[0].Text) ? Lines[0]
            : Lines.Where(l => l.Text.StartsWith("รวม", StringComparison.Ordinal)).Select(l => ((string, string)?)l).LastOrDefault();

        public void Add(LineBlock line, string text)
        {
            if (GroupLabel.Replace(text, "").Trim() is { Length: > 0 } words)
            {
                Lines.Add((words, line.Place));
            }
        }
    }

    [GeneratedRegex(@"^\s*(?:(?<label>[\d๐-๙]{1,2})\s?[.)]\s*)?ชื่อ(?:งาน/|แผนงาน/)?โครงการ(?:\s*[:：]\s*|\s+|$)(?<rest>.*)$")]
    private static partial Regex Title { get; }

    [GeneratedRegex(@"^\s*(?:(?<label>[\d๐-๙]{1,2})\s?[.)]\s*(?![\d๐-๙]))?(?<name>[^\s:：\d๐-๙.()]{3,40})(?:\s*[:：]\s*|\s+|$)(?<rest>.*)$")]
    private static partial Regex Line { get; }

    /// <summary>"4.1 ด้านปริมาณ" alone on its line heads the items below it.</summary>
    [GeneratedRegex(@"^\s*[\d๐-๙.]+\s*(?=(?:ด้าน|เชิง)(?:ปริมาณ|คุณภาพ)\s*[:：]?\s*$)")]
    private static partial Regex GroupLabel { get; }

    [GeneratedRegex(@"^\s*\(?(?:ลงชื่อ|ผู้เสนอโครงการ|ผู้อนุมัติ|ผู้เห็นชอบ)")]
    private static partial Regex Signature { get; }

    [GeneratedRegex(@"^\s*(?:[-–•]|[\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2})+\s|[\d๐-๙]{1,2}[.)]\s)")]
    private static partial Regex SubLabel { get; }
}
