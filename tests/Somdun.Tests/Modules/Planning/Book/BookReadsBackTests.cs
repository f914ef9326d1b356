using System.Globalization;
using Somdun.Foundation.Typesetting;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.Planning;
using Somdun.Modules.PlanReading;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Linting;
using Somdun.Money;
using Somdun.Tests.Foundation.Typesetting;
using Somdun.Tests.Support;
using Somdun.Time;

namespace Somdun.Tests.Modules.Planning;

/// <summary>The book that is printed of a plan is a plan document too: read, it is the same plan in every format.</summary>
public class BookReadsBackTests
{
    private static readonly DateTime Moment = new(2019, 11, 22, 3, 0, 0, DateTimeKind.Utc);

    public static TheoryData<FileFormat> Formats => [.. Enum.GetValues<FileFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_sample_plans_book_reads_back_as_the_sample_plan(FileFormat format)
    {
        var plan = Read(File.ReadAllBytes(Repository.PathOf("samples/action-plan-2563.docx")), "plan.docx").Plan;

        AssertReadsBack(plan, format);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_seeds_book_reads_back_as_the_seed(FileFormat format)
    {
        var plan = Read(File.ReadAllBytes(Repository.Seed), "plan.txt").Plan;

        AssertReadsBack(plan, format);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Two_strategies_owners_and_calendars_read_back(FileFormat format)
    {
        var plan = ImportingWorld.Document(
        [
            ImportingWorld.Draft(1, "อบรมครูเรื่องการวัดผลและประเมินผลการเรียนรู้") with
            {
                Strategy = 0,
                Owner = "กลุ่มนิเทศ",
                Objectives = [new("1.", "เพื่อพัฒนาครูผู้สอน", ImportingWorld.Somewhere), new("2.", "เพื่อติดตามผลในห้องเรียน", ImportingWorld.Somewhere)],
                Targets = [new(null, "ครู 120 คน", [new Quantity([new(120, "คน")], null, QuantityRole.Part, "120 คน")], ImportingWorld.Somewhere)],
                Indicators = [new(null, "ร้อยละ 80 ของครูผ่านการอบรม", ImportingWorld.Percent(80), ImportingWorld.Somewhere)],
                Activities =
                [
                    new("1.", "ประชุมวางแผน", [new(2019, 11)], Baht.Of(7_500), ImportingWorld.Somewhere),
                    new("2.", "อบรมครูแกนนำ", [new(2020, 1), new(2020, 2)], Baht.Of(180_000), ImportingWorld.Somewhere),
                ],
                Budget = Baht.Of(187_500),
                Expenses = [new("ค่าตอบแทน", Baht.Of(100_000), ImportingWorld.Somewhere), new("ค่าใช้สอย", Baht.Of(87_500), ImportingWorld.Somewhere)],
                Alignments = [new("สพฐ.", "6", ImportingWorld.Somewhere)],
            },
            ImportingWorld.Draft(2, "รักการอ่าน") with
            {
                Strategy = 0,
                Owner = "กลุ่มส่งเสริม",
                Objectives = [new(null, "เพื่อส่งเสริมการอ่าน", ImportingWorld.Somewhere)],
                Targets = [new(null, "นักเรียน 2,000 คน", [new Quantity([new(2_000, "คน")], null, QuantityRole.Part, "2,000 คน")], ImportingWorld.Somewhere)],
                Indicators = [new(null, "ร้อยละ 80 ของนักเรียนอ่านคล่อง", ImportingWorld.Percent(80), ImportingWorld.Somewhere)],
                Budget = Baht.Of(12_000),
                Alignments = [new("สพฐ.", "3", ImportingWorld.Somewhere), new("สพฐ.", "4", ImportingWorld.Somewhere)],
            },
            ImportingWorld.Whole(),
        ]);

        AssertReadsBack(plan, format);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Its_summaries_are_named_as_passed_over(FileFormat format)
    {
        var plan = Read(File.ReadAllBytes(Repository.PathOf("samples/action-plan-2563.docx")), "plan.docx").Plan;
        var reading = Read(Print(plan, format), $"book.{format}".ToLowerInvariant());

        var skipped = reading.Findings.Where(f => f.Code == FindingCode.TableSkipped && f.Message.English.Contains("it sums up how many projects there are", StringComparison.Ordinal));
        Assert.Equal(3, skipped.Count());
    }

    private static void AssertReadsBack(DraftPlan plan, FileFormat format)
    {
        var again = Read(Print(plan, format), $"book.{format}".ToLowerInvariant()).Plan;

        Assert.Equal(plan.Projects.Select(p => Content(plan, p)), again.Projects.Select(p => Content(again, p)));
        Assert.Equal(plan.Budget, again.Budget);
    }

    /// <summary>All that the table of projects prints; a drawn page does not say where its wrapped lines have spaces.</summary>
    private static string Content(DraftPlan plan, DraftProject project) =>
        string.Create(CultureInfo.InvariantCulture, $"""
        {(project.Strategy is { } s ? plan.Strategies[s].Number : null)} {(project.Strategy is { } t ? Spaceless(plan.Strategies[t].Title) : "")}
        {project.Number} {Spaceless(project.Title)} {project.Budget}
        {string.Join(", ", project.Alignments.Select(a => $"{a.Framework} {a.Item}"))}
        {string.Join(" | ", project.Objectives.Select(i => Spaceless(i.Label + i.Text)))}
        {string.Join(" | ", project.Targets.Select(i => Spaceless(i.Label + i.Text) + string.Join(" + ", i.Quantities.Select(q => string.Join('×', q.Factors.Select(f => $"{f.Amount} {f.Unit}"))))))}
        {string.Join(" | ", project.Indicators.Select(i => $"{Spaceless(i.Label + i.Text)} {i.Threshold?.Operator}{i.Threshold?.Amount}{i.Threshold?.Unit}"))}
        {string.Join(" | ", project.Activities.Select(a => Spaceless(a.Text)))}
        """);

    private static string Spaceless(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private static byte[] Print(DraftPlan draft, FileFormat format)
    {
        var version = ImportingWorld.Imported(draft);
        var plan = new Plan { Id = version.PlanId, UnitId = Guid.CreateVersion7(), FirstYear = new FiscalYear(2563), LastYear = new FiscalYear(2563) };
        var office = new UnitEntry(plan.UnitId, UnitKind.Area, "9902", new Text("สพป.ตัวอย่าง เขต 2", "Example Primary Area 2"), null);
        return Printing.Write(PlanBook.Of(new PlanPlace(plan, office, version, new PlanRights(World.Everything, plan.UnitId, new HashSet<Guid>()) { SeesApproved = true }), version, new Dictionary<Guid, Text>(), [], new BookOptions(Language.Thai, ThaiDigits: false), Moment), format);
    }

    private static DocumentReading Read(byte[] file, string name)
    {
        using var stream = new MemoryStream(file);
        var reading = new PlanReader(new PlanLinter()).Read(stream, name, ReadOptions.None, TestContext.Current.CancellationToken);
        Assert.True(reading.Succeeded, string.Join('\n', reading.Refusals));
        return reading.Value;
    }
}
