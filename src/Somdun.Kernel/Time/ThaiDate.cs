using System.Globalization;
using Somdun.Results;

namespace Somdun.Time;

/// <summary>
/// Days as Thai offices write them, out and in: Buddhist years in Thai, common-era years in English. For Thai digits pass
/// what it writes through <see cref="Thai.ThaiText.ThaiDigits"/>; what it reads may have either.
/// </summary>
/// <remarks>
/// How it reads. The day comes before the month, by number or by name; only a first number of four digits is a year
/// (ISO). A year of two digits is Buddhist (62 is 2562), but not beside an English month, where it could be either and is
/// refused. A year of four digits from 2400 is Buddhist, one before 2257 of the common era, and พ.ศ. or ค.ศ. beside it
/// must agree. A weekday is passed over, right or wrong. Days that no calendar has are refused, and so is a text that says
/// anything beside the date. Years are 543 apart throughout; that the year began in April before 2484 is not undone.
/// </remarks>
public static class ThaiDate
{
    private static readonly string[] ThaiMonths =
        ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"];

    private static readonly string[] ThaiShortMonths =
        ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];

    private static readonly string[] ThaiWeekdays = ["อาทิตย์", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์"];

#pragma warning disable CA1720 // Long and short are what offices call the two forms.
    /// <summary><c>22 พฤศจิกายน 2569</c>.</summary>
    public static string Long(DateOnly day) => Long(day, Language.Thai);

    /// <summary><c>22 พฤศจิกายน 2569</c> or <c>22 November 2026</c>.</summary>
    public static string Long(DateOnly day, Language language) => Write(day, MonthName(day.Month, language), language);

    /// <summary><c>5–7 มกราคม 2563</c>, <c>30 กันยายน – 2 ตุลาคม 2563</c>: what both days share is said once.</summary>
    public static string Long(DayRange range, Language language = Language.Thai) => Write(range, MonthName, language);

    /// <summary><c>22 พ.ย. 2569</c>.</summary>
    public static string Short(DateOnly day) => Short(day, Language.Thai);

    /// <summary><c>22 พ.ย. 2569</c> or <c>22 Nov 2026</c>.</summary>
    public static string Short(DateOnly day, Language language) => Write(day, MonthShort(day.Month, language), language);

    /// <summary><c>5–7 ม.ค. 2563</c>, <c>30 ก.ย. – 2 ต.ค. 2563</c>.</summary>
    public static string Short(DayRange range, Language language = Language.Thai) => Write(range, MonthShort, language);

    /// <summary><c>ตุลาคม 2562</c> or <c>October 2019</c>.</summary>
    public static string Long(YearMonth month, Language language = Language.Thai) => $"{MonthName(month.Month, language)} {YearOf(month.FirstDay, language)}";

    /// <summary><c>ต.ค. 2562</c> or <c>Oct 2019</c>.</summary>
    public static string Short(YearMonth month, Language language = Language.Thai) => $"{MonthShort(month.Month, language)} {YearOf(month.FirstDay, language)}";
#pragma warning restore CA1720

    /// <summary><c>วันอาทิตย์ที่ 22 พฤศจิกายน พ.ศ. 2569</c> or <c>Sunday, 22 November 2026</c>.</summary>
    public static string Full(DateOnly day, Language language = Language.Thai) => language == Language.English
        ? $"{day.DayOfWeek}, {Long(day, language)}"
        : $"วัน{Weekday(day.DayOfWeek, language)}ที่ {day.Day} {MonthName(day.Month, language)} พ.ศ. {YearOf(day, language)}";

    /// <param name="month">1 to 12.</param>
    public static string MonthName(int month, Language language) => language == Language.English
        ? CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)
        : ThaiMonths[month - 1];

    /// <param name="month">1 to 12.</param>
    public static string MonthShort(int month, Language language) => language == Language.English
        ? CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month)
        : ThaiShortMonths[month - 1];

    /// <summary><c>อาทิตย์</c> or <c>Sunday</c>.</summary>
    public static string Weekday(DayOfWeek day, Language language) =>
        language == Language.English ? day.ToString() : ThaiWeekdays[(int)day];

    /// <summary>Reads one day: <c>1 ต.ค.62</c>, <c>วันพุธที่ ๑ มกราคม พ.ศ. ๒๕๖๓</c>, <c>1/10/2562</c>, <c>2019-10-01</c>.</summary>
    public static bool TryRead(string text, out DateOnly day) => ThaiDateReader.ReadDay(text).Into(out day);

    /// <summary>
    /// Reads days from one to another: <c>1 ต.ค.62 - 30 ก.ย.63</c>, <c>5 - 7 มกราคม 2563</c>, <c>ต.ค. 62 ถึง ก.ย. 63</c> (to the
    /// month's last day), one day, one month, a quarter, a fiscal year.
    /// </summary>
    /// <remarks>
    /// A year said once, at the end, is that of both ends, and the year before for a start in a later month
    /// (<c>1 ธ.ค. - 31 ม.ค. 63</c>); said only at the start, likewise forwards. A range that runs backwards is refused.
    /// </remarks>
    public static bool TryReadRange(string text, out DayRange range) => ThaiDateReader.ReadRange(text, within: null).Into(out range);

    /// <summary>
    /// Reads days as a plan of one fiscal year says them, where the year need not be said: <c>ต.ค. - ธ.ค.</c>, <c>5 ม.ค.</c>,
    /// <c>ไตรมาส 1-2</c>, <c>ตลอดปี</c>. A year that is said holds, also one outside the plan's.
    /// </summary>
    public static bool TryReadRange(string text, FiscalYear within, out DayRange range) => ThaiDateReader.ReadRange(text, within).Into(out range);

    /// <summary>Reads a month of some year: <c>ต.ค.</c>, <c>ตค</c>, <c>เดือนตุลาคม</c>, <c>October</c>; 1 to 12.</summary>
    public static bool TryReadMonth(string text, out int month) => ThaiDateReader.ReadMonth(text).Into(out month);

    /// <summary>Reads a month of one year: <c>ต.ค. 62</c>, <c>ตุลาคม พ.ศ. 2562</c>, <c>10/2562</c>.</summary>
    public static bool TryReadYearMonth(string text, out YearMonth month) => ThaiDateReader.ReadYearMonth(text).Into(out month);

    /// <summary>Reads a year, whatever era it is said in, as a Buddhist one: <c>2563</c>, <c>พ.ศ. ๒๕๖๓</c>, <c>63</c>, <c>ค.ศ. 2020</c>.</summary>
    public static bool TryReadYear(string text, out int buddhistYear) => YearReader.Read(text).Into(out buddhistYear);

    private static int YearOf(DateOnly day, Language language) =>
        day.Year + (language == Language.English ? 0 : BuddhistEra.Offset);

    private static string Write(DateOnly day, string month, Language language) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day} {month} {YearOf(day, language)}");

    private static string Write(DayRange range, Func<int, Language, string> nameOf, Language language)
    {
        var (from, to) = range;
        var end = Write(to, nameOf(to.Month, language), language);
        return from == to ? end
            : from.Year != to.Year ? $"{Write(from, nameOf(from.Month, language), language)} – {end}"
            : from.Month != to.Month ? $"{from.Day} {nameOf(from.Month, language)} – {end}"
            : $"{from.Day}–{end}";
    }
}
