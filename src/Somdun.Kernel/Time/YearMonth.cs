using System.Globalization;

namespace Somdun.Time;

/// <summary>A month of the common era, as it stands on the wire: <c>2562-10</c> in offices' papers is <c>2019-10</c> here.</summary>
/// <param name="Year">The year of the common era.</param>
/// <param name="Month">1 to 12.</param>
public readonly record struct YearMonth(int Year, int Month) : IComparable<YearMonth>
{
    public DateOnly FirstDay => new(Year, Month, 1);

    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    public DayRange Days => new(FirstDay, LastDay);

    public YearMonth Next => AddMonths(1);

    public YearMonth Previous => AddMonths(-1);

    public static bool operator <(YearMonth a, YearMonth b) => a.CompareTo(b) < 0;

    public static bool operator >(YearMonth a, YearMonth b) => a.CompareTo(b) > 0;

    public static bool operator <=(YearMonth a, YearMonth b) => a.CompareTo(b) <= 0;

    public static bool operator >=(YearMonth a, YearMonth b) => a.CompareTo(b) >= 0;

    public static YearMonth Containing(DateOnly day) => new(day.Year, day.Month);

    public YearMonth AddMonths(int months) => Containing(FirstDay.AddMonths(months));

    public int CompareTo(YearMonth other) => (Year, Month).CompareTo((other.Year, other.Month));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");
}
