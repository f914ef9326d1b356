using System.Buffers;

namespace Somdun.Thai;

/// <summary>
/// The order of the Royal Institute's dictionary, as ICU's th collation has it, save that numbers and Latin come first.
/// </summary>
/// <remarks>
/// A key is <c>letters ! marks ! text</c>, cut after the last level that says anything. Letters: the text's letters and
/// digits, small, a leading vowel after its consonant; Thai has its code points in dictionary order already. Marks: a 0 for
/// every letter and a digit for every mark on it, without the last 0s. Text: there only if levels one and two do not tell
/// capitals, Thai digits, spaces and punctuation. No level holds anything below <c>!</c> but the last, so a shorter key
/// comes first. Surrogates are moved to the private-use area: it is they that sort differently in UTF-8 and UTF-16.
/// </remarks>
internal static class ThaiOrder
{
    private const char Level = '!';
    private const char Nikhahit = '\u0E4D';
    private const string MarksInOrder = "\u0E4E\u0E4C\u0E47\u0E48\u0E49\u0E4A\u0E4B";

    /// <summary>The key of a clean text: at most three times as long, and two.</summary>
    public static string KeyOf(string text)
    {
        var buffer = ArrayPool<char>.Shared.Rent((3 * text.Length) + 2);
        var marks = buffer.AsSpan(2 * text.Length, text.Length);
        var (letterCount, markCount, told) = (0, 0, true);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsLeadingVowel(text[i]) && i + 1 < text.Length && ThaiMarks.IsConsonant(text[i + 1]))
            {
                PutLetter(text[i + 1]);
                PutLetter(text[i]);
                i++;
                continue;
            }

            var weight = MarksInOrder.IndexOf(text[i], StringComparison.Ordinal);
            if (weight >= 0)
            {
                marks[markCount++] = (char)('1' + weight);
            }
            else if (IsLetter(text[i]))
            {
                var letter = LetterOf(text[i]);
                told &= letter == text[i] || text[i] == Nikhahit || char.IsSurrogate(text[i]);
                PutLetter(letter);
            }
            else
            {
                told = false;
            }
        }

        var length = letterCount;
        var said = marks[..markCount].TrimEnd('0');
        if (said.Length > 0 || !told)
        {
            buffer[length++] = Level;
            said.CopyTo(buffer.AsSpan(length));
            length += said.Length;
        }

        if (!told)
        {
            buffer[length++] = Level;
            foreach (var c in text)
            {
                buffer[length++] = OutOfSurrogates(c);
            }
        }

        var key = new string(buffer, 0, length);
        ArrayPool<char>.Shared.Return(buffer);
        return key;

        void PutLetter(char letter)
        {
            buffer[letterCount++] = letter;
            buffer[(2 * text.Length) + markCount++] = '0';
        }
    }

    private static bool IsLeadingVowel(char c) => c is >= 'เ' and <= 'ไ';

    // Of ฯ and ๆ a dictionary takes no notice.
    private static bool IsLetter(char c) => ThaiFolding.IsOfWord(c) && c is not ('ฯ' or 'ๆ');

    private static char LetterOf(char c) => c switch
    {
        // Nikhahit sorts after the consonants and before the vowels, where ฯ has its code.
        Nikhahit => 'ฯ',
        'ๅ' => 'า',
        _ => ThaiFolding.Small(ThaiText.ArabicDigit(OutOfSurrogates(c))),
    };

    private static char OutOfSurrogates(char c) => char.IsSurrogate(c) ? (char)(c + 0x800) : c;
}
