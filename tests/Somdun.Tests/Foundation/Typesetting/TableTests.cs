using CsCheck;
using Somdun.Foundation.Typesetting;

namespace Somdun.Tests.Foundation.Typesetting;

public class TableTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา", "จำนวน 113 คน ", "(1 ต.ค.62 - 30 ก.ย.63) ", "https://example.go.th/a/very/long/address?with=parts ",
        "น้ำ", "เพื่อ ", "ฎฏฐ ", "5,475,250.00 บาท ", "“ใน” ", "\n", "X ", "อื่น ๆ ", "เครื่องราชอิสริยาภรณ์และเหรียญจักรพรรดิมาลา ", "✓ ").Array[0, 60]
        .Select(parts => string.Concat(parts));

    private static readonly Gen<Table> Tables =
        from columns in Gen.Int[1, 9]
        from fixedWidth in Gen.Double[3, 60]
        from texts in Texts.Array[columns].Array[1, 6]
        from size in Gen.Double[7, 20]
        from total in Gen.Bool
        select new Table
        {
            Size = size,
            Columns = [Column.Millimetres(fixedWidth), .. Enumerable.Range(1, columns - 1).Select(i => Column.Share(i))],
            Head = [new Row([.. Enumerable.Range(1, columns).Select(i => new Cell($"หัวตาราง {i}"))])],
            Rows = [.. texts.Select((row, i) => new Row([.. row.Select(t => new Cell(t))]) { IsTotal = total && i == texts.Length - 1 })],
        };

    [Fact]
    public void No_line_is_wider_than_its_box_and_every_text_is_printed_once()
    {
        Tables.Sample(
            table =>
            {
                var document = Printing.Of(table);
                var shaper = new Shaper();
                var pages = PdfLayout.Of(document, shaper).Pages;
                var lines = pages.SelectMany(p => p.Marks.OfType<LineMark>().Where(m => !IsFurniture(m, p))).ToList();

                var edges = TableGrid.Edges(table, Pages.TextArea(document.Sections[0]).Width, new TextSetter(shaper, document));
                var left = Pages.Points(document.Sections[0].Margins.Left);
                Assert.All(lines, mark =>
                {
                    var column = Array.FindLastIndex(edges, e => left + e <= mark.X + 0.01);
                    Assert.True(mark.X + mark.Line.X + mark.Line.Width <= left + edges[column + 1] + 0.1 || IsOneLetter(mark.Line), mark.Line.Text);
                });

                for (var c = 0; c < table.Columns.Count; c++)
                {
                    var expected = string.Concat(table.Rows.Select(r => PrintedText.Of(string.Concat(r.Cells[c].Paragraphs.SelectMany(p => p.Runs).Select(r => r.Text)), false)));
                    var printed = string.Concat(lines
                        .Where(m => m.X >= left + edges[c] - 0.01 && m.X < left + edges[c + 1] - 0.01 && !m.Line.Text.StartsWith("หัวตาราง", StringComparison.Ordinal))
                        .Select(m => m.Line.Text));
                    Assert.Equal(Inked(expected), Inked(printed.Replace($"หัวตาราง {c + 1}", "", StringComparison.Ordinal)));
                }
            },
            iter: 60);

        static string Inked(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        static bool IsOneLetter(Line line) => line.Pieces.Count(p => p.Shape.Text.Trim().Length > 0) <= 1;
        static bool IsFurniture(LineMark mark, Page page) => mark.Top > page.Height - Pages.Points(page.Section.Margins.Bottom);
    }

    [Fact]
    public void No_text_stands_below_the_text_area_of_its_page()
    {
        Tables.Sample(
            table => Assert.All(PdfLayout.Of(Printing.Of(table), new Shaper()).Pages, page =>
            {
                var bottom = page.Height - Pages.Points(page.Section.Margins.Bottom);
                Assert.All(page.Marks.OfType<LineMark>().Where(m => m.Top < bottom), m => Assert.True(m.Top + m.Line.Height <= bottom + 0.1, m.Line.Text));
            }),
            iter: 60);
    }

    [Fact]
    public void A_cell_higher_than_a_page_goes_on_and_loses_nothing()
    {
        var words = Enumerable.Range(1, 3000).Select(n => $"คำ{n}").ToList();
        var table = new Table
        {
            Columns = [Column.Millimetres(20), Column.Share()],
            Head = [new Row("ที่", "ข้อความ")],
            Rows = [new Row("1", string.Join(' ', words)), new Row("2", Cell.Empty), new Row(new Cell("รวม"), "ทั้งหมด") { IsTotal = true }],
        };

        var pages = PdfLayout.Of(Printing.Of(table), new Shaper()).Pages;
        var printed = string.Concat(pages.SelectMany(p => p.Marks.OfType<LineMark>()).Select(m => m.Line.Text + " ")).Split(' ');

        Assert.InRange(pages.Count, 4, 20);
        Assert.All(words, word => Assert.Single(printed, w => w == word));
    }

    [Fact]
    public void A_cell_over_several_rows_keeps_its_text_when_its_rows_stand_on_two_pages()
    {
        var rows = Enumerable.Range(1, 60).Select(n => n == 1
            ? new Row(new Cell("กลุ่มเดียวกัน") { RowSpan = 60 }, $"แถว {n}")
            : new Row($"แถว {n}")).ToList();
        var table = new Table { Columns = [Column.Millimetres(40), Column.Share()], Head = [new Row("กลุ่ม", "แถว")], Rows = rows };

        var pages = PdfLayout.Of(Printing.Of(table), new Shaper()).Pages;
        var texts = pages.SelectMany(p => p.Marks.OfType<LineMark>()).Select(m => m.Line.Text).ToList();

        Assert.True(pages.Count > 1);
        Assert.Single(texts, "กลุ่มเดียวกัน");
        Assert.All(Enumerable.Range(1, 60), n => Assert.Single(texts, $"แถว {n}"));
    }

    [Fact]
    public void A_figure_is_never_broken_over_two_lines()
    {
        var table = new Table
        {
            Columns = [Column.Share(9), Column.Millimetres(8), Column.Share(0.1)],
            Rows = [new Row("ข้อความ", Figure.Of(5_475_250m, 2), new Cell(Figure.Of(113, unit: "คน")) { Bold = true })],
        };

        var lines = PdfLayout.Of(Printing.Of(table), new Shaper()).Pages.SelectMany(p => p.Marks.OfType<LineMark>()).Select(m => m.Line.Text).ToList();

        Assert.Contains("5,475,250.00", lines);
        Assert.Contains("113 คน", lines);
    }

    [Fact]
    public void A_total_never_begins_a_page_alone()
    {
        foreach (var count in Enumerable.Range(20, 40))
        {
            var table = new Table
            {
                Columns = [Column.Share(), Column.Share()],
                Head = [new Row("รายการ", "จำนวน")],
                Rows = [.. Enumerable.Range(1, count).Select(n => new Row($"รายการ {n}", Figure.Of(n))), new Row("รวม", Figure.Of(count)) { IsTotal = true }],
            };

            var pages = PdfLayout.Of(Printing.Of(table), new Shaper()).Pages;
            var last = pages[^1].Marks.OfType<LineMark>().Select(m => m.Line.Text).ToList();

            Assert.Contains($"รายการ {count}", last);
        }
    }

    [Fact]
    public void A_row_with_more_cells_than_columns_is_refused_by_name()
    {
        var table = new Table { Name = "โครงการ", Columns = [Column.Share()], Rows = [new Row("ก"), new Row("ก", "ข")] };

        var fault = Assert.Throws<ArgumentException>(() => Printing.Write(Printing.Of(table)));
        Assert.Contains("Row 2 of the table 'โครงการ'", fault.Message, StringComparison.Ordinal);
    }
}
