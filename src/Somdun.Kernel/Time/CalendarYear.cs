using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Time;

/// <summary>
/// A year from January to December (ปีปฏิทิน), named by its Buddhist-era year: letters and orders are numbered in it.
/// </summary>
public readonly record struct CalendarYear : IComparable<CalendarYear>
{
    /// <param name="buddhistYear">The year as people speak it, 2475 to 2700.</param>
    /// <exception cref="ArgumentOutOfRangeException">A Gregorian year, most likely.</exception>
    public CalendarYear(int buddhistYear) => BuddhistYear = BuddhistEra.Checked(buddhistYear);

    public int BuddhistYear { get; }

    public DateOnly FirstDay => new(BuddhistYear - BuddhistEra.Offset, 1, 1);

    public DateOnly LastDay => new(BuddhistYear - BuddhistEra.Offset, 12, 31);

    public DayRange Days => new(FirstDay, LastDay);

    /// <summary>As headings say it.</summary>
    public Text Name => T($"พ.ศ. {BuddhistYear}", $"B.E. {BuddhistYear}");

    public CalendarYear Next => new(BuddhistYear + 1);

    public CalendarYear Previous => new(BuddhistYear - 1);

    public static bool operator <(CalendarYear a, CalendarYear b) => a.BuddhistYear < b.BuddhistYear;

    public static bool operator >(CalendarYear a, CalendarYear b) => a.BuddhistYear > b.BuddhistYear;

    public static bool operator <=(CalendarYear a, CalendarYear b) => a.BuddhistYear <= b.BuddhistYear;

    public static bool operator >=(CalendarYear a, CalendarYear b) => a.BuddhistYear >= b.BuddhistYear;

    public static CalendarYear Containing(DateOnly day) => new(day.Year + BuddhistEra.Offset);

    /// <summary>Reads <c>ปี พ.ศ. 2563</c>, <c>ปีปฏิทิน 2563</c> or the year alone.</summary>
    public static bool TryRead(string text, out CalendarYear year)
    {
        var read = YearReader.Read(text, DateWord.CalendarYear).Into(out var buddhistYear);
        year = read ? new CalendarYear(buddhistYear) : default;
        return read;
    }

    public bool Contains(DateOnly day) => Days.Contains(day);

    public int CompareTo(CalendarYear other) => BuddhistYear.CompareTo(other.BuddhistYear);

    public override string ToString() => Name.Thai;
}
