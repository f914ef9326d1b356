using Somdun.Modules.PlanReading.Documents;
using Somdun.Money;

namespace Somdun.Tests.Modules.PlanReading;

/// <summary>Projects written up line by line, and pages whose letters were lost.</summary>
public class WriteUpTests
{
    private const string Two = """
        แผนปฏิบัติการประจำปีงบประมาณ พ.ศ. 2568
        1. ชื่อโครงการ สวนผักปลอดสาร
           ผู้รับผิดชอบโครงการ นายเอก ทองดี
        2. หลักการและเหตุผล
           ผักในตลาดมีสารตกค้าง
        3. วัตถุประสงค์
           3.1 เพื่อให้นักเรียนปลูกผักเป็น
           3.2 เพื่อให้โรงอาหารมีผักปลอดสาร
        4. เป้าหมาย
           4.1 ด้านปริมาณ
           - นักเรียน 60 คน
        5. ตัวชี้วัดความสำเร็จ
           5.1 นักเรียนร้อยละ 90 ปลูกผักเป็น
        6. งบประมาณ 8,000 บาท
           6.1 ค่าเมล็ดพันธุ์ 3,000 บาท
           6.2 ค่าดิน 5,000 บาท
        1. ชื่อโครงการ ดนตรีเพื่อชุมชน
        2. วัตถุประสงค์
           1. เพื่อให้นักเรียนเล่นดนตรีได้
           2. เพื่อให้ชุมชนได้ฟังดนตรี
        3. เป้าหมาย
           นักเรียน 20 คน
        4. งบประมาณ 4,500 บาท
        """;

    [Fact]
    public void Each_write_up_is_a_project()
    {
        var projects = Plans.Read(Two).Plan.Projects;

        Assert.Equal(
            [("สวนผักปลอดสาร", Baht.Of(8_000), 2, "60 คน"), ("ดนตรีเพื่อชุมชน", Baht.Of(4_500), 2, "20 คน")],
            projects.Select(p => (p.Title, p.Budget!.Value, p.Objectives.Count, string.Join("; ", p.Targets.SelectMany(t => t.Quantities).Select(Written.Of)))));
        Assert.Equal("นายเอก ทองดี", projects[0].Owner);
        Assert.Equal(">= 90 ร้อยละ", Written.Of(Assert.Single(projects[0].Indicators).Threshold));
        Assert.Contains("ผักในตลาดมีสารตกค้าง", projects[0].Other.Values);
    }

    [Theory]
    [InlineData("ลำดั ที่ ของพื้น ที่", 1)]
    [InlineData("พื้ ที่", 1)]
    [InlineData("เ ป้าหมาย", 1)]
    [InlineData("การ ะทำ", 1)]
    [InlineData("โรงเรียน ที่ ร่วม โครงการ ปี 2568", 0)]
    public void A_torn_syllable_is_told_from_a_space(string line, int torn) => Assert.Equal(torn, ThaiSoundness.Torn(line));
}
