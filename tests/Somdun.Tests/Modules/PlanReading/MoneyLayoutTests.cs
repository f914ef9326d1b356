using Somdun.Modules.PlanReading.Contract;
using Somdun.Money;

namespace Somdun.Tests.Modules.PlanReading;

/// <summary>Where money stands in plans, and where it does not: totals, misprints, sources, sections, sums asked for and given.</summary>
public class MoneyLayoutTests
{
    [Theory]
    [InlineData("รวมจุดเน้นที่ 1 จำนวน 2 โครงการ")]
    [InlineData("รวมพันธกิจที่ 4")]
    [InlineData("รวมฝ่ายบุคคล")]
    [InlineData("รวมบริหารทั่วไป")]
    [InlineData("รวมเด็กปฐมวัย")]
    [InlineData("สรุปรวม")]
    [InlineData("ยอดเงินรวม")]
    [InlineData("เป็นเงิน")]
    public void A_row_that_sums_those_above_it_belongs_to_none_of_them(string total)
    {
        var reading = Plans.Read($"""
            <p>แผนปฏิบัติการ ปีงบประมาณ 2569</p><table>
            <tr><td>ที่</td><td>โครงการ</td><td>วัตถุประสงค์</td><td>งบประมาณ</td><td>ผู้รับผิดชอบ</td></tr>
            <tr><td>1</td><td>สวนผักโรงเรียน</td><td>เพื่อปลูกผัก</td><td>4,000</td><td>ครูหนึ่ง</td></tr>
            <tr><td>2</td><td>รวมพลังสร้างสุข</td><td>เพื่อออกกำลัง</td><td>6,000</td><td>ครูสอง</td></tr>
            <tr><td colspan=3>{total}</td><td>10,000</td><td></td></tr></table>
            """, "plan.html");

        Assert.Equal([Baht.Of(4000), Baht.Of(6000)], reading.Plan.Projects.Select(p => p.Budget!.Value));
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void Amounts_of_further_rows_without_an_activity_are_added_and_asked_about()
    {
        var reading = Plans.Read("แผนปฏิบัติการ ปีงบประมาณ 2569\n\n" + Plans.Tabs(
            ["ที่", "โครงการ", "วัตถุประสงค์", "งบประมาณ", "ผู้รับผิดชอบ"],
            ["1", "สวนผักโรงเรียน", "เพื่อปลูกผัก", "4,000", "ครูหนึ่ง"],
            ["", "", "", "7,000", ""],
            ["2", "ห้องสมุด", "เพื่ออ่าน", "6,000", "ครูสอง"]));

        Assert.Equal(Baht.Of(11_000), reading.Numbered(1).Budget);
        Assert.Equal((FindingCode.SumMismatch, 1), Assert.Single(reading.Findings) is var finding ? (finding.Code, finding.Project!.Value) : default);
    }

    [Theory]
    [InlineData("70.000", "70,000")]
    [InlineData("7O,000", "70,000")]
    [InlineData("7O,000 บาท", "70,000 บาท")]
    [InlineData("70 000", "70,000")]
    [InlineData("l2,000", "12,000")]
    [InlineData("(70,000)", "70,000")]
    [InlineData("- 8,000", "8,000")]
    [InlineData("70,000-", "70,000")]
    [InlineData("2,000,00", "2,000.00")]
    [InlineData("70,00", null)]
    [InlineData("-500", null)]
    [InlineData("−1,500", null)]
    [InlineData("70,0000", null)]
    public void A_misprinted_amount_is_no_amount_but_may_be_repaired(string printed, string? proposed)
    {
        var reading = Plans.Read("แผนปฏิบัติการ ปีงบประมาณ 2569\n\n" + Plans.Tabs(
            ["ที่", "โครงการ", "วัตถุประสงค์", "งบประมาณ"],
            ["1", "สวนผักโรงเรียน", "เพื่อปลูกผัก", "4,000"],
            ["2", "ห้องสมุด", "เพื่ออ่าน", printed],
            ["3", "กีฬา", "เพื่อแข่งขัน", "5,000 บาท (เงินรายได้)"]));

        Assert.Null(reading.Numbered(2).Budget);
        Assert.Equal(Baht.Of(9000), reading.Plan.Budget);
        Assert.Equal(proposed, Assert.Single(reading.Findings, f => f.Code == FindingCode.AmountNotMoney).Proposal?.Becomes);
    }

    [Fact]
    public void A_row_without_a_title_is_kept_and_named_an_error()
    {
        var reading = Plans.Read("แผนปฏิบัติการ ปีงบประมาณ 2569\n\n" + Plans.Tabs(
            ["ที่", "โครงการ", "วัตถุประสงค์", "งบประมาณ"],
            ["1", "สวนผักโรงเรียน", "เพื่อปลูกผัก", "4,000"],
            ["2", "", "เพื่ออ่าน", "5,000"]));

        Assert.Equal(Baht.Of(5_000), reading.Numbered(2).Budget);
        Assert.Equal((Severity.Error, 2), Assert.Single(reading.Findings, f => f.Code == FindingCode.TitleMissing) is var finding ? (finding.Severity, finding.Project!.Value) : default);
    }

    [Fact]
    public void Two_sources_without_a_sum_beside_them_are_the_expenses_of_their_project()
    {
        var reading = Plans.Read("""
            <p>แผนปฏิบัติการ ปีงบประมาณ 2569</p><table>
            <tr><td rowspan=2>ที่</td><td rowspan=2>โครงการ</td><td rowspan=2>กิจกรรม</td><td colspan=2>งบประมาณ</td><td rowspan=2>ผู้รับผิดชอบ</td></tr>
            <tr><td>เงินอุดหนุน</td><td>รายได้สถานศึกษา</td></tr>
            <tr><td rowspan=3>1</td><td rowspan=3>สวนผัก</td><td>1. เตรียมดิน</td><td>1,000</td><td>-</td><td rowspan=3>ครูหนึ่ง</td></tr>
            <tr><td>2. ปลูก</td><td>2,000</td><td>500</td></tr>
            <tr><td>3. เก็บเกี่ยว</td><td>-</td><td>-</td></tr>
            <tr><td>2</td><td>กีฬา</td><td>แข่งขัน</td><td>-</td><td>8,000</td><td>ครูสอง</td></tr></table>
            """, "plan.html");

        Assert.Equal([Baht.Of(3500), Baht.Of(8000)], reading.Plan.Projects.Select(p => p.Budget!.Value));
        Assert.Equal([("เงินอุดหนุน", Baht.Of(3000)), ("รายได้สถานศึกษา", Baht.Of(500))], reading.Plan.Projects[0].Expenses.Select(e => (e.Kind, e.Amount!.Value)));
        Assert.Equal([Baht.Of(1000), Baht.Of(2500), null], reading.Plan.Projects[0].Activities.Select(a => a.Budget));
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void An_activity_keeps_its_amount_beside_one_that_needs_none()
    {
        var reading = Plans.Read("""
            <p>แผนปฏิบัติการ ปีงบประมาณ 2569</p><table><tr><td>ที่</td><td>โครงการ</td><td>กิจกรรม</td><td>งบประมาณ</td></tr>
            <tr><td rowspan=2>1</td><td rowspan=2>ค่ายพักแรม</td><td>1. ลูกเสือ</td><td>4,000</td></tr><tr><td>2. เนตรนารี</td><td>-</td></tr></table>
            """, "plan.html");

        Assert.Equal([Baht.Of(4000), null], Assert.Single(reading.Plan.Projects).Activities.Select(a => a.Budget));
    }

    [Fact]
    public void Sections_and_their_projects_numbered_in_the_title()
    {
        var reading = Plans.Read("""
            <p>แผนปฏิบัติการ ปีงบประมาณ 2569</p><table><tr><td>โครงการ/กิจกรรม</td><td>งบประมาณ</td><td>ผู้รับผิดชอบ</td></tr>
            <tr><td colspan=3>๑. งานอาคาร</td></tr>
            <tr><td>๑.๑ โครงการทาสี</td><td>๓,๐๐๐</td><td>ครูหนึ่ง</td></tr>
            <tr><td>๑.๒ โครงการซ่อมหลังคา</td><td>๔,๐๐๐</td><td></td></tr>
            <tr><td>รวมงานอาคาร</td><td>๗,๐๐๐</td><td></td></tr>
            <tr><td colspan=3>๒. งานพัสดุ</td></tr>
            <tr><td>๒.๑ โครงการทำทะเบียน</td><td>๕,๐๐๐</td><td>ครูสอง</td></tr>
            <tr><td>รวมงานพัสดุ</td><td>๕,๐๐๐</td><td></td></tr>
            <tr><td>รวมทั้งสิ้น</td><td>๑๒,๐๐๐</td><td></td></tr></table>
            """, "plan.html");

        Assert.Equal(["โครงการทาสี", "โครงการซ่อมหลังคา", "โครงการทำทะเบียน"], reading.Plan.Projects.Select(p => p.Title));
        Assert.Equal(Baht.Of(12_000), reading.Plan.Budget);
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void Money_approved_wins_over_money_asked_for()
    {
        var reading = Plans.Read("แผนปฏิบัติการ ปีงบประมาณ 2569\n\n" + Plans.Tabs(
            ["ลำดับ", "ชื่อโครงการ", "งบที่ขอ", "งบที่ได้รับอนุมัติ", "ผู้รับผิดชอบ"],
            ["1", "สวนผักโรงเรียน", "9,000", "8,500.50", "ครูหนึ่ง"]));

        var project = Assert.Single(reading.Plan.Projects);
        Assert.Equal(Baht.Of(8500.50m), project.Budget);
        Assert.Equal("9,000", project.Other["งบที่ขอ"]);
    }

    [Fact]
    public void Nought_in_thai_digits_marks_no_quarter_and_quarters_may_be_listed()
    {
        var reading = Plans.Read("แผนปฏิบัติการ ปีงบประมาณ 2569\n\n" + Plans.Tabs(
            ["ที่", "โครงการ", "ไตรมาส ๑", "ไตรมาส ๒", "ไตรมาส ๓", "ไตรมาส ๔", "งบประมาณ"],
            ["๑", "สวนผัก", "๐", "๒,๐๐๐", "๐", "๐", "๒,๐๐๐"]));
        var listed = Plans.Read("แผนปฏิบัติการ ปีงบประมาณ 2569\n\n" + Plans.Tabs(
            ["ที่", "โครงการ", "ระยะเวลา", "งบประมาณ"], ["1", "สวนผัก", "ไตรมาส 2, 4", "2,000"]));

        Assert.Equal(["2026-01", "2026-02", "2026-03"], reading.Plan.Projects[0].Activities[0].Months.Select(m => m.ToString()));
        Assert.Equal(["2026-01", "2026-02", "2026-03", "2026-07", "2026-08", "2026-09"], listed.Plan.Projects[0].Activities[0].Months.Select(m => m.ToString()));
    }

    [Fact]
    public void Strategies_numbered_with_a_point_keep_their_numbers_in_their_titles()
    {
        string[] headings = ["ที่", "โครงการ", "เป้าหมาย", "งบประมาณ"];
        var reading = Plans.Read("แผนปฏิบัติการ ปีงบประมาณ 2569\nกลยุทธ์ที่ 1.1 โอกาส\n" + Plans.Tabs(headings, ["1", "โครงการ ก", "เด็ก 10 คน", "1,000"])
            + "\nกลยุทธ์ที่ 2.1 คุณภาพ\n" + Plans.Tabs(headings, ["2", "โครงการ ข", "เด็ก 20 คน", "2,000"]));

        Assert.Equal([(null, "กลยุทธ์ที่ 1.1 โอกาส"), (null, "กลยุทธ์ที่ 2.1 คุณภาพ")], reading.Plan.Strategies.Select(s => (s.Number, s.Title)));
    }

    [Fact]
    public void A_code_below_a_projects_code_is_its_activity_and_a_list_in_the_title_loses_its_heading()
    {
        var codes = Plans.Read("แผนปฏิบัติการ ปีงบประมาณ 2569\n\n" + Plans.Tabs(
            ["รหัส", "โครงการ/กิจกรรม", "งบประมาณ"],
            ["1.1", "สวนผัก", "5,000"], ["1.1.1", "เตรียมดิน", "2,000"], ["1.1.2", "ปลูก", "3,000"], ["1.2", "กีฬา", "4,000"]));
        var listed = Plans.Read("<p>แผนปฏิบัติการ ปีงบประมาณ 2569</p><table><tr><td>ที่</td><td>โครงการ/กิจกรรมหลัก</td><td>งบประมาณ</td></tr>"
            + "<tr><td>1</td><td>โครงการสวนผัก<br>กิจกรรมหลัก<br>1. เตรียมดิน<br>2. ปลูก</td><td>5,000</td></tr></table>", "plan.html");

        Assert.Equal([("สวนผัก", "1.1"), ("กีฬา", "1.2")], codes.Plan.Projects.Select(p => (p.Title, p.Other["รหัส"])));
        Assert.Equal([("1.1.1", "เตรียมดิน", Baht.Of(2000)), ("1.1.2", "ปลูก", Baht.Of(3000))], codes.Plan.Projects[0].Activities.Select(a => (a.Label!, a.Text, a.Budget!.Value)));
        Assert.Equal("โครงการสวนผัก", Assert.Single(listed.Plan.Projects).Title);
    }

    [Fact]
    public void Numbers_that_begin_anew_under_a_section_repeat_nothing()
    {
        string[] headings = ["ที่", "โครงการ", "งบประมาณ", "ผู้รับผิดชอบ"];
        var reading = Plans.Read("แผนปฏิบัติการ ปีงบประมาณ 2569\nกลุ่มบริหารวิชาการ\n"
            + Plans.Tabs(headings, ["1", "สวนผัก", "1,000", "ครูหนึ่ง"], ["2", "กีฬา", "2,000", "ครูหนึ่ง"], ["รวม", "", "3,000", ""])
            + "\nกลุ่มบริหารทั่วไป\n" + Plans.Tabs(headings, ["1", "ห้องสมุด", "4,000", "ครูสอง"], ["รวม", "", "4,000", ""], ["รวมทั้งสิ้น", "", "7,000", ""]));

        Assert.Equal(Baht.Of(7000), reading.Plan.Budget);
        Assert.Empty(reading.Findings);
    }
}
