using Somdun.Foundation.Typesetting;
using Somdun.Modules.PlanReading;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Linting;

namespace Somdun.Benchmarks;

/// <summary>A book as long as an office's: contents, the sample's projects in a wide table, and a page for each.</summary>
internal static class Printing
{
    private const int PagesPromised = 40;

    public static async Task<IReadOnlyList<Figure>> Book()
    {
        var book = BookOf(await ReadSampleAsync());
        var pages = PdfLayout.Of(book, new Shaper()).Pages.Count;
        var pdf = await Bench.TimeAsync(30, () => WriteAsync(book, FileFormat.Pdf), warmUps: 5);
        var docx = await Bench.TimeAsync(10, () => WriteAsync(book, FileFormat.Docx));
        var xlsx = await Bench.TimeAsync(10, () => WriteAsync(book, FileFormat.Xlsx));
        return
        [
            new("pages", pages, ""),
            .. Bench.MedianAnd95("PDF", pdf, limit: 300),
            new("PDF, a page, median", Bench.Percentile(pdf, 50) / pages, "ms", 10),
            new("DOCX, median", Bench.Percentile(docx, 50), "ms"),
            new("XLSX, median", Bench.Percentile(xlsx, 50), "ms"),
        ];
    }

    private static Task WriteAsync(Document document, FileFormat format)
    {
        using var stream = new MemoryStream();
        DocumentWriter.Write(document, format, stream);
        return Task.CompletedTask;
    }

    private static async Task<DraftPlan> ReadSampleAsync()
    {
        using var stream = new MemoryStream(await File.ReadAllBytesAsync(BuiltProgram.Sample("docx")), writable: false);
        return new PlanReader(new PlanLinter()).Read(stream, "plan.docx", ReadOptions.None, CancellationToken.None).Value.Plan;
    }

    private static Document BookOf(DraftPlan plan) => new()
    {
        Title = "แผนปฏิบัติการ",
        CreatedAt = new DateTime(2026, 11, 22, 0, 0, 0, DateTimeKind.Utc),
        Sections =
        [
            new Section { Blocks = [new TableOfContents()] },
            new Section { Landscape = true, Margins = Margins.Wide, Blocks = [TableOf(plan)] },
            new Section { Blocks = [.. plan.Projects.Concat(plan.Projects).Take(PagesPromised - 10).SelectMany(WriteUp)] },
        ],
    };

    private static Table TableOf(DraftPlan plan) => new()
    {
        Name = "โครงการ",
        Columns = [Column.Millimetres(12), Column.Share(), Column.Share(2), Column.Share(2), Column.Share(2)],
        Head = [new Row("ที่", "โครงการ", "วัตถุประสงค์", "เป้าหมาย", "ตัวชี้วัด")],
        Rows = [.. plan.Projects.Select(p => new Row(
            Foundation.Typesetting.Figure.Of(p.Number ?? 0), p.Title, Items(p.Objectives.Select(o => o.Text)), Items(p.Targets.Select(t => t.Text)), Items(p.Indicators.Select(i => i.Text))))],
    };

    private static Cell Items(IEnumerable<string> texts) => new([.. texts.Select((text, i) => new Paragraph(text) { Label = $"{i + 1}." })]);

    private static IEnumerable<Block> WriteUp(DraftProject project) =>
    [
        new Heading(1, project.Title),
        .. project.Objectives.Select(o => new Paragraph(o.Text) { Label = "–" }),
        .. project.Indicators.Select(i => new Paragraph(i.Text) { FirstLine = 25, Alignment = Alignment.Justify }),
        new SignatureBlock(new Signer(null)),
        new PageBreak(),
    ];
}
