using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Somdun.Foundation.Typesetting;
using Somdun.Money;
using S = DocumentFormat.OpenXml.Spreadsheet;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Somdun.Tests.Foundation.Typesetting;

public class OfficeTests
{
    public static TheoryData<bool> Digits => [false, true];

    [Theory, MemberData(nameof(Digits))]
    public void Word_and_Excel_find_nothing_wrong_with_what_is_written(bool thaiDigits)
    {
        var document = Sample.Document with { ThaiDigits = thaiDigits };

        using var docx = WordprocessingDocument.Open(new MemoryStream(Printing.Write(document, FileFormat.Docx)), isEditable: false);
        using var xlsx = SpreadsheetDocument.Open(new MemoryStream(Printing.Write(document, FileFormat.Xlsx)), isEditable: false);

        Assert.Empty(Faults(docx));
        Assert.Empty(Faults(xlsx));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Word_counts_the_pages_of_the_contents_itself_where_there_are_any(bool hasContents)
    {
        Block[] blocks = [.. hasContents ? [new TableOfContents()] : (Block[])[], new Heading(1, "หนึ่ง")];

        using var docx = WordprocessingDocument.Open(new MemoryStream(Printing.Write(Printing.Of(blocks), FileFormat.Docx)), isEditable: false);

        Assert.Equal(hasContents, docx.MainDocumentPart!.DocumentSettingsPart!.Settings!.Elements<W.UpdateFieldsOnOpen>().Any());
    }

    [Fact]
    public async Task The_figures_are_the_same_in_all_three_formats()
    {
        var table = Sample.Table;
        List<decimal> expected = [.. table.Rows.SelectMany(r => r.Cells).Where(c => c.Figure is { Day: null }).Select(c => c.Figure!.Amount)];
        var document = Printing.Of(table);

        using var docx = WordprocessingDocument.Open(new MemoryStream(Printing.Write(document, FileFormat.Docx)), isEditable: false);
        using var xlsx = SpreadsheetDocument.Open(new MemoryStream(Printing.Write(document, FileFormat.Xlsx)), isEditable: false);
        var pdf = await Printing.ReadTextAsync(Printing.Write(document));

        Assert.Equal(expected, Money(docx.MainDocumentPart!.Document!.Descendants<W.TableCell>().Select(c => c.InnerText)));
        Assert.Equal(expected, Money(pdf.Split([' ', '\n'])));
        Assert.Equal(expected, Sheet(xlsx, "โครงการ").Descendants<S.Cell>()
            .Where(c => c.DataType is null && c.CellValue is not null && c.CellReference!.Value!.StartsWith('C'))
            .Select(c => decimal.Parse(c.CellValue!.Text, CultureInfo.InvariantCulture)));

        static IEnumerable<decimal> Money(IEnumerable<string> texts) => texts
            .Where(t => t.Contains('.', StringComparison.Ordinal) && decimal.TryParse(t, NumberStyles.Number, CultureInfo.InvariantCulture, out _))
            .Select(t => decimal.Parse(t, NumberStyles.Number, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_sheet_keeps_numbers_and_days_as_values_and_text_as_text()
    {
        var table = new Table
        {
            Name = "รายการ: ก/ข",
            Columns = [Column.Share(), Column.Share(), Column.Share()],
            Head = [new Row("ข้อความ", "จำนวน", "วันที่")],
            Rows = [new Row("=1+1", Figure.Of(113, unit: "คน"), Figure.Of(new DateOnly(2026, 11, 22)))],
        };

        using var xlsx = SpreadsheetDocument.Open(new MemoryStream(Printing.Write(Printing.Of(table), FileFormat.Xlsx)), isEditable: false);
        var cells = Sheet(xlsx, "รายการ  ก ข").Descendants<S.Cell>().ToDictionary(c => c.CellReference!.Value!);

        Assert.Equal(S.CellValues.SharedString, cells["A2"].DataType!.Value);
        Assert.Null(cells["A2"].CellFormula);
        Assert.Equal("113", cells["B2"].CellValue!.Text);
        Assert.Equal("46348", cells["C2"].CellValue!.Text);
    }

    [Fact]
    public void A_Word_table_repeats_its_head_and_joins_what_spans()
    {
        var table = new Table
        {
            Columns = [Column.Share(), Column.Share(), Column.Share()],
            Head = [new Row(new Cell("กลุ่ม") { RowSpan = 2 }, new Cell("จำนวน") { ColumnSpan = 2 }), new Row("เป้า", "ผล")],
            Rows = [new Row("ก", Figure.Of(1), Figure.Of(2))],
        };

        using var docx = WordprocessingDocument.Open(new MemoryStream(Printing.Write(Printing.Of(table), FileFormat.Docx)), isEditable: false);
        var rows = docx.MainDocumentPart!.Document!.Body!.Elements<W.Table>().Single().Elements<W.TableRow>().ToList();

        Assert.Equal([true, true, false], rows.Select(r => r.Descendants<W.TableHeader>().Any()));
        Assert.Equal(2, rows[0].Descendants<W.GridSpan>().Single().Val!.Value);
        Assert.Equal(2, rows.Take(2).Sum(r => r.Descendants<W.VerticalMerge>().Count()));
    }

    [Theory]
    [InlineData(FileFormat.Pdf)]
    [InlineData(FileFormat.Docx)]
    [InlineData(FileFormat.Xlsx)]
    public void Every_format_comes_out_the_same_again(FileFormat format)
    {
        Assert.Equal(Printing.Write(Sample.Document, format), Printing.Write(Sample.Document, format));
    }

    private static IEnumerable<string> Faults(OpenXmlPackage package) =>
        new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(package).Select(f => $"{f.Part?.Uri} {f.Path?.XPath}: {f.Description}");

    private static S.Worksheet Sheet(SpreadsheetDocument workbook, string name)
    {
        var sheet = workbook.WorkbookPart!.Workbook!.Descendants<S.Sheet>().Single(s => s.Name == name);
        return ((WorksheetPart)workbook.WorkbookPart.GetPartById(sheet.Id!)).Worksheet!;
    }

    private static class Sample
    {
        public static Table Table { get; } = new()
        {
            Name = "โครงการ",
            Columns = [Column.Millimetres(12), Column.Share(), Column.Millimetres(30)],
            Head = [new Row("ที่", "โครงการ", "งบประมาณ")],
            Rows =
            [
                .. Enumerable.Range(1, 30).Select(n => new Row($"{n}", $"โครงการทดสอบ\nชื่อยาว & <สอง> บรรทัด", Baht.Of((n * 1234.5m) + 0.25m))),
                new Row(new Cell("รวม") { ColumnSpan = 2 }, Baht.Of(574_050.00m)) { IsTotal = true },
            ],
        };

        public static Document Document { get; } = Printing.Of() with
        {
            Author = "สพป.ตัวอย่าง เขต 2",
            Provenance = "แผนฉบับที่ 1 & 2",
            Sections =
            [
                new Section { IsCover = true, Blocks = [new Spacer(60), new Paragraph(new Run("ปก") { Bold = true, Size = 30 }) { Alignment = Alignment.Centre }] },
                new Section { Header = "สารบัญ", Blocks = [new Heading(1, "สารบัญ") { InContents = false }, new TableOfContents(3)] },
                new Section
                {
                    Landscape = true,
                    Margins = Margins.Wide,
                    Blocks =
                    [
                        new Heading(1, "ตาราง"), Table, new Rule(), new Heading(2, "แผนภูมิ"),
                        new ChartBlock(Chart(ChartKind.Bars)), new ChartBlock(Chart(ChartKind.Columns)), new ChartBlock(Chart(ChartKind.Share)),
                    ],
                },
                new Section
                {
                    Margins = Margins.Official,
                    Blocks =
                    [
                        new MemoHead { Unit = "กลุ่มนโยบายและแผน", Number = "ศธ 04999/1", Subject = "ขออนุมัติ", To = "ผู้อำนวยการ", Enclosed = "โครงการ 1 ฉบับ" },
                        new Paragraph("ข้อความ") { FirstLine = 25, Alignment = Alignment.Justify },
                        new Paragraph("ข้อหนึ่ง") { Label = "1.", Indent = 8 },
                        new PageBreak(),
                        new SignatureBlock(new Signer("นายสมมติ ตัวอย่าง", "ผู้อำนวยการ", "ผู้อนุมัติ"), new Signer(null)),
                    ],
                },
            ],
        };

        private static Chart Chart(ChartKind kind) => new()
        {
            Kind = kind,
            Title = $"แผนภูมิ {kind}",
            Unit = "บาท",
            Labels = ["ต.ค.", "พ.ย."],
            Series = kind == ChartKind.Columns ? [new Series("ใช้จริง", [1, 2]), new Series("กัน", [3, -1])] : [new Series("งบ", [47000, 5000])],
        };
    }
}
