using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;

namespace Somdun.Foundation.Typesetting;

/// <summary>What DOCX and XLSX have in common: a zip of XML with a few words about itself.</summary>
internal static class OfficePackage
{
    /// <summary>The first moment a zip can name. The document's own moment stands in its properties.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Describe(OpenXmlPackage package, Document document)
    {
        var properties = package.PackageProperties;
        properties.Title = document.Title;
        properties.Subject = document.Subject;
        properties.Creator = document.Author;
        properties.LastModifiedBy = document.Author;
        properties.Description = document.Provenance;
        properties.Language = Wording.Tag(document.Language);
        properties.Created = document.CreatedAt;
        properties.Modified = document.CreatedAt;
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
