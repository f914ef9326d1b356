using Somdun.Modules.People;

namespace Somdun.Tests.Modules.People;

public class NamePrefixesTests
{
    [Theory]
    [InlineData("นายสมมติ ใจตัวอย่าง", "นาย", "สมมติ", "ใจตัวอย่าง")]
    [InlineData("นางสาวสมมติ ใจตัวอย่าง", "นางสาว", "สมมติ", "ใจตัวอย่าง")]
    [InlineData("นางสมมติ ใจตัวอย่าง", "นาง", "สมมติ", "ใจตัวอย่าง")]
    [InlineData("น.ส. สมมติ ใจตัวอย่าง", "นางสาว", "สมมติ", "ใจตัวอย่าง")]
    [InlineData("ว่าที่ ร.ต.สมมติ ใจตัวอย่าง", "ว่าที่ร้อยตรี", "สมมติ", "ใจตัวอย่าง")]
    [InlineData("ว่าที่ร้อยตรี ดร.สมมติ ใจตัวอย่าง", "ว่าที่ร้อยตรีดร.", "สมมติ", "ใจตัวอย่าง")]
    [InlineData("ว่าที่ ร.ต.หญิง สมมติ ใจตัวอย่าง", "ว่าที่ร้อยตรีหญิง", "สมมติ", "ใจตัวอย่าง")]
    [InlineData("ดร.สมมติ ณ ตัวอย่าง", "ดร.", "สมมติ", "ณ ตัวอย่าง")]
    [InlineData("สมมติ", "", "สมมติ", "")]
    [InlineData("นาย", "", "นาย", "")]
    public void A_name_in_one_piece_is_taken_apart(string full, string prefix, string given, string family) =>
        Assert.Equal(new NameParts(prefix, given, family), NamePrefixes.Split(full));

    [Theory]
    [InlineData("น.ส.", "นางสาว")]
    [InlineData("ว่าที่ ร.ต.", "ว่าที่ร้อยตรี")]
    [InlineData("ว่าที่ร้อยตรี ดร.", "ว่าที่ร้อยตรีดร.")]
    [InlineData("ท่าน", "ท่าน")]
    public void Other_spellings_become_one_and_unknown_words_stay(string typed, string written) => Assert.Equal(written, NamePrefixes.Written(typed));

    [Fact]
    public void In_English_the_prefix_is_said_in_English()
    {
        var name = new NameParts("ว่าที่ร้อยตรีดร.", "สมมติ", "ใจตัวอย่าง", "Sommut", "Chaituayang");

        Assert.Equal(new Text("ว่าที่ร้อยตรีดร.สมมติ ใจตัวอย่าง", "Acting Second Lieutenant Dr. Sommut Chaituayang"), name.Full);
    }
}
