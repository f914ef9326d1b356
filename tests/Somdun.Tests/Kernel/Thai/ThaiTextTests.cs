using Somdun.Thai;

namespace Somdun.Tests.Kernel.Thai;

public class ThaiTextTests
{
    [Theory]
    [InlineData("\u0E17\u0E4D\u0E32", "\u0E17\u0E33", "nikhahit and aa are sara am")]
    [InlineData("\u0E19\u0E49\u0E4D\u0E32", "\u0E19\u0E49\u0E33", "with the tone mark before the nikhahit")]
    [InlineData("\u0E19\u0E4D\u0E49\u0E32", "\u0E19\u0E49\u0E33", "with the tone mark between")]
    [InlineData("\u0E19\u0E33\u0E49", "\u0E19\u0E49\u0E33", "with the tone mark behind")]
    [InlineData("\u0E19\u0E32\u0E4D", "\u0E19\u0E33", "with the nikhahit behind")]
    [InlineData("\u0E17\u0E33\u0E32\u0E01\u0E32\u0E23", "\u0E17\u0E33\u0E01\u0E32\u0E23", "an aa that a PDF writes after its sara am")]
    [InlineData("\u0E40\u0E40\u0E01\u0E49", "\u0E41\u0E01\u0E49", "two sara e are sara ae")]
    [InlineData("\u0E17\u0E48\u0E35", "\u0E17\u0E35\u0E48", "a tone mark before its vowel")]
    [InlineData("\u0E17\u0E35\u0E48\u0E48", "\u0E17\u0E35\u0E48", "a tone mark typed twice")]
    [InlineData("\u0E17\u0E35\u0E35\u0E48", "\u0E17\u0E35\u0E48", "a vowel typed twice")]
    [InlineData("\u0E28\u0E31\u0E01\u0E14\u0E4C\u0E34", "\u0E28\u0E31\u0E01\u0E14\u0E34\u0E4C", "a thanthakhat before its vowel")]
    [InlineData("\u0E17\u0E32\u0E48\u0E19", "\u0E17\u0E48\u0E32\u0E19", "a tone mark behind the aa")]
    [InlineData("ส ำนักงาน", "สำนักงาน", "a sara am torn off by a space")]
    [InlineData("ท ี ่ประชุม", "ที่ประชุม", "marks torn off by spaces")]
    [InlineData("ท\uF70Aา\uF701น\uF700", "ท่าินฐ", "glyph codes of old fonts")]
    [InlineData("การ\u200Bศึกษา\uFEFF", "การศึกษา", "zero-width characters")]
    [InlineData("งบ\u00ADประมาณ", "งบประมาณ", "soft hyphens")]
    [InlineData("  เขต \u00A0\t\r\n 2 ", "เขต 2", "runs of white space")]
    [InlineData("ก\u0000ข\u0007", "กข", "control characters")]
    [InlineData("ต่าง ๆ ฯลฯ", "ต่าง ๆ ฯลฯ", "what is right stays")]
    public void Text_is_cleaned(string text, string clean, string because) => Assert.True(clean == ThaiText.Clean(text), because);

    [Fact]
    public void Half_a_pair_of_surrogates_becomes_the_replacement_character() =>
        Assert.Equal("a\uD83D\uDE00b\uFFFD", ThaiText.Clean("a\uD83D\uDE00b\uD83D"));

    [Fact]
    public void Clean_text_is_handed_back_itself()
    {
        const string Clean = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาฉะเชิงเทรา เขต 2";

        Assert.Same(Clean, ThaiText.Clean(Clean));
    }

    [Theory]
    [InlineData("การควบคุม", "ภายใน", "การควบคุมภายใน")]
    [InlineData("การควบคุม ", "\nภายใน", "การควบคุมภายใน")]
    [InlineData("Video", "Conference", "Video Conference")]
    [InlineData("เขต", "2", "เขต 2")]
    [InlineData("2563", "เพื่อ", "2563 เพื่อ")]
    [InlineData("ต่าง", "ๆ ที่", "ต่าง ๆ ที่")]
    [InlineData("กรุงเทพฯ", "ถนน", "กรุงเทพฯ ถนน")]
    [InlineData("โรงเรียน (", "ขนาดเล็ก", "โรงเรียน (ขนาดเล็ก")]
    [InlineData("ขนาดเล็ก", ") เพื่อ", "ขนาดเล็ก) เพื่อ")]
    [InlineData("ท", "ี่ประชุม", "ที่ประชุม")]
    [InlineData("", "ก", "ก")]
    [InlineData("ก", " ", "ก")]
    public void Pieces_cut_apart_are_joined(string first, string second, string whole) =>
        Assert.Equal(whole, ThaiText.Join(first, second));

    [Theory]
    [InlineData("ความสำคัญของการควบคุม ภายใน", "ความสำคัญของการควบคุมภายใน")]
    [InlineData("สพป. ฉะเชิงเทรา เขต ๒", "สพป.ฉะเชิงเทรา เขต2")]
    [InlineData("“แนวนโยบายสู่ภาคปฏิบัติ”", "แนวนโยบาย สู่ภาคปฏิบัติ")]
    [InlineData("VIDEO  Conference", "video conference")]
    [InlineData("5,475,250", "๕๔๗๕๒๕๐")]
    [InlineData("โครงการ/กิจกรรม", "โครงการ / กิจกรรม")]
    [InlineData("ต่าง ๆ", "ต่างๆ")]
    [InlineData("1 – 6", "1-6")]
    public void Two_spellings_have_one_search_key(string one, string other) =>
        Assert.Equal(ThaiText.SearchKey(one), ThaiText.SearchKey(other));

    [Theory]
    [InlineData("Video Conference", "videoconference")]
    [InlineData("1.5", "15")]
    [InlineData("1,2", "12")]
    [InlineData("1-6", "16")]
    public void What_is_different_keeps_its_own_search_key(string one, string other) =>
        Assert.NotEqual(ThaiText.SearchKey(one), ThaiText.SearchKey(other));

    [Theory]
    [InlineData("กา ก่า ก้า เกา แก โก ไก่ ขา เขา")]
    [InlineData("กาญจนา เกาะ แก้ว ไก่ ขวัญ")]
    [InlineData("1 ๒ 3 a B c ก ฮ")]
    [InlineData("ก กก ก่ก ก๊ก กกก กข")]
    [InlineData("ระ ฤ ละ ฦ วะ")]
    [InlineData("ก กะ กัก กา กำ กิ กี กึ กื กุ กู เก แก โก ใก ไก ข")]
    public void Sort_keys_are_in_the_order_of_the_dictionary(string words)
    {
        var inOrder = words.Split(' ');

        Assert.Equal(inOrder, inOrder.Reverse().OrderBy(ThaiText.SortKey, StringComparer.Ordinal));
    }
}
