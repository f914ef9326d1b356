using System.Globalization;
using System.Text.RegularExpressions;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Thai;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>
/// Reads what a project serves: "สพฐ. 6 ESPG14 4", "กลยุทธ์ที่ 1, 2", "1 - 6". Whether digits behind Latin letters belong
/// to a framework's name (ESPG14 4) or are its item (SDG4) only the whole document tells, so it is read before its cells.
/// </summary>
internal sealed partial class AlignmentReader
{
    private const int LongestRange = 50;

    private readonly HashSet<string> _namesWithDigits = new(StringComparer.Ordinal);
    private readonly HashSet<string> _frameworks = new(StringComparer.Ordinal);

    /// <param name="cells">Every alignment cell of the document.</param>
    public AlignmentReader(IEnumerable<string> cells)
    {
        var texts = cells.Select(ThaiText.ArabicDigits).Distinct(StringComparer.Ordinal).ToList();
        foreach (var text in texts)
        {
            foreach (Match match in CodeThenNumber.Matches(text))
            {
                _namesWithDigits.Add(match.Groups["code"].Value);
            }
        }

        foreach (var text in texts)
        {
            _frameworks.UnionWith(Items(text).Where(a => a.Item is not null).Select(a => a.Framework).OfType<string>());
        }
    }

    public IEnumerable<DraftAlignment> Read(string text, Source source) =>
        Items(ThaiText.ArabicDigits(text)).Select(a => new DraftAlignment(a.Framework, a.Item, source));

    private List<(string? Framework, string? Item)> Items(string text)
    {
        var items = new List<(string? Framework, string? Item)>();
        string? framework = null;
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var (words, number) = Next(rest, out var length);
            rest = rest[length..];
            if (words is not null)
            {
                var names = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (names.Length > 1 && names.All(IsName))
                {
                    items.AddRange(names[..^1].Select(n => ((string?)n, (string?)null)));
                    words = names[^1];
                }

                // Words behind an item are its title, unless they end in the name of a framework.
                framework = items.Count == 0 || number is null ? words : NameAtEnd(words, framework);
                if (number is null && (items.Count == 0 || IsName(words)))
                {
                    items.Add((words, null));
                }
            }

            if (number is not null)
            {
                items.AddRange(Expand(number).Select(n => (framework, (string?)n)));
            }
        }

        return items;
    }

    /// <summary>The words up to the next number, and that number or range; either may be missing.</summary>
    private (string? Words, string? Number) Next(ReadOnlySpan<char> text, out int length)
    {
        var at = 0;
        foreach (var match in Number.EnumerateMatches(text))
        {
            var number = text.Slice(match.Index, match.Length);
            var end = match.Index + match.Length;
            if (match.Index < at || BelongsToName(text, match.Index, end))
            {
                at = end;
                continue;
            }

            length = end;
            return (Name(text[..match.Index]), number.ToString());
        }

        length = text.Length;
        return (Name(text), null);
    }

    private bool BelongsToName(ReadOnlySpan<char> text, int start, int end)
    {
        var code = start;
        while (code > 0 && char.IsAsciiLetter(text[code - 1]))
        {
            code--;
        }

        return (code < start && _namesWithDigits.Contains(text[code..end].ToString()))
            || text[end..].TrimStart().StartsWith("ปี", StringComparison.Ordinal)
            || (end - start == 4 && text[start] == '2' && text[start + 1] is '4' or '5' or '6');
    }

    private string NameAtEnd(string words, string? before)
    {
        if (before is not null && words.EndsWith(before, StringComparison.Ordinal))
        {
            return before;
        }

        var match = FrameworkAtEnd.Match(words);
        return match.Success ? match.Value : _frameworks.FirstOrDefault(f => words.EndsWith(f, StringComparison.Ordinal)) ?? words;
    }

    private bool IsName(string words) => _frameworks.Contains(words) || Abbreviation.IsMatch(words);

    private static string? Name(ReadOnlySpan<char> words)
    {
        var name = Filler.Replace(words.ToString(), "").Trim(' ', ',', ';', ':', '/', '-', '–', '•', '(', ')', '=', '&', '|');
        return name.Length == 0 || name is "และ" or "ข้อ" or "ที่" or "ข้อที่" ? null : name;
    }

    private static IEnumerable<string> Expand(string number)
    {
        var ends = RangeMark.Split(number);
        if (ends is [var from, var to]
            && int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var a)
            && int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var b)
            && a < b && b - a <= LongestRange)
        {
            return Enumerable.Range(a, b - a + 1).Select(n => n.ToString(CultureInfo.InvariantCulture));
        }

        return ends;
    }

    [GeneratedRegex(@"(?<code>[A-Za-z]+\d+)\s*(?:ข้อ(?:ที่)?|ที่|:)?\s*\d")]
    private static partial Regex CodeThenNumber { get; }

    [GeneratedRegex(@"\d+(?:\.\d+)*(?: ?(?:-|–|—|ถึง) ?\d+(?:\.\d+)*)?")]
    private static partial Regex Number { get; }

    [GeneratedRegex(" ?(?:-|–|—|ถึง) ?")]
    private static partial Regex RangeMark { get; }

    [GeneratedRegex(@"(?:^(?: ?(?:,|;|/|และ|&))+)|(?:(?:ข้อที่|ข้อ|ที่|:|=)\s*$)")]
    private static partial Regex Filler { get; }

    [GeneratedRegex(@"(?:[ก-ฮ][ก-๎]{0,5}\.)+$|[A-Za-z][A-Za-z0-9]*$|(?:กลยุทธ์|ยุทธศาสตร์|นโยบาย|จุดเน้น|มาตรฐาน|ตัวชี้วัด|ตัวบ่งชี้|ประเด็นยุทธศาสตร์|ประเด็น|เป้าหมาย|แผนแม่บท|เป้าประสงค์|พันธกิจ)$")]
    private static partial Regex FrameworkAtEnd { get; }

    [GeneratedRegex(@"^(?:(?:[ก-ฮ][ก-๎]{0,4}\.){1,4}|[A-Za-z][A-Za-z0-9]{1,11})$")]
    private static partial Regex Abbreviation { get; }
}
