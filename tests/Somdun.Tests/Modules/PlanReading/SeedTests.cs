using Somdun.Modules.PlanReading.Contract;
using Somdun.Money;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.PlanReading;

/// <summary>The plan Somdun was asked to read; it lies beside the repository, and where it does not these tests say so.</summary>
public class SeedTests
{
    private static DocumentReading? s_seed;

    private static DocumentReading Seed()
    {
        using var file = File.OpenRead(Repository.Seed);
        return s_seed ??= Plans.Read(file, "plan.txt");
    }

    [Fact]
    public void The_plan_has_its_24_projects_and_their_money()
    {
        var plan = Seed().Plan;

        Assert.Equal(Enumerable.Range(20, 24), plan.Projects.Select(p => p.Number!.Value));
        Assert.Equal(Baht.Of(5_475_250), plan.Budget);
        Assert.Equal(2563, plan.Year!.Value.BuddhistYear);
        Assert.Null(plan.Unit);
        Assert.Equal(6, Assert.Single(plan.Strategies).Number);
        Assert.All(plan.Projects, p => Assert.Equal(0, p.Strategy));
    }

    [Fact]
    public void Every_list_has_its_items_whatever_page_cut_it()
    {
        var counts = Seed().Plan.Projects.Select(p => (p.Number!.Value, p.Objectives.Count, p.Targets.Count, p.Indicators.Count));

        Assert.Equal(
            [
                (20, 3, 1, 2), (21, 3, 1, 1), (22, 3, 4, 2), (23, 6, 2, 3), (24, 3, 3, 1), (25, 4, 5, 3), (26, 4, 5, 2), (27, 3, 3, 3),
                (28, 2, 2, 2), (29, 2, 1, 1), (30, 2, 2, 1), (31, 1, 3, 1), (32, 2, 2, 1), (33, 2, 4, 2), (34, 3, 2, 2), (35, 2, 3, 2),
                (36, 3, 6, 1), (37, 3, 3, 2), (38, 5, 1, 2), (39, 2, 1, 2), (40, 2, 2, 2), (41, 3, 1, 2), (42, 2, 1, 1), (43, 1, 1, 2),
            ],
            counts);
    }

    [Fact]
    public void Words_cut_by_a_page_are_whole_again()
    {
        var seed = Seed();

        Assert.EndsWith("ความรู้ความเข้าใจเกี่ยวกับระบบควบคุมภายใน", seed.Numbered(22).Title, StringComparison.Ordinal);
        Assert.Contains("การผลิตสื่อเพื่อ", seed.Numbered(23).Objectives[0].Text, StringComparison.Ordinal);
        Assert.Contains("และครูที่ทำหน้าที่", seed.Numbered(23).Targets[0].Text, StringComparison.Ordinal);
        Assert.Contains("โรงเรียนขนาดเล็กระดับอำเภอ", seed.Numbered(26).Targets[4].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(22, "68 คน; 52 คน; 40 คน; 12 คน; =172 คน")]
    [InlineData(23, "31 คน; 14 คน; =180 คน; 2 ฉบับ/ปี")]
    [InlineData(24, "13 คน×6 ครั้ง; 75 คน×2 ครั้ง; 149 คน×6 ครั้ง")]
    [InlineData(25, "64 คน×1 ครั้ง; 30 คน×4 ครั้ง; 30 เล่ม; 7 คน×6 ครั้ง×26 วัน; 65 คน×2 วัน")]
    [InlineData(26, "15 คน×2 ครั้ง; 14 โรงเรียน; =27 คน×2 ครั้ง; 59 โรงเรียน; =75 คน×2 ครั้ง; 7 อำเภอ; 25 คน×7 ครั้ง")]
    [InlineData(27, "2 ครั้ง/ปี; 2 ครั้ง/ปี; 200 เล่ม")]
    [InlineData(30, "8 อัตรา×12 เดือน; 5 อัตรา")]
    [InlineData(31, "10 ครั้ง×10 คน; 10 ครั้ง×10 คน; 10 ครั้ง×10 คน")]
    [InlineData(33, "2 แห่ง; 82 จุด; 12 เรื่อง/ปี")]
    [InlineData(35, "149 โรงเรียน; 30 วัน×3 คน")]
    [InlineData(41, "5 โรงเรียน; 15 คน; 20 คน; =35 คน")]
    [InlineData(42, "")]
    public void Quantities_are_read_with_their_units(int number, string expected)
    {
        var quantities = Seed().Numbered(number).Targets.SelectMany(t => t.Quantities);

        Assert.Equal(expected, string.Join("; ", quantities.Select(Written.Of)));
    }

    [Fact]
    public void Ranges_of_alignments_expand_and_a_code_without_its_number_stays_so()
    {
        var seed = Seed();

        Assert.Equal(["1", "2", "3", "4", "5", "6"], seed.Numbered(42).Alignments.Where(a => a.Framework == "สพฐ.").Select(a => a.Item));
        Assert.Equal(6, seed.Numbered(42).Alignments.Count(a => a.Framework is null));
        Assert.Equal([("สพฐ.", "6"), ("ESPG14", null)], seed.Numbered(39).Alignments.Select(a => (a.Framework!, a.Item)));
        Assert.Equal("สปฐ.", seed.Numbered(31).Alignments[0].Framework);
    }

    [Fact]
    public void Every_reading_has_its_place()
    {
        var project = Seed().Numbered(22);

        Assert.Equal("line 8", project.Source.From);
        Assert.Equal("line 11", project.Source.To);
        Assert.Equal("line 11", project.Targets[1].Source.From);
    }

    [Theory]
    [InlineData(22, "percent-base", "warning")]
    [InlineData(23, "sum-mismatch", "error")]
    [InlineData(23, "threshold-missing", "error")]
    [InlineData(23, "label-order", "warning")]
    [InlineData(24, "label-order", "warning")]
    [InlineData(26, "duplicate-item", "warning")]
    [InlineData(26, "likely-misread", "warning")]
    [InlineData(30, "likely-misread", "warning")]
    [InlineData(31, "likely-misread", "warning")]
    [InlineData(31, "alignment-unusual", "warning")]
    [InlineData(31, "indicator-off-objective", "warning")]
    [InlineData(32, "threshold-missing", "error")]
    [InlineData(33, "likely-misread", "warning")]
    [InlineData(35, "alignment-unusual", "warning")]
    [InlineData(38, "threshold-missing", "error")]
    [InlineData(38, "label-order", "warning")]
    [InlineData(39, "alignment-broken", "error")]
    [InlineData(41, "threshold-missing", "error")]
    [InlineData(41, "likely-misread", "warning")]
    [InlineData(42, "alignment-unusual", "warning")]
    [InlineData(42, "quantity-missing", "warning")]
    [InlineData(43, "parts-missing", "warning")]
    public void Its_own_defects_are_named(int project, string code, string severity)
    {
        Assert.Contains(Seed().Findings, f => f.Project == project && f.Code == code && f.Severity == Enum.Parse<Severity>(severity, ignoreCase: true));
    }

    [Fact]
    public void Nothing_that_is_right_is_called_an_error()
    {
        var errors = Seed().Findings.Where(f => f.Severity == Severity.Error).Select(f => (f.Project, f.Code)).Distinct();

        Assert.Equal(
            [(23, "sum-mismatch"), (23, "threshold-missing"), (32, "threshold-missing"), (38, "threshold-missing"), (39, "alignment-broken"), (41, "threshold-missing")],
            errors.Select(e => (e.Project!.Value, e.Code)).Order());
    }

    [Fact]
    public void A_lost_digit_is_proposed_and_not_put_right()
    {
        var finding = Seed().Findings.Single(f => f.Code == FindingCode.SumMismatch);

        Assert.Contains("31 + 149 = 180", finding.Message.Thai, StringComparison.Ordinal);
        Assert.Equal("projects[3].targets[0].text", finding.Proposal!.Field);
        Assert.Contains("จำนวน 149 คน", finding.Proposal.Becomes!, StringComparison.Ordinal);
        Assert.Contains("จำนวน 14 คน", Seed().Plan.Projects[3].Targets[0].Text, StringComparison.Ordinal);
    }
}
