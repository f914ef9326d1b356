using Somdun.Modules.PlanReading.Contract;
using Somdun.Money;
using static Somdun.Tests.Modules.PlanReading.Documents.Documents;

namespace Somdun.Tests.Modules.PlanReading;

/// <summary>Made-up plans laid out as different offices lay theirs out.</summary>
public class LayoutTests
{
    [Fact]
    public void A_school_with_two_level_headings_expense_columns_and_thai_digits()
    {
        var reading = Plans.Read("""
            <p>แผนปฏิบัติการประจำปีงบประมาณ พ.ศ. ๒๕๖๗</p><p>โรงเรียนบ้านหนองตาเสือ</p>
            <h3>กลยุทธ์ที่ ๑ ผู้เรียนมีคุณภาพ</h3>
            <table>
            <tr><th rowspan=2>ที่</th><th rowspan=2>โครงการ/กิจกรรม</th><th colspan=2>เป้าหมาย</th><th rowspan=2>ตัวชี้วัด</th><th colspan=4>งบประมาณ (บาท)</th><th rowspan=2>ผู้รับผิดชอบ</th></tr>
            <tr><th>เชิงปริมาณ</th><th>เชิงคุณภาพ</th><th>ค่าตอบแทน</th><th>ค่าใช้สอย</th><th>ค่าวัสดุ</th><th>รวม</th></tr>
            <tr><td>๑</td><td>โครงการรักการอ่าน<br>๑. จัดมุมหนังสือ<br>๒. แข่งอ่านออกเสียง</td><td>๑. นักเรียน ๑๒๐ คน<br>๒. ครู ๘ คน</td><td>นักเรียนรักการอ่าน</td><td>ร้อยละ ๘๐ ของนักเรียนอ่านคล่อง</td><td>-</td><td>๓,๐๐๐</td><td>๒,๐๐๐</td><td>๕,๐๐๐</td><td>ครูใจดี</td></tr>
            <tr><td>๒</td><td>โครงการวันสำคัญ</td><td>นักเรียน ๑๒๐ คน ๔ ครั้ง</td><td>นักเรียนเห็นคุณค่า</td><td>นักเรียนทุกคนร่วมกิจกรรม</td><td>๑,๐๐๐</td><td></td><td>๑,๕๐๐</td><td>๒,๕๐๐</td><td>ครูมานะ</td></tr>
            <tr><td colspan=5>รวมกลยุทธ์ที่ ๑</td><td>๑,๐๐๐</td><td>๓,๐๐๐</td><td>๓,๕๐๐</td><td>๗,๕๐๐</td><td></td></tr>
            </table>
            """, "plan.html");

        var first = reading.Plan.Projects[0];
        Assert.Equal("โรงเรียนบ้านหนองตาเสือ", reading.Plan.Unit);
        Assert.Equal(2567, reading.Plan.Year!.Value.BuddhistYear);
        Assert.Equal("โครงการรักการอ่าน", first.Title);
        Assert.Equal(["จัดมุมหนังสือ", "แข่งอ่านออกเสียง"], first.Activities.Select(a => a.Text));
        Assert.Equal([("๑.", "เชิงปริมาณ"), ("๒.", "เชิงปริมาณ"), (null, "เชิงคุณภาพ")], first.Targets.Select(t => (t.Label, t.Group!)));
        Assert.Equal([("ค่าใช้สอย", Baht.Of(3000)), ("ค่าวัสดุ", Baht.Of(2000))], first.Expenses.Select(e => (e.Kind, e.Amount!.Value)));
        Assert.Equal("ครูมานะ", reading.Plan.Projects[1].Owner);
        Assert.Equal(Baht.Of(7500), reading.Plan.Budget);
        Assert.Equal(Baht.Of(7500), Assert.Single(reading.Plan.Stated).Amount);
        Assert.DoesNotContain(reading.Findings, f => f.Severity == Severity.Error);
    }

    [Fact]
    public void A_secondary_office_with_a_month_grid_and_a_row_for_each_activity()
    {
        string[] months = ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย."];
        string[] Ticks(params int[] at) => [.. Enumerable.Range(0, 12).Select(i => at.Contains(i) ? "/" : "")];
        var reading = Plans.Read("แผนปฏิบัติการ สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาเมืองทอง ปีงบประมาณ พ.ศ. 2566\nยุทธศาสตร์ที่ 2 ยกระดับคุณภาพ\n\n" + Plans.Tabs(
            ["ลำดับ", "งาน/โครงการ", "งบประมาณ", "ระยะเวลาดำเนินการ ปีงบประมาณ 2566", .. new string[11].Select(_ => ""), "ผู้รับผิดชอบ"],
            ["", "", "", .. months, ""],
            ["1", "โครงการยกระดับการสอน", "60,000", .. Ticks(), "กลุ่มนิเทศ"],
            ["", "กิจกรรมที่ 1 ประชุมวางแผน", "10,000", .. Ticks(0), "กลุ่มนิเทศ"],
            ["", "กิจกรรมที่ 2 อบรมครูแกนนำ", "50,000", .. Ticks(1, 2), "กลุ่มนิเทศ"],
            ["2", "โครงการโรงเรียนคุณธรรม", "30,000", .. Ticks(3), "กลุ่มส่งเสริม"],
            ["", "รวม", "90,000", .. Ticks(), ""]));

        var first = reading.Plan.Projects[0];
        Assert.Equal("สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาเมืองทอง", reading.Plan.Unit);
        Assert.Equal([("กิจกรรมที่ 1", "ประชุมวางแผน", Baht.Of(10_000)), ("กิจกรรมที่ 2", "อบรมครูแกนนำ", Baht.Of(50_000))], first.Activities.Select(a => (a.Label!, a.Text, a.Budget!.Value)));
        Assert.Equal(["2022-10"], first.Activities[0].Months.Select(m => m.ToString()));
        Assert.Equal(["2022-11", "2022-12"], first.Activities[1].Months.Select(m => m.ToString()));
        Assert.Equal(["2023-01"], Assert.Single(reading.Plan.Projects[1].Activities).Months.Select(m => m.ToString()));
        Assert.Equal(Baht.Of(90_000), reading.Plan.Budget);
        Assert.Null(Assert.Single(reading.Plan.Stated).Strategy);
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void A_table_without_numbers_owner_first_and_quarters_in_columns()
    {
        var reading = Plans.Read("""
            แผนปฏิบัติราชการประจำปี 2568,,,,,,,
            ผู้รับผิดชอบ,ชื่อโครงการ,วัตถุประสงค์,ไตรมาส 1,ไตรมาส 2,ไตรมาส 3,ไตรมาส 4,งบประมาณ
            กลุ่มอำนวยการ,โครงการระบบสารบรรณ,เพื่อให้สารบรรณรวดเร็ว,/,/,,,"25,000"
            กลุ่มอำนวยการ,โครงการปรับภูมิทัศน์,เพื่อปรับภูมิทัศน์,,,/,,"40,000.00"
            กลุ่มนโยบายและแผน,โครงการจัดทำแผน,"1. เพื่อจัดทำแผน
            2. เพื่อทบทวนแผน",/,,,/,ไม่ใช้งบประมาณ
            """, "plan.csv");

        Assert.Equal(["โครงการระบบสารบรรณ", "โครงการปรับภูมิทัศน์", "โครงการจัดทำแผน"], reading.Plan.Projects.Select(p => p.Title));
        Assert.Equal(["กลุ่มอำนวยการ", "กลุ่มอำนวยการ", "กลุ่มนโยบายและแผน"], reading.Plan.Projects.Select(p => p.Owner!));
        Assert.Equal(["2024-10", "2024-11", "2024-12", "2025-01", "2025-02", "2025-03"], reading.Plan.Projects[0].Activities[0].Months.Select(m => m.ToString()));
        Assert.Equal(2, reading.Plan.Projects[2].Objectives.Count);
        Assert.Null(reading.Plan.Projects[2].Budget);
        Assert.Equal("ไม่ใช้งบประมาณ", reading.Plan.Projects[2].BudgetText);
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void Numbers_in_titles_values_beside_indicators_and_thousands_of_baht()
    {
        var reading = Plans.Read("แผนปฏิบัติการปีงบประมาณ 2567\n\n" + Plans.Tabs(
            ["โครงการ", "ตัวชี้วัด", "ค่าเป้าหมาย", "วัตถุประสงค์ของโครงการ", "วงเงิน (พันบาท)", "สอดคล้องยุทธศาสตร์ชาติ"],
            ["1. โครงการสุขภาพดี", "ร้อยละของนักเรียนที่น้ำหนักตามเกณฑ์", "85", "เพื่อให้นักเรียนมีสุขภาพดี", "12.5", "ด้านที่ 3"],
            ["2. โครงการอาหารกลางวัน", "1. ร้อยละของนักเรียนที่อิ่มท้อง 2. ระดับความพึงพอใจ", "1. 100 2. ระดับ 4", "เพื่อให้นักเรียนอิ่มท้อง", "1,200", "ด้านที่ 3, 4"]));

        Assert.Equal([(1, "โครงการสุขภาพดี"), (2, "โครงการอาหารกลางวัน")], reading.Plan.Projects.Select(p => (p.Number!.Value, p.Title)));
        Assert.Equal([Baht.Of(12_500), Baht.Of(1_200_000)], reading.Plan.Projects.Select(p => p.Budget!.Value));
        Assert.Equal([">= 85 ร้อยละ", ">= 100 ร้อยละ", ">= 4 ระดับ"], reading.Plan.Projects.SelectMany(p => p.Indicators).Select(i => Written.Of(i.Threshold)));
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void Merged_cells_with_an_activity_in_each_row()
    {
        var reading = Plans.Read("""
            <p>แผนปฏิบัติการ ปีงบประมาณ 2566</p><table>
            <tr><td>ลำดับที่</td><td>โครงการ</td><td>กิจกรรมหลัก</td><td>ระยะเวลา</td><td>งบประมาณ</td><td>แหล่งงบประมาณ</td></tr>
            <tr><td rowspan=2>1</td><td rowspan=2>โครงการห้องสมุดมีชีวิต</td><td>1.1 ปรับปรุงห้องสมุด</td><td>ต.ค. 65 - ธ.ค. 65</td><td>20,000</td><td rowspan=2>เงินอุดหนุน</td></tr>
            <tr><td>1.2 จัดซื้อหนังสือ</td><td>มกราคม 2566</td><td>30,000</td></tr>
            <tr><td>2</td><td>โครงการกีฬาสี</td><td>แข่งขันกีฬา</td><td>ตลอดปีงบประมาณ</td><td>10,000</td><td>เงินรายได้</td></tr>
            <tr><td colspan=4>รวมเป็นเงินทั้งสิ้น</td><td>60,000</td><td></td></tr></table>
            """, "plan.html");

        var first = reading.Plan.Projects[0];
        Assert.Equal([("1.1", 3, Baht.Of(20_000)), ("1.2", 1, Baht.Of(30_000))], first.Activities.Select(a => (a.Label!, a.Months.Count, a.Budget!.Value)));
        Assert.Equal(Baht.Of(50_000), first.Budget);
        Assert.Equal("เงินอุดหนุน", first.Other["แหล่งงบประมาณ"]);
        Assert.Equal(12, reading.Plan.Projects[1].Activities[0].Months.Count);
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void Strategies_in_full_width_rows_with_totals_notes_and_a_shared_owner()
    {
        var reading = Plans.Read("""
            <p>แผนปฏิบัติการประจำปีงบประมาณ พ.ศ. 2569</p><table>
            <tr><th>ที่</th><th>ชื่อโครงการ</th><th>วงเงินงบประมาณ</th><th>ผู้รับผิดชอบ</th><th>หมายเหตุ</th></tr>
            <tr><td colspan=5>ยุทธศาสตร์ที่ 1 ความปลอดภัย</td></tr>
            <tr><td>1</td><td>โครงการสถานศึกษาปลอดภัย</td><td>100,000</td><td rowspan=2>กลุ่มส่งเสริม</td><td></td></tr>
            <tr><td>2</td><td>โครงการป้องกันยาเสพติด</td><td>50,000</td><td>งบพิเศษ</td></tr>
            <tr><td colspan=2>รวม 2 โครงการ</td><td>150,000</td><td></td><td></td></tr>
            <tr><td colspan=5>ยุทธศาสตร์ที่ 2 โอกาส</td></tr>
            <tr><td>3</td><td>โครงการพาน้องกลับมาเรียน</td><td>70,000</td><td>กลุ่มส่งเสริม</td><td></td></tr>
            <tr><td colspan=2>รวม 1 โครงการ</td><td>70,000</td><td></td><td></td></tr>
            <tr><td colspan=2>รวมทั้งสิ้น 3 โครงการ</td><td>230,000</td><td></td><td></td></tr>
            <tr><td colspan=5>หมายเหตุ ขอถัวจ่ายทุกรายการ</td></tr>
            <tr><td colspan=5>ลงชื่อ................ผู้เสนอ</td></tr></table>
            """, "plan.html");

        Assert.Equal([(1, "ความปลอดภัย"), (2, "โอกาส")], reading.Plan.Strategies.Select(s => (s.Number!.Value, s.Title)));
        Assert.Equal([0, 0, 1], reading.Plan.Projects.Select(p => p.Strategy!.Value));
        Assert.All(reading.Plan.Projects, p => Assert.Equal("กลุ่มส่งเสริม", p.Owner));
        Assert.Equal([(0, 2), (1, 1), (-1, 3)], reading.Plan.Stated.Select(s => (s.Strategy ?? -1, s.Projects!.Value)));
        Assert.Equal("งบพิเศษ", reading.Plan.Projects[1].Other["หมายเหตุ"]);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal((FindingCode.SumMismatch, Severity.Error), (finding.Code, finding.Severity));
        Assert.Contains("220,000.00", finding.Message.Thai, StringComparison.Ordinal);
    }

    [Fact]
    public void Budget_cells_that_split_themselves_and_periods_in_words()
    {
        var reading = Plans.Read("แผนปฏิบัติการประจำปีงบประมาณ พ.ศ. 2567\n\n" + Plans.Tabs(
            ["ที่", "กิจกรรม", "เป้าหมาย", "ระยะเวลา", "งบประมาณ"],
            ["1", "อบรมเชิงปฏิบัติการ", "ครู 40 คน", "มี.ค. 2567", "<p>ค่าวิทยากร 6,000 บาท</p><p>ค่าอาหาร 12,000 บาท</p><p>ค่าวัสดุ 2,000 บาท</p><p>รวม 20,000 บาท</p>"],
            ["2", "จัดซื้อครุภัณฑ์", "20 เครื่อง", "ไตรมาส 2", "440,000.-"],
            ["3", "ทบทวนแผน", "1 ฉบับ", "ส.ค. - ก.ย. 67", "-"],
            ["4", "นิเทศภายใน", "12 โรงเรียน", "ตลอดปี", "รอจัดสรร"]));

        Assert.Equal([("ค่าวิทยากร", Baht.Of(6000)), ("ค่าอาหาร", Baht.Of(12_000)), ("ค่าวัสดุ", Baht.Of(2000))], reading.Plan.Projects[0].Expenses.Select(e => (e.Kind, e.Amount!.Value)));
        Assert.Equal([Baht.Of(20_000), Baht.Of(440_000), null, null], reading.Plan.Projects.Select(p => p.Budget));
        Assert.Equal([1, 3, 2, 12], reading.Plan.Projects.Select(p => p.Activities[0].Months.Count));
        Assert.Equal([(4, FindingCode.AmountNotMoney, Severity.Error), (3, FindingCode.AmountMissing, Severity.Info)], reading.Findings.Select(f => (f.Project!.Value, f.Code, f.Severity)));
    }

    [Fact]
    public void A_plan_that_goes_on_without_its_heading_or_with_one_column_more()
    {
        var reading = Plans.Read("แผนปฏิบัติการปีงบประมาณ 2567\n\n"
            + Plans.Tabs(["ลำดับ", "โครงการ", "วัตถุประสงค์", "งบประมาณ", "ผู้รับผิดชอบ"], ["1", "โครงการ ก", "1. เพื่อพัฒนาการ", "10,000", "กลุ่มอำนวยการ"])
            + "\n" + Plans.Tabs(["", "", "เรียนรู้ของเด็ก 2. เพื่อเสริมทักษะ", "", ""], ["2", "โครงการ ข", "1. เพื่อดูแล", "20,000", "กลุ่มส่งเสริม"])
            + "\n" + Plans.Tabs(["ลำดับ", "โครงการ", "วัตถุประสงค์", "งบประมาณ (บาท)", "ผู้รับผิดชอบ", "หมายเหตุ"], ["", "", "สุขภาพ", "", "", ""], ["3", "โครงการ ค", "1. เพื่อปิดโครงการ", "30,000", "กลุ่มนิเทศ", "เร่งด่วน"]));

        Assert.Equal([["เพื่อพัฒนาการเรียนรู้ของเด็ก", "เพื่อเสริมทักษะ"], ["เพื่อดูแลสุขภาพ"], ["เพื่อปิดโครงการ"]], reading.Plan.Projects.Select(p => p.Objectives.Select(o => o.Text).ToArray()));
        Assert.Equal(Baht.Of(60_000), reading.Plan.Budget);
    }

    [Fact]
    public void The_form_of_one_project_with_its_headings_at_the_left()
    {
        var reading = Plans.Read("""
            <p>โครงการ ปีงบประมาณ 2567</p><table>
            <tr><td>ชื่อโครงการ</td><td>โครงการพัฒนาครูผู้ช่วย</td></tr>
            <tr><td>ผู้รับผิดชอบ</td><td>กลุ่มบริหารงานบุคคล</td></tr>
            <tr><td>วัตถุประสงค์</td><td>1. เพื่อพัฒนาครูผู้ช่วย<br>2. เพื่อสร้างเครือข่าย</td></tr>
            <tr><td>เป้าหมาย</td><td>ครูผู้ช่วย 60 คน</td></tr>
            <tr><td>ตัวชี้วัด</td><td>ร้อยละ 90 ของครูผู้ช่วยผ่านการประเมิน</td></tr>
            <tr><td>งบประมาณ</td><td>85,000 บาท</td></tr></table>
            """, "plan.html");

        var project = Assert.Single(reading.Plan.Projects);
        Assert.Equal("โครงการพัฒนาครูผู้ช่วย", project.Title);
        Assert.Equal(2, project.Objectives.Count);
        Assert.Equal(Baht.Of(85_000), project.Budget);
        Assert.Equal("60 คน", Written.Of(Assert.Single(Assert.Single(project.Targets).Quantities)));
    }

    [Fact]
    public void A_summary_of_projects_given_in_full_elsewhere_is_not_counted_twice()
    {
        var reading = Plans.Read("""
            <p>แผนปฏิบัติการประจำปีงบประมาณ 2567</p><table>
            <tr><th>ที่</th><th>โครงการ</th><th>งบประมาณ</th></tr><tr><td>1</td><td>โครงการดนตรีไทย</td><td>9,000</td></tr><tr><td>2</td><td>โครงการเกษตร</td><td>6,000</td></tr><tr><td colspan=2>รวม</td><td>15,000</td></tr></table>
            <table><tr><th>ที่</th><th>โครงการ</th><th>วัตถุประสงค์</th><th>เป้าหมาย</th></tr>
            <tr><td>1</td><td>โครงการดนตรีไทย</td><td>เพื่อสืบสานดนตรีไทย</td><td>นักเรียน 30 คน</td></tr>
            <tr><td>2</td><td>โครงการเกษตร</td><td>เพื่อเรียนรู้การเกษตร</td><td>นักเรียน 60 คน</td></tr></table>
            """, "plan.html");

        Assert.Equal(["โครงการดนตรีไทย", "โครงการเกษตร"], reading.Plan.Projects.Select(p => p.Title));
        Assert.Equal(Baht.Of(15_000), reading.Plan.Budget);
        Assert.Equal(FindingCode.TableSkipped, Assert.Single(reading.Findings).Code);
    }

    [Fact]
    public void A_strategy_column_a_column_of_its_own_and_what_is_not_understood()
    {
        var text = "ปีงบประมาณ พ.ศ. 2565\n\n" + Plans.Tabs(
            ["กลยุทธ์", "ลำดับ", "ชื่อโครงการ", "ผลที่คาดว่าจะได้รับ", "รหัสพิเศษ", "จำนวนเงิน"],
            ["กลยุทธ์ที่ 1 โอกาส", "1", "โครงการเรียนร่วม", "เด็กได้เรียน", "ก", "12,000"],
            ["", "2", "โครงการทุนการศึกษา", "เด็กมีทุน", "ข", "13,000"],
            ["กลยุทธ์ที่ 2 คุณภาพ", "3", "โครงการสอบ", "ผลสอบดี", "ค", "14,000"]);
        var reading = Plans.Read(text);

        Assert.Equal([0, 0, 1], reading.Plan.Projects.Select(p => p.Strategy!.Value));
        Assert.Equal("ข", reading.Plan.Projects[1].Other["รหัสพิเศษ"]);
        Assert.Equal("เด็กมีทุน", reading.Plan.Projects[1].Other["ผลที่คาดว่าจะได้รับ"]);
        Assert.Equal(FindingCode.ColumnUnknown, Assert.Single(reading.Findings).Code);

        var mapped = Plans.Read(text, "plan.txt", ("รหัสพิเศษ", ColumnRole.Owner));
        Assert.Equal("ข", mapped.Plan.Projects[1].Owner);
        Assert.Empty(mapped.Findings);
    }

    [Fact]
    public void Projects_under_the_names_of_their_owners()
    {
        var reading = Plans.Read("แผนปฏิบัติการประจำปีงบประมาณ 2567\n\n" + Plans.Tabs(
            ["ลำดับ", "โครงการ/กิจกรรม", "งบประมาณ"],
            ["กลุ่มอำนวยการ", "", ""],
            ["1", "จัดประชุมผู้บริหาร", "20,000"],
            ["2", "ปรับปรุงอาคาร", "80,000"],
            ["กลุ่มนิเทศ ติดตามฯ", "", ""],
            ["3", "นิเทศภายใน", "30,000"],
            ["รวม", "", "130,000"]));

        Assert.Equal(["กลุ่มอำนวยการ", "กลุ่มอำนวยการ", "กลุ่มนิเทศ ติดตามฯ"], reading.Plan.Projects.Select(p => p.Owner!));
        Assert.Equal(Baht.Of(130_000), Assert.Single(reading.Plan.Stated).Amount);
    }

    [Fact]
    public void Rows_cut_by_width_are_whole_again()
    {
        var reading = Plans.Read(Plans.Tabs(
            ["ที่", "โครงการ", "เป้าหมาย", "งบประมาณ", "ผู้รับผิดชอบ"],
            ["1", "พัฒนาบุคลากรทางการ", "1. ครูผู้สอนวิชา", "15,000", "กลุ่มบริหาร"],
            ["", "ศึกษาสู่มืออาชีพ", "ภาษาไทย จำนวน 30", "", "งานบุคคล"],
            ["", "", "คน 2. ครูพี่เลี้ยง จำนวน 5 คน", "", ""],
            ["2", "ตรวจสอบภายใน", "โรงเรียน 12 แห่ง", "8,000", "หน่วยตรวจสอบภายใน"]));

        var first = reading.Plan.Projects[0];
        Assert.Equal("พัฒนาบุคลากรทางการศึกษาสู่มืออาชีพ", first.Title);
        Assert.Equal("กลุ่มบริหารงานบุคคล", first.Owner);
        Assert.Equal(["ครูผู้สอนวิชาภาษาไทย จำนวน 30 คน", "ครูพี่เลี้ยง จำนวน 5 คน"], first.Targets.Select(t => t.Text));
        Assert.Equal(FindingCode.YearUnknown, Assert.Single(reading.Findings).Code);
    }

    [Fact]
    public void An_english_plan()
    {
        var reading = Plans.Read("Action plan, fiscal year 2567\n\n" + Plans.Tabs(
            ["No.", "Project", "Objectives", "Targets", "KPI", "Budget (Baht)", "Responsible"],
            ["1", "English camp", "To improve spoken English", "120 students, 3 days", "At least 80% of students improve", "150,000", "Academic group"],
            ["2", "Science week", "To promote science", "600 students", "At least 70% satisfaction", "45,500.50", "Science department"],
            ["", "Total", "", "", "", "195,500.50", ""]));

        Assert.Equal(Baht.Of(195_500.50m), reading.Plan.Budget);
        Assert.Equal("120 students×3 days", Written.Of(reading.Plan.Projects[0].Targets[0].Quantities[0]));
        Assert.Equal(">= 80 ร้อยละ", Written.Of(reading.Plan.Projects[0].Indicators[0].Threshold));
        Assert.Empty(reading.Findings);
    }

    [Theory]
    [InlineData("ที่\tชื่อ\tตำแหน่ง\n1\tสมชาย\tครู\n2\tสมหญิง\tครู\n", "ตำแหน่ง")]
    [InlineData("บันทึกข้อความ\nเรื่อง ขอเชิญประชุม\n", "ไม่มีตารางเลย")]
    public void What_is_no_plan_is_refused_with_what_was_seen(string text, string says)
    {
        var refusal = Plans.Refusal(text);

        Assert.Equal("no-plan-table", refusal.Code);
        Assert.Contains(says, refusal.Reason.Thai, StringComparison.Ordinal);
    }

    [Fact]
    public void A_development_plan_of_several_years_of_a_local_government()
    {
        var reading = Plans.Read("""
            <p>แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570) องค์การบริหารส่วนตำบลหนองบัว</p><p>ก. ยุทธศาสตร์จังหวัดที่ 2 การพัฒนาสังคม</p><p>2. ยุทธศาสตร์ด้านการศึกษา</p><p>2.1 แผนงานการศึกษา</p>
            <table><tr><th rowspan=2>ที่</th><th rowspan=2>โครงการ</th><th rowspan=2>เป้าหมาย<br>(ผลผลิตของโครงการ)</th><th colspan=3>งบประมาณ</th><th rowspan=2>ตัวชี้วัด<br>(KPI)</th><th rowspan=2>หน่วยงาน<br>รับผิดชอบหลัก</th></tr>
            <tr><th>2566<br>(บาท)</th><th>2567<br>(บาท)</th><th>2568<br>(บาท)</th></tr>
            <tr><td>1</td><td>โครงการนมโรงเรียน</td><td>เด็ก 4 โรงเรียน</td><td>900,000</td><td>900,000</td><td>-</td><td>เด็กได้ดื่มนมร้อยละ 100</td><td>กองการศึกษา</td></tr>
            <tr><td>2</td><td>โครงการวันเด็ก</td><td>เด็ก 500 คน</td><td>100,000</td><td>100,000</td><td>100,000</td><td>เด็กเข้าร่วมวันเด็ก 500 คน</td><td>กองการศึกษา</td></tr>
            <tr><td colspan=2>รวม 2 โครงการ</td><td>-</td><td>1,000,000</td><td>1,000,000</td><td>100,000</td><td>-</td><td>-</td></tr></table>
            """, "plan.html");

        Assert.Equal("องค์การบริหารส่วนตำบลหนองบัว", reading.Plan.Unit);
        Assert.Equal((2, "ยุทธศาสตร์ด้านการศึกษา"), (Assert.Single(reading.Plan.Strategies).Number!.Value, reading.Plan.Strategies[0].Title));
        Assert.Equal([Baht.Of(1_800_000), Baht.Of(300_000)], reading.Plan.Projects.Select(p => p.Budget!.Value));
        Assert.Equal(2, reading.Plan.Projects[0].Expenses.Count);
        Assert.Equal(Severity.Info, Assert.Single(reading.Findings).Severity);
    }

    [Fact]
    public void A_sheet_with_title_rows_strategies_with_sums_and_units_in_a_column_of_their_own()
    {
        var reading = Plans.Read("""
            สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสุขใจ เขต 3,,,,,
            บัญชีโครงการตามแผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. 2569,,,,,
            หน่วย : บาท,,,,,
            ,,,,,
            ลำดับ,กลยุทธ์/โครงการ,เป้าหมาย,,งบประมาณ,กลุ่มที่รับผิดชอบ
            ,,จำนวน,หน่วยนับ,,
            ,กลยุทธ์ที่ 1 ความปลอดภัย,,,150000,
            1,โครงการโรงเรียนปลอดภัย,149,โรงเรียน,100000,กลุ่มส่งเสริม
            2,โครงการลูกเสือจราจร,60,คน,50000,กลุ่มส่งเสริม
            ,กลยุทธ์ที่ 2 โอกาส,,,80000,
            3,โครงการเรียนรวม,35,โรงเรียน,80000,กลุ่มนิเทศ
            ,รวมทั้งสิ้น,,,230000,
            """, "plan.csv");

        Assert.Equal("สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสุขใจ เขต 3", reading.Plan.Unit);
        Assert.Equal(["149 โรงเรียน", "60 คน", "35 โรงเรียน"], reading.Plan.Projects.Select(p => Written.Of(p.Targets[0].Quantities[0])));
        Assert.Equal([(0, Baht.Of(150_000)), (1, Baht.Of(80_000)), (-1, Baht.Of(230_000))], reading.Plan.Stated.Select(s => (s.Strategy ?? -1, s.Amount)));
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void Sources_of_money_in_columns_and_activities_as_bullets_below_their_project()
    {
        var reading = Plans.Read("""
            <p>แผนปฏิบัติการ ปีงบประมาณ 2567</p><table>
            <tr><th rowspan=2>ที่</th><th rowspan=2>โครงการ/กิจกรรม</th><th colspan=2>งบประมาณ</th><th rowspan=2>รวม</th><th rowspan=2>ระยะเวลา<br>ดำเนินการ</th><th rowspan=2>ผู้รับผิดชอบ</th></tr>
            <tr><th>เงินอุดหนุน</th><th>เงินรายได้</th></tr>
            <tr><td>1</td><td>โครงการหลักสูตร</td><td></td><td></td><td></td><td></td><td>ครูสมใจ</td></tr>
            <tr><td></td><td>- ปรับหลักสูตร</td><td>2,000</td><td></td><td>2,000</td><td>พ.ค. 67</td><td></td></tr>
            <tr><td></td><td>- จัดทำรูปเล่ม</td><td>1,500</td><td>500</td><td>2,000</td><td>มิ.ย. 67</td><td></td></tr>
            <tr><td></td><td>รวม</td><td>3,500</td><td>500</td><td>4,000</td><td></td><td></td></tr></table>
            """, "plan.html");

        var project = Assert.Single(reading.Plan.Projects);
        Assert.Equal(Baht.Of(4000), project.Budget);
        Assert.Equal([("-", "ปรับหลักสูตร", "2024-05"), ("-", "จัดทำรูปเล่ม", "2024-06")], project.Activities.Select(a => (a.Label!, a.Text, a.Months[0].ToString())));
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void Codes_with_a_point_count_by_their_last_part_and_stay_readable()
    {
        var reading = Plans.Read("กลยุทธ์ที่ 1 คุณภาพ\nปีงบประมาณ 2569\n\n" + Plans.Tabs(
            ["รหัสโครงการ", "ชื่อโครงการ", "งบประมาณ (บาท)", "หน่วยงาน"],
            ["1.1", "โครงการปฐมวัยเรียนรู้", "120,000", "กลุ่มนิเทศ"],
            ["1.2", "โครงการเขตสุจริต", "30,000", "กลุ่มอำนวยการ"]));

        Assert.Equal([(1, "1.1"), (2, "1.2")], reading.Plan.Projects.Select(p => (p.Number!.Value, p.Other["รหัสโครงการ"])));
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void Alignment_in_several_columns_is_each_columns_own_framework()
    {
        var codes = Plans.Read("แผนปฏิบัติการปีงบประมาณ 2569\n\n" + Plans.Tabs(
            ["ลำดับ", "ชื่อโครงการ", "งบประมาณ", "สอดคล้องยุทธศาสตร์ชาติ", "สอดคล้องนโยบาย สพฐ."],
            ["1", "โครงการหนึ่ง", "5,000", "3", "1,2"]));
        var ticks = Plans.Read("""
            <p>แผนปฏิบัติการปีงบประมาณ 2569</p><table>
            <tr><th rowspan=2>ที่</th><th rowspan=2>โครงการ</th><th rowspan=2>งบประมาณ</th><th colspan=3>สอดคล้องกลยุทธ์</th></tr><tr><th>1</th><th>2</th><th>3</th></tr>
            <tr><td>1</td><td>ก้าวทันโลก</td><td>10,000</td><td>✓</td><td></td><td>✓</td></tr></table>
            """, "plan.html");

        Assert.Equal(["ยุทธศาสตร์ชาติ 3", "นโยบาย สพฐ. 1", "นโยบาย สพฐ. 2"], codes.Plan.Projects[0].Alignments.Select(Written.Of));
        Assert.Equal(["กลยุทธ์ 1", "กลยุทธ์ 3"], ticks.Plan.Projects[0].Alignments.Select(Written.Of));
    }

    [Fact]
    public void Numbers_that_begin_again_under_each_strategy_and_titles_continued_on_the_next_page()
    {
        string[] headings = ["ที่", "โครงการ", "เป้าหมาย", "งบประมาณ"];
        var reading = Plans.Read("แผนปฏิบัติการ ปีงบประมาณ 2569\nกลยุทธ์ที่ 1 โอกาส\n"
            + Plans.Tabs(headings, ["1", "โครงการ ก", "เด็ก 10 คน", "1,000"])
            + "\nกลยุทธ์ที่ 1 โอกาส (ต่อ)\n" + Plans.Tabs(headings, ["2", "โครงการ ข", "เด็ก 20 คน", "2,000"], ["รวม", "", "", "3,000"])
            + "กลยุทธ์ที่ 2 คุณภาพ\n" + Plans.Tabs(headings, ["1", "โครงการ ค", "ครู 5 คน", "4,000"], ["รวม", "", "", "4,000"], ["รวมทั้งสิ้น", "", "", "7,000"]));

        Assert.Equal([(0, 1), (0, 2), (1, 1)], reading.Plan.Projects.Select(p => (p.Strategy!.Value, p.Number!.Value)));
        Assert.Equal([0, 1, -1], reading.Plan.Stated.Select(s => s.Strategy ?? -1));
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void The_end_of_a_cell_below_a_repeated_heading_is_no_second_line_of_it()
    {
        string[] heading = ["ที่", "โครงการ", "วัตถุประสงค์", "งบประมาณ"];
        var reading = Plans.Read("แผนปฏิบัติการ ปีงบประมาณ 2567\n\n" + Plans.Tabs(heading, ["1", "อบรมครู", "1. เพื่อพัฒนาครู", "10,000"], heading, ["", "", "ของเขต", ""]));

        Assert.Equal(["เพื่อพัฒนาครูของเขต"], Assert.Single(reading.Plan.Projects).Objectives.Select(o => o.Text));
    }

    [Fact]
    public void A_label_that_the_page_end_cuts_from_its_item_still_labels_it()
    {
        string[] heading = ["ที่", "โครงการ", "วัตถุประสงค์", "เป้าหมาย", "งบประมาณ"];
        var reading = Plans.Read("แผนปฏิบัติการ ปีงบประมาณ 2567\n\n" + Plans.Tabs(
            heading,
            ["1", "อบรมครู", "1. เพื่อพัฒนาครูของเขต 2.", "1. ครู 20 คน จำนวน 3", "10,000"],
            heading,
            ["", "", "เพื่อติดตามผล", "ครั้ง 2. โรงเรียน 5 แห่ง", ""]));

        var project = Assert.Single(reading.Plan.Projects);
        Assert.Equal([("1.", "เพื่อพัฒนาครูของเขต"), ("2.", "เพื่อติดตามผล")], project.Objectives.Select(o => (o.Label!, o.Text)));
        Assert.Equal([("1.", "ครู 20 คน จำนวน 3 ครั้ง"), ("2.", "โรงเรียน 5 แห่ง")], project.Targets.Select(t => (t.Label!, t.Text)));
    }

    [Fact]
    public void Tables_that_count_projects_are_summaries_and_named_so()
    {
        var reading = Plans.Read("แผนปฏิบัติการ ปีงบประมาณ 2569\n\n" + Plans.Tabs(["ยุทธศาสตร์", "จำนวนโครงการ", "งบประมาณ"], ["ยุทธศาสตร์ที่ 1 คุณภาพ", "2", "3,000"], ["รวม", "2", "3,000"])
            + "\n" + Plans.Tabs(["กลุ่ม", "โครงการ", "งบประมาณ", "ร้อยละ"], ["กลุ่มนิเทศ", "1 โครงการ", "1,000", "33.33"], ["กลุ่มอำนวยการ", "1 โครงการ", "2,000", "66.67"], ["รวม", "2 โครงการ", "3,000", "100"])
            + "\nยุทธศาสตร์ที่ 1 คุณภาพ\n" + Plans.Tabs(["ที่", "โครงการ", "เป้าหมาย", "งบประมาณ", "กลุ่ม"], ["1", "นิเทศภายใน", "ครู 10 คน", "1,000", "กลุ่มนิเทศ"], ["2", "สำนักงานสะอาด", "1 แห่ง", "2,000", "กลุ่มอำนวยการ"]));

        Assert.Equal(["นิเทศภายใน", "สำนักงานสะอาด"], reading.Plan.Projects.Select(p => p.Title));
        Assert.Equal(2, reading.Findings.Count(f => f.Code == FindingCode.TableSkipped && f.Message.Thai.Contains("เป็นตารางสรุปที่นับจำนวนโครงการ", StringComparison.Ordinal)));
        Assert.Equal("คุณภาพ", Assert.Single(reading.Plan.Strategies).Title);
    }

    [Fact]
    public void A_write_up_below_the_table_of_projects_is_the_same_project_and_tells_what_the_table_leaves_out()
    {
        var reading = Plans.Read("""
            <p>แผนปฏิบัติการ ปีงบประมาณ 2569</p>
            <table><tr><th>ที่</th><th>โครงการ</th><th>เป้าหมาย</th><th>งบประมาณ</th></tr>
            <tr><td>1</td><td>วันเกียรติยศ</td><td>ครู 113 คน</td><td>185,000</td></tr><tr><td>2</td><td>รักการอ่าน</td><td>นักเรียน 50 คน</td><td>5,000</td></tr></table>
            <p>1. วันเกียรติยศ</p><table><tr><td>กลุ่มที่รับผิดชอบ</td><td>กลุ่มบริหารงานบุคคล</td></tr><tr><td>ระยะเวลาดำเนินการ</td><td>กันยายน 2569</td></tr></table>
            <p>1. วัตถุประสงค์</p><p>เพื่อยกย่องผู้เกษียณ</p><p>2. เป้าหมาย</p><p>ครู 113 คน</p><p>3. งบประมาณ</p><p>185,000 บาท</p><p>ลงชื่อ ............</p>
            <p>2. รักการอ่าน</p><p>1. วัตถุประสงค์</p><p>เพื่อให้รักการอ่าน</p><p>2. เป้าหมาย</p><p>นักเรียน 50 คน</p><p>3. งบประมาณ</p><p>6,000 บาท</p>
            """, "plan.html");

        Assert.Equal([(1, "วันเกียรติยศ"), (2, "รักการอ่าน")], reading.Plan.Projects.Select(p => (p.Number!.Value, p.Title)));
        Assert.Equal("กลุ่มบริหารงานบุคคล", reading.Plan.Projects[0].Owner);
        Assert.Equal(["เพื่อยกย่องผู้เกษียณ"], reading.Plan.Projects[0].Objectives.Select(o => o.Text));
        Assert.Equal((2, "ตารางโครงการเขียนงบประมาณ 5,000.00 บาท แต่รายละเอียดโครงการเขียน 6,000.00 บาท จึงถือตามตาราง"),
            Assert.Single(reading.Findings, f => f.Code == FindingCode.SumMismatch) is { Project: { } number, Message.Thai: var thai } ? (number, thai) : default);
    }

    [Fact]
    public void A_sheet_called_by_its_strategy_has_it_for_its_heading()
    {
        string[] heading = ["ที่", "โครงการ", "เป้าหมาย", "งบประมาณ"];
        static string Sheet(params string[][] rows) => $"<sheetData>{string.Concat(rows.Select((row, r) => $"<row r=\"{r + 1}\">{string.Concat(row.Select((text, c) => Inline($"{"ABCD"[c]}{r + 1}", text)))}</row>"))}</sheetData>";
        using var file = new MemoryStream(Xlsx(
            Sheet(["แผนปฏิบัติการ ปีงบประมาณ 2569"]),
            more:
            [
                ("กลยุทธ์ที่ 1 โอกาสทางการศึก", "visible", Sheet(heading, ["1", "เด็กได้เรียน", "เด็ก 10 คน", "1,000"])),
                ("กลยุทธ์ที่ 2", "visible", Sheet(["กลยุทธ์ที่ 2 คุณภาพ"], heading, ["1", "ครูเก่ง", "ครู 5 คน", "2,000"])),
            ]));

        var reading = Plans.Read(file, "plan.xlsx");

        Assert.Equal([(1, "โอกาสทางการศึก"), (2, "คุณภาพ")], reading.Plan.Projects.Select(p => reading.Plan.Strategies[p.Strategy!.Value]).Select(s => (s.Number!.Value, s.Title)));
    }

    [Fact]
    public void Months_are_marked_by_signs_and_by_arrows_from_one_cell_to_another()
    {
        string[] months = ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค."];
        static string[] Marks(params (int At, string Sign)[] signs) => [.. Enumerable.Range(0, 6).Select(i => signs.FirstOrDefault(s => s.At == i).Sign ?? "")];
        var reading = Plans.Read("แผนปฏิบัติการ ปีงบประมาณ 2568\n\n" + Plans.Tabs(
            ["ที่", "โครงการ", .. months, "งบประมาณ"],
            ["1", "ประชุม", .. Marks((0, "←→")), "1,000"],
            ["2", "อบรม", .. Marks((1, "←"), (4, "→")), "2,000"],
            ["3", "นิเทศ", .. Marks((2, "<--"), (3, "---"), (5, "-->")), "3,000"],
            ["4", "สรุปผล", .. Marks((0, "✓"), (2, "x"), (3, "-"), (4, "/")), "4,000"]));

        Assert.Equal(
            ["2024-10", "2024-11 2024-12 2025-01 2025-02", "2024-12 2025-01 2025-02 2025-03", "2024-10 2024-12 2025-02"],
            reading.Plan.Projects.Select(p => string.Join(' ', p.Activities[0].Months)));
    }

    [Theory]
    [InlineData("html")]
    [InlineData("docx")]
    [InlineData("xlsx")]
    public void Months_may_be_marked_by_the_colour_of_their_cells(string format)
    {
        using var file = new MemoryStream(Calendar(format, [[0, 1], [2], [0, 1, 2, 3]]));

        var projects = Plans.Read(file, $"plan.{format}").Plan.Projects;

        Assert.Equal(["2024-10 2024-11", "2024-12", "2024-10 2024-11 2024-12 2025-01"], projects.Select(p => string.Join(' ', p.Activities[0].Months)));
    }

    [Theory]
    [InlineData("html")]
    [InlineData("docx")]
    [InlineData("xlsx")]
    public void Colour_that_only_sets_columns_apart_marks_nothing(string format)
    {
        using var file = new MemoryStream(Calendar(format, [[0, 2], [0, 2], [0, 2]]));

        Assert.All(Plans.Read(file, $"plan.{format}").Plan.Projects, p => Assert.Empty(p.Activities));
    }

    [Fact]
    public void A_group_named_once_at_the_left_owns_the_projects_beside_the_empty_cells_below_it()
    {
        var reading = Plans.Read("แผนปฏิบัติการ ปีงบประมาณ 2567,,,\nกลุ่ม,ลำดับ,โครงการ,งบประมาณ\nกลุ่มอำนวยการ,1,ประชุมผู้บริหาร,\"60,000\"\n,2,ปรับปรุงห้องประชุม,\"150,000\"\nกลุ่มกฎหมายและคดี,3,เขตสุจริต,\"30,000\"\n", "plan.csv");

        Assert.Equal(["กลุ่มอำนวยการ", "กลุ่มอำนวยการ", "กลุ่มกฎหมายและคดี"], reading.Plan.Projects.Select(p => p.Owner!));
    }

    /// <summary>Three projects over four months, whose cells are filled as told.</summary>
    private static byte[] Calendar(string format, int[][] filled)
    {
        string[] heading = ["ที่", "โครงการ", "งบประมาณ", "ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค."];
        var rows = filled.Select((months, r) => Enumerable.Range(0, 7).Select(c => (Text: c switch { 0 => $"{r + 1}", 1 => $"อบรมครูรุ่น {"กขค"[r]}", 2 => "5,000", _ => "" }, Filled: months.Contains(c - 3))))
            .Prepend(heading.Select(h => (Text: h, Filled: false))).Select(row => row.ToList()).ToList();
        const string Title = "แผนปฏิบัติการ ปีงบประมาณ 2568";
        return format switch
        {
            "html" => System.Text.Encoding.UTF8.GetBytes($"<p>{Title}</p><table>{string.Concat(rows.Select(r => $"<tr>{string.Concat(r.Select(c => $"<td{(c.Filled ? " style=\"background-color: #92d050\"" : "")}>{c.Text}</td>"))}</tr>"))}</table>"),
            "docx" => Docx(P(Title) + $"<w:tbl>{string.Concat(rows.Select(r => $"<w:tr>{string.Concat(r.Select(c => Cell(c.Text, c.Filled ? "<w:shd w:val=\"clear\" w:fill=\"92D050\"/>" : "")))}</w:tr>"))}</w:tbl>"),
            _ => Xlsx(
                $"<sheetData><row r=\"1\">{Inline("A1", Title)}</row>{string.Concat(rows.Select((r, i) => $"<row r=\"{i + 2}\">{string.Concat(r.Select((c, at) => c.Filled ? $"<c r=\"{"ABCDEFG"[at]}{i + 2}\" s=\"1\"/>" : Inline($"{"ABCDEFG"[at]}{i + 2}", c.Text)))}</row>"))}</sheetData>",
                styles: "<fills><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF92D050\"/></patternFill></fill></fills><cellXfs><xf numFmtId=\"0\" fillId=\"0\"/><xf numFmtId=\"0\" fillId=\"2\"/></cellXfs>"),
        };
    }
}
