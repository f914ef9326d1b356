using System.Buffers.Binary;
using System.Text;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// The old container of Office files (OLE), as far as it takes to say what is inside: the names of its streams, in the
/// order they were made, the document's own before those of things embedded in it.
/// </summary>
internal static class CompoundFile
{
    private const int EntrySize = 128;
    private const byte Stream = 2;

    private static readonly string[] Telling = ["EncryptedPackage", "WordDocument", "Workbook", "Book", "PowerPoint Document"];

    /// <summary>The first stream that tells what the file is; null when none does.</summary>
    public static string? TellingStream(ReadOnlySpan<byte> file)
    {
        for (var at = 512; at + EntrySize <= file.Length; at += EntrySize)
        {
            var entry = file.Slice(at, EntrySize);
            var bytes = BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]);
            if (entry[66] == Stream && bytes is > 2 and <= 64 && bytes % 2 == 0)
            {
                var name = Encoding.Unicode.GetString(entry[..(bytes - 2)]);
                if (Telling.Contains(name, StringComparer.Ordinal))
                {
                    return name;
                }
            }
        }

        return null;
    }
}
