using System.Globalization;
using System.IO.Compression;
using System.Text;
using Somdun.Modules.PlanReading.Documents;
using static Somdun.Tests.Modules.PlanReading.Documents.Documents;

namespace Somdun.Tests.Modules.PlanReading.Documents;

/// <summary>The PDFs are pages of ours printed by Chromium and LibreOffice.</summary>
public class PdfFileTests
{
    private static readonly string[] Heading = ["ที่", "โครงการ/กิจกรรม", "วัตถุประสงค์", "เป้าหมาย", "ตัวชี้วัด", "งบประมาณ"];

    /// <summary>Chromium writes Thai so that only /ActualText says what it is; the table is told by its lines, or without them.</summary>
    [Theory]
    [InlineData("ruled-chromium.pdf")]
    [InlineData("unruled-chromium.pdf")]
    public void A_table_is_read_with_every_vowel_and_tone_mark(string file)
    {
        var document = Read(File(file));
        var table = document.OnlyTable();

        Assert.Equal("pdf", document.Format);
        Assert.Equal("กลยุทธ์ที่ 2 พัฒนาระบบบริหารจัดการ", document.Lines()[0]);
        Assert.Equal("page 1", table.Part);
        Assert.Equal(Heading, table.Rows[0].Cells.Select(Joined));
        Assert.Equal(
            ["1", "อบรมเชิงปฏิบัติการพัฒนาผู้นำครูทั้งระบบ", "1. เพื่อพัฒนาครูให้มีความรู้ความเข้าใจเกี่ยวกับการจัดทำแผน2. เพื่อสร้างเครือข่ายครูผู้นำที่เข้มแข็ง", "ครูจำนวน30คนจำนวน2ครั้ง", "ร้อยละ 80 ของครูที่เข้าอบรม", "47,000"],
            table.Rows[1].Cells.Select((c, i) => i == 3 ? Joined(c).Replace(" ", "", StringComparison.Ordinal) : Joined(c)));
        Assert.Equal(["2", "นิเทศ กำกับ ติดตาม", "เพื่อช่วยเหลือโรงเรียนขนาดเล็ก", "10 โรงเรียน", "ทุกโรงเรียนได้รับการนิเทศ", "10,000"], table.Rows[2].Cells.Select(Joined));
        Assert.All(table.Rows.SelectMany(r => r.Cells).SelectMany(c => c.Lines), l => Assert.True(l.Wrapped));
        Assert.Equal("line 4", table.Rows[1].Place);
    }

    [Fact]
    public void A_scan_is_refused_with_its_number_of_pages()
    {
        var refusal = Refused(Pdf("q 500 0 0 700 0 0 cm /Im0 Do Q"), "สแกน.pdf");

        Assert.Equal("pdf-without-text", refusal.Code);
        Assert.Contains("1 หน้า", refusal.Reason.Thai, StringComparison.Ordinal);
        Assert.Contains("1 page", refusal.Reason.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_PDF_behind_a_password_is_refused() => Assert.Equal("file-protected", Refused(File("protected.pdf")).Code);

    [Fact]
    public void A_PDF_cut_short_is_refused_or_read_but_never_breaks()
    {
        var whole = File("ruled-chromium.pdf");

        foreach (var share in (double[])[0.001, 0.01, 0.1, 0.5, 0.9, 0.99])
        {
            var outcome = Extract(whole[..(int)(whole.Length * share)]);

            Assert.True(outcome.Succeeded || outcome.Refusals[0].Code is "file-damaged" or "pdf-without-text" or "file-empty", share.ToString(CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void A_page_with_more_drawing_than_a_page_has_is_refused_by_its_number()
    {
        var refusal = Refused(Pdf(string.Concat(Enumerable.Repeat("0 0 m 9 9 l S ", 400_000)), deflated: true));

        Assert.Equal("page-too-large", refusal.Code);
        Assert.Contains("หน้า 1", refusal.Reason.Thai, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_lines_keeps_its_columns_where_only_some_are_filled()
    {
        var first = Page([["No", "Project", "Aim", "Budget"], ["1", "Library", "To read more", "5,000"], ["", "of schools", "and better", ""], ["2", "Garden", "To grow food", "6,000"]]);
        var second = Page([["", "", "and flowers", ""], ["3", "Choir", "To sing", "7,000"]]);

        var tables = Read(Pdf([first, second])).Blocks.OfType<TableBlock>().ToList();

        Assert.Equal(["No|Project|Aim|Budget", "1|Library/of schools|To read more/and better|5,000", "2|Garden|To grow food|6,000"], tables[0].Picture());
        Assert.Equal(["||and flowers|", "3|Choir|To sing|7,000"], tables[1].Picture());

        static string Page(string[][] lines) => string.Concat(lines.Select((cells, line) =>
            string.Concat(cells.Select((text, column) => text.Length == 0 ? "" : $"BT /F1 10 Tf {50 + (column * 120)} {700 - (line * 12)} Td ({text}) Tj ET "))));
    }

    [Fact]
    public void Running_text_is_no_table_however_many_pages_it_has()
    {
        static string Page(int page) =>
            string.Concat(Enumerable.Range(0, 30).Select(i => $"BT /F1 10 Tf 50 {700 - (i * 12)} Td (Chapter {(page * 30) + i} tells of schools and of those who teach in them) Tj ET "));

        var document = Read(Pdf([.. Enumerable.Range(0, 80).Select(Page)]));

        Assert.Equal(30 * 80, document.Blocks.OfType<LineBlock>().Count());
    }

    [Fact]
    public void What_every_page_prints_at_its_head_and_foot_is_read_where_it_begins()
    {
        string[] groups = ["Group A", "Group A", "Group B", "Group A"];
        string Page(int page) => string.Concat(new[] { groups[page], $"Project {page}", "is written up", "in three lines", $"on paper {page}", $"Plan of the office Page {page + 1} of 4" }
            .Select((text, line) => $"BT /F1 10 Tf 50 {700 - (line * 12)} Td ({text}) Tj ET "));

        var lines = Read(Pdf([.. Enumerable.Range(0, 4).Select(Page)])).Lines();

        Assert.Equal(["Group A", "Group B", "Group A"], lines.Where(l => l.StartsWith("Group", StringComparison.Ordinal)));
        Assert.Equal(4, lines.Count(l => l.StartsWith("Project", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, l => l.Contains("Page", StringComparison.Ordinal));
    }

    [Fact]
    public void More_pages_than_a_book_has_are_refused_before_the_first_is_read() =>
        Assert.Equal("document-too-large", Refused(Pdf([.. Enumerable.Repeat("BT /F1 10 Tf 50 700 Td (Text) Tj ET", 1_001)])).Code);

    [Fact]
    public void A_framed_row_with_several_numbers_in_its_first_cell_is_several_rows()
    {
        // Two columns framed as one row; lines of text at three heights in each.
        var table = Read(Pdf("""
            0.5 w 50 700 m 400 700 l S 50 600 m 400 600 l S 50 600 m 50 700 l S 100 600 m 100 700 l S 400 600 m 400 700 l S
            BT /F1 12 Tf 60 680 Td (1) Tj 0 -40 Td (2) Tj ET
            BT /F1 12 Tf 110 680 Td (First project) Tj 0 -20 Td (goes on) Tj 0 -20 Td (Second project) Tj ET
            """)).OnlyTable();

        Assert.Equal(["1|First project/goes on", "2|Second project"], table.Picture());
    }

    [Fact]
    public void Cells_that_no_line_parts_are_one()
    {
        var table = Read(Pdf("""
            0.5 w 50 700 m 350 700 l S 50 650 m 350 650 l S 50 600 m 350 600 l S 50 600 m 50 700 l S 350 600 m 350 700 l S 150 600 m 150 650 l S 250 600 m 250 700 l S
            BT /F1 12 Tf 60 680 Td (Heading over two) Tj 200 0 Td (Budget) Tj ET
            BT /F1 12 Tf 60 620 Td (A) Tj 100 0 Td (B) Tj 100 0 Td (5) Tj ET
            """)).OnlyTable();

        Assert.Equal(["Heading over two|^|Budget", "A|B|5"], table.Picture());
    }

    private static string Joined(SourceCell cell) => cell.Lines.Aggregate("", (text, line) => text + line.Text);

    /// <summary>A page of these drawing orders, with Helvetica as F1 and a picture of one dot as Im0.</summary>
    private static byte[] Pdf(string content, bool deflated = false) => Pdf([content], deflated);

    private static byte[] Pdf(string[] pages, bool deflated = false)
    {
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            $"<</Type/Pages/Kids[{string.Join(' ', pages.Select((_, i) => $"{5 + (2 * i)} 0 R"))}]/Count {pages.Length}>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>\nstream\n0\nendstream",
            .. pages.SelectMany((content, i) => (string[])
            [
                $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {6 + (2 * i)} 0 R/Resources<</Font<</F1 3 0 R>>/XObject<</Im0 4 0 R>>>>>>",
                deflated ? $"<</Filter/FlateDecode/Length {Deflated(content).Length}>>\nstream\n{Deflated(content)}\nendstream" : $"<</Length {content.Length}>>\nstream\n{content}\nendstream",
            ]),
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        foreach (var (index, text) in objects.Index())
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{text}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
        {
            file.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        }

        file.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Length + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static string Deflated(string content)
    {
        using var bytes = new MemoryStream();
        using (var stream = new ZLibStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            stream.Write(Encoding.Latin1.GetBytes(content));
        }

        return Encoding.Latin1.GetString(bytes.ToArray());
    }
}
