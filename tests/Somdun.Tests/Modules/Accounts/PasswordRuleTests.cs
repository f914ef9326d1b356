using System.Diagnostics;
using Somdun.Modules.Accounts;

namespace Somdun.Tests.Modules.Accounts;

public class PasswordRuleTests
{
    [Theory]
    [InlineData("ช้างน้อยเดินข้ามสะพานไม้")]
    [InlineData("correct horse battery staple")]
    [InlineData("vK9#qLw2!rTz8")]
    public void A_strong_one_is_taken_whatever_letters_it_is_made_of(string password) =>
        Assert.Empty(PasswordRule.Check("New", password, "somsri", "สมศรี ใจดี", null));

    [Theory]
    [InlineData("", "password-missing")]
    [InlineData("Aa1!Aa1!Aa1", "password-short")]
    [InlineData("password1234", "password-weak")]
    [InlineData("qwertyuiop12", "password-weak")]
    [InlineData("aaaaaaaaaaaaaaaa", "password-weak")]
    [InlineData("abcdefghijklmnop", "password-weak")]
    [InlineData("P@ssw0rd2569", "password-weak")]
    [InlineData("สวัสดีครับสวัสดีครับ", "password-weak")]
    [InlineData("l;ylfu8iy[1234", "password-weak")]
    [InlineData("โรงเรียน2569", "password-weak")]
    public void A_weak_one_is_refused_with_its_reason(string password, string code) =>
        Assert.Equal(code, Assert.Single(PasswordRule.Check("New", password)).Code);

    [Fact]
    public void What_others_know_of_the_account_makes_no_password()
    {
        Assert.Empty(PasswordRule.Check("New", "ruangthong-wanida"));
        Assert.Equal("password-weak", Assert.Single(PasswordRule.Check("New", "ruangthong-wanida", "wanida", "Wanida Ruangthong")).Code);
    }

    [Theory]
    [InlineData("หนองดาวเหนือ69")]
    [InlineData("โรงเรียนบ้านหนองดาวเหนือ")]
    [InlineData("sov'fk;gsonv69")]
    [InlineData("สมศรีหนองดาวเหนือ1")]
    public void The_name_of_ones_school_or_oneself_makes_none_not_even_typed_on_english_keys(string password) =>
        Assert.Equal("password-weak", Assert.Single(PasswordRule.Check("New", password, "99020002.director", "นางสาวสมศรี ใจดี", "โรงเรียนบ้านหนองดาวเหนือ")).Code);

    [Fact]
    public void The_reason_names_the_part_that_is_guessed_in_both_languages()
    {
        var reason = Assert.Single(PasswordRule.Check("New", "qwertyuiop12")).Reason;

        Assert.Contains("qwertyuiop", reason.Thai, StringComparison.Ordinal);
        Assert.Contains("เดาได้ง่าย", reason.Thai, StringComparison.Ordinal);
        Assert.Contains("easy to guess", reason.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Judging_the_longest_one_takes_no_time_to_speak_of()
    {
        PasswordRule.Check("New", "correct horse battery staple");
        var watch = Stopwatch.StartNew();

        PasswordRule.Check("New", string.Concat(Enumerable.Repeat("P4ssw0rd!", 22)), "somsri");
        PasswordRule.Check("New", new string('x', 10_000));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }
}
