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

    /// <summary>Vowels above and below, tone marks and the other signs that stand on a consonant.</summary>
    public static bool IsMark(char letter) => letter is '\u0E31' or (>= '\u0E34' and <= '\u0E3A') or (>= '\u0E47' and <= '\u0E4E');

    private static bool IsConsonant(char letter) => letter is >= '\u0E01' and <= '\u0E2E';
}
