namespace Somdun.Foundation.Typesetting;

/// <summary>Writes a document in the format a reader asked for. The same document gives the same bytes, whenever and wherever it is written.</summary>
public static class DocumentWriter
{
    public static void Write(Document document, FileFormat format, Stream stream)
    {
        switch (format)
        {
            case FileFormat.Pdf:
                PdfWriter.Write(document, stream);
                break;
            case FileFormat.Docx:
                DocxWriter.Write(document, stream);
                break;
            case FileFormat.Xlsx:
                XlsxWriter.Write(document, stream);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, null);
        }
    }

    /// <summary>The MIME type of a format, for HTTP.</summary>
    public static string ContentType(FileFormat format) => format switch
    {
        FileFormat.Pdf => "application/pdf",
        FileFormat.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };
}
