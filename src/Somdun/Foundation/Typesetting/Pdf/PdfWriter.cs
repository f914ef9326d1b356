using SkiaSharp;

namespace Somdun.Foundation.Typesetting;

/// <summary>Writes a document as PDF.</summary>
internal static class PdfWriter
{
    public static void Write(Document document, Stream stream)
    {
        var shaper = new Shaper();
        var layout = PdfLayout.Of(document, shaper);
        using var drawn = new MemoryStream();
        Draw(document, layout, shaper, drawn);
        PdfBookmarks.Write(drawn.GetBuffer().AsSpan(0, (int)drawn.Length), document, layout.Outline, stream);
    }

    private static void Draw(Document document, PdfLayout layout, Shaper shaper, Stream stream)
    {
        var metadata = new SKDocumentPdfMetadata
        {
            Title = document.Title,
            Author = document.Author ?? "",
            Subject = document.Subject ?? "",
            Creator = "Somdun",
            Producer = "Somdun",
            Creation = document.CreatedAt,
            Modified = document.CreatedAt,
            RasterDpi = 288,
            EncodingQuality = 101,
        };
        using var pdf = SKDocument.CreatePdf(stream, metadata);
        using var pen = new Pen(shaper, document.ThaiDigits);
        foreach (var page in layout.Pages)
        {
            pen.Begin(pdf.BeginPage((float)page.Width, (float)page.Height));
            foreach (var mark in page.Marks)
            {
                mark.Draw(pen);
            }

            pdf.EndPage();
        }

        pdf.Close();
    }
}
