using Somdun.Foundation.Typesetting;

namespace Somdun.Tests.Foundation.Typesetting;

public class PdfTests
{
    public static TheoryData<string> Words =>
    [
        "ที่นี่มีปู่ย่าตายาย น้ำใจ ผู้ใหญ่ ป่าไม้ ฟ้า ฝั่ง ปั๊ม กตัญญู ฐาน ญี่ปุ่น",
        "สพป.ตัวอย่าง เขต 2 จำนวน 113 คน (1 ต.ค. 62 - 30 ก.ย. 63) “ทั่วไป” อื่น ๆ",
        "งบประมาณ 5,475,250.00 บาท ร้อยละ 80 ของ Video Conference และ TECS",
        "หกสิบสี่ ๖๔ ฤๅษี ฦๅชา เฌอ ฎีกา ปฏิบัติ เครื่องราชอิสริยาภรณ์ ฯลฯ",
    ];

    [Theory, MemberData(nameof(Words))]
    public async Task What_is_printed_is_copied_as_it_was_written(string text)
    {
        var read = await Printing.ReadTextAsync(Printing.Write(Printing.Of(new Paragraph(text), new Paragraph(new Run(text) { Bold = true }))));

        Assert.StartsWith($"{text}\n{text}\n", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_head_of_a_table_stands_on_every_page_and_every_page_says_which_it_is()
    {
        var rows = Enumerable.Range(1, 1000).Select(n => new Row(Figure.Of(n), $"รายการลำดับที่ {n}")).ToList();
        var table = new Table { Columns = [Column.Millimetres(20), Column.Share()], Head = [new Row("ลำดับ", "รายละเอียด")], Rows = rows };

        var pages = (await Printing.ReadTextAsync(Printing.Write(Printing.Of(table)))).TrimEnd('\f').Split('\f');

        Assert.InRange(pages.Length, 20, 40);
        Assert.All(pages, page => Assert.Contains("ลำดับ รายละเอียด", page, StringComparison.Ordinal));
        Assert.All(pages.Index(), page => Assert.Contains($"หน้า {page.Index + 1} จาก {pages.Length}", page.Item, StringComparison.Ordinal));
        Assert.All(Enumerable.Range(1, 1000), n => Assert.Single(pages, p => p.Contains($"รายการลำดับที่ {n}\n", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes()
    {
        var document = Printing.Of(new Heading(1, "หัวข้อ"), new Paragraph("ข้อความ"));

        Assert.Equal(Printing.Write(document), Printing.Write(document with { Title = document.Title }));
    }

    [Fact]
    public void Many_documents_are_written_at_once()
    {
        var document = Printing.Of([.. Enumerable.Range(1, 40).Select(n => new Paragraph($"ย่อหน้าที่ {n} ของสำนักงานเขตพื้นที่การศึกษาประถมศึกษา เขต 2"))]);
        var expected = Printing.Write(document);

        Parallel.For(0, 16, _ => Assert.Equal(expected, Printing.Write(document)));
    }

    [Fact]
    public async Task Thai_digits_are_printed_but_codes_and_addresses_keep_theirs()
    {
        var document = Printing.Of(new Paragraph("ปี 2563 จำนวน 1,234.50 บาท ตาม ESPG14 ที่ https://example.go.th/2563 จบ")) with { ThaiDigits = true };

        var read = await Printing.ReadTextAsync(Printing.Write(document));

        Assert.StartsWith("ปี ๒๕๖๓ จำนวน ๑,๒๓๔.๕๐ บาท ตาม ESPG14 ที่ https://example.go.th/2563 จบ\n", read, StringComparison.Ordinal);
    }

    [Fact]
    public void No_letter_is_printed_as_an_empty_box()
    {
        var text = string.Concat(Enumerable.Range('ก', 58).Concat(Enumerable.Range('฿', 29)).Select(c => (char)c)) + "abcXYZ0189 ≥≤÷×•–—“”‘’…½²→";
        var odd = "✓ 中 😀";
        var pieces = PdfLayout.Of(Printing.Of(new Paragraph(text), new Paragraph(odd)), new Shaper()).Pages
            .SelectMany(p => p.Marks.OfType<LineMark>()).SelectMany(m => m.Line.Pieces).ToList();

        Assert.All(pieces.SelectMany(p => p.Shape.Glyphs), glyph => Assert.NotEqual(0, glyph.Id));
        Assert.DoesNotContain(pieces.Where(p => !odd.Contains(p.Shape.Text, StringComparison.Ordinal)), p => p.Shape.Glyphs.Any(g => g.Id == Typeface.Regular.Substitute));
    }

    [Fact]
    public async Task A_letter_the_font_lacks_is_still_copied()
    {
        var read = await Printing.ReadTextAsync(Printing.Write(Printing.Of(new Paragraph("ผ่าน ✓ 中 แล้ว"))));

        Assert.StartsWith("ผ่าน ✓ 中 แล้ว\n", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_stand_over_their_letters_in_every_order_the_language_knows()
    {
        string[] consonants = ["ก", "ป", "ฝ", "ฟ", "ฬ", "ญ", "ฐ", "ฎ", "ฏ", "ท"];
        string[] vowels = ["", "ั", "ิ", "ี", "ึ", "ื", "ุ", "ู", "็"];
        string[] tones = ["", "่", "้", "๊", "๋", "์"];
        var lines = consonants.Select(c => string.Join(' ', vowels.SelectMany(v => tones.Where(t => v != "็" || t.Length == 0).Select(t => c + v + t)))).ToList();

        var document = Printing.Of([.. lines.Select(l => new Paragraph(l) { Size = 5 })]);
        var read = await Printing.ReadTextAsync(Printing.Write(document));

        Assert.All(lines, line => Assert.Contains(line + "\n", read, StringComparison.Ordinal));
    }
}
