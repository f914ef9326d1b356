using Somdun.Modules.PlanReading.Contract;
using Somdun.Money;

namespace Somdun.Tests.Modules.PlanReading;

/// <summary>Budgets spread over quarters and months, split by source and year, and listed line by line.</summary>
public class SpendingTests
{
    [Fact]
    public void Quarters_are_read_and_held_against_the_budget()
    {
        var reading = Plans.Read("""
            <p>แผนการใช้จ่ายงบประมาณ ปีงบประมาณ 2568</p><table>
            <tr><td rowspan=2>ที่</td><td rowspan=2>โครงการ</td><td rowspan=2>งบประมาณที่ได้รับจัดสรร</td><td colspan=4>แผนการใช้จ่ายเงิน (บาท)</td><td rowspan=2>รวม</td></tr>
            <tr><td>ไตรมาสที่ 1 (ต.ค.-ธ.ค.67)</td><td>ไตรมาสที่ 2</td><td>ไตรมาสที่ 3</td><td>ไตรมาสที่ 4</td></tr>
            <tr><td>1</td><td>ระบบสารสนเทศ</td><td>120,000</td><td>30,000</td><td>40,000</td><td>30,000</td><td>20,000</td><td>120,000</td></tr>
            <tr><td>2</td><td>นิเทศติดตาม</td><td>80,000</td><td>20,000</td><td>20,000</td><td>20,000</td><td>10,000</td><td>70,000</td></tr>
            <tr><td>3</td><td>ประชุมผู้บริหาร</td><td>40,000</td><td>-</td><td>30,000</td><td>-</td><td>20,000</td><td>50,000</td></tr>
            <tr><td colspan=2>รวมทั้งสิ้น</td><td>240,000</td><td>50,000</td><td>90,000</td><td>50,000</td><td>50,000</td><td>240,000</td></tr></table>
            """, "plan.html");

        Assert.Equal([(1, 30_000), (2, 40_000), (3, 30_000), (4, 20_000)], reading.Numbered(1).Spending.Select(s => (s.Quarter!.Value, (int)s.Amount.Amount)));
        Assert.Equal(["2024-10", "2024-11", "2024-12"], reading.Numbered(1).Spending[0].Months.Select(m => m.ToString()));
        Assert.Equal(
            [(FindingCode.SumMismatch, Severity.Error, 3), (FindingCode.SumMismatch, Severity.Warning, 2)],
            reading.Findings.Select(f => (f.Code, f.Severity, f.Project!.Value)));
    }

    [Fact]
    public void Work_and_money_side_by_side_in_each_quarter()
    {
        var reading = Plans.Read("""
            <p>แผนปฏิบัติงาน ปีงบประมาณ 2569</p><table>
            <tr><td rowspan=3>ลำดับที่</td><td rowspan=3>งาน / โครงการ</td><td colspan=2>เป้าหมาย</td><td colspan=5>แผนการปฏิบัติงาน/แผนการใช้จ่ายงบประมาณ</td></tr>
            <tr><td rowspan=2>จำนวน</td><td rowspan=2>หน่วยนับ</td><td colspan=2>ไตรมาส 1</td><td colspan=2>ไตรมาส 2</td><td>รวม</td></tr>
            <tr><td>งาน</td><td>เงิน</td><td>งาน</td><td>เงิน</td><td>เงิน</td></tr>
            <tr><td>1</td><td>โครงการพัฒนาครู</td><td>200</td><td>คน</td><td>150</td><td>10,000</td><td>50</td><td>30,000</td><td>40,000</td></tr>
            <tr><td>2</td><td>โครงการนิเทศ</td><td>52</td><td>โรงเรียน</td><td>26</td><td>5,000</td><td>26</td><td>5,000</td><td>10,000</td></tr></table>
            """, "plan.html");

        Assert.Equal([Baht.Of(40_000), Baht.Of(10_000)], reading.Plan.Projects.Select(p => p.Budget!.Value));
        Assert.Equal([(1, Baht.Of(10_000)), (2, Baht.Of(30_000))], reading.Numbered(1).Spending.Select(s => (s.Quarter!.Value, s.Amount)));
        Assert.Contains("150", reading.Numbered(1).Other.Values);
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void Activities_by_quarter_without_a_budget_column_make_up_their_project()
    {
        var reading = Plans.Read("แผนปฏิบัติราชการ ปีงบประมาณ พ.ศ. 2569\n\n" + Plans.Tabs(
            ["ที่", "โครงการ/กิจกรรม", "ต.ค. - ธ.ค. 68", "ม.ค. - มี.ค. 69", "เม.ย. - มิ.ย. 69", "ก.ค. - ก.ย. 69", "กลุ่มงาน"],
            ["1", "โครงการปฐมวัย", "", "", "", "", "กลุ่มพัฒนา"],
            ["", "1.1 ประชุม", "20,000", "-", "-", "-", ""],
            ["", "1.2 อบรมครู", "-", "60,000", "50,000", "-", ""]));

        var project = Assert.Single(reading.Plan.Projects);
        Assert.Equal(Baht.Of(130_000), project.Budget);
        Assert.Equal([Baht.Of(20_000), Baht.Of(110_000)], project.Activities.Select(a => a.Budget!.Value));
        Assert.Equal([1, 2, 3], project.Spending.Select(s => s.Quarter!.Value));
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void Money_within_and_outside_the_budget_is_added()
    {
        var reading = Plans.Read("""
            แผนปฏิบัติการ ปีงบประมาณ 2568,,,,
            ที่,โครงการ,งบประมาณ,,ผู้รับผิดชอบ
            ,,เงินงบประมาณ,เงินนอกงบประมาณ,
            1,พัฒนาเว็บไซต์,"10,000","5,000",กลุ่ม DLICT
            2,อบรมครู,-,"20,000",กลุ่มพัฒนาครู
            """, "plan.csv");

        Assert.Equal([Baht.Of(15_000), Baht.Of(20_000)], reading.Plan.Projects.Select(p => p.Budget!.Value));
        Assert.Empty(reading.Findings);
    }

    [Theory]
    [InlineData("ค่าอาหาร 100 คน x 120 บาท = 12,000 บาท", "ค่าอาหาร", 12_000)]
    [InlineData("๘.๑ ค่าตอบแทนวิทยากร ๑๒ ชั่วโมง x ๖๐๐ บาท = ๗,๒๐๐ บาท", "ค่าตอบแทนวิทยากร", 7_200)]
    [InlineData("- ค่ารถบัส 3 คัน ๆ ละ 9,000 บาท เป็นเงิน 27,000 บาท", "ค่ารถบัส", 27_000)]
    [InlineData("2) ค่าอาหารว่าง (80 คน x 2 มื้อ x 20 บาท) เป็นเงิน 3,200 บาท", "ค่าอาหารว่าง", 3_200)]
    [InlineData("ค่าพาหนะ 80 คน × 50 บาท", "ค่าพาหนะ", 4_000)]
    public void A_line_of_expenses_says_what_and_how_much(string line, string kind, int amount)
    {
        var project = Plans.Read($"""
            <p>แผนปฏิบัติการ ปีงบประมาณ 2568</p><table>
            <tr><td>ที่</td><td>โครงการ</td><td>วัตถุประสงค์</td><td>งบประมาณ</td></tr>
            <tr><td>1</td><td>ค่ายคุณธรรม</td><td>เพื่อปลูกฝังคุณธรรม</td><td>{line}<br>ค่าวัสดุ 500 คน x 1 บาท = 500 บาท</td></tr></table>
            """, "plan.html").Numbered(1);

        Assert.Equal([(kind, Baht.Of(amount)), ("ค่าวัสดุ", Baht.Of(500))], project.Expenses.Select(e => (e.Kind, e.Amount!.Value)));
        Assert.Equal(Baht.Of(amount + 500), project.Budget);
    }

    [Fact]
    public void A_reckoning_that_makes_another_amount_is_named()
    {
        var reading = Plans.Read("""
            <p>แผนปฏิบัติการ ปีงบประมาณ 2568</p><table>
            <tr><td rowspan=2>ที่</td><td rowspan=2>โครงการ</td><td colspan=2>งบประมาณ</td></tr>
            <tr><td>รายละเอียดค่าใช้จ่าย</td><td>จำนวนเงิน</td></tr>
            <tr><td>1</td><td>ทัศนศึกษา</td><td>- ค่ารถ 3 คัน x 9,000 บาท = 27,000 บาท<br>- ค่าเข้าชม 120 คน x 30 บาท = 3,500 บาท</td><td>30,500</td></tr>
            <tr><td>2</td><td>ค่ายวิทย์</td><td>- ค่าอาหาร 80 คน x 100 บาท = 8,000 บาท</td><td>8,000</td></tr></table>
            """, "plan.html");

        var finding = Assert.Single(reading.Findings);
        Assert.Equal((FindingCode.SumMismatch, Severity.Warning, 1), (finding.Code, finding.Severity, finding.Project!.Value));
        Assert.Contains("3,600.00", finding.Message.Thai, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("120,000/-", 120_000)]
    [InlineData("10,000 + 5,000", 15_000)]
    [InlineData("1.5 ล้านบาท", 1_500_000)]
    public void Amounts_in_the_ways_offices_write_them(string printed, int amount)
    {
        var reading = Plans.Read("แผนปฏิบัติการ ปีงบประมาณ 2569\n\n" + Plans.Tabs(["ที่", "โครงการ", "งบประมาณ", "ผู้รับผิดชอบ"], ["1", "ห้องสมุด", printed, "กลุ่มอำนวยการ"]));

        Assert.Equal(Baht.Of(amount), reading.Plan.Budget);
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void Sheets_with_a_total_each_are_not_held_against_the_whole_plan()
    {
        var reading = Plans.Read("""
            <p>แผนปฏิบัติการ ปีงบประมาณ 2567</p>
            <table><tr><td>ที่</td><td>โครงการ</td><td>งบประมาณ</td></tr><tr><td>1</td><td>สื่อการสอน</td><td>20,000</td></tr><tr><td>2</td><td>ค่ายคณิต</td><td>9,000</td></tr><tr><td colspan=2>รวมทั้งสิ้น</td><td>29,000</td></tr></table>
            <table><tr><td>ที่</td><td>โครงการ</td><td>งบประมาณ</td></tr><tr><td>1</td><td>อบรมครู</td><td>30,000</td></tr><tr><td colspan=2>รวมทั้งสิ้น</td><td>30,000</td></tr></table>
            """, "plan.html");

        Assert.Equal(Baht.Of(59_000), reading.Plan.Budget);
        Assert.DoesNotContain(reading.Findings, f => f.Severity != Severity.Info);
    }

    [Fact]
    public void Of_two_years_the_later_is_the_budget_and_the_other_is_asked_about()
    {
        var reading = Plans.Read("แผนปฏิบัติราชการ ปีงบประมาณ พ.ศ. 2568\n\n" + Plans.Tabs(
            ["ที่", "โครงการ", "งบประมาณปี 2567", "งบประมาณปี 2568", "ผู้รับผิดชอบ"], ["1", "โครงการสัมมาชีพ", "100,000", "120,000", "กลุ่มส่งเสริม"]));

        Assert.Equal(Baht.Of(120_000), reading.Plan.Budget);
        Assert.Single(reading.Findings, f => f.Code == FindingCode.ColumnUnknown);
        Assert.DoesNotContain(reading.Findings, f => f.Severity == Severity.Error);
    }

    [Fact]
    public void Income_and_lists_of_money_are_no_projects()
    {
        var reading = Plans.Read("""
            <p>แผนปฏิบัติการ ปีงบประมาณ 2568</p><p>ประมาณการรายรับ</p>
            <table><tr><td>ที่</td><td>รายการ</td><td>จำนวนเงิน</td><td>หมายเหตุ</td></tr><tr><td>1</td><td>เงินอุดหนุน</td><td>180,000</td><td></td></tr><tr><td></td><td>รวม</td><td>180,000</td><td></td></tr></table>
            <table><tr><td>ที่</td><td>โครงการ</td><td>งบประมาณ</td><td>ผู้รับผิดชอบ</td></tr><tr><td>1</td><td>รักการอ่าน</td><td>8,000</td><td>ครูดา</td></tr></table>
            """, "plan.html");

        Assert.Equal("รักการอ่าน", Assert.Single(reading.Plan.Projects).Title);
        Assert.Equal(FindingCode.TableSkipped, Assert.Single(reading.Findings).Code);
    }
}
