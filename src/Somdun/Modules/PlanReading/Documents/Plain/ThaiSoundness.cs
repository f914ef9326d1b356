namespace Somdun.Modules.PlanReading.Documents;

/// <summary>Whether a text can be Thai as people write it: what decides between two readings of the same bytes or page.</summary>
internal static class ThaiSoundness
{
    /// <summary>Has Thai letters, and at most one mark in twenty stands where none can.</summary>
    public static bool IsThai(ReadOnlySpan<char> text)
    {
        var (letters, misplaced) = Count(text);
        return letters > 0 && misplaced * 20 <= letters;
    }

    /// <summary>Thai letters, and among them marks without a letter to stand on, undefined code points and letters that were lost.</summary>
    public static (int Letters, int Misplaced) Count(ReadOnlySpan<char> text)
    {
        var (letters, misplaced) = (0, 0);
        var before = ' ';
        foreach (var letter in text)
        {
            if (letter is >= '\u0E01' and <= '\u0E5B')
            {
                letters++;
                misplaced += IsMark(letter) && !IsConsonant(before) && !(IsMark(before) && letter != before) ? 1 : 0;
                misplaced += letter is >= '\u0E3B' and <= '\u0E3E' ? 1 : 0;
            }
            else if (letter is '\uFFFD' or (>= '\u0E5C' and <= '\u0E7F') or (>= '\u0080' and <= '\u009F') or (>= '\uE000' and <= '\uF8FF'))
            {
                misplaced++;
            }

            before = letter;
        }

        return (letters, misplaced);
    }

    /// <summary>
    /// Places within a line where a syllable stops before its end or begins without its letter ("ลำดั ที่", "เ ป้าหมาย"):
    /// the letter between was lost, or a space was put into the word.
    /// </summary>
    public static int Torn(ReadOnlySpan<char> line)
    {
        var torn = 0;
        for (var i = 1; i + 1 < line.Length; i++)
        {
            torn += line[i] == ' ' && (IsUnfinished(line[..i]) || (IsThai(line[(i - 1)..i]) && IsFollowing(line[i + 1]))) ? 1 : 0;
        }

        return torn;
    }

    /// <summary>Mai han akat and sara ue always have a letter behind them, and so has a vowel written before its letter.</summary>
    private static bool IsUnfinished(ReadOnlySpan<char> word)
    {
        var last = word.TrimEnd("\u0E48\u0E49\u0E4A\u0E4B");
        return last.Length > 0 && last[^1] is '\u0E31' or '\u0E37' or (>= '\u0E40' and <= '\u0E44');
    }

    /// <summary>Vowels and marks that only stand behind or on a letter.</summary>
    private static bool IsFollowing(char letter) => IsMark(letter) || letter is >= '\u0E30' and <= '\u0E33';

    /// <summary>Vowels above and below, tone marks and the other signs that stand on a consonant.</summary>
    public static bool IsMark(char letter) => letter is '\u0E31' or (>= '\u0E34' and <= '\u0E3A') or (>= '\u0E47' and <= '\u0E4E');

    private static bool IsConsonant(char letter) => letter is >= '\u0E01' and <= '\u0E2E';
}
