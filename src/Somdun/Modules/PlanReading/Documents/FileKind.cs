namespace Somdun.Modules.PlanReading.Documents;

/// <summary>What a file is by its content. Names lie: web systems give HTML the name of an XLS.</summary>
internal enum FileKind
{
    /// <summary>No known mark: text, if it is anything.</summary>
    Unmarked,
    Pdf,
    Zip,
    Compound,
    OldSheet,
    Rtf,
    Mht,
    Picture,
    Archive,
    Other,
}

internal static class FileMarks
{
    /// <summary>The kind, and for kinds that are only refused, how people call it.</summary>
    public static (FileKind Kind, string Name) Tell(ReadOnlySpan<byte> file)
    {
        // A PDF may begin with a few bytes of something else.
        if (file[..Math.Min(file.Length, 1024)].IndexOf("%PDF-"u8) >= 0)
        {
            return (FileKind.Pdf, "PDF");
        }

        return file switch
        {
            [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => (FileKind.Zip, "ZIP"),
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => (FileKind.Compound, "OLE"),
            [0x09, 0x00 or 0x02 or 0x04, 0x04 or 0x06, 0x00, ..] => (FileKind.OldSheet, "XLS"),
            [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..] => (FileKind.Rtf, "RTF"),
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => (FileKind.Picture, "PNG"),
            [0xFF, 0xD8, 0xFF, ..] => (FileKind.Picture, "JPEG"),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => (FileKind.Picture, "GIF"),
            [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => (FileKind.Picture, "BMP"),
            [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => (FileKind.Picture, "TIFF"),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => (FileKind.Picture, "WebP"),
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'h' or (byte)'m' or (byte)'a', (byte)'e' or (byte)'i' or (byte)'v', ..] => (FileKind.Picture, "HEIC"),
            [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] => (FileKind.Archive, "RAR"),
            [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] => (FileKind.Archive, "7z"),
            [0x1F, 0x8B, ..] => (FileKind.Archive, "GZIP"),
            [(byte)'M', (byte)'Z', ..] or [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => (FileKind.Other, "program"),
            _ when StartsMht(file) => (FileKind.Mht, "MHT"),
            _ => (FileKind.Unmarked, ""),
        };
    }

    private static bool StartsMht(ReadOnlySpan<byte> file)
    {
        var head = file[..Math.Min(file.Length, 2048)];
        return head.IndexOf("MIME-Version:"u8) >= 0 && head.IndexOf("multipart/related"u8) >= 0;
    }
}
