using System.Text;

namespace Somdun.Foundation.Typesetting;

/// <summary>Text as it may be printed: nothing invisible, nothing that XML forbids, digits as the document wants them.</summary>
internal static class PrintedText
{
    public static string Of(string text, bool thaiDigits)
    {
        var clean = IsClean(text) ? text : Cleaned(text);
        return thaiDigits ? InThaiDigits(clean) : clean;
    }

    private static bool IsClean(string text)
    {
        foreach (var letter in text)
        {
            if (letter != '\n' && (letter < ' ' || char.IsSurrogate(letter) || IsInvisible(letter)))
            {
                return false;
            }
        }

        return true;
    }

    private static string Cleaned(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '\n':
                    clean.Append('\n');
                    break;
                case '\t':
                    clean.Append(' ');
                    break;
                case < ' ' or (>= 0x7F and < 0xA0):
                    break;
                default:
                    if (!rune.IsBmp || !IsInvisible((char)rune.Value))
                    {
                        clean.Append(rune);
                    }

                    break;
            }
        }

        return clean.ToString();
    }

    /// <summary>Marks that say something to software only; word joints are found anew by <see cref="ThaiLines"/>.</summary>
    private static bool IsInvisible(char letter) => letter is
        '\u00AD' or (>= '\u007F' and < '\u00A0') or (>= '\u200B' and <= '\u200F') or (>= '\u2028' and <= '\u202E')
        or (>= '\u2060' and <= '\u206F') or '\uFEFF' or '\uFFFE' or '\uFFFF';

    private static string InThaiDigits(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return text;
        }

        return string.Create(text.Length, text, static (printed, source) =>
        {
            var from = 0;
            while (from < source.Length)
            {
                var to = from;
                var isCode = false;
                while (to < source.Length && !char.IsWhiteSpace(source[to]) && !IsThai(source[to]))
                {
                    isCode |= char.IsAsciiLetter(source[to]);
                    to++;
                }

                to = Math.Max(to, from + 1);
                for (var i = from; i < to; i++)
                {
                    printed[i] = !isCode && char.IsAsciiDigit(source[i]) ? (char)('๐' + (source[i] - '0')) : source[i];
                }

                from = to;
            }
        });
    }

    private static bool IsThai(char letter) => letter is >= '\u0E00' and <= '\u0E7F';
}
