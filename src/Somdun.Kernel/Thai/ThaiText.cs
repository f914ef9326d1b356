using System.Buffers;
using System.Globalization;

namespace Somdun.Thai;

/// <summary>
/// Thai text as people mean it, whatever typed, scanned or extracted it. Every function returns the string it was
/// given when there is nothing to change, so that reading a workbook of clean cells allocates nothing.
/// </summary>
public static class ThaiText
{
    private const int OnStack = 512;

    private static readonly SearchValues<char> ArabicDigitCharacters = SearchValues.Create("0123456789");

    private static readonly SearchValues<char> ThaiDigitCharacters = SearchValues.Create("๐๑๒๓๔๕๖๗๘๙");

    private delegate int Rewriting(Span<char> text);

    /// <summary>Whether this is a letter, vowel or mark of Thai; digits, ฿ and ornaments are not.</summary>
    public static bool IsThai(char c) => c is >= 'ก' and <= '\u0E3A' or >= 'เ' and <= '\u0E4E';

    /// <summary>
    /// The text without what nobody typed on purpose. Control and zero-width characters go; every run of white space
    /// becomes one space, none at the ends; glyph codes of old PDF fonts become the marks they draw; nikhahit with aa
    /// becomes sara am, two sara e become sara ae, marks stand once each and in their order on a consonant, and a mark
    /// torn from its consonant by a space returns to it. Digits, letters and punctuation stay.
    /// </summary>
    /// <remarks>Half a surrogate pair, which no database takes, becomes U+FFFD. Cleaning twice changes nothing more.</remarks>
    public static string Clean(string text) => Rewrite(text, CleanInPlace);

    /// <summary>The text with ๐–๙ written 0–9.</summary>
    public static string ArabicDigits(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().ContainsAny(ThaiDigitCharacters) ? string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = ArabicDigit(from[i]);
            }
        }) : text;
    }

    /// <summary>The text with 0–9 written ๐–๙, as printed letters want it.</summary>
    public static string ThaiDigits(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().ContainsAny(ArabicDigitCharacters) ? string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = char.IsAsciiDigit(from[i]) ? (char)(from[i] - '0' + '๐') : from[i];
            }
        }) : text;
    }

    /// <summary>
    /// Two pieces of one text that a page end or a wrapped line cut apart. Thai is wrapped between its words, which have
    /// no spaces; all else is wrapped at a space. ๆ and ฯ keep the space that is written beside them.
    /// </summary>
    public static string Join(string first, string second)
    {
        var (before, after) = (Clean(first), Clean(second));
        if (before.Length == 0 || after.Length == 0)
        {
            return before.Length == 0 ? after : before;
        }

        // Cleaned once more: the cut may have gone through a consonant and its mark.
        return Clean(IsCutWithoutSpace(before[^1], after[0]) ? before + after : $"{before} {after}");
    }

    /// <summary>
    /// What two spellings of the same words have in common, for finding and for matching: cleaned, digits Arabic, letters
    /// small; quotes gone, other punctuation a space; spaces left only where two words or numbers of other scripts would
    /// run together. <c>5,475.50</c> stays one number, <c>5475.50</c>.
    /// </summary>
    /// <remarks>A text of punctuation alone has the empty key. The key of a key is itself.</remarks>
    public static string SearchKey(string text) => Rewrite(text, static span =>
    {
        var length = ThaiFolding.Fold(span[..CleanInPlace(span)]);
        return ThaiMarks.Order(span[..length]);
    });

    /// <summary>
    /// A key whose plain byte order is the order of a Thai dictionary: a vowel written before its consonant sorts after it,
    /// tone marks and the like count only between words otherwise equal, numbers and Latin letters come before Thai.
    /// The order is the same in .NET (ordinal), SQLite (BINARY) and PostgreSQL ("C"), where an index can hold it.
    /// </summary>
    public static string SortKey(string text) => ThaiOrder.KeyOf(Clean(text));

    internal static char ArabicDigit(char c) => c is >= '๐' and <= '๙' ? (char)(c - '๐' + '0') : c;

    private static bool IsCutWithoutSpace(char last, char next) =>
        (IsThai(last) && IsThai(next) && last is not ('ๆ' or 'ฯ') && next is not ('ๆ' or 'ฯ'))
        || last is '(' or '[' or '“' or '‘'
        || next is ')' or ']' or '”' or '’';

    private static int CleanInPlace(Span<char> text) => ThaiMarks.Order(text[..DropUnseen(text)]);

    /// <summary>Rewrites within a copy that is never longer than the text.</summary>
    private static string Rewrite(string text, Rewriting rewriting)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rented = text.Length > OnStack ? ArrayPool<char>.Shared.Rent(text.Length) : null;
        var copy = rented is null ? stackalloc char[OnStack] : rented;
        copy = copy[..text.Length];
        text.CopyTo(copy);
        var result = copy[..rewriting(copy)];
        var same = result.SequenceEqual(text) ? text : result.ToString();
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return same;
    }

    private static int DropUnseen(Span<char> text)
    {
        var length = 0;
        var space = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = ThaiMarks.OfOldFont(text[i]);
            if (char.IsWhiteSpace(c))
            {
                space = length > 0;
                continue;
            }

            if (c > '~' && !IsThai(c))
            {
                if (char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format)
                {
                    continue;
                }

                if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                {
                    Put(text, ref length, ref space, c);
                    text[length++] = text[++i];
                    continue;
                }

                if (char.IsSurrogate(c))
                {
                    c = '\uFFFD';
                }
            }
            else if (c < ' ')
            {
                continue;
            }

            Put(text, ref length, ref space, c);
        }

        return length;
    }

    private static void Put(Span<char> text, ref int length, ref bool space, char c)
    {
        if (space && !ThaiMarks.AreTornApart(text[length - 1], c))
        {
            text[length++] = ' ';
        }

        text[length++] = c;
        space = false;
    }
}
