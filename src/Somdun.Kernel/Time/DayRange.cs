using System.Globalization;

namespace Somdun.Time;

/// <summary>Days from one to another, both counted in, as people name them.</summary>
/// <exception cref="ArgumentException">The last day comes before the first.</exception>
public readonly record struct DayRange(DateOnly From, DateOnly To)
{
    public DateOnly From { get; } = From;

    public DateOnly To { get; } = To >= From ? To : throw new ArgumentException($"{To:O} comes before {From:O}.", nameof(To));

    /// <summary>How many days, at least one.</summary>
    public int Length => To.DayNumber - From.DayNumber + 1;

    /// <summary>Every month that has a day in the range, in order.</summary>
    public IReadOnlyList<YearMonth> Months
    {
        get
        {
            var months = new List<YearMonth>();
            for (var month = YearMonth.Containing(From); month <= YearMonth.Containing(To); month = month.Next)
            {
                months.Add(month);
            }

            return months;
        }
    }

    public bool Contains(DateOnly day) => From <= day && day <= To;

    public bool Contains(DayRange other) => From <= other.From && other.To <= To;

    public bool Overlaps(DayRange other) => From <= other.To && other.From <= To;

    /// <summary>The days as ISO 8601 writes an interval: <c>2019-10-01/2020-09-30</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:yyyy-MM-dd}/{To:yyyy-MM-dd}");
}
