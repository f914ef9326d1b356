using Somdun.Money;

namespace Somdun.Tests.Kernel.Money;

public class BahtTextTests
{
    [Theory]
    [InlineData("0", "ศูนย์บาทถ้วน")]
    [InlineData("1", "หนึ่งบาทถ้วน")]
    [InlineData("10", "สิบบาทถ้วน")]
    [InlineData("11", "สิบเอ็ดบาทถ้วน")]
    [InlineData("20", "ยี่สิบบาทถ้วน")]
    [InlineData("21", "ยี่สิบเอ็ดบาทถ้วน")]
    [InlineData("101", "หนึ่งร้อยเอ็ดบาทถ้วน")]
    [InlineData("112", "หนึ่งร้อยสิบสองบาทถ้วน")]
    [InlineData("1000", "หนึ่งพันบาทถ้วน")]
    [InlineData("47000", "สี่หมื่นเจ็ดพันบาทถ้วน")]
    [InlineData("5475250", "ห้าล้านสี่แสนเจ็ดหมื่นห้าพันสองร้อยห้าสิบบาทถ้วน")]
    [InlineData("1000001", "หนึ่งล้านเอ็ดบาทถ้วน")]
    [InlineData("11000000", "สิบเอ็ดล้านบาทถ้วน")]
    [InlineData("1000000000000", "หนึ่งล้านล้านบาทถ้วน")]
    [InlineData("1000001000000", "หนึ่งล้านเอ็ดล้านบาทถ้วน")]
    [InlineData("0.25", "ยี่สิบห้าสตางค์")]
    [InlineData("0.01", "หนึ่งสตางค์")]
    [InlineData("1.11", "หนึ่งบาทสิบเอ็ดสตางค์")]
    [InlineData("21.50", "ยี่สิบเอ็ดบาทห้าสิบสตางค์")]
    [InlineData("-5", "ลบห้าบาทถ้วน")]
    [InlineData("-0.5", "ลบห้าสิบสตางค์")]
    [InlineData("-92233720368547758.08", "ลบเก้าหมื่นสองพันสองร้อยสามสิบสามล้านเจ็ดแสนสองหมื่นสามร้อยหกสิบแปดล้านห้าแสนสี่หมื่นเจ็ดพันเจ็ดร้อยห้าสิบแปดบาทแปดสตางค์")]
    public void An_amount_is_said_in_words(string baht, string words) =>
        Assert.Equal(words, BahtText.Read(Baht.Of(decimal.Parse(baht, System.Globalization.CultureInfo.InvariantCulture))));
}
