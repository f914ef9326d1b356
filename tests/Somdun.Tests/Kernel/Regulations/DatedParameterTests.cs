using System.Reflection;
using Somdun.Regulations;

namespace Somdun.Tests.Kernel.Regulations;

public class DatedParameterTests
{
    private static readonly DatedParameter<int> PerPupil = new("lunch subsidy", (new DateOnly(2022, 11, 8), 21), (new DateOnly(2013, 10, 1), 20));

    [Theory]
    [InlineData(2013, 10, 1, 20)]
    [InlineData(2022, 11, 7, 20)]
    [InlineData(2022, 11, 8, 21)]
    [InlineData(2030, 1, 1, 21)]
    public void A_value_holds_from_its_day_until_the_next_one(int year, int month, int day, int value) =>
        Assert.Equal(value, PerPupil.On(new DateOnly(year, month, day)));

    [Fact]
    public void Before_its_first_value_a_parameter_has_none()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => PerPupil.On(new DateOnly(2013, 9, 30)));

        Assert.Equal("lunch subsidy has no value on 2013-09-30.", fault.Message);
    }

    [Fact]
    public void A_parameter_has_a_value_and_not_two_on_one_day()
    {
        Assert.Throws<ArgumentException>(() => new DatedParameter<int>("nothing"));
        Assert.Throws<ArgumentException>(() => new DatedParameter<int>("two", (new DateOnly(2020, 1, 1), 1), (new DateOnly(2020, 1, 1), 2)));
    }

    [Fact]
    public void A_rule_may_cite_several_regulations() =>
        Assert.Equal(
            ["มาตรา 19", "มาตรา 16"],
            typeof(Rule).GetCustomAttributes<CitesAttribute>().Select(cites => cites.Provision).OrderDescending(StringComparer.Ordinal));

    [Cites("พระราชบัญญัติบำเหน็จบำนาญข้าราชการ พ.ศ. 2494", "มาตรา 19", "docs/regulations/pension-act-2494.md")]
    [Cites("ประมวลกฎหมายแพ่งและพาณิชย์", "มาตรา 16", "docs/regulations/civil-code-s16.md")]
    private static class Rule;
}
