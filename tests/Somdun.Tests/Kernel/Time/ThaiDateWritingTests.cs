using Somdun.Thai;
using Somdun.Time;

namespace Somdun.Tests.Kernel.Time;

public class ThaiDateWritingTests
{
    private static readonly DateOnly Day = new(2026, 11, 22);

    [Fact]
    public void A_day_is_written_long_and_short_in_both_languages()
    {
        Assert.Equal("22 พฤศจิกายน 2569", ThaiDate.Long(Day));
        Assert.Equal("22 พ.ย. 2569", ThaiDate.Short(Day));
        Assert.Equal("22 November 2026", ThaiDate.Long(Day, Language.English));
        Assert.Equal("22 Nov 2026", ThaiDate.Short(Day, Language.English));
        Assert.Equal("วันอาทิตย์ที่ 22 พฤศจิกายน พ.ศ. 2569", ThaiDate.Full(Day));
        Assert.Equal("Sunday, 22 November 2026", ThaiDate.Full(Day, Language.English));
        Assert.Equal("๒๒ พฤศจิกายน ๒๕๖๙", ThaiText.ThaiDigits(ThaiDate.Long(Day)));
    }

    [Fact]
    public void A_month_is_written_with_its_year()
    {
        Assert.Equal("ตุลาคม 2562", ThaiDate.Long(new YearMonth(2019, 10)));
        Assert.Equal("ต.ค. 2562", ThaiDate.Short(new YearMonth(2019, 10)));
        Assert.Equal("Oct 2019", ThaiDate.Short(new YearMonth(2019, 10), Language.English));
    }

    [Theory]
    [InlineData("2020-01-05", "2020-01-05", "5 มกราคม 2563", "5 Jan 2020")]
    [InlineData("2020-01-05", "2020-01-07", "5–7 มกราคม 2563", "5–7 Jan 2020")]
    [InlineData("2020-09-30", "2020-10-02", "30 กันยายน – 2 ตุลาคม 2563", "30 Sep – 2 Oct 2020")]
    [InlineData("2019-10-01", "2020-09-30", "1 ตุลาคม 2562 – 30 กันยายน 2563", "1 Oct 2019 – 30 Sep 2020")]
    public void A_range_says_once_what_both_its_days_share(string from, string to, string thai, string english)
    {
        var range = new DayRange(Days.Of(from), Days.Of(to));

        Assert.Equal(thai, ThaiDate.Long(range));
        Assert.Equal(english, ThaiDate.Short(range, Language.English));
    }
}
