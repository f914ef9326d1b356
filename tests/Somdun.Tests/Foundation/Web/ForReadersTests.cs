using Somdun.Foundation.Web;
using Somdun.Money;

namespace Somdun.Tests.Foundation.Web;

public class ForReadersTests
{
    [Theory]
    [InlineData("กลยุทธ์ที่ 6", "กลยุทธ์ที่\u00A06")]
    [InlineData("เขต 2", "เขต\u00A02")]
    [InlineData("จำนวน 113 คน", "จำนวน\u00A0113\u00A0คน")]
    [InlineData("3 มี.ค. 2563", "3\u00A0มี.ค.\u00A02563")]
    [InlineData("๑๑๓ คน", "113\u00A0คน")]
    [InlineData("ครู และนักเรียน", "ครู และนักเรียน")]
    public void A_number_stays_with_its_word_and_is_written_in_Arabic_digits(string text, string shown)
    {
        Assert.Equal(shown, ForReaders.Shown(text));
    }

    [Fact]
    public void Satang_are_shown_where_there_are_any_and_an_unknown_amount_is_no_nought()
    {
        Assert.Equal("5,475,250", ForReaders.Money(Baht.Of(5_475_250)));
        Assert.Equal("30,000.50", ForReaders.Money(Baht.Of(30_000.50m)));
        Assert.Equal("0", ForReaders.Money(Baht.Zero));
        Assert.Equal("—", ForReaders.Money(null));
    }

    [Fact]
    public void A_share_of_nothing_is_a_dash()
    {
        Assert.Equal("87.9\u00A0%", ForReaders.Percent(131, 149));
        Assert.Equal("—", ForReaders.Percent(0, 0));
    }

    [Fact]
    public void A_moment_is_told_by_the_clock_of_Bangkok()
    {
        Assert.Equal("23\u00A0พ.ย.\u00A02569 05.11\u00A0น.", ForReaders.Moment(new DateTime(2026, 11, 22, 22, 11, 0, DateTimeKind.Utc)));
    }
}
