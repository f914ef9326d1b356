using ICU4N.Globalization;
using ICU4N.Text;

namespace Somdun.Foundation.Typesetting;

/// <summary>
/// Where a line of Thai, or of Thai and English, may end. Words come from ICU's dictionary; on top stand an office's own rules:
/// an abbreviation is not cut after its stops, and a number stays with what it counts and what it numbers.
/// </summary>
internal static class ThaiLines
{
    /// <summary>The longest word that a number draws to its line: "113 คน", "149 โรงเรียน"; a longer one may follow on the next.</summary>
    private const int LongestCounter = 9;

    private static readonly BreakIterator Dictionary = BreakIterator.GetLineInstance(new UCultureInfo("th"));

    /// <summary>
    /// The places where a line may end, as offsets into the text, in order; the last is the text's end. Spaces before an offset
    /// belong to the line that ends there.
    /// </summary>
    public static IReadOnlyList<int> Break(string text)
    {
        var words = WordEnds(text);
        var ends = new List<int>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == text.Length || MayEnd(text, words, i))
            {
                ends.Add(words[i]);
            }
        }

        return ends;
    }

    /// <summary>
    /// The places where words end, for a column too narrow for what <see cref="Break"/> keeps together. Still no mark, no quote and
    /// no repetition sign begins a line.
    /// </summary>
    public static List<int> WordEnds(string text)
    {
        // Setting a text makes the iterator one's own; the dictionary behind it is shared.
        var iterator = (BreakIterator)Dictionary.Clone();
        iterator.SetText(text);
        var ends = new List<int>();
        for (var end = iterator.Next(); end != BreakIterator.Done; end = iterator.Next())
        {
            var from = ends.Count == 0 ? 0 : ends[^1];
            AddBordersOfScripts(text, from, end, ends);
            if (end == text.Length || (!BeginsNoLine(text, end) && !IsScrap(text, from, end) && !IsScrap(text, end, NextSpace(text, end))))
            {
                ends.Add(end);
            }
        }

        return ends;
    }

    private static bool MayEnd(string text, List<int> ends, int index)
    {
        var end = ends[index];
        if (text[end - 1] == '\n')
        {
            return true;
        }

        var before = LastLetter(text, end);
        var after = text[end];
        var spaced = before != end - 1;
        if (before < 0)
        {
            return false;
        }

        // "สพป.ฉะเชิงเทรา", "ต.ค.62": a stop inside an abbreviation.
        if (!spaced && text[before] == '.' && (char.IsLetterOrDigit(after) || IsThai(after)))
        {
            return false;
        }

        // "เขต 2", "ร้อยละ 80", "พ.ศ. 2563": a number stays with what it numbers.
        if (IsDigit(after) || (after is '(' && end + 1 < text.Length && IsDigit(text[end + 1]) && !spaced))
        {
            return !(spaced || IsLetter(text[before])) || IsDash(text[before]) && !IsRange(text, before);
        }

        // "กลยุทธ์ที่ 6": the word before an ordinal too.
        if (!spaced && IsOrdinal(text, end))
        {
            return false;
        }

        // "113 คน", "12 เรื่อง/ปี": a number stays with what it counts; "1. เพื่อ": and a label with its text.
        if (EndsInNumber(text, before) && (IsLetter(after) || after == '(' || IsDash(after)))
        {
            var next = index + 1 < ends.Count ? ends[index + 1] : text.Length;
            if (IsDash(after))
            {
                return !IsRange(text, end);
            }

            return after == '(' || next - end > LongestCounter;
        }

        // "– ข้อความ": a dash that begins an item.
        return !(IsDash(text[before]) && before == 0);
    }

    /// <summary>Thai beside Latin letters or digits without a space, as in "ระบบTECSเพื่อ": ICU sees one word there.</summary>
    private static void AddBordersOfScripts(string text, int from, int to, List<int> ends)
    {
        for (var i = from + 1; i < to; i++)
        {
            var (before, after) = (text[i - 1], text[i]);
            if ((IsThai(before) && char.IsAsciiLetterOrDigit(after) && !IsLeadingVowel(before))
                || (char.IsAsciiLetterOrDigit(before) && IsThai(after) && !BeginsNoLine(text, i)))
            {
                ends.Add(i);
            }
        }
    }

    private static bool BeginsNoLine(string text, int at)
    {
        var letter = text[at];
        return letter is 'ๆ' or 'ฯ' or '”' or '’' or '»' or ')' or ']' or '}' or ',' or ';' or ':' or '!' or '?' or '%' or '…'
            || IsMark(letter)
            || (letter is '"' or '\'' && text.AsSpan(0, at).Count(letter) % 2 == 1)
            || (at > 0 && LastLetter(text, at) is >= 0 and var last && text[last] is '“' or '‘' or '«' or '(' or '[');
    }

    /// <summary>A lone consonant that the dictionary left over from a word it does not know.</summary>
    private static bool IsScrap(string text, int from, int to) =>
        to - from == 1 && IsConsonant(text[from])
        && ((from > 0 && IsThai(text[from - 1])) || (to < text.Length && IsThai(text[to])));

    private static int NextSpace(string text, int from)
    {
        var to = from;
        while (to < text.Length && to - from < 2 && IsThai(text[to]))
        {
            to++;
        }

        return to;
    }

    private static int LastLetter(string text, int end)
    {
        var last = end - 1;
        while (last >= 0 && text[last] == ' ')
        {
            last--;
        }

        return last;
    }

    private static bool IsOrdinal(string text, int at)
    {
        const string ordinal = "ที่";
        if (string.CompareOrdinal(text, at, ordinal, 0, ordinal.Length) != 0)
        {
            return false;
        }

        var next = at + ordinal.Length;
        if (next < text.Length && text[next] == ' ')
        {
            next++;
        }

        return next < text.Length && IsDigit(text[next]);
    }

    /// <summary>"113", "1,793,250", "47,000.-", "1.", "6.1", "(2)", "80%".</summary>
    private static bool EndsInNumber(string text, int last)
    {
        var i = last;
        while (i >= 0 && text[i] is '.' or ')' or '-' or '%')
        {
            i--;
        }

        return i >= 0 && IsDigit(text[i]);
    }

    /// <summary>A dash between two numbers or dates: "1 - 6", "1 ต.ค. 62 - 30 ก.ย. 63".</summary>
    private static bool IsRange(string text, int dash)
    {
        var before = LastLetter(text, dash);
        var after = dash + 1;
        while (after < text.Length && text[after] == ' ')
        {
            after++;
        }

        return before >= 0 && IsDigit(text[before]) && after < text.Length && IsDigit(text[after]);
    }

    private static bool IsThai(char letter) => letter is >= '\u0E00' and <= '\u0E7F';

    private static bool IsConsonant(char letter) => letter is >= 'ก' and <= 'ฮ';

    /// <summary>เ แ โ ใ ไ, written before the consonant they follow in speech.</summary>
    public static bool IsLeadingVowel(char letter) => letter is >= 'เ' and <= 'ไ';

    private static bool IsMark(char letter) => letter is 'ะ' or 'ั' or 'า' or 'ำ' or (>= 'ิ' and <= 'ฺ') or 'ๅ' or (>= '็' and <= '๎');

    private static bool IsLetter(char letter) => IsThai(letter) ? !IsDigit(letter) : char.IsLetter(letter);

    private static bool IsDigit(char letter) => char.IsAsciiDigit(letter) || letter is >= '๐' and <= '๙';

    private static bool IsDash(char letter) => letter is '-' or '–' or '—';
}
