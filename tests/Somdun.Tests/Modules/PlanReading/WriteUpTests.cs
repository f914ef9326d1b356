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

    private const string Whole = """
        แผนปฏิบัติการ ปีงบประมาณ พ.ศ. ๒๕๖๘
        ๑. ชื่อโครงการ  พัฒนาครูผู้ช่วย
        แผนงาน บริหารงานบุคคล
        สนองกลยุทธ์ที่ ๓ พัฒนาบุคลากร
        ๒. ผู้รับผิดชอบโครงการ  กลุ่มพัฒนาครู
        ๓. หลักการและเหตุผล
        ครูผู้ช่วยเป็นกำลังสำคัญ
        ๔. วัตถุประสงค์
        ๔.๑ เพื่อพัฒนาครูผู้ช่วย
        ๔.๒ เพื่อสร้างเครือข่าย
        ๕. เป้าหมาย
        ๕.๑ เชิงปริมาณ ครูผู้ช่วย จำนวน ๘๕ คน
        ๕.๒ เชิงคุณภาพ ครูผู้ช่วยมีสมรรถนะ
        ๖. กิจกรรมและขั้นตอนการดำเนินงาน
        ๖.๑ ประชุมคณะทำงาน (พฤศจิกายน ๒๕๖๗)
        ๖.๒ นิเทศติดตาม ก.พ. - มิ.ย. ๒๕๖๘
        ๗. ระยะเวลาดำเนินการ  พฤศจิกายน ๒๕๖๗ - กันยายน ๒๕๖๘
        ๘. งบประมาณ  จากเงินงบประมาณ สพฐ. จำนวน ๓๑,๒๐๐ บาท มีรายละเอียดดังนี้
        ๘.๑ ค่าตอบแทนวิทยากร ๑๒ ชั่วโมง x ๖๐๐ บาท = ๗,๒๐๐ บาท
        ๘.๒ ค่าอาหารกลางวัน ๑๐๐ คน x ๑๒๐ บาท x ๒ วัน = ๒๔,๐๐๐ บาท
        รวมเป็นเงิน ๓๑,๒๐๐ บาท
        ๙. ตัวชี้วัดความสำเร็จ
        ร้อยละ ๘๕ ของครูผู้ช่วยผ่านเกณฑ์การประเมิน
        ๑๐. ผลที่คาดว่าจะได้รับ
        ครูผู้ช่วยมีความพร้อม
        ลงชื่อ............................ผู้เสนอโครงการ
        """;

    [Fact]
    public void A_whole_write_up_gives_each_activity_its_months_and_each_expense_its_amount()
    {
        var reading = Plans.Read(Whole);

        var project = Assert.Single(reading.Plan.Projects);
        Assert.Equal(("พัฒนาครูผู้ช่วย", "กลุ่มพัฒนาครู", Baht.Of(31_200)), (project.Title, project.Owner, project.Budget!.Value));
        Assert.Equal("บริหารงานบุคคล", Assert.Single(reading.Plan.Strategies).Title);
        Assert.Equal("กลยุทธ์ 3", Written.Of(Assert.Single(project.Alignments)));
        Assert.Equal([("๕.๑", "เชิงปริมาณ"), ("๕.๒", "เชิงคุณภาพ")], project.Targets.Select(t => (t.Label!, t.Group!)));
        Assert.Equal([("๖.๑", "2024-11"), ("๖.๒", "2025-02 2025-03 2025-04 2025-05 2025-06")], project.Activities.Select(a => (a.Label!, string.Join(' ', a.Months))));
        Assert.Equal([("ค่าตอบแทนวิทยากร", Baht.Of(7_200)), ("ค่าอาหารกลางวัน", Baht.Of(24_000))], project.Expenses.Select(e => (e.Kind, e.Amount!.Value)));
        Assert.Equal("พฤศจิกายน ๒๕๖๗ - กันยายน ๒๕๖๘", project.Other["ระยะเวลาดำเนินการ"]);
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void The_tables_of_a_write_up_are_its_activities_its_expenses_and_its_indicators()
    {
        var reading = Plans.Read("""
            <p>แผนปฏิบัติการ ปีงบประมาณ พ.ศ. 2568</p>
            <p>ชื่อโครงการ : ส่งเสริมสุขภาพนักเรียน</p><p>ผู้รับผิดชอบ : ครูพร</p>
            <p>1. วัตถุประสงค์</p><p>เพื่อให้นักเรียนมีสุขภาพดี</p>
            <p>2. เป้าหมาย</p><p>นักเรียน 215 คน</p>
            <p>3. กิจกรรม ระยะเวลา และงบประมาณ</p>
            <table><tr><td>ที่</td><td>กิจกรรม</td><td>ระยะเวลา</td><td>ผู้รับผิดชอบ</td></tr>
            <tr><td>1</td><td>ประชุมวางแผน</td><td>ต.ค. 67</td><td>ครูพร</td></tr><tr><td>2</td><td>ตรวจสุขภาพ</td><td>พ.ย. 67, มิ.ย. 68</td><td>ครูประจำชั้น</td></tr></table>
            <p>4. งบประมาณ จำนวน 32,000 บาท</p>
            <table><tr><td>รายการ</td><td>ค่าตอบแทน</td><td>ค่าใช้สอย</td><td>รวม</td></tr>
            <tr><td>ค่าอาหาร</td><td></td><td>26,000</td><td>26,000</td></tr><tr><td>ค่าวิทยากร</td><td>6,000</td><td></td><td>6,000</td></tr><tr><td>รวม</td><td>6,000</td><td>26,000</td><td>32,000</td></tr></table>
            <p>5. การประเมินผล</p>
            <table><tr><td>ตัวชี้วัดความสำเร็จ</td><td>วิธีการประเมิน</td><td>เครื่องมือ</td></tr><tr><td>ร้อยละ 85 ของนักเรียนมีน้ำหนักตามเกณฑ์สุขภาพ</td><td>ชั่งน้ำหนัก</td><td>แบบบันทึก</td></tr></table>
            """, "plan.html");

        var project = Assert.Single(reading.Plan.Projects);
        Assert.Equal([("1", "ประชุมวางแผน", "2024-10"), ("2", "ตรวจสุขภาพ", "2024-11 2025-06")], project.Activities.Select(a => (a.Label!, a.Text, string.Join(' ', a.Months))));
        Assert.Equal([("ค่าตอบแทน", Baht.Of(6_000)), ("ค่าใช้สอย", Baht.Of(26_000))], project.Expenses.Select(e => (e.Kind, e.Amount!.Value)));
        Assert.Equal(">= 85 ร้อยละ", Written.Of(Assert.Single(project.Indicators).Threshold));
        Assert.Equal(Baht.Of(32_000), reading.Plan.Budget);
        Assert.Empty(reading.Findings);
    }

    [Theory]
    [InlineData("โครงการ : ห้องเรียนสีเขียว", null, "ห้องเรียนสีเขียว")]
    [InlineData("โครงการที่ 4 ห้องเรียนสีเขียว", 4, "ห้องเรียนสีเขียว")]
    [InlineData("2. โครงการห้องเรียนสีเขียว", 2, "โครงการห้องเรียนสีเขียว")]
    [InlineData("ชื่อโครงการห้องเรียนสีเขียว", null, "ห้องเรียนสีเขียว")]
    public void A_write_up_begins_with_its_name_however_it_is_said(string line, int? number, string title)
    {
        var reading = Plans.Read($"""
            แผนปฏิบัติการ ปีงบประมาณ 2567
            {line}
            ผู้รับผิดชอบ ครูมาลี
            วัตถุประสงค์
            1. เพื่อปลูกจิตสำนึก
            2. เพื่อลดการใช้พลังงาน
            งบประมาณ
            - ค่าต้นไม้ 5,000 บาท
            - ค่าวัสดุ 3,000 บาท
            """);

        var project = Assert.Single(reading.Plan.Projects);
        Assert.Equal((number, title, "ครูมาลี", 2, Baht.Of(8_000)), (project.Number, project.Title, project.Owner, project.Objectives.Count, project.Budget!.Value));
        Assert.Equal(["ค่าต้นไม้", "ค่าวัสดุ"], project.Expenses.Select(e => e.Kind));
    }

    [Theory]
    [InlineData("ลำดั ที่ ของพื้น ที่", 1)]
    [InlineData("พื้ ที่", 1)]
    [InlineData("เ ป้าหมาย", 1)]
    [InlineData("การ ะทำ", 1)]
    [InlineData("โรงเรียน ที่ ร่วม โครงการ ปี 2568", 0)]
    public void A_torn_syllable_is_told_from_a_space(string line, int torn) => Assert.Equal(torn, ThaiSoundness.Torn(line));
}
