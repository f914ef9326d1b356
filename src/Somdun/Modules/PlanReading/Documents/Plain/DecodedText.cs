using System.Buffers;
using System.Text;
using Somdun.Modules.PlanReading.Contract;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// Text out of bytes whose encoding nobody says: UTF-8, UTF-16, Windows-874 (TIS-620) and, last, Windows-1252, told
/// apart by what the bytes are.
/// </summary>
internal static class DecodedText
{
    private const int Sample = 64 * 1024;

    private static readonly Encoding Thai = CodePagesEncodingProvider.Instance.GetEncoding(874)!;
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    // All but tab, line feed, vertical tab, form feed, carriage return and the end mark of DOS.
    private static readonly SearchValues<byte> Controls =
        SearchValues.Create([0x7F, .. Enumerable.Range(0, 0x20).Except([0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A]).Select(b => (byte)b)]);

    /// <summary>The text; null when the bytes are no text in any of the encodings.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes, Extraction extraction)
    {
        if (Mark(bytes) is var (marked, length) && length > 0)
        {
            return Counted(marked, bytes[length..], extraction);
        }

        if (Utf16Order(bytes[..Math.Min(bytes.Length, Sample)]) is { } order)
        {
            return Counted(order, bytes, extraction);
        }

        return LooksLikeText(bytes) ? Utf8(bytes, extraction) ?? SingleByte(bytes, extraction) : null;
    }

    /// <summary>The line that the letter of an index stands on.</summary>
    public static Text LineAt(ReadOnlySpan<char> text, int index)
    {
        var line = 1 + text[..index].Count('\n');
        return T($"บรรทัด {line}", $"line {line}");
    }

    /// <summary>Letters are counted before they are made: a text that is refused takes no memory.</summary>
    private static string Counted(Encoding encoding, ReadOnlySpan<byte> bytes, Extraction extraction)
    {
        if (encoding.GetCharCount(bytes) > Extraction.MaxCharacters)
        {
            var line = 1 + bytes[..Math.Min(bytes.Length, Extraction.MaxCharacters)].Count((byte)'\n');
            throw extraction.TooManyLetters(Extraction.MaxCharacters, T($"บรรทัด {line} หรือหลังจากนั้น", $"line {line} or later"));
        }

        return encoding.GetString(bytes);
    }

    private static (Encoding Encoding, int Length) Mark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (Encoding.UTF8, 0),
    };

    /// <summary>Without a mark: every second byte is 00 (ASCII) or 0E (Thai), which no other text has.</summary>
    private static Encoding? Utf16Order(ReadOnlySpan<byte> sample)
    {
        Span<int> high = [0, 0];
        for (var i = 0; i < sample.Length; i++)
        {
            high[i & 1] += sample[i] is 0x00 or 0x0E ? 1 : 0;
        }

        var half = sample.Length / 2;
        return half < 2 ? null
            : high[1] * 5 > half * 4 && high[0] * 5 < half ? Encoding.Unicode
            : high[0] * 5 > half * 4 && high[1] * 5 < half ? Encoding.BigEndianUnicode
            : null;
    }

    /// <summary>Control bytes are rare in text and common in everything else.</summary>
    private static bool LooksLikeText(ReadOnlySpan<byte> bytes)
    {
        var controls = 0;
        for (var rest = bytes; rest.IndexOfAny(Controls) is >= 0 and var at; rest = rest[(at + 1)..])
        {
            controls++;
        }

        return controls * 200L <= bytes.Length;
    }

    /// <summary>UTF-8, also when a few bytes of it are broken; null when it is something else.</summary>
    private static string? Utf8(ReadOnlySpan<byte> bytes, Extraction extraction)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return Counted(Encoding.UTF8, bytes, extraction);
        }

        // Told by its beginning: bytes of another encoding are a broken letter each, and half of them are not decoded to see that.
        var head = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, Sample)]);
        if (head.AsSpan().Count('\uFFFD') * 2L > head.Length)
        {
            return null;
        }

        var text = Counted(Encoding.UTF8, bytes, extraction);

        var broken = text.AsSpan().Count('\uFFFD');
        var (letters, _) = ThaiSoundness.Count(text);
        if (letters < 10 || broken * 10L > letters)
        {
            return null;
        }

        var line = 1 + text.AsSpan(0, text.IndexOf('\uFFFD', StringComparison.Ordinal)).Count('\n');
        extraction.Note(
            FindingCode.TextDoubtful,
            T($"ไฟล์มีอักษรที่เสียหาย {broken} ตัว ตัวแรกอยู่ที่บรรทัด {line}", $"{broken} letters of the file are damaged, the first on line {line}"),
            "text",
            $"line {line}");
        return text;
    }

    private static string SingleByte(ReadOnlySpan<byte> bytes, Extraction extraction)
    {
        var text = Counted(Thai, bytes, extraction);
        if (ThaiSoundness.IsThai(text.AsSpan(0, Math.Min(text.Length, Sample))))
        {
            return text;
        }

        extraction.Note(FindingCode.TextDoubtful, T(
            "ไม่แน่ใจว่าไฟล์บันทึกด้วยรหัสอักษรใด อ่านเป็น Windows-1252 โปรดตรวจทาน",
            "The file's encoding is uncertain; it was read as Windows-1252, please look it over"));
        return Western.GetString(bytes);
    }
}
