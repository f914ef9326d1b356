using Somdun.Modules.PlanReading.Contract;
using Somdun.Money;

namespace Somdun.Tests.Modules.PlanReading;

/// <summary>Columns side by side that belong together: activities with their months, indicators with a value a year, levels of strategy.</summary>
public class ColumnLayoutTests
{
    [Fact]
    public void Activities_months_and_amounts_line_by_line_in_one_row()
    {
        var reading = Plans.Read("""
            <p>แผนปฏิบัติการ ปีงบประมาณ 2567</p><table><tr><td>ที่</td><td>โครงการ</td><td>กิจกรรม</td><td>ระยะเวลา</td><td>งบประมาณ</td></tr>
            <tr><td>1</td><td>ประชาธิปไตย</td><td>1. เลือกตั้ง<br>2. อบรมสภา<br>3. ศึกษาดูงาน</td><td>มิ.ย. 67<br>ก.ค. 67<br>ส.ค. 67</td><td>1,500<br>3,000<br>10,000</td></tr>
            <tr><td>2</td><td>วันแม่</td><td>1. จัดงาน<br>2. มอบรางวัล</td><td>ส.ค. 67</td><td>2,000</td></tr></table>
            """, "plan.html");

        Assert.Equal(
            [("2024-06", Baht.Of(1500)), ("2024-07", Baht.Of(3000)), ("2024-08", Baht.Of(10_000))],
            reading.Numbered(1).Activities.Select(a => (string.Join(' ', a.Months), a.Budget!.Value)));
        Assert.Equal(Baht.Of(14_500), reading.Numbered(1).Budget);
        Assert.All(reading.Numbered(2).Activities, a => Assert.Equal("2024-08", string.Join(' ', a.Months)));
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void A_value_for_each_year_is_read_in_the_plans_own()
    {
        var reading = Plans.Read("""
            <p>แผนปฏิบัติการ ปีงบประมาณ 2568</p><table>
            <tr><th rowspan=2>กลยุทธ์</th><th rowspan=2>โครงการ</th><th rowspan=2>ตัวชี้วัด</th><th rowspan=2>ข้อมูลฐาน</th><th colspan=3>ค่าเป้าหมาย</th><th rowspan=2>งบประมาณ</th></tr>
            <tr><th>2567</th><th>2568</th><th>2569</th></tr>
            <tr><td>1. พัฒนาผู้เรียน</td><td>อ่านออกเขียนได้</td><td>ร้อยละของนักเรียนที่อ่านออก</td><td>72</td><td>75</td><td>80</td><td>85</td><td>45,000</td></tr>
            <tr><td>2. พัฒนาครู</td><td>ครูดี</td><td>1. ร้อยละของครูที่ผ่านการประเมิน<br>2. จำนวนผลงานวิจัย</td><td>80<br>5</td><td>85<br>8</td><td>90<br>10</td><td>95<br>12</td><td>30,000</td></tr></table>
            """, "plan.html");

        Assert.Equal([">= 80 ร้อยละ", ">= 90 ร้อยละ", ">= 10 ?"], reading.Plan.Projects.SelectMany(p => p.Indicators).Select(i => Written.Of(i.Threshold)));
        Assert.Equal([(1, "พัฒนาผู้เรียน"), (2, "พัฒนาครู")], reading.Plan.Strategies.Select(s => (s.Number!.Value, s.Title)));
        Assert.Equal("85", reading.Plan.Projects[0].Other["ค่าเป้าหมาย / 2569"]);
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void Issues_and_strategies_in_two_columns_the_upper_heads_the_projects()
    {
        var reading = Plans.Read("""
            แผนปฏิบัติการ ปีงบประมาณ พ.ศ. 2567,,,,,
            ประเด็นยุทธศาสตร์,เป้าประสงค์,กลยุทธ์,โครงการ,งบประมาณแผ่นดิน,งบรายได้
            1 การผลิตบัณฑิต,บัณฑิตมีคุณภาพ,1.1 หลักสูตร,โครงการปรับปรุงหลักสูตร,"300,000",
            ,,1.2 อาจารย์,โครงการพัฒนาอาจารย์,,"150,000"
            2 บริการวิชาการ,ชุมชนเข้มแข็ง,2.1 ชุมชน,โครงการสินค้าชุมชน,"500,000","50,000"
            """, "plan.csv");

        Assert.Equal([(1, "การผลิตบัณฑิต"), (2, "บริการวิชาการ")], reading.Plan.Strategies.Select(s => (s.Number!.Value, s.Title)));
        Assert.Equal([0, 0, 1], reading.Plan.Projects.Select(p => p.Strategy!.Value));
        Assert.Equal("1.2 อาจารย์", reading.Plan.Projects[1].Other["กลยุทธ์"]);
        Assert.Equal(Baht.Of(1_000_000), reading.Plan.Budget);
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void Whose_and_how_many_stand_in_two_columns_and_quarters_are_named_by_number()
    {
        var reading = Plans.Read("แผนปฏิบัติการ ปีงบประมาณ 2567\n\n" + Plans.Tabs(
            ["ที่", "งาน/โครงการ", "กลุ่มเป้าหมาย", "เป้าหมาย (คน)", "ไตรมาสที่ดำเนินการ", "สนองกลยุทธ์ที่", "งบประมาณ"],
            ["1", "พัฒนาอาชีพ", "ประชาชนทั่วไป", "150", "1-2", "3", "81,000"],
            ["2", "ทักษะชีวิต", "ผู้สูงอายุ", "60", "4", "1, 2", "13,800"]));

        Assert.Equal(["150 คน", "60 คน"], reading.Plan.Projects.SelectMany(p => p.Targets).SelectMany(t => t.Quantities).Select(Written.Of));
        Assert.Equal([6, 3], reading.Plan.Projects.Select(p => Assert.Single(p.Activities).Months.Count));
        Assert.Equal(["กลยุทธ์ 3", "กลยุทธ์ 1", "กลยุทธ์ 2"], reading.Plan.Projects.SelectMany(p => p.Alignments).Select(Written.Of));
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void The_first_and_the_last_day_in_two_columns_are_one_period()
    {
        var reading = Plans.Read("แผนปฏิบัติการ ปีงบประมาณ 2568\n\n" + Plans.Tabs(
            ["ลำดับ", "ชื่อโครงการ", "วันที่เริ่มต้น", "วันที่สิ้นสุด", "วงเงินงบประมาณ (บาท)"],
            ["1", "แอปพลิเคชันห้องสมุด", "1 พ.ย. 2567", "31 มี.ค. 2568", "350,000.00"]));

        Assert.Equal(5, Assert.Single(Assert.Single(reading.Plan.Projects).Activities).Months.Count);
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void Targets_of_activities_are_not_run_together()
    {
        var reading = Plans.Read("แผนปฏิบัติราชการ ปีงบประมาณ 2568\n\n" + Plans.Tabs(
            ["โครงการ/กิจกรรม", "ตัวชี้วัด", "เป้าหมาย", "งบประมาณ", "ระยะเวลา"],
            ["โครงการตลาดวัฒนธรรม", "จำนวนผู้เข้าร่วม", "500 คน", "120,000", "ม.ค. - มี.ค. 68"],
            ["- จัดตลาด", "", "3 ครั้ง", "90,000", "ม.ค. 68"],
            ["- ประชาสัมพันธ์", "", "1 ชุด", "30,000", "มี.ค. 68"]));

        var project = Assert.Single(reading.Plan.Projects);
        Assert.Equal(["500 คน", "3 ครั้ง", "1 ชุด"], project.Targets.SelectMany(t => t.Quantities).Select(Written.Of));
        Assert.Equal(">= 500 คน", Written.Of(Assert.Single(project.Indicators).Threshold));
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void A_calendar_of_work_has_a_project_in_each_row()
    {
        var reading = Plans.Read("ปฏิทินการปฏิบัติงาน ปีงบประมาณ 2567\n\n" + Plans.Tabs(
            ["เดือน", "กิจกรรม", "ผู้รับผิดชอบ"], ["พฤษภาคม 2567", "ประชุมผู้ปกครอง", "ฝ่ายบริหาร"], ["", "ปฐมนิเทศ", "ฝ่ายวิชาการ"], ["มิถุนายน 2567", "ไหว้ครู", "ฝ่ายกิจการ"]));

        Assert.Equal(["ประชุมผู้ปกครอง", "ปฐมนิเทศ", "ไหว้ครู"], reading.Plan.Projects.Select(p => p.Title));
        Assert.DoesNotContain(reading.Findings, f => f.Severity != Severity.Info);
    }

    [Fact]
    public void A_place_stands_in_the_readers_language()
    {
        var source = new Source("table 3", "line 7", "line 9");

        Assert.Equal(("ตารางที่ 3 บรรทัด 7–บรรทัด 9", "table 3 line 7–line 9"), (source.Said().Thai, source.Said().English));
        Assert.Equal("แผ่นงาน Plan C14", Source.At("sheet Plan", "C14").Said().Thai);
    }
}
