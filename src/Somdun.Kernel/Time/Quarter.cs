using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Time;

/// <summary>A quarter (ไตรมาส) of a fiscal year: the first runs from October to December.</summary>
public readonly record struct Quarter : IComparable<Quarter>
{
    /// <param name="number">1 to 4.</param>
    public Quarter(FiscalYear year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 4);
        (Year, Number) = (year, number);
    }

    public FiscalYear Year { get; }

    public int Number { get; }

    public DateOnly FirstDay => Year.FirstDay.AddMonths(3 * (Number - 1));

    public DateOnly LastDay => Year.FirstDay.AddMonths(3 * Number).AddDays(-1);

    public DayRange Days => new(FirstDay, LastDay);

    /// <summary>Its three months.</summary>
    public IReadOnlyList<YearMonth> Months => Days.Months;

    public Quarter Next => Number == 4 ? new(Year.Next, 1) : new(Year, Number + 1);

    public Quarter Previous => Number == 1 ? new(Year.Previous, 4) : new(Year, Number - 1);

    /// <summary>As reports head their pages.</summary>
    public Text Name => T($"ไตรมาสที่ {Number} ปีงบประมาณ {Year.BuddhistYear}", $"Quarter {Number}, fiscal year {Year.BuddhistYear}");

    public static bool operator <(Quarter a, Quarter b) => a.CompareTo(b) < 0;

    public static bool operator >(Quarter a, Quarter b) => a.CompareTo(b) > 0;

    public static bool operator <=(Quarter a, Quarter b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Quarter a, Quarter b) => a.CompareTo(b) >= 0;

    public static Quarter Containing(DateOnly day) =>
        new(FiscalYear.Containing(day), (((day.Month + 2) % 12) / 3) + 1);

    /// <summary>Reads <c>ไตรมาสที่ 1 ปีงบประมาณ 2563</c>, <c>ไตรมาส 1/2563</c> or <c>Q1/63</c>.</summary>
    public static bool TryRead(string text, out Quarter quarter) => YearReader.ReadQuarter(text).Into(out quarter);

    public bool Contains(DateOnly day) => Days.Contains(day);

    public int CompareTo(Quarter other) => (Year, Number).CompareTo((other.Year, other.Number));

    public override string ToString() => $"ไตรมาส {Number}/{Year.BuddhistYear}";
}
