using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Somdun.Modules.PlanReading;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Linting;

namespace Somdun.Benchmarks;

internal static class Reading
{
    public static async Task<IReadOnlyList<Figure>> SeedWarm()
    {
        var file = await File.ReadAllBytesAsync(BuiltProgram.Seed);
        var times = await Bench.TimeAsync(50, () => Task.FromResult(Read(file, BuiltProgram.Seed)), warmUps: 20);
        return Bench.MedianAnd95("read and check", times, limit: 100);
    }

    public static async Task<IReadOnlyList<Figure>> SeedAsProcess()
    {
        // The seed has errors, so reading it ends with 1; so does the sample.
        var times = await Bench.TimeAsync(10, () => BuiltProgram.RunAsync(["plan", "read", BuiltProgram.Seed, "--json"], ends: [0, 1]), warmUps: 2);
        return Bench.MedianAnd95("plan read --json", times, limit: 1000);
    }

    public static async Task<IReadOnlyList<Figure>> LargeWorkbook()
    {
        var first = Read(await File.ReadAllBytesAsync(BuiltProgram.Sample("xlsx")), "plan.xlsx");
        var workbook = Workbook(first.Plan, rows: 2300);
        var times = await Bench.TimeAsync(5, () => Task.FromResult(Read(workbook, "book.xlsx")), warmUps: 1);

        var projects = Read(workbook, "book.xlsx").Plan.Projects.Count;
        return
        [
            new("projects read", projects, ""),
            .. Bench.MedianAnd95("read and check", times, limit: 1500),
        ];
    }

    private static DocumentReading Read(byte[] file, string name)
    {
        using var stream = new MemoryStream(file, writable: false);
        return new PlanReader(new PlanLinter()).Read(stream, name, ReadOptions.None, CancellationToken.None).Value;
    }

    /// <summary>A budget book as offices keep them: a line for each project, its items in the cells, over again to the number of rows.</summary>
    private static byte[] Workbook(DraftPlan plan, int rows)
    {
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>("plan");
            sheet.Worksheet = new Worksheet(new SheetData(
                Enumerable.Range(0, rows).Select(i => Line(plan.Projects[i % plan.Projects.Count], i + 1))
                    .Prepend(Row("ที่", "โครงการ/กิจกรรม", "วัตถุประสงค์", "เป้าหมาย", "ตัวชี้วัดความสำเร็จ", "งบประมาณ", "สอดคล้องนโยบาย สพฐ."))));
            book.Workbook = new Workbook(new Sheets(new Sheet { Name = "แผน", SheetId = 1, Id = "plan" }));
        }

        return memory.ToArray();
    }

    private static Row Line(DraftProject project, int number) => Row(
        $"{number}",
        $"{project.Title} {number}",
        string.Join('\n', project.Objectives.Select(item => $"{item.Label} {item.Text}")),
        string.Join('\n', project.Targets.Select(item => $"{item.Label} {item.Text}")),
        string.Join('\n', project.Indicators.Select(item => $"{item.Label} {item.Text}")),
        $"{project.Budget}",
        string.Join('\n', project.Alignments.Select(alignment => $"{alignment.Framework} {alignment.Item}")));

    private static Row Row(params IEnumerable<string> cells) => new(cells.Select(text => new Cell(
        new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString }));
}
