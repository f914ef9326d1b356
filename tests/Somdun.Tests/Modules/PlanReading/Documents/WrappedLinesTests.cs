using Somdun.Modules.PlanReading.Documents;

namespace Somdun.Tests.Modules.PlanReading.Documents;

public class WrappedLinesTests
{
    [Theory]
    [InlineData("1,793,2/50", "1,793,250")]
    [InlineData("1,793,/250", "1,793,250")]
    [InlineData("1,5/00,000", "1,500,000")]
    [InlineData("47,/000", "47,000")]
    [InlineData("185/,000 บาท", "185,000 บาท")]
    [InlineData("งบ ๑,๗๙๓,๒/๕๐ บาท", "งบ ๑,๗๙๓,๒๕๐ บาท")]
    [InlineData("5,475,250./00", "5,475,250.00")]
    public void A_number_that_the_width_cut_is_one_number(string cut, string whole) => Assert.Equal([whole], Of(cut));

    [Theory]
    [InlineData("47,000/50 คน")]
    [InlineData("ข้อ 1, 2,/300 คน")]
    [InlineData("1,793,2/500")]
    [InlineData("2563/2564")]
    [InlineData("สพฐ. 6/ESPG14 4")]
    [InlineData("1./2.")]
    public void Numbers_that_stand_below_each_other_stay_apart(string lines) => Assert.Equal(lines.Split('/'), Of(lines));

    /// <summary>Word and LibreOffice write the space at which they cut; a browser does not.</summary>
    [Fact]
    public void A_space_that_the_file_has_at_the_cut_is_kept()
    {
        var lines = WrappedLines.Of([("บุคลากรของ", true), ("สพป.ตัวอย่าง", false), ("เขต", true), ("2. เพื่อพัฒนา", true), ("งาน", false)]);

        Assert.Equal(["บุคลากรของ สพป.ตัวอย่าง", "เขต", "2. เพื่อพัฒนา งาน"], lines.Select(l => l.Text));
    }

    private static IEnumerable<string> Of(string lines) => WrappedLines.Of(lines.Split('/').Select(l => (l, false))).Select(l => l.Text);
}
