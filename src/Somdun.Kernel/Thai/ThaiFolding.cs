using System.Globalization;

namespace Somdun.Thai;

/// <summary>Folds away what two spellings of the same words differ in.</summary>
internal static class ThaiFolding
{
    /// <summary>Folds clean text in place; answers the new length.</summary>
    public static int Fold(Span<char> text)
    {
        var length = 0;
        var gap = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = ThaiText.ArabicDigit(text[i]);
            if (IsQuote(c) || IsThousandsComma(text, i))
            {
                continue;
            }

            if (!IsOfWord(c) && !IsDecimalPoint(text, i))
            {
                gap = length > 0;
                continue;
            }

            if (gap && !ThaiText.IsThai(text[length - 1]) && !ThaiText.IsThai(c))
            {
                text[length++] = ' ';
            }

            text[length++] = Small(c);
            gap = false;
        }

        return length;
    }

    /// <summary>Whether words and numbers are made of this.</summary>
    public static bool IsOfWord(char c) =>
        ThaiText.IsThai(c) || char.IsLetterOrDigit(c) || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>The small letter; Thai has no others, and need not be looked up.</summary>
    public static char Small(char c) => ThaiText.IsThai(c) ? c : char.ToLowerInvariant(c);

    private static bool IsQuote(char c) => c is '"' or '\'' or '`' or '´' or '“' or '”' or '„' or '‘' or '’' or '«' or '»';

    private static bool IsDecimalPoint(ReadOnlySpan<char> text, int at) =>
        text[at] == '.' && IsDigit(text, at - 1) && IsDigit(text, at + 1);

    private static bool IsThousandsComma(ReadOnlySpan<char> text, int at) =>
        text[at] == ',' && IsDigit(text, at - 1)
        && IsDigit(text, at + 1) && IsDigit(text, at + 2) && IsDigit(text, at + 3) && !IsDigit(text, at + 4);

    private static bool IsDigit(ReadOnlySpan<char> text, int at) =>
        at >= 0 && at < text.Length && char.IsAsciiDigit(ThaiText.ArabicDigit(text[at]));
}
