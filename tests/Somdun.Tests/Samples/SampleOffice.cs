using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using S = DocumentFormat.OpenXml.Spreadsheet;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Somdun.Tests.Samples;

/// <summary>The plan as an office would have typed it in Word and in Excel.</summary>
internal static class SampleOffice
{
    private const string Font = "TH SarabunPSK";

    // Of number, project, objectives, targets, indicators, budget, alignment; in twentieths of a point.
    private static readonly int[] WordWidths = [600, 2000, 3300, 3200, 3200, 1400, 1500];

    private static readonly double[] SheetWidths = [6, 26, 42, 42, 42, 14, 14];

    private const double LineHeight = 21;

    public static void WriteDocx(SamplePlan plan, Stream to)
    {
        using var document = WordprocessingDocument.Create(to, WordprocessingDocumentType.Document);
        var table = new W.Table(
            new W.TableProperties(
                new W.TableWidth { Width = $"{WordWidths.Sum()}", Type = W.TableWidthUnitValues.Dxa },
                new W.TableBorders(
                    Border<W.TopBorder>(), Border<W.LeftBorder>(), Border<W.BottomBorder>(),
                    Border<W.RightBorder>(), Border<W.InsideHorizontalBorder>(), Border<W.InsideVerticalBorder>()),
                new W.TableLayout { Type = W.TableLayoutValues.Fixed }),
            new W.TableGrid(WordWidths.Select(width => new W.GridColumn { Width = $"{width}" })));

        table.Append(Row([.. SamplePlan.Headings.Select(heading => new[] { heading })], isHeading: true));
        table.Append(plan.Projects.Select(project => Row(project.Cells, isHeading: false)));

        document.AddMainDocumentPart().Document = new W.Document(new W.Body(
            [
                .. plan.Title.Append(plan.Strategy).Select(line => Paragraph(line, bold: true, W.JustificationValues.Center)),
                table,
                new W.SectionProperties(
                    new W.PageSize { Width = 16838, Height = 11906, Orient = W.PageOrientationValues.Landscape },
                    new W.PageMargin { Top = 850, Bottom = 850, Left = 820U, Right = 820U, Header = 500U, Footer = 500U, Gutter = 0U }),
            ]));
    }

    public static void WriteXlsx(SamplePlan plan, Stream to)
    {
        using var document = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Styles();
        var sheet = book.AddNewPart<WorksheetPart>("plan");

        List<S.Row> rows = [.. plan.Title.Append(plan.Strategy).Select((line, i) => SheetRow(i + 1, [[line]], style: 4))];
        rows.Add(SheetRow(rows.Count + 1, [.. SamplePlan.Headings.Select(heading => new[] { heading })], style: 1));
        var heading = rows.Count;
        rows.AddRange(plan.Projects.Select((project, i) => SheetRow(heading + 1 + i, project.Cells, style: 2)));

        sheet.Worksheet = new S.Worksheet(
            new S.SheetViews(new S.SheetView(
                new S.Pane { VerticalSplit = heading, TopLeftCell = $"A{heading + 1}", ActivePane = S.PaneValues.BottomLeft, State = S.PaneStateValues.Frozen })
            { WorkbookViewId = 0 }),
            new S.Columns(SheetWidths.Select((width, i) => new S.Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true })),
            new S.SheetData(rows),
            new S.MergeCells(Enumerable.Range(1, heading - 1).Select(row => new S.MergeCell { Reference = $"A{row}:G{row}" })),
            new S.PageSetup { PaperSize = 9, Orientation = S.OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 })
        {
            SheetProperties = new S.SheetProperties(new S.PageSetupProperties { FitToPage = true }),
        };

        book.Workbook = new S.Workbook(new S.Sheets(new S.Sheet { Name = "กลยุทธ์ที่ 6", SheetId = 1, Id = "plan" }));
    }

    private static W.TableRow Row(IReadOnlyList<IReadOnlyList<string>> cells, bool isHeading)
    {
        var row = new W.TableRow();
        if (isHeading)
        {
            row.Append(new W.TableRowProperties(new W.TableHeader()));
        }

        row.Append(cells.Select((lines, column) => new W.TableCell(
        [
            new W.TableCellProperties(new W.TableCellWidth { Width = $"{WordWidths[column]}", Type = W.TableWidthUnitValues.Dxa }),
            .. lines.Select(line => Paragraph(line, isHeading, isHeading || column is 0 ? W.JustificationValues.Center
                : column is 5 ? W.JustificationValues.Right : W.JustificationValues.Left)),
        ])));
        return row;
    }

    private static W.Paragraph Paragraph(string text, bool bold, W.JustificationValues alignment)
    {
        var style = new W.RunProperties(new W.RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font });
        if (bold)
        {
            style.Append(new W.Bold(), new W.BoldComplexScript());
        }

        style.Append(new W.FontSize { Val = "28" }, new W.FontSizeComplexScript { Val = "28" }, new W.Languages { Bidi = "th-TH" });
        return new W.Paragraph(
            new W.ParagraphProperties(new W.SpacingBetweenLines { After = "0" }, new W.Justification { Val = alignment }),
            new W.Run(style, new W.Text(text) { Space = SpaceProcessingModeValues.Preserve }));
    }

    private static T Border<T>()
        where T : W.BorderType, new() => new() { Val = W.BorderValues.Single, Size = 4 };

    private static S.Row SheetRow(int row, IReadOnlyList<IReadOnlyList<string>> cells, uint style) =>
        new(cells.Select((lines, column) => column is 5 && style is 2
            ? Number(decimal.Parse(lines[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture), column, row)
            : Text(string.Join('\n', lines), column, row, style)))
        { RowIndex = (uint)row, Height = LineHeight * (style is 4 ? 1 : cells.Select(HeightInLines).Max()), CustomHeight = true };

    // Excel does not measure rows it did not write: tell it how high they are. A letter is about a unit of width.
    private static int HeightInLines(IReadOnlyList<string> lines, int column) =>
        lines.Sum(line => 1 + (int)(line.Length / SheetWidths[column]));

    private static S.Cell Text(string text, int column, int row, uint style) => new(
        new S.InlineString(new S.Text(text) { Space = SpaceProcessingModeValues.Preserve }))
    { CellReference = Place(column, row), DataType = S.CellValues.InlineString, StyleIndex = style };

    private static S.Cell Number(decimal number, int column, int row) => new(
        new S.CellValue(number)) { CellReference = Place(column, row), StyleIndex = 3 };

    private static string Place(int column, int row) => $"{(char)('A' + column)}{row}";

    private static S.Stylesheet Styles() => new(
        new S.Fonts(
            new S.Font(new S.FontSize { Val = 14 }, new S.FontName { Val = Font }),
            new S.Font(new S.Bold(), new S.FontSize { Val = 14 }, new S.FontName { Val = Font })),
        new S.Fills(
            new S.Fill(new S.PatternFill { PatternType = S.PatternValues.None }),
            new S.Fill(new S.PatternFill { PatternType = S.PatternValues.Gray125 })),
        new S.Borders(new S.Border(), new S.Border(
            new S.LeftBorder { Style = S.BorderStyleValues.Thin }, new S.RightBorder { Style = S.BorderStyleValues.Thin },
            new S.TopBorder { Style = S.BorderStyleValues.Thin }, new S.BottomBorder { Style = S.BorderStyleValues.Thin })),
        new S.CellStyleFormats(new S.CellFormat()),
        new S.CellFormats(
            new S.CellFormat(),
            Format(font: 1, number: 0, S.HorizontalAlignmentValues.Center),
            Format(font: 0, number: 0, S.HorizontalAlignmentValues.Left),
            Format(font: 0, number: 3, S.HorizontalAlignmentValues.Right),
            new S.CellFormat(new S.Alignment { Horizontal = S.HorizontalAlignmentValues.Center }) { FontId = 1, ApplyFont = true, ApplyAlignment = true }));

    private static S.CellFormat Format(uint font, uint number, S.HorizontalAlignmentValues alignment) => new(
        new S.Alignment { WrapText = true, Horizontal = alignment, Vertical = S.VerticalAlignmentValues.Top })
    {
        FontId = font, BorderId = 1, NumberFormatId = number,
        ApplyFont = true, ApplyBorder = true, ApplyNumberFormat = true, ApplyAlignment = true,
    };
}
