using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using Somdun.Foundation.Typesetting;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.Planning;
using Somdun.Money;
using Somdun.Tests.Foundation.Typesetting;
using Somdun.Tests.Support;
using Somdun.Time;

namespace Somdun.Tests.Modules.Planning;

public partial class PlanBookTests
{
    private static readonly DateTime Moment = new(2019, 11, 22, 3, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task The_book_says_every_project_and_the_sum_of_their_money()
    {
        var text = await Printing.ReadTextAsync(Printing.Write(Book()));

        Assert.Contains("แผนปฏิบัติการประจำปีงบประมาณ", text, StringComparison.Ordinal);
        Assert.All(Version().Projects, p => Assert.Contains(Together(p.Title), Together(text), StringComparison.Ordinal));
        Assert.Contains("1,687,500.00", text, StringComparison.Ordinal);
        Assert.Contains("หนึ่งล้านหกแสนแปดหมื่นเจ็ดพันห้าร้อยบาทถ้วน", Together(text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_money_stands_in_all_three_formats()
    {
        var pdf = Amounts(await Printing.ReadTextAsync(Printing.Write(Book())));
        var docx = Amounts(WordsOfDocx(Printing.Write(Book(), FileFormat.Docx)));

        Assert.Equal(["187,500.00", "1,500,000.00", "1,687,500.00"], pdf);
        Assert.Equal(pdf, docx);
        Assert.Equal([187500m, 1500000m, 1687500m], NumbersOfXlsx(Printing.Write(Book(), FileFormat.Xlsx)).Where(n => n > 1000).Distinct().Order());
    }

    [Fact]
    public async Task What_the_plan_must_say_and_does_not_is_said_to_be_missing()
    {
        var text = await Printing.ReadTextAsync(Printing.Write(Book()));

        Assert.Contains("ยังไม่ได้ระบุในแผน", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thai_digits_come_by_switch_and_leave_codes_alone()
    {
        var text = await Printing.ReadTextAsync(Printing.Write(Book(new BookOptions(Language.Thai, ThaiDigits: true))));

        Assert.Contains("๑,๖๘๗,๕๐๐.๐๐", text, StringComparison.Ordinal);
        Assert.Contains("พ.ศ. ๒๕๖๓", text, StringComparison.Ordinal);
        Assert.Contains("ESPG14", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_English_book_has_English_heads()
    {
        var text = await Printing.ReadTextAsync(Printing.Write(Book(new BookOptions(Language.English, ThaiDigits: false))));

        Assert.Contains("Annual action plan, fiscal year 2563", text, StringComparison.Ordinal);
        Assert.Contains("Indicators of success", text, StringComparison.Ordinal);
        Assert.Contains("Page 2 of", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_aligned_with_two_items_counts_once_in_the_total()
    {
        var text = await Printing.ReadTextAsync(Printing.Write(Book()));

        Assert.Matches(@"สพฐ\. 6 2 1,687,500\.00 100\.00", text);
        Assert.Matches(@"ESPG14 4\* 1 187,500\.00 11\.11", text);
        Assert.Matches(@"รวม 2 1,687,500\.00 100\.00", text);
    }

    [Fact]
    public async Task A_declined_project_is_left_out_with_its_money()
    {
        var version = Version();
        version.Projects[1].Standing = ProjectStanding.Declined;

        var text = await Printing.ReadTextAsync(Printing.Write(Book(version: version)));

        Assert.DoesNotContain("1,500,000.00", text, StringComparison.Ordinal);
        Assert.Contains("187,500.00", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_approved_book_comes_out_the_same_again_years_later()
    {
        var version = Version();
        version.Screen(new PlanSigner("ประธานกรรมการ"), null, Moment);
        version.Approve(new PlanSigner("ผู้อำนวยการ"), null, "99/2562", new DateOnly(2019, 11, 20), new DateOnly(2019, 11, 25), Moment);

        var first = Printing.Write(Book(version: version, moment: Moment));
        var again = Printing.Write(Book(version: version, moment: Moment.AddYears(7)));

        Assert.Equal(first, again);
    }

    private static Document Book(BookOptions? options = null, PlanVersion? version = null, DateTime? moment = null)
    {
        var shown = version ?? Version();
        var plan = new Plan { Id = shown.PlanId, UnitId = Guid.CreateVersion7(), FirstYear = new FiscalYear(2563), LastYear = new FiscalYear(2563) };
        var office = new UnitEntry(plan.UnitId, UnitKind.Area, "9902", new Text("สพป.ตัวอย่าง เขต 2", "Example Primary Area 2"), null);
        return PlanBook.Of(
            new PlanPlace(plan, office, shown, new PlanRights(World.Everything, plan.UnitId, new HashSet<Guid>()) { SeesApproved = true }),
            shown,
            new Dictionary<Guid, Text>(),
            [Unconfirmed()],
            options ?? new BookOptions(Language.Thai, ThaiDigits: false),
            moment ?? Moment);
    }

    private static PlanVersion Version() => ImportingWorld.Imported(ImportingWorld.Document(
    [
        ImportingWorld.Draft(1, "อบรมครูเรื่องการวัดผล") with
        {
            Strategy = 0,
            Budget = Baht.Of(187_500),
            Alignments = [new("สพฐ.", "6", ImportingWorld.Somewhere), new("ESPG14", "4", ImportingWorld.Somewhere)],
        },
        ImportingWorld.Whole() with { Expenses = [], Activities = [] },
    ]));

    private static AlignmentFramework Unconfirmed()
    {
        var framework = new AlignmentFramework { Id = Guid.CreateVersion7(), Year = new FiscalYear(2563), Code = "ESPG14", ThaiName = "ESPG14", EnglishName = "ESPG14" };
        framework.Items.Add(new AlignmentItem { Id = Guid.CreateVersion7(), FrameworkId = framework.Id, Position = 0, Code = "4", ThaiTitle = "การจัดการ", EnglishTitle = "Management" });
        return framework;
    }

    /// <summary>A line of print may break where the text has no space.</summary>
    private static string Together(string text) => WhiteSpace().Replace(text, "");

    private static IEnumerable<string> Amounts(string text) =>
        Amount().Matches(text).Select(m => m.Value).Distinct().OrderBy(a => decimal.Parse(a, CultureInfo.InvariantCulture));

    private static string WordsOfDocx(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        return string.Join('\n', document.MainDocumentPart!.Document!.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(p => p.InnerText));
    }

    private static IEnumerable<decimal> NumbersOfXlsx(byte[] xlsx)
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(xlsx), isEditable: false);
        return [.. workbook.WorkbookPart!.WorksheetParts
            .SelectMany(p => p.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>())
            .Where(c => c.DataType is null && c.CellValue is not null)
            .Select(c => decimal.Parse(c.CellValue!.Text, CultureInfo.InvariantCulture))];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"\d{1,3}(,\d{3})+\.\d{2}")]
    private static partial Regex Amount();
}
