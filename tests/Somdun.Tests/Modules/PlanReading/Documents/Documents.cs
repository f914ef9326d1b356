using System.IO.Compression;
using System.Text;
using Somdun.Modules.PlanReading.Documents;
using Somdun.Results;

namespace Somdun.Tests.Modules.PlanReading.Documents;

/// <summary>Makes small files of every kind and reads them.</summary>
internal static class Documents
{
    public static Outcome<SourceDocument> Extract(byte[] file, string name = "plan") =>
        DocumentFile.Extract(new MemoryStream(file), name, TestContext.Current.CancellationToken);

    public static SourceDocument Read(byte[] file, string name = "plan") => Extract(file, name).Value;

    /// <summary>One of the files kept beside these tests, all of our own making.</summary>
    public static byte[] File(string name) =>
        System.IO.File.ReadAllBytes(Support.Repository.PathOf($"tests/Somdun.Tests/Modules/PlanReading/Documents/Files/{name}"));

    public static SourceDocument ReadText(string text, string name = "plan.txt") => Read(Encoding.UTF8.GetBytes(text), name);

    public static Refusal Refused(byte[] file, string name = "plan") => Assert.Single(Extract(file, name).Refusals);

    public static TableBlock OnlyTable(this SourceDocument document) => Assert.Single(document.Blocks.OfType<TableBlock>());

    /// <summary>A table as a picture: cells parted by "|", lines of a cell by "/", "^" where a span goes on.</summary>
    public static string[] Picture(this TableBlock table) =>
        [.. table.Rows.Select(r => string.Join('|', r.Cells.Select(c => c.Continues ? "^" : string.Join('/', c.Lines.Select(l => l.Marker is null ? l.Text : $"({l.Marker}){l.Text}")))))];

    public static string[] Lines(this SourceDocument document) => [.. document.Blocks.OfType<LineBlock>().Select(b => b.Text)];

    public static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A DOCX of a body's XML (prefix w), with a numbering part and a styles part where given.</summary>
    public static byte[] Docx(string body, string numbering = "", string styles = "")
    {
        const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"urn:wps\" xmlns:v=\"urn:v\" xmlns:m=\"urn:m\"";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        return Zip(
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("_rels/.rels", $"<Relationships xmlns=\"r\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
            ("word/_rels/document.xml.rels", $"<Relationships xmlns=\"r\"><Relationship Id=\"rId1\" Type=\"{Office}/numbering\" Target=\"numbering.xml\"/><Relationship Id=\"rId2\" Type=\"{Office}/styles\" Target=\"/word/styles.xml\"/></Relationships>"),
            ("word/numbering.xml", $"<w:numbering {W}>{numbering}</w:numbering>"),
            ("word/styles.xml", $"<w:styles {W}>{styles}</w:styles>"),
            ("word/document.xml", $"<?xml version=\"1.0\"?><w:document {W}><w:body>{body}</w:body></w:document>"));
    }

    /// <summary>A DOCX paragraph of plain text.</summary>
    public static string P(string text, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    /// <summary>A DOCX cell.</summary>
    public static string Cell(string paragraphs, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{(paragraphs.StartsWith('<') ? paragraphs : P(paragraphs))}</w:tc>";

    /// <summary>An XLSX of one sheet "แผน" (and others), from the XML inside its worksheet element.</summary>
    public static byte[] Xlsx(string sheet, string strings = "", string styles = "", string workbook = "", params (string Name, string State, string Content)[] more)
    {
        const string S = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var sheets = more.Prepend((Name: "แผน", State: "visible", Content: sheet)).Index().ToList();
        return Zip(
        [
            ("_rels/.rels", $"<Relationships xmlns=\"r\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook {S} xmlns:r=\"{Office}\">{workbook}<sheets>{string.Concat(sheets.Select(s => $"<sheet name=\"{s.Item.Name}\" sheetId=\"{s.Index + 1}\" state=\"{s.Item.State}\" r:id=\"s{s.Index}\"/>"))}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"r\"><Relationship Id=\"a\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"b\" Type=\"{Office}/styles\" Target=\"styles.xml\"/>{string.Concat(sheets.Select(s => $"<Relationship Id=\"s{s.Index}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{s.Index}.xml\"/>"))}</Relationships>"),
            ("xl/sharedStrings.xml", $"<sst {S}>{strings}</sst>"),
            ("xl/styles.xml", $"<styleSheet {S}>{styles}</styleSheet>"),
            .. sheets.Select(s => ($"xl/worksheets/sheet{s.Index}.xml", $"<worksheet {S}>{s.Item.Content}</worksheet>")),
        ]);
    }

    /// <summary>A cell with its text inside.</summary>
    public static string Inline(string place, string text) => $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";
}
