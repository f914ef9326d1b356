using Somdun.Modules.People;

namespace Somdun.Tests.Modules.People;

public class IdentifierTextTests
{
    [Theory]
    [InlineData("9990000370016", true)]
    [InlineData("9990000740026", true)]
    [InlineData("9990000370017", false)]
    [InlineData("0000000000001", true)]
    public void The_last_digit_is_held_against_the_twelve_before_it(string digits, bool isRight) =>
        Assert.Equal(isRight, IdentifierText.IsCheckDigitRight(digits));

    [Theory]
    [InlineData("9-9900-00370-01-6", "9990000370016")]
    [InlineData(" ๙๙๙๐๐ ๐๐๓๗๐ ๐๑๖ ", "9990000370016")]
    [InlineData("ab-12", "AB12")]
    public void Spellings_of_one_number_are_read_alike(string typed, string read) => Assert.Equal(read, IdentifierText.Read(typed));

    [Theory]
    [InlineData("999000037001")]
    [InlineData("99900003700167")]
    [InlineData("99900003A0016")]
    [InlineData("")]
    public void What_has_not_thirteen_digits_is_no_national_id(string typed) =>
        Assert.NotNull(IdentifierText.WhyNot(PersonIdentifierScheme.NationalId, IdentifierText.Read(typed)));

    [Fact]
    public void A_failed_check_is_a_doubt_and_no_refusal()
    {
        Assert.Null(IdentifierText.WhyNot(PersonIdentifierScheme.NationalId, "9990000370017"));
        Assert.NotNull(IdentifierText.WhyDoubtful(PersonIdentifierScheme.NationalId, "9990000370017"));
        Assert.Null(IdentifierText.WhyDoubtful(PersonIdentifierScheme.NationalId, "9990000370016"));
    }

    [Theory]
    [InlineData(true, "9990000370016", "x-xxxx-xxxxx-01-6")]
    [InlineData(false, "A12345", "xxxx45")]
    [InlineData(false, "A123", "xxxx")]
    public void Screens_show_the_last_digits_alone(bool isNationalId, string text, string masked) =>
        Assert.Equal(masked, IdentifierText.Masked(isNationalId ? PersonIdentifierScheme.NationalId : PersonIdentifierScheme.StaffNumber, text));
}
