using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Somdun.Foundation.Typesetting;

/// <summary>What DOCX and XLSX have in common: a zip of XML with a few words about itself.</summary>
internal static class OfficePackage
{
    /// <summary>The first moment a zip can name. The document's own moment stands in its properties.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the properties as a part of our own: those of the library have a random name.</summary>
    public static void Describe(OpenXmlPackage package, Document document)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace xsi = "http://www.w3.org/2001/XMLSchema-instance";
        XElement Moment(string name) => new(
            terms + name, new XAttribute(xsi + "type", "dcterms:W3CDTF"), document.CreatedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        var properties = new XElement(
            core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", core),
            new XAttribute(XNamespace.Xmlns + "dc", dc),
            new XAttribute(XNamespace.Xmlns + "dcterms", terms),
            new XAttribute(XNamespace.Xmlns + "xsi", xsi),
            new XElement(dc + "title", document.Title),
            new XElement(dc + "subject", document.Subject),
            new XElement(dc + "creator", document.Author),
            new XElement(dc + "description", document.Provenance),
            new XElement(dc + "language", Wording.Tag(document.Language)),
            Moment("created"),
            Moment("modified"));
        using var stream = package.AddNewPart<CoreFilePropertiesPart>("core").GetStream(FileMode.Create);
        properties.Save(stream);
    }

    /// <summary>Writes the package once more with its parts in a fixed order and no clock in it: the same document, the same bytes.</summary>
    public static void Repack(MemoryStream written, Stream stream)
    {
        written.Position = 0;
        using var source = new ZipArchive(written, ZipArchiveMode.Read, leaveOpen: true);
        using var target = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);

        // Word and Excel look for the list of content types first.
        foreach (var part in source.Entries.OrderBy(e => e.FullName != "[Content_Types].xml").ThenBy(e => e.FullName, StringComparer.Ordinal))
        {
            var entry = target.CreateEntry(part.FullName, CompressionLevel.Optimal);
            entry.LastWriteTime = Epoch;
            using var from = part.Open();
            using var to = entry.Open();
            from.CopyTo(to);
        }
    }
}
