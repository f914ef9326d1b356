using System.Text.RegularExpressions;
using Somdun.Thai;
using Somdun.Time;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>Reads when something runs: "ต.ค. 62 - ก.ย. 63", "ไตรมาส 2", "ตลอดปีงบประมาณ".</summary>
/// <param name="year">The plan's year, for months without one; null where the document names none.</param>
internal sealed partial class PeriodReader(FiscalYear? year)
{
    private const int LongestMonths = 120;
    private const int BuddhistEra = 543;

    /// <summary>The months of a period's text, in order; empty where it names none that can be placed in a year.</summary>
    public IReadOnlyList<YearMonth> Read(string text)
    {
        var digits = ThaiText.ArabicDigits(text);
        if (WholeYear.IsMatch(digits))
        {
            return OfQuarters(1, 4);
        }

        var quarters = Quarters.Match(digits);
        if (quarters.Success)
        {
            var from = quarters.Groups["from"].ValueSpan[0] - '0';
            return OfQuarters(from, quarters.Groups["to"].Success ? quarters.Groups["to"].ValueSpan[0] - '0' : from);
        }

        if (ThaiDate.TryReadRange(text, out var range))
        {
            return Between(YearMonth.Containing(range.From), YearMonth.Containing(range.To));
        }

        if (ThaiDate.TryRead(text, out var day))
        {
            return [YearMonth.Containing(day)];
        }

        var months = MonthsIn(digits);
        return months switch
        {
            [] => [],
            [var a, var b] when Ranges.IsMatch(digits) && a.CompareTo(b) <= 0 => Between(a, b),
            _ => [.. months.Distinct().Order()],
        };
    }

    /// <summary>The month of the plan's year, or of the year given.</summary>
    /// <param name="buddhistYear">Null for the plan's own year.</param>
    public YearMonth? Place(int month, int? buddhistYear)
    {
        if (buddhistYear is { } y)
        {
            return new(y - BuddhistEra, month);
        }

        return year is { } fiscal ? new(fiscal.BuddhistYear - BuddhistEra - (month >= 10 ? 1 : 0), month) : null;
    }

    /// <summary>The months of quarters of the fiscal year: the first is October to December.</summary>
    public IReadOnlyList<YearMonth> OfQuarters(int from, int to) =>
        year is null || from is < 1 or > 4 || to is < 1 or > 4
            ? []
            : [.. Enumerable.Range((from - 1) * 3, Math.Max(0, (to - from + 1) * 3)).Select(i => Place(((i + 9) % 12) + 1, null)!.Value)];

    private static YearMonth[] Between(YearMonth from, YearMonth to)
    {
        var count = ((to.Year - from.Year) * 12) + to.Month - from.Month + 1;
        return count is < 1 or > LongestMonths ? [] : [.. Enumerable.Range(0, count).Select(i => YearMonth.Containing(from.FirstDay.AddMonths(i)))];
    }

    private List<YearMonth> MonthsIn(string text)
    {
        var named = new List<(int Month, int? Year)>();
        foreach (Match match in MonthAndYear.Matches(text))
        {
            if (ThaiDate.TryReadMonth(match.Groups["month"].Value, out var month))
            {
                named.Add((month, match.Groups["year"].Success && ThaiDate.TryReadYear(match.Groups["year"].Value, out var y) ? y : null));
            }
        }

        // "ต.ค. - ธ.ค. 2565": the year stands once, behind the last.
        for (var i = named.Count - 2; i >= 0; i--)
        {
            if (named[i].Year is null && named[i + 1].Year is { } next)
            {
                named[i] = (named[i].Month, named[i].Month > named[i + 1].Month ? next - 1 : next);
            }
        }

        return [.. named.Select(m => Place(m.Month, m.Year)).OfType<YearMonth>()];
    }

    [GeneratedRegex(@"ตลอด(?:ทั้ง)?(?:ปี|ปีงบประมาณ)|ทั้งปี|ทุกเดือน|all year|whole year", RegexOptions.IgnoreCase)]
    private static partial Regex WholeYear { get; }

    [GeneratedRegex(@"(?:ไตรมาส(?:ที่)?|Q|quarter) ?(?<from>[1-4])(?: ?(?:-|–|ถึง) ?(?:ไตรมาส(?:ที่)? ?|Q)?(?<to>[1-4]))?", RegexOptions.IgnoreCase)]
    private static partial Regex Quarters { get; }

    [GeneratedRegex("-|–|—|ถึง|to")]
    private static partial Regex Ranges { get; }

    [GeneratedRegex(@"(?<month>มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|ม\.?ค\.?|ก\.?พ\.?|มี\.?ค\.?|เม\.?ย\.?|พ\.?ค\.?|มิ\.?ย\.?|ก\.?ค\.?|ส\.?ค\.?|ก\.?ย\.?|ต\.?ค\.?|พ\.?ย\.?|ธ\.?ค\.?)\s*(?:พ\.ศ\.)?\s*(?<year>\d{4}|\d{2})?(?!\d)")]
    private static partial Regex MonthAndYear { get; }
}
