using System.Text.RegularExpressions;
using Somdun.Thai;
using Somdun.Time;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>Reads when something runs: "ต.ค. 62 - ก.ย. 63", "ไตรมาส 2", "ธ.ค., มี.ค.", "ตลอดปีงบประมาณ".</summary>
/// <param name="year">The plan's year, for months without one; null where the document names none.</param>
internal sealed partial class PeriodReader(FiscalYear? year)
{
    private const int BuddhistEra = 543;

    /// <summary>The plan's year; null where the document names none.</summary>
    public FiscalYear? Year => year;

    /// <summary>The months of a period's text, in order; empty where it names none that can be placed in a year.</summary>
    public IReadOnlyList<YearMonth> Read(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        if (Quarters.Match(ThaiText.ArabicDigits(text)) is { Success: true } list)
        {
            return [.. list.Groups["n"].Captures.SelectMany(c => OfQuarter(c.ValueSpan[0] - '0')).Distinct().Order()];
        }

        if (Range(text) is { } range)
        {
            return range.Months;
        }

        // Several periods in one cell: each by itself, or none.
        var parts = Separator.Split(text).Where(p => p.Length > 0).Select(Range).ToList();
        return parts.Count > 1 && parts.TrueForAll(p => p is not null) ? [.. parts.SelectMany(p => p!.Value.Months).Distinct().Order()] : [];
    }

    /// <summary>The months a text ends in or holds in brackets: "ประชุมคณะทำงาน (พ.ย. 67)", "สรุปผล เดือนกันยายน 2568".</summary>
    public IReadOnlyList<YearMonth> In(string text)
    {
        var match = Ending.Match(ThaiText.ArabicDigits(text));
        return match.Success ? Read(match.Groups["when"].Value.Trim()) : [];
    }

    /// <summary>The month in the plan's year, or in the year given; null where neither is known.</summary>
    /// <param name="buddhistYear">Null for the plan's own year.</param>
    public YearMonth? Place(int month, int? buddhistYear) =>
        buddhistYear is { } y ? new(y - BuddhistEra, month)
        : year is { } fiscal ? new(fiscal.BuddhistYear - BuddhistEra - (month >= 10 ? 1 : 0), month)
        : null;

    /// <summary>The months of a quarter of the fiscal year: the first is October to December.</summary>
    public IEnumerable<YearMonth> OfQuarter(int quarter) =>
        Enumerable.Range((quarter - 1) * 3, 3).Select(i => Place(((i + 9) % 12) + 1, null)).OfType<YearMonth>();

    private DayRange? Range(string text) =>
        year is { } within && ThaiDate.TryReadRange(text, within, out var range) ? range
        : year is null && ThaiDate.TryReadRange(text, out range) ? range
        : null;

    [GeneratedRegex(@"^\s*ไตรมาส(?:ที่)?\s*(?<n>[1-4])(?:\s*(?:,|และ|\s)\s*(?:ไตรมาส(?:ที่)?\s*)?(?<n>[1-4]))+\s*$")]
    private static partial Regex Quarters { get; }

    private const string Month = @"(?:ม\.ค\.|ก\.พ\.|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\."
        + "|มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม)";

    private const string Moment = @"(?:\d{1,2}\s*(?:-\s*\d{1,2}\s*)?)?" + Month + @"(?:\s*(?:พ\.\s?ศ\.)?\s*(?:25\d\d|\d\d)(?!\d))?";

    [GeneratedRegex(@"(?:(?:ภายใน|ช่วง|ระหว่าง|เดือน|วันที่|[(:,]|\s)\s*)+(?<when>" + Moment + @"(?:\s*(?:-|–|—|ถึง|,|และ)\s*(?:เดือน|วันที่)?\s*" + Moment + @")*|ไตรมาส(?:ที่)?\s*[1-4](?:\s*(?:,|และ)\s*[1-4])*)\s*(?:\)|$)")]
    private static partial Regex Ending { get; }

    [GeneratedRegex(@"\s*(?:,|;|และ|\n)\s*")]
    private static partial Regex Separator { get; }
}
