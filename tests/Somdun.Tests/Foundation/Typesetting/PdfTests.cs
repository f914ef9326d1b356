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
}
