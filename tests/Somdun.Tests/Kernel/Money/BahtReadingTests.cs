using Somdun.Money;

namespace Somdun.Tests.Kernel.Money;

public class BahtReadingTests
{
    [Theory]
    [InlineData("47,000.-", 47_000_00)]
    [InlineData("47,000 .-", 47_000_00)]
    [InlineData("47,000.- บาท", 47_000_00)]
    [InlineData("47000", 47_000_00)]
    [InlineData("47,000,-", 47_000_00)]
    [InlineData("๔๗,๐๐๐ บาท", 47_000_00)]
    [InlineData("47,000 บาทถ้วน", 47_000_00)]
    [InlineData("฿47,000", 47_000_00)]
    [InlineData("THB 47,000", 47_000_00)]
    [InlineData("47,000 Baht", 47_000_00)]
    [InlineData("47, 000", 47_000_00)]
    [InlineData("47 ,000", 47_000_00)]
    [InlineData("\u00A047,000\u200B", 47_000_00)]
    [InlineData("47,000 บ.", 47_000_00)]
    [InlineData("5,475,250.00", 5_475_250_00)]
    [InlineData("5475250", 5_475_250_00)]
    [InlineData("1.5 ล้านบาท", 1_500_000_00)]
    [InlineData("1.234567 ล้านบาท", 1_234_567_00)]
    [InlineData("5 หมื่นบาท", 50_000_00)]
    [InlineData("2 แสน", 200_000_00)]
    [InlineData("3 พันล้านบาท", 3_000_000_000_00)]
    [InlineData("1 ล้าน 5 แสนบาท", 1_500_000_00)]
    [InlineData("12.50", 12_50)]
    [InlineData("12.5 บาท", 12_50)]
    [InlineData("12 บาท 50 สตางค์", 12_50)]
    [InlineData("50 สตางค์", 50)]
    [InlineData("0", 0)]
    [InlineData("0.00 บาท", 0)]
    [InlineData("-47,000", -47_000_00)]
    [InlineData("(47,000.00)", -47_000_00)]
    [InlineData("-฿1.25", -1_25)]
    [InlineData("฿-1.25", -1_25)]
    [InlineData("ห้าพันบาทถ้วน", 5_000_00)]
    [InlineData("5,000 บาท (ห้าพันบาทถ้วน)", 5_000_00)]
    public void An_amount_is_read(string text, long satang)
    {
        Assert.True(Baht.TryRead(text, out var amount), text);
        Assert.Equal(new Baht(satang), amount);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("–")]
    [InlineData(".-")]
    [InlineData("บาท")]
    [InlineData("ไม่ใช้งบประมาณ")]
    [InlineData("1,23,4")]
    [InlineData("1234,567")]
    [InlineData("1,2345")]
    [InlineData("1,23")]
    [InlineData(",123")]
    [InlineData("1.234")]
    [InlineData("47.000")]
    [InlineData("1.2.3")]
    [InlineData("100 200")]
    [InlineData("10,000 20,000")]
    [InlineData("80%")]
    [InlineData("149 โรงเรียน")]
    [InlineData("47,000 บาท ต่อปี")]
    [InlineData("1.2345678 ล้านบาท 5")]
    [InlineData("0.000000001 ล้านบาท")]
    [InlineData("(47,000 บาท)")]
    [InlineData("99,999,999,999 ล้านล้านบาท")]
    [InlineData("1/2")]
    [InlineData("1-2")]
    [InlineData("--5")]
    [InlineData("-(5)")]
    [InlineData("5 แสน 1 ล้านบาท")]
    [InlineData("12.5 บาท 50 สตางค์")]
    [InlineData("100 สตางค์")]
    [InlineData("12 บาท 100 สตางค์")]
    [InlineData("99999999999999999999")]
    [InlineData("92,233,720,368,547,758.08")]
    [InlineData("5,000 บาท (หกพันบาทถ้วน)")]
    [InlineData("1e5")]
    public void Anything_else_is_refused(string text)
    {
        Assert.False(Baht.TryRead(text, out var amount), text);
        Assert.Equal(Baht.Zero, amount);
    }
}
