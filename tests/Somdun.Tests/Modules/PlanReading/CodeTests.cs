using Somdun.Modules.PlanReading.Contract;

namespace Somdun.Tests.Modules.PlanReading;

/// <summary>Projects known by codes: 1.2 under strategy 1, วช-01, 3/2568.</summary>
public class CodeTests
{
    private static readonly string[] Headings = ["รหัส", "ชื่อโครงการ", "งบประมาณ", "ผู้รับผิดชอบ"];

    [Fact]
    public void A_dotted_code_is_kept_and_counts_within_its_strategy()
    {
        var reading = Plans.Read("แผนปฏิบัติการ ปีงบประมาณ 2567\n\n" + Plans.Tabs(
            Headings,
            ["กลยุทธ์ที่ 1 ผู้เรียน", "", "", ""],
            ["1.1", "ยกระดับผลสัมฤทธิ์", "25,000", "ครูดา"],
            ["1.2", "ส่งเสริมการอ่าน", "8,000", "ครูนพ"],
            ["กลยุทธ์ที่ 2 ครู", "", "", ""],
            ["2.1", "อบรมครู", "15,000", "ครูดา"]));

        Assert.Equal(
            [("1.1", 1, 0), ("1.2", 2, 0), ("2.1", 1, 1)],
            reading.Plan.Projects.Select(p => (p.Label!, p.Number!.Value, p.Strategy!.Value)));
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void One_code_twice_is_named_by_the_code()
    {
        var reading = Plans.Read("แผนปฏิบัติการ ปีงบประมาณ 2567\n\n" + Plans.Tabs(
            Headings, ["2.1", "อบรมครู", "15,000", "ครูดา"], ["2.1", "ศึกษาดูงาน", "30,000", "ครูนพ"], ["2.4", "พัฒนาสื่อ", "5,000", "ครูนพ"]));

        Assert.Equal([(FindingCode.DuplicateProject, "2.1"), (FindingCode.LabelOrder, "2.2–2.3")], reading.Findings.Select(f => (f.Code, f.Message.Thai.Contains("2.2–2.3", StringComparison.Ordinal) ? "2.2–2.3" : "2.1")));
    }

    [Theory]
    [InlineData("วช-01", null)]
    [InlineData("3/2568", 3)]
    [InlineData("๑.๔", 4)]
    public void Other_codes(string code, int? number)
    {
        var project = Assert.Single(Plans.Read("แผนปฏิบัติการ ปีงบประมาณ 2568\n\n" + Plans.Tabs(Headings, [code, "อบรมครู", "15,000", "ครูดา"])).Plan.Projects);

        Assert.Equal((code, number), (project.Label, project.Number));
        Assert.Equal(code, project.Other["รหัส"]);
    }

    [Fact]
    public void A_number_in_words_before_the_title_is_no_part_of_it()
    {
        var reading = Plans.Read("แผนการใช้จ่าย ปีงบประมาณ 2568\n\n" + Plans.Tabs(
            ["แผนงาน/โครงการ/กิจกรรม", "งบประมาณ (บาท)", "หน่วยงานรับผิดชอบ"],
            ["แผนงานพื้นฐาน", "700,000", ""],
            ["โครงการที่ 1 พัฒนาคุณภาพ", "500,000", "กลุ่มนิเทศ"],
            ["กิจกรรมที่ 1 ประชุม", "500,000", ""],
            ["โครงการที่ 2 ครูแนะแนว", "200,000", "กลุ่มส่งเสริม"],
            ["รวมทั้งสิ้น", "700,000", ""]));

        Assert.Equal([(1, "พัฒนาคุณภาพ"), (2, "ครูแนะแนว")], reading.Plan.Projects.Select(p => (p.Number!.Value, p.Title)));
        Assert.Equal("แผนงานพื้นฐาน", Assert.Single(reading.Plan.Strategies).Title);
        Assert.Empty(reading.Findings);
    }
}
