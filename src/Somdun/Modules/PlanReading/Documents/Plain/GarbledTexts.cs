using System.Text;

namespace Somdun.Modules.PlanReading.Documents;

/// <summary>
/// Thai that was once read with the wrong encoding and saved so: "à¸ª", "เธช", "¡ÅØ". Restored where every letter comes
/// back; where some are lost the text stays as it is and is counted.
/// </summary>
internal sealed class GarbledTexts
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Thai = CodePagesEncodingProvider.Instance.GetEncoding(874)!;
    private static readonly byte?[] ThaiBytes = BytesOf(Thai);
    private static readonly byte?[] WesternBytes = BytesOf(CodePagesEncodingProvider.Instance.GetEncoding(1252)!);

    private readonly List<(string? Part, string? Place, string Example)> _lost = [];

    // Texts with letters beyond ASCII, or that had some: those that can be garbled at all.
    private int _foreign;

    private readonly List<(string? Part, string? Place, string Text)> _restored = [];

    public int Restored => _restored.Count;

    /// <summary>Where letters were put right, and what they came to say.</summary>
    public IEnumerable<(string? Part, string? Place, string Text)> RestoredPlaces => _restored;

    /// <summary>Whether more than one text in five is lost: then the rest is not to be relied on either.</summary>
    public bool IsBeyondRepair => _lost.Count * 5 > _foreign;

    public (string? Part, string? Place, string Example)? FirstLost => _lost.Count == 0 ? null : _lost[0];

    public IEnumerable<(string? Part, string? Place, string Example)> LostPlaces => _lost;

    /// <summary>The text as it was before it was garbled; the same text where it is sound or cannot be restored.</summary>
    public string Restore(string text, (string? Part, string? Place) here)
    {
        _foreign += Ascii.IsValid(text) ? 0 : 1;
        if (IsSound(text))
        {
            return text;
        }

        var asWestern = PairsOf(text, 'à', '\u00B8', '\u00B9');
        var asThai = PairsOf(text, 'เ', 'ธ', 'น');
        var restored = asWestern.Pairs > 0 ? TryBack(text, WesternBytes, StrictUtf8)
            : asThai.Pairs > 1 ? TryBack(text, ThaiBytes, StrictUtf8)
            : LooksLikeThaiReadAsWestern(text) ? TryBack(text, WesternBytes, Thai)
            : null;
        if (restored is not null)
        {
            _restored.Add((here.Part, here.Place, Short(restored)));
            return restored;
        }

        if (asWestern.IsTelling || asThai.IsTelling || text.Contains('\uFFFD', StringComparison.Ordinal) || IsMostlyQuestionMarks(text))
        {
            _foreign += Ascii.IsValid(text) ? 1 : 0;
            _lost.Add((here.Part, here.Place, Short(text)));
        }

        return text;
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] : text;

    /// <summary>Nearly every text is: no letter that only garbling brings, and not the pair that UTF-8 leaves behind.</summary>
    private static bool IsSound(string text) =>
        !text.AsSpan().ContainsAnyInRange('\u0080', '\u00FF')
        && !text.Contains("เธ", StringComparison.Ordinal)
        && !text.Contains("เน", StringComparison.Ordinal)
        && !text.Contains('\uFFFD', StringComparison.Ordinal)
        && !text.Contains("???", StringComparison.Ordinal);

    /// <summary>
    /// UTF-8 writes each Thai letter as E0 B8 xx or E0 B9 xx: read otherwise, every third letter is the same and one of two
    /// follows it. Sound Thai has such pairs (เธอ, เนื้อ) but never in every third place.
    /// </summary>
    private static (int Pairs, bool IsTelling) PairsOf(string text, char first, char second, char otherSecond)
    {
        var (pairs, others) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == first && i + 1 < text.Length && (text[i + 1] == second || text[i + 1] == otherSecond))
            {
                pairs++;
                i++;
            }
            else if (text[i] >= '\u0080')
            {
                others++;
            }
        }

        // A pair and its third letter; thirds that became spaces or vanished on the way make fewer.
        return (pairs, pairs > 1 && others * 2 <= pairs * 3);
    }

    /// <summary>Thai bytes read as Western letters: a run of accented letters that no Western language writes.</summary>
    private static bool LooksLikeThaiReadAsWestern(string text)
    {
        var (high, ascii, thai) = (0, 0, 0);
        foreach (var letter in text)
        {
            high += letter is >= '\u00A1' and <= '\u00FB' ? 1 : 0;
            ascii += char.IsAsciiLetter(letter) ? 1 : 0;
            thai += letter is >= '\u0E01' and <= '\u0E5B' ? 1 : 0;
        }

        return high >= 2 && high > 2 * ascii && thai == 0;
    }

    private static string? TryBack(string text, byte?[] bytes, Encoding encoding)
    {
        var raw = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] >= bytes.Length || bytes[text[i]] is not { } value)
            {
                return null;
            }

            raw[i] = value;
        }

        try
        {
            var back = encoding.GetString(raw);
            return ThaiSoundness.IsThai(back) ? back : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool IsMostlyQuestionMarks(string text) => text.Length >= 6 && text.AsSpan().Count('?') * 2 > text.Length;

    /// <summary>Letter → byte in a single-byte encoding; bytes the encoding leaves undefined pass as themselves, as programs let them.</summary>
    private static byte?[] BytesOf(Encoding encoding)
    {
        var table = new byte?[char.MaxValue + 1];
        for (var value = 0; value < 256; value++)
        {
            table[value] ??= (byte)value;
        }

        for (var value = 0x80; value < 256; value++)
        {
            var letter = encoding.GetString([(byte)value])[0];
            if (letter != '\uFFFD')
            {
                table[letter] = (byte)value;
            }
        }

        return table;
    }
}
