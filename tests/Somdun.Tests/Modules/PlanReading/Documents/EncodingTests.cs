using System.Text;
using Somdun.Modules.PlanReading.Contract;

namespace Somdun.Tests.Modules.PlanReading.Documents;

public class EncodingTests
{
    private const string Text = "แผนปฏิบัติการ ๒๕๖๓\nที่\tโครงการ\tงบ\n1\tพัฒนา “ครู” ทั้งระบบ\t47,000\n";

    private static readonly Encoding Thai = CodePagesEncodingProvider.Instance.GetEncoding(874)!;
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 marked", "utf-16le", "utf-16le marked", "utf-16be", "utf-16be marked", "utf-32 marked", "windows-874"];

    [Theory, MemberData(nameof(Encodings))]
    public void Text_reads_the_same_in_every_encoding(string encoding)
    {
        var document = Documents.Read(Bytes(encoding, Text));

        Assert.Equal(["แผนปฏิบัติการ ๒๕๖๓"], document.Lines());
        Assert.Equal(["ที่|โครงการ|งบ", "1|พัฒนา “ครู” ทั้งระบบ|47,000"], document.OnlyTable().Picture());
        Assert.Empty(document.Notes);
    }

    /// <summary>"สพฐ." in UTF-8 read as Windows-1252 and as Windows-874, and in Windows-874 read as Windows-1252.</summary>
    [Theory]
    [InlineData("utf-8", 1252)]
    [InlineData("utf-8", 874)]
    [InlineData("windows-874", 1252)]
    public void Garbled_text_that_lost_nothing_is_restored_and_told(string written, int readAs)
    {
        var garbled = Garble(Bytes(written, Text), readAs);

        var document = Documents.ReadText(garbled);

        Assert.Equal(["ที่|โครงการ|งบ", "1|พัฒนา “ครู” ทั้งระบบ|47,000"], document.OnlyTable().Picture());
        Assert.All(document.Notes, note => Assert.Equal(FindingCode.TextDoubtful, note.Code));
        Assert.Contains(document.Notes, note => (note.Part, note.Place) == ("table 1", "line 3") && note.Message.Thai.Contains("พัฒนา", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cell_of_which_only_markup_is_left_is_told_with_its_place()
    {
        var document = Documents.ReadText("ที่\tโครงการ\tงบ\n1\t<script>alert(1)</script>\t500\n2\t<p>นิเทศ</p>\t700\n");

        Assert.True(document.OnlyTable().Rows[1].Cells[1].IsEmpty);
        Assert.Equal((FindingCode.TextDoubtful, "line 2"), (Assert.Single(document.Notes).Code, document.Notes[0].Place));
    }

    [Fact]
    public void Garbled_text_that_lost_letters_is_refused_with_its_place()
    {
        // What is left when a program without the letters 0x80–0x9F saves it.
        var lost = new string([.. Garble(Bytes("utf-8", Text), 874).Where(c => c is not (>= '\u0080' and <= '\u009F'))]);

        var refusal = Documents.Refused(Encoding.UTF8.GetBytes(lost));

        Assert.Equal("text-garbled", refusal.Code);
        Assert.Contains("line 1", refusal.Reason.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Question_marks_where_letters_were_are_refused() =>
        Assert.Equal("text-garbled", Documents.Refused("1\t????????????\t47,000\n2\t???????? ????\t500\n"u8.ToArray()).Code);

    [Fact]
    public void Sound_Thai_with_the_same_pairs_is_left_alone()
    {
        const string Sound = "เธอเนรมิตเนินเขา เนื้อเน้นเนียน เธียร";

        var document = Documents.ReadText($"1\t{Sound}\n2\tข\n");

        Assert.Equal(Sound, document.OnlyTable().Rows[0].Cells[1].Text);
        Assert.Empty(document.Notes);
    }

    [Fact]
    public void A_file_cut_in_the_middle_of_a_letter_is_read_and_told()
    {
        var document = Documents.Read(Encoding.UTF8.GetBytes(Text + "2\tนิเทศ\tงบ")[..^1]);

        Assert.Equal(3, document.OnlyTable().Rows.Count);
        Assert.Equal([(FindingCode.TextDoubtful, "line 4")], document.Notes.Select(n => (n.Code, n.Place)).Take(1));
    }

    [Fact]
    public void Letters_of_a_sheet_are_restored_too() =>
        Assert.Equal("พัฒนาครู", Documents.Read(Documents.Xlsx($"<sheetData><row r=\"1\">{Documents.Inline("A1", Garble(Encoding.UTF8.GetBytes("พัฒนาครู"), 874).Replace("\u0081", "&#x81;", StringComparison.Ordinal))}{Documents.Inline("B1", "ข")}</row></sheetData>")).OnlyTable().Rows[0].Cells[0].Text);

    private static byte[] Bytes(string encoding, string text) => encoding switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(text),
        "utf-8 marked" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
        "utf-16le" => Encoding.Unicode.GetBytes(text),
        "utf-16le marked" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
        "utf-16be" => Encoding.BigEndianUnicode.GetBytes(text),
        "utf-16be marked" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
        "utf-32 marked" => [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes(text)],
        _ => Thai.GetBytes(text),
    };

    private static string Garble(byte[] bytes, int codePage) => (codePage == 874 ? Thai : Western).GetString(bytes);
}
