namespace Somdun.Time;

/// <summary>
/// Between moments, which are UTC, and the days and hours of Thailand: seven hours ahead all year, since 1920 without
/// exception, so no time-zone database is asked.
/// </summary>
public static class BangkokTime
{
    private static readonly TimeSpan AheadOfUtc = TimeSpan.FromHours(7);

    /// <summary>The day it is in Thailand now.</summary>
    public static DateOnly Today(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return DayOf(clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>The day it was in Thailand at that moment.</summary>
    /// <exception cref="ArgumentException">The moment is not said to be UTC.</exception>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(ClockOf(utc));

    /// <summary>What clocks in Thailand showed at that moment, for showing only.</summary>
    /// <exception cref="ArgumentException">The moment is not said to be UTC.</exception>
    public static DateTime ClockOf(DateTime utc) => utc.Kind == DateTimeKind.Utc
        ? DateTime.SpecifyKind(utc + AheadOfUtc, DateTimeKind.Unspecified)
        : throw new ArgumentException("A moment is kept in UTC.", nameof(utc));

    /// <summary>The moment the day begins in Thailand, in UTC; it ends as the next begins.</summary>
    public static DateTime StartOf(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) - AheadOfUtc;
}
