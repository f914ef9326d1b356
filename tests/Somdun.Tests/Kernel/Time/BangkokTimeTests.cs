using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Somdun.Time;

namespace Somdun.Tests.Kernel.Time;

public class BangkokTimeTests
{
    [Theory]
    [InlineData("2026-11-21T16:59:59Z", "2026-11-21")]
    [InlineData("2026-11-21T17:00:00Z", "2026-11-22")]
    [InlineData("2026-11-22T16:59:59Z", "2026-11-22")]
    public void A_day_begins_in_Thailand_seven_hours_before_UTC(string now, string today)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(Days.Of(today), BangkokTime.Today(clock));
    }

    [Fact]
    public void A_moment_that_is_not_said_to_be_UTC_has_no_day() =>
        Assert.Throws<ArgumentException>(() => BangkokTime.DayOf(new DateTime(2026, 11, 22, 0, 0, 0, DateTimeKind.Unspecified)));

    [Fact]
    public void The_start_of_a_day_is_its_first_moment() =>
        Gen.Int[700_000, 780_000].Select(DateOnly.FromDayNumber).Sample(day =>
            BangkokTime.DayOf(BangkokTime.StartOf(day)) == day
            && BangkokTime.DayOf(BangkokTime.StartOf(day).AddTicks(-1)) == day.AddDays(-1)
            && BangkokTime.ClockOf(BangkokTime.StartOf(day)) == day.ToDateTime(TimeOnly.MinValue));
}
