namespace Somdun.Time;

/// <summary>
/// A Thai government fiscal year (ปีงบประมาณ), named by its Buddhist-era year.
/// Fiscal year 2570 runs from 1 October 2026 to 30 September 2027.
/// </summary>
public readonly record struct FiscalYear : IComparable<FiscalYear>
{
    private const int BuddhistEraOffset = 543;

    /// <param name="buddhistYear">The year as people speak it, 2475 to 2700.</param>
    /// <exception cref="ArgumentOutOfRangeException">A Gregorian year, most likely.</exception>
    public FiscalYear(int buddhistYear)
    {
        // A Gregorian year given by mistake is the commonest error here, and a silent one: refuse it.
        ArgumentOutOfRangeException.ThrowIfLessThan(buddhistYear, 2475);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(buddhistYear, 2700);
        BuddhistYear = buddhistYear;
    }

    public int BuddhistYear { get; }

    public DateOnly FirstDay => new(BuddhistYear - BuddhistEraOffset - 1, 10, 1);

    public DateOnly LastDay => new(BuddhistYear - BuddhistEraOffset, 9, 30);

    public static FiscalYear Containing(DateOnly day) =>
        new(day.Year + BuddhistEraOffset + (day.Month >= 10 ? 1 : 0));

    public bool Contains(DateOnly day) => FirstDay <= day && day <= LastDay;

    public static bool operator <(FiscalYear a, FiscalYear b) => a.BuddhistYear < b.BuddhistYear;

    public static bool operator >(FiscalYear a, FiscalYear b) => a.BuddhistYear > b.BuddhistYear;

    public static bool operator <=(FiscalYear a, FiscalYear b) => a.BuddhistYear <= b.BuddhistYear;

    public static bool operator >=(FiscalYear a, FiscalYear b) => a.BuddhistYear >= b.BuddhistYear;

    public int CompareTo(FiscalYear other) => BuddhistYear.CompareTo(other.BuddhistYear);

    public override string ToString() => $"ปีงบประมาณ {BuddhistYear}";
}
