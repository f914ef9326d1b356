using System.Buffers.Binary;
using System.Text;
using Somdun.Modules.PlanReading.Contract;


namespace Somdun.Tests.Modules.PlanReading.Documents;

public class XlsFileTests
{
    /// <summary>One workbook of ours, saved by LibreOffice as XLS and as XLSX: merged and hidden cells, a Thai date, a failing formula.</summary>
    [Theory]
    [InlineData("xls", "")]
    [InlineData("xlsx", "#DIV/0!")]
    public void Old_and_new_workbooks_read_the_same(string extension, string failing)
    {
        var document = Documents.Read(Documents.File($"plan-97.{extension}"));

        Assert.Equal(extension, document.Format);
        Assert.Equal(["ที่|โครงการ|^|^", "^|ชื่อ|เริ่ม|งบ", "1|อบรมครู/เครือข่าย|1 ต.ค. 2562|47,000.00", $"2|นิเทศ||{failing}"], document.OnlyTable().Picture());
        Assert.Equal("E3", document.OnlyTable().Rows[2].Cells[3].Place);
        Assert.Equal(["row 4", "column C", null], document.Notes.Where(n => n.Code == FindingCode.PartSkipped).Select(n => n.Place));
    }

    [Fact]
    public void A_sheet_that_names_no_code_page_is_read_as_Thai()
    {
        var table = Documents.Read(OldestSheet((0, 0, "ที่"), (0, 1, "โครงการ"), (1, 0, "1"), (1, 1, "อบรม"))).OnlyTable();

        Assert.Equal(["ที่|โครงการ", "1|อบรม"], table.Picture());
    }

    /// <summary>A sheet of the first Excel: records alone, no container around them.</summary>
    private static byte[] OldestSheet(params (ushort Row, ushort Column, string Text)[] cells)
    {
        var thai = CodePagesEncodingProvider.Instance.GetEncoding(874)!;
        var file = new List<byte>();
        Record(0x0009, [0x02, 0x00, 0x10, 0x00]);
        foreach (var (row, column, text) in cells)
        {
            var bytes = thai.GetBytes(text);
            Record(0x0004, [(byte)row, 0, (byte)column, 0, 0, 0, 0, (byte)bytes.Length, .. bytes]);
        }

        Record(0x000A, []);
        return [.. file];

        void Record(ushort type, byte[] content)
        {
            var head = new byte[4];
            BinaryPrimitives.WriteUInt16LittleEndian(head, type);
            BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(2), (ushort)content.Length);
            file.AddRange([.. head, .. content]);
        }
    }
}
