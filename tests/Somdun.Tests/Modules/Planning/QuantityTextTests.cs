using CsCheck;
using Somdun.Modules.Planning;
using Somdun.Modules.PlanReading.Contract;

namespace Somdun.Tests.Modules.Planning;

public class QuantityTextTests
{
    private static readonly Gen<Factor> Factors = Gen.Select(
        Gen.Int[0, 100_000].Select(n => n / 4m),
        OneOf("คน", "ครั้ง", "โรงเรียน", "เรื่อง", null),
        (amount, unit) => new Factor(amount, unit));

    [Fact]
    public void What_is_written_is_read_back() => Gen.Select(
        Factors.List[1, 4],
        OneOf("ปี", "เดือน", null),
        OneOf(QuantityRole.Part, QuantityRole.Total)).Sample((factors, per, role) =>
    {
        Assert.True(QuantityText.TryRead(QuantityText.Write(new Quantity(factors, per, role, "")), out Quantity? read));
        Assert.Equal(factors, read.Factors);
        Assert.Equal((per, role), (read.Per, read.Role));
    });

    [Theory]
    [InlineData("10 ครั้ง x 10 คน", "10 ครั้ง × 10 คน")]
    [InlineData("๑๒ เรื่อง / ปี", "12 เรื่อง / ปี")]
    [InlineData("รวม 1,172 คน", "รวม 1172 คน")]
    public void People_type_it_in_their_own_way(string typed, string meant)
    {
        Assert.True(QuantityText.TryRead(typed, out Quantity? quantity));
        Assert.Equal(meant, QuantityText.Write(quantity));
    }

    [Theory]
    [InlineData("ครู")]
    [InlineData("")]
    [InlineData("60 คน × ครั้ง")]
    public void What_has_no_number_is_no_quantity(string typed) => Assert.False(QuantityText.TryRead(typed, out Quantity? _));

    [Theory]
    [InlineData("80 ร้อยละ", ">= 80 ร้อยละ")]
    [InlineData("≥ ๘๐.๕ ร้อยละ", ">= 80.5 ร้อยละ")]
    [InlineData("<= 2 ครั้ง", "<= 2 ครั้ง")]
    public void A_threshold_is_read_with_or_without_its_sign(string typed, string meant)
    {
        Assert.True(QuantityText.TryRead(typed, out Threshold? threshold));
        Assert.Equal(meant, QuantityText.Write(threshold));
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
