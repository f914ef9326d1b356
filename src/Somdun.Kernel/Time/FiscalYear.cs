using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Time;

/// <summary>
/// A Thai government fiscal year (ปีงบประมาณ), named by its Buddhist-era year.
/// Fiscal year 2570 runs from 1 October 2026 to 30 September 2027.
/// </summary>
public readonly record struct FiscalYear : IComparable<FiscalYear>
{
    /// <param name="buddhistYear">The year as people speak it, 2475 to 2700.</param>
    /// <exception cref="ArgumentOutOfRangeException">A Gregorian year, most likely.</exception>
    public FiscalYear(int buddhistYear) => BuddhistYear = BuddhistEra.Checked(buddhistYear);

    public int BuddhistYear { get; }

    public DateOnly FirstDay => new(BuddhistYear - BuddhistEra.Offset - 1, 10, 1);

    public DateOnly LastDay => new(BuddhistYear - BuddhistEra.Offset, 9, 30);

    public DayRange Days => new(FirstDay, LastDay);

    /// <summary>The four quarters, October to December first.</summary>
    public IReadOnlyList<Quarter> Quarters => [new(this, 1), new(this, 2), new(this, 3), new(this, 4)];

    /// <summary>The twelve months, October first.</summary>
    public IReadOnlyList<YearMonth> Months => Days.Months;

    /// <summary>As headings say it.</summary>
    public Text Name => T($"ปีงบประมาณ {BuddhistYear}", $"Fiscal year {BuddhistYear}");

    public FiscalYear Next => new(BuddhistYear + 1);

    public FiscalYear Previous => new(BuddhistYear - 1);

    public static bool operator <(FiscalYear a, FiscalYear b) => a.BuddhistYear < b.BuddhistYear;

    public static bool operator >(FiscalYear a, FiscalYear b) => a.BuddhistYear > b.BuddhistYear;

    public static bool operator <=(FiscalYear a, FiscalYear b) => a.BuddhistYear <= b.BuddhistYear;

    public static bool operator >=(FiscalYear a, FiscalYear b) => a.BuddhistYear >= b.BuddhistYear;

    public static FiscalYear Containing(DateOnly day) =>
        new(day.Year + BuddhistEra.Offset + (day.Month >= 10 ? 1 : 0));

    /// <summary>Reads <c>ปีงบประมาณ พ.ศ. 2563</c>, <c>งบปี 63</c>, <c>FY2020</c> or the year alone.</summary>
    public static bool TryRead(string text, out FiscalYear year)
    {
        var read = YearReader.Read(text, DateWord.FiscalYear).Into(out var buddhistYear);
        year = read ? new FiscalYear(buddhistYear) : default;
        return read;
    }

    /// <summary>The month of that number in this year: October 2562 is month 10 of 2563.</summary>
    /// <param name="month">1 to 12.</param>
    public YearMonth Month(int month) => new(month >= 10 ? FirstDay.Year : LastDay.Year, month);

    public bool Contains(DateOnly day) => Days.Contains(day);

    public int CompareTo(FiscalYear other) => BuddhistYear.CompareTo(other.BuddhistYear);

    public override string ToString() => Name.Thai;
}
