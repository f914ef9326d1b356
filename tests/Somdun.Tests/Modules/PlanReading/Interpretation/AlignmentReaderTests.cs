using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Interpretation;

namespace Somdun.Tests.Modules.PlanReading.Interpretation;

public class AlignmentReaderTests
{
    private static readonly Source Here = Source.At("table 1", "line 1");

    [Theory]
    [InlineData("สพฐ. 6 ESPG14 4", "สพฐ. 6; ESPG14 4")]
    [InlineData("1 - 6 สพฐ. 1 - 6 ESPG14 4", "? 1; ? 2; ? 3; ? 4; ? 5; ? 6; สพฐ. 1; สพฐ. 2; สพฐ. 3; สพฐ. 4; สพฐ. 5; สพฐ. 6; ESPG14 4")]
    [InlineData("สพฐ.6,7", "สพฐ. 6; สพฐ. 7")]
    [InlineData("สพฐ. ข้อ 6", "สพฐ. 6")]
    [InlineData("กลยุทธ์ที่ 1, 2 และ 4", "กลยุทธ์ 1; กลยุทธ์ 2; กลยุทธ์ 4")]
    [InlineData("นโยบายที่ ๓", "นโยบาย 3")]
    [InlineData("มฐ.ที่ 1 ตบช. 1.2", "มฐ. 1; ตบช. 1.2")]
    [InlineData("SDG4", "SDG 4")]
    [InlineData("3", "? 3")]
    [InlineData("สพฐ. 6 ESPG14", "สพฐ. 6; ESPG14 ?")]
    [InlineData("นโยบายที่ 1 การศึกษาเพื่อความมั่นคง นโยบายที่ 3 การพัฒนาคน", "นโยบาย 1; นโยบาย 3")]
    [InlineData("ยุทธศาสตร์ชาติ 20 ปี ด้านที่ 2", "ยุทธศาสตร์ชาติ 20 ปี ด้าน 2")]
    [InlineData("ธรรมาภิบาล", "ธรรมาภิบาล ?")]
    [InlineData("", "")]
    public void Codes_ranges_and_lists_are_read(string text, string expected)
    {
        var reader = new AlignmentReader(["สพฐ. 6 ESPG14 4", "สพฐ. 2 ESPG14 3", text]);

        Assert.Equal(expected, string.Join("; ", reader.Read(text, Here).Select(Written.Of)));
    }
}
