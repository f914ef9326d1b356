using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using static Somdun.Text;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace Somdun.Foundation.Typesetting;

/// <summary>
/// Writes the figures of a document as XLSX: a first sheet that says what it is and where its numbers come from, then a sheet for every
/// named table and every chart. Numbers are numbers; text is text, and never a formula.
/// </summary>
internal sealed class XlsxWriter
{
    /// <summary>Size of the text in points, and of one digit: the unit in which Excel measures columns.</summary>
    private const double Size = 11, Digit = 6.1;

    /// <summary>Width of all columns together in points: a landscape page, somewhat reduced.</summary>
    private const double Wide = 860;

    /// <summary>Excel knows no higher row.</summary>
    private const double Highest = 409;

    /// <summary>The day that Excel counts as 0; right from March 1900 on.</summary>
    private static readonly int FirstDay = new DateOnly(1899, 12, 30).DayNumber;

    private readonly Document _document;
    private readonly XlsxLooks _looks;
    private readonly Shaper _shaper = new();
    private readonly XlsxStrings _strings = new();
    private readonly SheetNames _names = new();
    private readonly List<Tab> _tabs = [];

    private XlsxWriter(Document document)
    {
        _document = document;
        _looks = new XlsxLooks(document);
    }

    /// <param name="HeadRows">Rows at the top that stay in sight and are printed on every page.</param>
    private sealed record Tab(string Name, Worksheet Sheet, int HeadRows);

    public static void Write(Document document, Stream stream) => new XlsxWriter(document).WriteTo(stream);

    private void WriteTo(Stream stream)
    {
        var firstName = _names.Take(T("เอกสาร", "Document").In(_document.Language));
        var tables = _document.Sections.SelectMany(s => s.PlainBlocks(_document)).Select(TableOf).OfType<Table>().ToList();
        foreach (var table in tables)
        {
            _tabs.Add(SheetOf(table));
        }

        _tabs.Insert(0, new Tab(firstName, Front(), 0));

        using var written = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(written, SpreadsheetDocumentType.Workbook))
        {
            OfficePackage.Describe(package, _document);
            var workbook = package.AddWorkbookPart();
            package.ChangeIdOfPart(workbook, "main");
            workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = _looks.Stylesheet();
            var sheets = new Sheets();
            var names = new DefinedNames();
            foreach (var (i, tab) in _tabs.Index())
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"sheet{i + 1}");
                workbook.AddNewPart<WorksheetPart>(id).Worksheet = tab.Sheet;
                sheets.Append(new Sheet { Name = tab.Name, SheetId = (uint)i + 1, Id = id });
                if (tab.HeadRows > 0)
                {
                    var rows = string.Create(CultureInfo.InvariantCulture, $"'{tab.Name.Replace("'", "''", StringComparison.Ordinal)}'!$1:${tab.HeadRows}");
                    names.Append(new DefinedName(rows) { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
                }
            }

            workbook.AddNewPart<SharedStringTablePart>("strings").SharedStringTable = _strings.Table();
            workbook.Workbook = new Workbook(new BookViews(new WorkbookView()), sheets);
            if (names.HasChildren)
            {
                workbook.Workbook.Append(names);
            }
        }

        OfficePackage.Repack(written, stream);
    }

    /// <summary>The table that a block becomes; null for one that is only to be read or seen.</summary>
    private Table? TableOf(Block block) => block switch
    {
        Table { Name: not null } table => table,
        ChartBlock { Chart: var chart } => TableOf(chart),
        _ => null,
    };

    private Table TableOf(Chart chart)
    {
        var many = chart.Series.Count > 1;
        var total = T("รวม", "Total").In(_document.Language);
        var unit = chart.Unit is null ? "" : $" ({chart.Unit})";
        return new Table
        {
            Name = chart.Title,
            Columns = [Column.Share(3), .. Enumerable.Repeat(Column.Share(alignment: Alignment.End), chart.Series.Count + (many ? 1 : 0))],
            Head = [new Row([T("รายการ", "Item").In(_document.Language), .. chart.Series.Select(s => new Cell(s.Name + unit)), .. many ? [new Cell(total + unit)] : Array.Empty<Cell>()])],
            Rows = [.. chart.Labels.Select((label, i) => new Row(
                [label, .. chart.Series.Select(s => new Cell(Figure.Of(s.Values[i], chart.Decimals))), .. many ? [new Cell(Figure.Of(chart.TotalOf(i), chart.Decimals))] : Array.Empty<Cell>()]))],
        };
    }

    private Worksheet Front()
    {
        List<(string Name, string? Value)> lines =
        [
            (T("เรื่อง", "Subject").In(_document.Language), _document.Subject),
            (T("ผู้จัดทำ", "Author").In(_document.Language), _document.Author),
            (T("ที่มาของตัวเลข", "Source of the figures").In(_document.Language), _document.Provenance),
        ];
        var rows = new SheetData();
        rows.Append(RowOf(1, [Text("A1", _document.Title, _looks.Title)], 30));
        var number = 3u;
        foreach (var (name, value) in lines.Where(l => !string.IsNullOrEmpty(l.Value)))
        {
            rows.Append(RowOf(number, [Text($"A{number}", name, _looks.Label), Text($"B{number}", value!, _looks.Plain)], 20));
            number++;
        }

        number++;
        rows.Append(RowOf(number, [Text($"A{number}", T("แผ่นงาน", "Sheets").In(_document.Language), _looks.Label)], 20));
        foreach (var tab in _tabs)
        {
            rows.Append(RowOf(++number, [Text($"B{number}", tab.Name, _looks.Plain)], 20));
        }

        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView { ShowGridLines = false, WorkbookViewId = 0 }),
            new Columns(Width(1, 24), Width(2, 90)),
            rows,
            Setup(isLandscape: false));
    }

    private Tab SheetOf(Table table)
    {
        var name = _names.Take(Printed(table.Name!));
        var data = new SheetData();
        var merges = new MergeCells();
        var (laid, widths) = Lay(table);
        var number = 0u;
        foreach (var isHead in new[] { true, false })
        {
            var placed = TableGrid.Place(table, isHead);
            var first = number + 1;
            var rows = placed.Select((_, i) => new SortedDictionary<int, S.Cell>()).ToList();
            foreach (var cell in placed.SelectMany(r => r.Cells))
            {
                Fill(cell, first, table, rows, merges, isHead);
            }

            foreach (var (i, row) in rows.Index())
            {
                data.Append(RowOf(++number, row.Values, laid.HeightOfRow(i, isHead)));
            }
        }

        var head = table.Head.Count;
        var sheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(View(head)),
            new Columns(widths.Select((w, i) => Width((uint)i + 1, (w / Digit) + 1))),
            data);
        if (merges.HasChildren)
        {
            sheet.Append(merges);
        }

        sheet.Append(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.7, Bottom = 0.7, Header = 0.3, Footer = 0.3 });
        sheet.Append(Setup(isLandscape: true));
        sheet.Append(new HeaderFooter(
            new OddHeader($"&L{Escaped(_document.Title)}&R{Escaped(name)}"),
            new OddFooter($"&L{Escaped(_document.Provenance ?? "")}&R{Wording.Page.In(_document.Language)}&P{Wording.Of.In(_document.Language)}&N")));
        return new Tab(name, sheet, head);
    }

    private void Fill(PlacedCell placed, uint first, Table table, List<SortedDictionary<int, S.Cell>> rows, MergeCells merges, bool isHead)
    {
        var lastColumn = placed.Column + placed.Cell.ColumnSpan - 1;
        var look = _looks.Of(placed.Look, placed.Cell.Figure, isHead);
        for (var r = placed.Row; r <= placed.LastRow; r++)
        {
            for (var c = placed.Column; c <= lastColumn; c++)
            {
                // The cells under a joined one are empty, but have its lines.
                var isFirst = r == placed.Row && c == placed.Column;
                var address = Address(c, first + (uint)r);
                rows[r][c] = isFirst && placed.Cell.Figure is { } figure ? Number(address, figure, look)
                    : isFirst && placed.Cell.Paragraphs.Count > 0 ? Text(address, Plain(placed.Cell.Paragraphs), look)
                    : new S.Cell { CellReference = address, StyleIndex = look };
            }
        }

        if (placed.LastRow > placed.Row || lastColumn > placed.Column)
        {
            merges.Append(new MergeCell { Reference = $"{Address(placed.Column, first + (uint)placed.Row)}:{Address(lastColumn, first + (uint)placed.LastRow)}" });
        }
    }

    private static string Plain(IEnumerable<Paragraph> paragraphs) =>
        string.Join('\n', paragraphs.Select(p => (p.Label is null ? "" : p.Label + " ") + string.Concat(p.Runs.Select(r => r.Text))));

    private static S.Cell Number(string address, Figure figure, uint look) =>
        new() { CellReference = address, StyleIndex = look, CellValue = figure.Day is { } day ? new CellValue(day.DayNumber - FirstDay) : new CellValue(figure.Amount) };

    private S.Cell Text(string address, string text, uint look) => new()
    {
        CellReference = address,
        StyleIndex = look,
        DataType = CellValues.SharedString,
        CellValue = new CellValue(_strings.Keep(Printed(text))),
    };

    private string Printed(string text) => PrintedText.Of(text, _document.ThaiDigits);

    private static S.Row RowOf(uint number, IEnumerable<S.Cell> cells, double height) =>
        new(cells) { RowIndex = number, Height = Math.Round(Math.Clamp(height, 18, Highest), 1), CustomHeight = true };

    private static SheetView View(int head)
    {
        var view = new SheetView { WorkbookViewId = 0 };
        if (head > 0)
        {
            var below = Address(0, (uint)head + 1);
            view.Append(new Pane { VerticalSplit = head, TopLeftCell = below, ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen });
            view.Append(new Selection { Pane = PaneValues.BottomLeft, ActiveCell = below, SequenceOfReferences = new ListValue<StringValue> { InnerText = below } });
        }

        return view;
    }

    /// <summary>The table as it will stand on the sheet: programs other than Excel do not fit the heights of rows by themselves.</summary>
    private (LaidTable Table, double[] Widths) Lay(Table table)
    {
        var setter = new TextSetter(_shaper, _document);
        var sized = table with { Size = Size };
        var edges = TableGrid.Edges(sized, Wide, setter);
        return (new LaidTable(sized, Wide, setter), [.. edges.Zip(edges.Skip(1), (left, right) => right - left)]);
    }

    private static S.Column Width(uint column, double width) => new() { Min = column, Max = column, Width = Math.Round(width, 2), CustomWidth = true };

    private static PageSetup Setup(bool isLandscape) => new()
    {
        PaperSize = 9,
        Orientation = isLandscape ? OrientationValues.Landscape : OrientationValues.Portrait,
        FitToWidth = 1,
        FitToHeight = 0,
    };

    private static string Address(int column, uint row)
    {
        var letters = "";
        for (var c = column + 1; c > 0; c = (c - 1) / 26)
        {
            letters = (char)('A' + ((c - 1) % 26)) + letters;
        }

        return letters + row.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>In the head and foot of a sheet "&amp;" begins a code, and the whole has room for 255 characters.</summary>
    private string Escaped(string text)
    {
        var printed = Printed(text);
        return (printed.Length > 90 ? printed[..89] + "…" : printed).Replace("&", "&&", StringComparison.Ordinal);
    }
}
