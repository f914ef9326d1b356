namespace Somdun.Time;

/// <summary>The reckoning of years in Thailand: 543 ahead of the common era, for every day since 1941.</summary>
public static class BuddhistEra
{
    /// <summary>How many years it is ahead.</summary>
    public const int Offset = 543;

    private const int Earliest = 2475;
    private const int Latest = 2700;

    /// <summary>Whether a year is one that offices write about, and so no year of the common era.</summary>
    public static bool Holds(int year) => year is >= Earliest and <= Latest;

    /// <summary>The year, where it is one of these.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is of the common era, most likely.</exception>
    public static int Checked(int year)
    {
        // A Gregorian year given by mistake is the commonest error here, and a silent one: refuse it.
        ArgumentOutOfRangeException.ThrowIfLessThan(year, Earliest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, Latest);
        return year;
    }
}
