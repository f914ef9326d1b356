using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Interpretation;
using Somdun.Modules.PlanReading.Linting;
using Somdun.Money;

namespace Somdun.Tests.Modules.PlanReading.Linting;

/// <summary>Each rule on a plan made for it, as the linter also sees plans that were never read from a document.</summary>
public class LintRuleTests
{
    private static readonly Source Here = Source.At("table 1", "line 3");

    [Theory]
    [InlineData("ครู 10 คน นักเรียน 20 คน รวม 30 คน", null)]
    [InlineData("ครู 10 คน นักเรียน 20 คน รวม 40 คน", null, true)]
    [InlineData("ครู 31 คน ผู้แทน 14 คน รวม 180 คน", "ครู 31 คน ผู้แทน 149 คน รวม 180 คน", true)]
    [InlineData("นักเรียน 120 คน ครู 12 คน วิทยากร 5 คน รวม 173 คน", "นักเรียน 120 คน ครู 12 คน วิทยากร 5 คน รวม 137 คน", true)]
    [InlineData("ครู 3 รุ่น ๆ ละ 45 คน รวม 135 คน", null)]
    [InlineData("ครู 3 รุ่น ๆ ละ 45 คน รวม 145 คน", null, true)]
    [InlineData("ครู 3 รุ่น ๆ ละ 45 คน เป็นเวลา 2 วัน รวม 135 คน", null)]
    [InlineData("โรงเรียน 59 โรงเรียน และผู้เกี่ยวข้อง รวม 75 คน", null)]
    public void A_total_is_held_against_the_parts_beside_it(string target, string? repaired, bool wrong = false)
    {
        var findings = Check(Project(targets: [target])).Where(f => f.Code == FindingCode.SumMismatch).ToList();

        Assert.Equal(wrong, findings.Count == 1);
        Assert.Equal(repaired, findings.FirstOrDefault()?.Proposal?.Becomes);
    }

    [Fact]
    public void The_last_total_of_a_list_may_total_the_list()
    {
        Assert.DoesNotContain(Check(Project(targets: ["ครู 68 คน", "ลูกจ้าง 52 คน รวมทั้งสิ้น 120 คน"])), f => f.Code == FindingCode.SumMismatch);
        Assert.Contains(Check(Project(targets: ["ครู 68 คน", "ลูกจ้าง 52 คน รวมทั้งสิ้น 121 คน"])), f => f.Code == FindingCode.SumMismatch);
    }

    [Fact]
    public void Money_is_added_up_over_projects_expenses_and_activities()
    {
        var project = Project() with
        {
            Budget = Baht.Of(1000),
            Expenses = [new("ค่าวัสดุ", Baht.Of(400), Here), new("ค่าใช้สอย", Baht.Of(500), Here)],
            Activities = [new(null, "อบรม", [], Baht.Of(1200), Here)],
        };
        var plan = Plan(project) with { Stated = [new(null, Baht.Of(2000), 3, Here)] };

        Assert.Equal(
            [(Severity.Error, true), (Severity.Error, true), (Severity.Error, false), (Severity.Warning, false)],
            new PlanLinter().Check(plan).Where(f => f.Code == FindingCode.SumMismatch).Select(f => (f.Severity, f.Project is not null)).OrderBy(f => f.Severity).ThenByDescending(f => f.Item2));
    }

    [Theory]
    [InlineData("ร้อยละของครูที่ผ่านการอบรม", "Error")]
    [InlineData("จำนวนครูที่ผ่านการอบรม", "Warning")]
    [InlineData("ครูมีขวัญและกำลังใจ", "Info")]
    [InlineData("ร้อยละของครูที่ผ่านเกณฑ์", "Error")]
    [InlineData("ร้อยละของโรงเรียนที่อยู่ในระดับดีขึ้นไป", "Error")]
    [InlineData("คะแนนสอบสูงกว่าระดับประเทศ", null)]
    [InlineData("ครูร้อยละ 80 ผ่านการอบรม", null)]
    [InlineData("ความพึงพอใจระดับดีขึ้นไป", null)]
    public void An_indicator_says_what_must_be_reached(string indicator, string? severity)
    {
        var finding = Check(Project(indicators: [indicator])).SingleOrDefault(f => f.Code == FindingCode.ThresholdMissing);

        Assert.Equal(severity, finding?.Severity.ToString());
    }

    [Fact]
    public void A_percentage_with_a_number_beside_it_is_asked_about_unless_the_plan_explains_it()
    {
        const string indicator = "ร้อยละ 80 (120 โรงเรียน) ของโรงเรียนส่งรายงาน";

        Assert.Contains(Check(Project(targets: ["ครู 68 คน", "ลูกจ้าง 52 คน"], indicators: [indicator])), f => f.Code == FindingCode.PercentBase && f.Message.Thai.Contains("68 + 52 = 120", StringComparison.Ordinal));
        Assert.DoesNotContain(Check(Project(targets: ["โรงเรียน 150 โรงเรียน"], indicators: [indicator])), f => f.Code == FindingCode.PercentBase);
    }

    [Fact]
    public void An_indicator_about_something_else_is_named()
    {
        var project = Project(objectives: ["เพื่อปรับปรุงระบบสารบรรณอิเล็กทรอนิกส์ให้รวดเร็ว"], targets: ["เจ้าหน้าที่ธุรการ 12 คน"], indicators: ["นักเรียนว่ายน้ำเอาชีวิตรอดได้ตามหลักสูตรของสมาคมกีฬาทางน้ำ ร้อยละ 70", "ระบบสารบรรณส่งเอกสารทันเวลา ร้อยละ 90"]);

        var finding = Assert.Single(Check(project), f => f.Code == FindingCode.IndicatorOffObjective);
        Assert.Contains("ว่ายน้ำ", finding.Message.Thai, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ลานกีฬาต้านภัย", "โรงเรียนทุกแห่งจัดการแข่งขันกีฬาอย่างน้อยเดือนละ 1 ครั้ง")]
    [InlineData("ห้องสมุดมีชีวิต", "นักเรียนยืมหนังสือเฉลี่ยไม่น้อยกว่า 12 เล่ม/คน/ปี")]
    public void An_indicator_that_shares_a_subject_or_hardly_names_one_is_not(string title, string indicator)
    {
        var project = Project(objectives: ["เพื่อให้นักเรียนใช้เวลาว่างเป็นประโยชน์"], targets: ["นักเรียน 90 คน"], indicators: [indicator]) with { Title = title };

        Assert.DoesNotContain(Check(project), f => f.Code == FindingCode.IndicatorOffObjective);
    }

    [Theory]
    [InlineData("นักเรียนกลุ่มเสี่ยงทุกคน", false)]
    [InlineData("สถานศึกษาทุกแห่งในสังกัด", false)]
    [InlineData("ครูทั้งหมด", false)]
    [InlineData("ครูผู้สอนภาษา", true)]
    public void A_target_of_all_of_them_needs_no_number(string target, bool missing) =>
        Assert.Equal(missing, Check(Project(targets: [target])).Any(f => f.Code == FindingCode.QuantityMissing));

    [Fact]
    public void A_text_that_announces_the_list_below_it_is_not_cut()
    {
        var announcing = new DraftTarget(null, "กลุ่มเป้าหมาย 2 กลุ่ม ได้แก่", QuantityReader.Read("2 กลุ่ม"), Here);
        var first = new DraftTarget("1)", "ครู 20 คน", QuantityReader.Read("20 คน"), Here);

        Assert.DoesNotContain(Check(Project() with { Targets = [announcing, first] }), f => f.Code == FindingCode.TextCut);
        Assert.Contains(Check(Project() with { Targets = [announcing] }), f => f.Code == FindingCode.TextCut);
    }

    [Fact]
    public void An_item_said_twice_is_to_be_struck_once()
    {
        const string whole = "เพื่อพัฒนารูปแบบการเรียนการสอนของโรงเรียนขนาดเล็กให้เหมาะสมกับท้องถิ่น";
        var finding = Assert.Single(Check(Project(objectives: [whole[..45], "เพื่ออย่างอื่น", whole])), f => f.Code == FindingCode.DuplicateItem);

        Assert.Equal("projects[0].objectives[0]", finding.Proposal!.Field);
        Assert.Null(finding.Proposal.Becomes);
    }

    [Theory]
    [InlineData("1. 2. 3.", null)]
    [InlineData("1. 2. 2.", "3.")]
    [InlineData("1. 1.", "2.")]
    [InlineData("1. 3.", "2.")]
    [InlineData("1. 2. 1. 2.", null)]
    [InlineData("6.1 6.2", null)]
    [InlineData("1. - - 2.", null)]
    [InlineData("๑. ๒. ๒.", "๓.")]
    public void Labels_count_on_or_begin_anew(string labels, string? expected)
    {
        var project = Project() with { Targets = [.. labels.Split(' ').Select((label, i) => new DraftTarget(label, $"เป้าหมายอย่างที่ {(char)('ก' + i)} {i + 3} คน", QuantityReader.Read($"{i + 3} คน"), Here))] };

        Assert.Equal(expected, Check(project).SingleOrDefault(f => f.Code == FindingCode.LabelOrder)?.Proposal?.Becomes);
    }

    [Theory]
    [InlineData("พัฒนาครูและ", true)]
    [InlineData("พัฒนาระบบ (ระยะแรก", true)]
    [InlineData("โครงการ “รักการอ่าน", true)]
    [InlineData("เสริมสร้างความรู้ความ", true)]
    [InlineData("การควบคุมภายใน", false)]
    [InlineData("กำกับ ติดตาม", false)]
    [InlineData("ตามความจำเป็น", false)]
    [InlineData("บริหารจัดการ", false)]
    [InlineData("เจ้าหน้าที่", false)]
    [InlineData("1) ครู 2) นักเรียน", false)]
    public void A_text_that_breaks_off_is_named(string title, bool cut) =>
        Assert.Equal(cut, Check(Project() with { Title = title }).Any(f => f.Code == FindingCode.TextCut));

    [Fact]
    public void Parts_announced_are_listed_or_missed()
    {
        Assert.Contains(Check(Project(targets: ["จัดสรรตามประเภทรายจ่าย 13 รายการ"])), f => f.Code == FindingCode.PartsMissing);
        Assert.DoesNotContain(Check(Project(targets: ["ครุภัณฑ์ 3 รายการ ได้แก่ โต๊ะ เก้าอี้ ตู้"])), f => f.Code == FindingCode.PartsMissing);
        Assert.DoesNotContain(Check(Project(targets: ["จัดซื้อ 2 รายการ"])), f => f.Code == FindingCode.PartsMissing);
    }

    [Fact]
    public void Alignments_are_held_against_the_plans_own_habit()
    {
        var projects = Enumerable.Range(1, 10).Select(n => Project() with { Number = n, Title = $"งานที่ {n}", Alignments = [new("สพฐ.", "6", Here), new("ESPG14", "4", Here)] }).ToArray();
        projects[2] = projects[2] with { Alignments = [new("สปฐ.", "6", Here), new("ESPG14", "4", Here)] };
        projects[4] = projects[4] with { Alignments = [new("สพฐ.", "6", Here), new("ESPG14", null, Here)] };
        projects[6] = projects[6] with { Alignments = [new("สพฐ.", "4", Here), new("ESPG14", "4", Here)] };
        projects[8] = projects[8] with { Alignments = [new(null, "6", Here), new("สพฐ.", "6", Here), new("ESPG14", "4", Here)] };

        var findings = new PlanLinter().Check(Plan(projects)).Where(f => f.Code is FindingCode.AlignmentBroken or FindingCode.AlignmentUnusual).OrderBy(f => f.Project).ToList();

        Assert.Equal([(3, "สพฐ."), (5, "4"), (7, null), (9, null)], findings.Select(f => (f.Project!.Value, f.Proposal?.Becomes)));
    }

    [Theory]
    [InlineData("พัฒนาคูณภาพการศึกษา", "พัฒนาคุณภาพการศึกษา")]
    [InlineData("อบรมบุคคลากร", "อบรมบุคลากร")]
    [InlineData("พัฒนาคุณภาพบุคลากร", null)]
    [InlineData("ครูส่งแบบ สพม. และ สพท.", null)]
    public void Misspellings_are_proposed_right(string title, string? right) =>
        Assert.Equal(right, Check(Project() with { Title = title }).SingleOrDefault(f => f.Code == FindingCode.LikelyMisread)?.Proposal?.Becomes);

    [Theory]
    [InlineData("ห้าหมื่น", FindingCode.AmountNotMoney, "Error")]
    [InlineData(null, FindingCode.AmountMissing, "Warning")]
    [InlineData("-", FindingCode.AmountMissing, "Info")]
    [InlineData("ไม่ใช้งบประมาณ", null, null)]
    public void Budgets_are_money_or_say_that_none_is_needed(string? text, string? code, string? severity)
    {
        var findings = new PlanLinter().Check(Plan(Project() with { Number = 1, Title = "งานแรก" }, Project() with { Number = 2, Title = "งานสอง", Budget = null, BudgetText = text }))
            .Where(f => f.Code is FindingCode.AmountMissing or FindingCode.AmountNotMoney).ToList();

        Assert.Equal((code, severity), (findings.SingleOrDefault()?.Code, findings.SingleOrDefault()?.Severity.ToString()));
    }

    [Fact]
    public void Letters_that_look_like_digits_are_proposed_as_digits()
    {
        var finding = Assert.Single(Check(Project() with { Budget = null, BudgetText = "45,OOO" }), f => f.Code == FindingCode.AmountNotMoney);

        Assert.Equal(("projects[0].budget", "45,000"), (finding.Proposal!.Field, finding.Proposal.Becomes));
    }

    [Fact]
    public void Units_are_known_or_asked_about()
    {
        Assert.Equal(Severity.Info, Assert.Single(Check(Project(targets: ["จำนวน 20 กระบุง"])), f => f.Code == FindingCode.UnitUnknown).Severity);
        Assert.Equal(Severity.Warning, Assert.Single(Check(Project(targets: ["จัดทำสื่อ จำนวน 20"])), f => f.Code == FindingCode.UnitUnknown).Severity);
    }

    [Fact]
    public void Numbers_and_titles_that_repeat_are_two_projects_and_asked_about()
    {
        var findings = new PlanLinter().Check(Plan(Project() with { Number = 4, Title = "นิเทศ" }, Project() with { Number = 4, Title = "ประชุม" }, Project() with { Number = 7, Title = "นิเทศ" }));

        Assert.Equal([FindingCode.DuplicateProject, FindingCode.LabelOrder, FindingCode.DuplicateProject], findings.Where(f => f.Code is FindingCode.DuplicateProject or FindingCode.LabelOrder).Select(f => f.Code));
    }

    private static IReadOnlyList<Finding> Check(DraftProject project) => new PlanLinter().Check(Plan(project));

    private static DraftPlan Plan(params DraftProject[] projects) => new(null, null, [], projects, [], []);

    private static DraftProject Project(string[]? objectives = null, string[]? targets = null, string[]? indicators = null) => new(
        1,
        null,
        "งานทดลอง",
        null,
        [.. (objectives ?? []).Select(t => new DraftItem(null, t, Here))],
        [.. (targets ?? []).Select(t => new DraftTarget(null, t, QuantityReader.Read(t), Here))],
        [.. (indicators ?? []).Select(t => new DraftIndicator(null, t, ThresholdReader.Read(t), Here))],
        [],
        Baht.Of(1000),
        "1,000",
        [],
        [],
        new Dictionary<string, string>(),
        Here);
}
