using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Somdun.Foundation.Typesetting;

/// <summary>A Word table: head repeated on every page, rows that may go on over the page, cells joined where ours span.</summary>
internal sealed class DocxTable
{
    private readonly Table _table;
    private readonly double[] _edges;
    private readonly DocxText _text;
    private readonly TextSetter _setter;
    private readonly LaidTable _cuts;

    public DocxTable(Table table, double width, DocxText text, TextSetter setter)
    {
        _table = table;
        _edges = TableGrid.Edges(table, width, setter);
        _text = text;
        _setter = setter;
        _cuts = new LaidTable(table, width, setter);
        Element = new W.Table(Properties(width), new W.TableGrid(
            table.Columns.Select((_, i) => new GridColumn { Width = DocxWriter.Twips(_edges[i + 1] - _edges[i]) })));
        Append(TableGrid.Place(table, isHead: true), isHead: true);
        Append(TableGrid.Place(table, isHead: false), isHead: false);
    }

    public W.Table Element { get; }

    private TableProperties Properties(double width)
    {
        var properties = new TableProperties
        {
            TableWidth = new TableWidth { Width = DocxWriter.Twips(width), Type = TableWidthUnitValues.Dxa },
            TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
        };
        if (_table.Ruling != Ruling.None)
        {
            properties.TableBorders = Borders(_table.Ruling == Ruling.Grid);
        }

        var side = (short)(_table.Ruling == Ruling.None ? 0 : 72);
        properties.TableCellMarginDefault = new TableCellMarginDefault(
            new TopMargin { Width = "44", Type = TableWidthUnitValues.Dxa },
            new TableCellLeftMargin { Width = side, Type = TableWidthValues.Dxa },
            new BottomMargin { Width = "56", Type = TableWidthUnitValues.Dxa },
            new TableCellRightMargin { Width = _table.Ruling == Ruling.None ? (short)100 : side, Type = TableWidthValues.Dxa });
        if (_table.Name is { } name)
        {
            properties.TableCaption = new TableCaption { Val = name };
        }

        return properties;
    }

    private static TableBorders Borders(bool isGrid)
    {
        T Border<T>(bool isDrawn)
            where T : BorderType, new() => new() { Val = isDrawn ? BorderValues.Single : BorderValues.Nil, Size = 4, Color = Palette.Line };
        return new TableBorders(
            Border<TopBorder>(isGrid), Border<LeftBorder>(isGrid), Border<BottomBorder>(true), Border<RightBorder>(isGrid),
            Border<InsideHorizontalBorder>(true), Border<InsideVerticalBorder>(isGrid));
    }

    private void Append(List<PlacedRow> rows, bool isHead)
    {
        var open = new List<PlacedCell>();
        for (var r = 0; r < rows.Count; r++)
        {
            var row = rows[r].Row;
            var properties = new TableRowProperties();
            if (isHead || !_cuts.MayCut(r))
            {
                properties.Append(new CantSplit());
            }

            if (row.MinimumHeight > 0)
            {
                properties.Append(new TableRowHeight { Val = (uint)Math.Round(Pages.Points(row.MinimumHeight) * 20), HeightType = HeightRuleValues.AtLeast });
            }

            if (isHead)
            {
                properties.Append(new TableHeader());
            }

            var keeps = isHead || row.KeepWithNext || (r + 1 < rows.Count && rows[r + 1].Row.IsTotal);
            var element = new W.TableRow(properties);
            open.AddRange(rows[r].Cells);
            foreach (var cell in open.Where(c => c.LastRow >= r).OrderBy(c => c.Column))
            {
                element.Append(cell.Row == r ? Begin(cell, keeps) : GoOn(cell));
            }

            open.RemoveAll(c => c.LastRow <= r);
            Element.Append(element);
        }
    }

    private W.TableCell Begin(PlacedCell cell, bool keeps)
    {
        var properties = Properties(cell);
        if (cell.LastRow > cell.Row)
        {
            properties.VerticalMerge = new VerticalMerge { Val = MergedCellValues.Restart };
        }

        if (Palette.Of(cell.Look.Shade) is { } shade)
        {
            properties.Shading = new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = shade };
        }

        if (cell.Look.Middle)
        {
            properties.TableCellVerticalAlignment = new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center };
        }

        var place = new Place(_table.Size, 0, cell.Look.Bold, cell.Look.Alignment);
        var result = new W.TableCell(properties);
        var said = cell.Paragraphs(_setter.Language);
        var paragraphs = said.Count == 0 ? [new Paragraph("")] : said;
        var hangs = _setter.Hangs(paragraphs, place);
        foreach (var (i, paragraph) in paragraphs.Index())
        {
            var element = _text.Paragraph(keeps ? paragraph with { KeepWithNext = true } : paragraph, place, hangs[i]);
            element.ParagraphProperties!.ParagraphStyleId = new ParagraphStyleId { Val = DocxStyles.Cell };
            result.Append(element);
        }

        return result;
    }

    private W.TableCell GoOn(PlacedCell cell)
    {
        var properties = Properties(cell);
        properties.VerticalMerge = new VerticalMerge();
        return new W.TableCell(properties, new W.Paragraph());
    }

    private TableCellProperties Properties(PlacedCell cell)
    {
        var span = cell.Cell.ColumnSpan;
        var properties = new TableCellProperties
        {
            TableCellWidth = new TableCellWidth { Width = DocxWriter.Twips(_edges[cell.Column + span] - _edges[cell.Column]), Type = TableWidthUnitValues.Dxa },
        };
        if (span > 1)
        {
            properties.GridSpan = new GridSpan { Val = span };
        }

        return properties;
    }
}
