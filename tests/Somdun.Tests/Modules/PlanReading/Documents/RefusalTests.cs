using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Somdun.Modules.PlanReading.Documents;
using static Somdun.Tests.Modules.PlanReading.Documents.Documents;

namespace Somdun.Tests.Modules.PlanReading.Documents;

public class RefusalTests
{
    public static TheoryData<string, byte[]> Others => new()
    {
        { "file-empty", [] },
        { "file-empty", "  \n \n"u8.ToArray() },
        { "file-empty", new byte[500] },
        { "file-is-picture", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0] },
        { "file-is-picture", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F'] },
        { "format-unknown", [(byte)'M', (byte)'Z', 0x90, 0, 3, 0] },
        { "format-unknown", [.. Enumerable.Range(0, 600).Select(i => (byte)(i * 37))] },
        { "format-not-read", "{\\rtf1\\ansi\\deff0 {\\fonttbl}}"u8.ToArray() },
        { "format-not-read", "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"u8.ToArray() },
        { "format-not-read", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"u8.ToArray() },
        { "format-not-read", Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")) },
        { "format-not-read", Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")) },
        { "format-not-read", Zip(("ppt/presentation.xml", "<x/>")) },
        { "format-not-read", Zip(("xl/workbook.bin", "x")) },
        { "format-archive", Zip(("plan/a.txt", "x")) },
        { "format-archive", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0] },
        { "format-doc", Compound("WordDocument", "1Table") },
        { "file-protected", Compound("EncryptionInfo", "EncryptedPackage") },
        { "file-damaged", Compound("Workbook") },
        { "format-unknown", Compound("__properties_version1.0") },
        { "file-damaged", Docx(P("แผน"))[..^40] },
        { "file-damaged", Zip(("word/document.xml", "<w:document xmlns:w=\"w\"><w:body><w:p>")) },
        { "file-damaged", Zip(("word/other.xml", "<x/>")) },
        { "file-damaged", Zip(("word/document.xml", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w:document xmlns:w=\"w\"><w:body>&a;</w:body></w:document>")) },
        { "file-empty", Docx("") },
        { "file-is-picture", Zip(("word/document.xml", "<w:document xmlns:w=\"w\"><w:body/></w:document>"), ("word/media/scan.jpg", "x")) },
        { "file-empty", Xlsx("<sheetData/>") },
        { "document-too-deep", Docx(string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 3_000)) + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 3_000))) },
        { "document-too-deep", Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<div>", 100_000))) },
        { "document-too-deep", Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<p><font size=1><i><x>", 20_000))) },
        { "document-too-deep", Docx(string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 50_000)) + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 50_000))) },
        { "document-too-large", Encoding.UTF8.GetBytes("<html><body><table>" + string.Concat(Enumerable.Repeat("x<tr>y", 600_000))) },
        { "document-too-large", Encoding.UTF8.GetBytes(new string('ก', 20_000_001)) },
        { "document-too-large", Repeated("ก\n", 600_000) },
        { "document-too-large", Repeated("|ก|ข|\n", 200_000) },
        { "document-too-large", Repeated("\"ก\t", 600_000) },
        { "document-too-large", Repeated("\"ก\",\"ข\",3\n", 200_000) },
        { "unpacks-too-large", Xlsx($"<sheetData><row><c r=\"{new string('A', 9 << 20)}\"/></row></sheetData>") },
        { "formulas-without-values", Xlsx("<sheetData><row r=\"1\"><c r=\"A1\"><f>B1+1</f></c></row></sheetData>") },
        { "unpacks-too-large", Bomb() },
        { "unpacks-too-large", Zip([.. Enumerable.Range(0, 10_001).Select(i => ($"word/{i}.xml", ""))]) },
    };

    [Theory, MemberData(nameof(Others), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_read_is_refused_by_name_in_two_languages(string code, byte[] file)
    {
        var refusal = Refused(file, "แผน ปี 63.bin");

        Assert.Equal(code, refusal.Code);
        Assert.Contains("แผน ปี 63.bin", refusal.Reason.Thai, StringComparison.Ordinal);
        Assert.Contains("แผน ปี 63.bin", refusal.Reason.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_that_lies_about_sizes_does_not_help_a_bomb()
    {
        var bomb = Bomb();
        // The unpacked size in the central directory, made small: what comes out is counted all the same.
        var directory = bomb.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        bomb.AsSpan(directory + 24, 4).Fill(1);

        Assert.Contains(Refused(bomb).Code, (string[])["unpacks-too-large", "file-damaged", "document-too-large"]);
    }

    [Fact]
    public void A_file_larger_than_the_limit_is_refused_before_it_is_kept()
    {
        using var endless = new EndlessStream();

        var refusal = Assert.Single(DocumentFile.Extract(endless, "x.txt", TestContext.Current.CancellationToken).Refusals);

        Assert.Equal("file-too-large", refusal.Code);
        Assert.InRange(endless.Given, DocumentFile.MaxBytes, DocumentFile.MaxBytes + (1 << 20));
    }

    [Fact]
    public void Millions_of_cells_are_refused_with_the_place_where_reading_stopped()
    {
        var row = "ก\tข" + new string('\t', 998) + "\n";

        var refusal = Refused(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(row, 1_010))));

        Assert.Equal("document-too-large", refusal.Code);
        Assert.Contains("line 501", refusal.Reason.English, StringComparison.Ordinal);
    }

    /// <summary>Openings that never close: each once made a search through the rest of the text.</summary>
    [Theory]
    [InlineData("<!-- ")]
    [InlineData("<script>")]
    [InlineData("<p ")]
    [InlineData("<")]
    [InlineData("&amp;")]
    [InlineData("\"ก\"\"")]
    public void A_line_of_millions_of_openings_ends_soon(string opening)
    {
        var outcome = Extract(Repeated(opening, 10_000_000 / opening.Length));

        Assert.True(outcome.Succeeded || outcome.Refusals[0].Code != "reading-too-slow");
    }

    [Fact]
    public void The_sentence_names_the_limit_and_the_place()
    {
        var reason = Refused(Repeated("ก\tข\n", 300_000)).Reason;

        Assert.Contains("เกิน 500,000 ช่อง", reason.Thai, StringComparison.Ordinal);
        Assert.Contains("บรรทัด 250001", reason.Thai, StringComparison.Ordinal);
        Assert.Contains("more than 500,000 cells", reason.English, StringComparison.Ordinal);
        Assert.Contains("line 250001", reason.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Large_files_are_read_one_after_the_other()
    {
        var file = Repeated("บทที่หนึ่ง ว่าด้วยการจัดการศึกษา\n", 60_000);

        var outcomes = Enumerable.Range(0, 3).AsParallel().Select(_ => Extract(file).Succeeded).ToList();

        Assert.Equal([true, true, true], outcomes);
    }

    [Fact]
    public void Reading_stops_when_its_time_is_over()
    {
        var file = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("ก\tข\tค\n", 100_000)));

        var outcome = DocumentFile.InTime(file, "slow.txt", TimeSpan.FromMilliseconds(1), TestContext.Current.CancellationToken);

        Assert.Equal("reading-too-slow", Assert.Single(outcome.Refusals).Code);
    }

    [Fact]
    public void A_caller_who_gave_up_is_not_kept()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => DocumentFile.Extract(new MemoryStream("ก\tข"u8.ToArray()), "x", cancel.Token));
    }

    /// <summary>A text of 50 MB without a table, as a whole book would be: refused or read, but soon.</summary>
    [Fact]
    public void Fifty_megabytes_end_in_bounded_time()
    {
        var line = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("บทที่หนึ่ง ว่าด้วยการจัดการศึกษา ", 300)) + "\n");
        var file = new byte[50 << 20];
        for (var at = 0; at + line.Length < file.Length; at += line.Length)
        {
            line.CopyTo(file, at);
        }

        var watch = Stopwatch.StartNew();
        var outcome = Extract(file.AsSpan().TrimEnd((byte)0).ToArray());

        Assert.True(outcome.Succeeded || outcome.Refusals[0].Code == "document-too-large");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, DocumentFile.TimeLimit);
    }

    private static byte[] Repeated(string text, int times) => Encoding.UTF8.GetBytes(new StringBuilder(text.Length * times).Insert(0, text, times).ToString());

    private static byte[] Bomb()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var stream = zip.CreateEntry("word/document.xml", CompressionLevel.Optimal).Open();
            var block = new byte[1 << 20];
            Array.Fill(block, (byte)' ');
            stream.Write("<w:document xmlns:w=\"w\"><w:body>"u8);
            for (var i = 0; i < 100; i++)
            {
                stream.Write(block);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The old container with a directory of these streams and nothing in them.</summary>
    private static byte[] Compound(params string[] streams)
    {
        var file = new byte[512 + 512];
        byte[] mark = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        mark.CopyTo(file, 0);
        for (var i = 0; i < streams.Length; i++)
        {
            var entry = file.AsSpan(512 + ((i + 1) * 128), 128);
            Encoding.Unicode.GetBytes(streams[i], entry);
            entry[64] = (byte)((streams[i].Length + 1) * 2);
            entry[66] = 2;
        }

        return file;
    }

    private sealed class EndlessStream : MemoryStream
    {
        public long Given { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)'x');
            Given += buffer.Length;
            return buffer.Length;
        }
    }
}
