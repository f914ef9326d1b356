namespace Somdun.Thai;

/// <summary>
/// The marks above and below Thai consonants, and the order they are written in. The order matters: two spellings that
/// look alike on paper are different text to every program.
/// </summary>
internal static class ThaiMarks
{
    private const char Aa = '\u0E32';
    private const char Am = '\u0E33';
    private const char E = '\u0E40';
    private const char Ae = '\u0E41';
    private const char Nikhahit = '\u0E4D';

    // Thai fonts before OpenType kept shifted marks at private codes, and PDF text still carries them: U+F700 on from
    // Windows, U+F884 on from the Macintosh.
    private const string OfWindowsFonts =
        "\u0E10\u0E34\u0E35\u0E36\u0E37\u0E48\u0E49\u0E4A\u0E4B\u0E4C\u0E48\u0E49\u0E4A\u0E4B"
        + "\u0E4C\u0E0D\u0E31\u0E4D\u0E47\u0E48\u0E49\u0E4A\u0E4B\u0E4C\u0E38\u0E39\u0E3A";

    private const string OfMacintoshFonts =
        "\u0E31\u0E34\u0E35\u0E36\u0E37\u0E47\u0E48\u0E48\u0E48\u0E49\u0E49\u0E49\u0E4A\u0E4A"
        + "\u0E4A\u0E4B\u0E4B\u0E4B\u0E4C\u0E4C\u0E4C\u0E4D\u0E0D\u0E38\u0E39\u0E3A\u0E10";

    /// <summary>The Thai character that a private glyph code of an old font stands for; any other as it is.</summary>
    public static char OfOldFont(char c) => c switch
    {
        < '\uF700' => c,
        _ when c - '\uF700' < OfWindowsFonts.Length => OfWindowsFonts[c - '\uF700'],
        >= '\uF884' when c - '\uF884' < OfMacintoshFonts.Length => OfMacintoshFonts[c - '\uF884'],
        _ => c,
    };

    public static bool IsConsonant(char c) => c is >= 'ก' and <= 'ฮ';

    /// <summary>Whether this is written above or below a consonant.</summary>
    public static bool IsMark(char c) => c is '\u0E31' or (>= '\u0E34' and <= '\u0E3A') or (>= '\u0E47' and <= '\u0E4E');

    /// <summary>
    /// Whether a space between the two tore a syllable apart: the second begins no word (a mark, or a vowel written after
    /// its consonant), and the first is what it may stand on.
    /// </summary>
    public static bool AreTornApart(char first, char second) =>
        IsMark(second) ? IsConsonant(first) || IsMark(first) || first is Aa or Am
        : (second is '\u0E30' or Aa or Am) && (IsConsonant(first) || IsMark(first));

    /// <summary>Puts marks in order, in place; answers the new length.</summary>
    public static int Order(Span<char> text)
    {
        var length = 0;
        var next = 0;
        while (next < text.Length)
        {
            var c = text[next];
            if (c is Aa or Am || IsMark(c))
            {
                (length, next) = OrderCluster(text, length, next);
                continue;
            }

            next++;
            if (c == E && length > 0 && text[length - 1] == E)
            {
                text[length - 1] = Ae;
                continue;
            }

            text[length++] = c;
        }

        return length;
    }

    /// <summary>
    /// Writes one run of marks and the aa or am that closes it. Only after a consonant are marks behind the aa taken
    /// back before it: elsewhere there is nothing they could belong to.
    /// </summary>
    private static (int Length, int Next) OrderCluster(Span<char> text, int length, int next)
    {
        const char None = '\0';
        var hasBase = length > 0 && IsConsonant(text[length - 1]);
        var (start, hasNikhahit, tail) = (length, false, None);
        for (; next < text.Length && (tail == None || hasBase); next++)
        {
            var c = text[next];
            if (IsMark(c) && (tail == None || !IsVowelMark(c)))
            {
                hasNikhahit |= c == Nikhahit;
                length = c == Nikhahit ? length : Insert(text, start, length, c);
            }
            else if (c is Aa or Am && (tail is None or Am || hasNikhahit))
            {
                // Some PDF writers put out an am and then its aa once more, "ทำาการ": that one is passed over.
                tail = tail == None ? c : Am;
            }
            else
            {
                break;
            }
        }

        if (tail != None)
        {
            text[length++] = hasNikhahit ? Am : tail;
        }
        else if (hasNikhahit)
        {
            length = Insert(text, start, length, Nikhahit);
        }

        return (length, next);
    }

    /// <summary>Puts a mark in its place among those since the start, unless it is there.</summary>
    private static int Insert(Span<char> text, int start, int length, char mark)
    {
        var at = length;
        for (var i = length - 1; i >= start; i--)
        {
            if (text[i] == mark)
            {
                return length;
            }

            if (Rank(text[i]) > Rank(mark))
            {
                at = i;
            }
        }

        text[at..length].CopyTo(text[(at + 1)..]);
        text[at] = mark;
        return length + 1;
    }

    private static bool IsVowelMark(char mark) => Rank(mark) == 0;

    /// <summary>Vowels stand next to the consonant, then nikhahit, tone, thanthakhat, yamakkan.</summary>
    private static int Rank(char mark) => mark switch
    {
        Nikhahit => 1,
        >= '\u0E48' and <= '\u0E4B' => 2,
        '\u0E4C' => 3,
        '\u0E4E' => 4,
        _ => 0,
    };
}
