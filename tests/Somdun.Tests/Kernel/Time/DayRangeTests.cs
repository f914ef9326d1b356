using CsCheck;
using Somdun.Time;

namespace Somdun.Tests.Kernel.Time;

public class DayRangeTests
{
    private static readonly Gen<DayRange> Range = Gen.Select(Gen.Int[730_000, 731_000], Gen.Int[0, 300], (first, days) =>
        new DayRange(DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(first + days)));

    [Fact]
    public void A_range_counts_both_its_ends()
    {
        var range = new DayRange(new(2020, 1, 5), new(2020, 1, 7));

        Assert.Equal(3, range.Length);
        Assert.True(range.Contains(new DateOnly(2020, 1, 5)));
        Assert.True(range.Contains(new DateOnly(2020, 1, 7)));
        Assert.False(range.Contains(new DateOnly(2020, 1, 8)));
        Assert.Equal("2020-01-05/2020-01-07", range.ToString());
    }

    [Fact]
    public void A_range_that_runs_backwards_does_not_exist() =>
        Assert.Throws<ArgumentException>(() => new DayRange(new(2020, 1, 7), new(2020, 1, 5)));

    [Fact]
    public void Its_months_are_all_those_it_touches() =>
        Assert.Equal([new YearMonth(2019, 12), new YearMonth(2020, 1)], new DayRange(new(2019, 12, 31), new(2020, 1, 1)).Months);

    [Fact]
    public void Two_ranges_overlap_where_they_share_a_day() =>
        Gen.Select(Range, Range).Sample((a, b) =>
        {
            var shared = Enumerable.Range(0, a.Length).Count(i => b.Contains(a.From.AddDays(i)));
            return a.Overlaps(b) == shared > 0 && a.Overlaps(b) == b.Overlaps(a) && b.Contains(a) == (shared == a.Length);
        });
}
