using System.Buffers;
using ICU4N.Globalization;
using ICU4N.Text;
using Somdun.Time;

namespace Somdun.Foundation.Typesetting;

/// <summary>
/// Where a line of Thai, or of Thai and English, may end. Words come from ICU's dictionary; on top stand the rules by which an office
/// reads: an abbreviation is not cut after its stops, a number stays with what it counts and with what it numbers.
/// </summary>
internal static class ThaiLines
{
    /// <summary>The longest word that a number draws to its line: "113 คน", "149 โรงเรียน"; a longer one may begin the next.</summary>
    private const int LongestCounter = 9;

    /// <summary>A list of numbers and units would be tied into one endless phrase: it may be cut at its spaces.</summary>
    private const int LongestPhrase = 36;

    /// <summary>Years of the Buddhist era that papers speak of: they count nothing, so the next word is free.</summary>
    private const int FirstYear = 2400, LastYear = 2699;

    private const string Digits = "0123456789๐๑๒๓๔๕๖๗๘๙", NumberSigns = Digits + ",";

    private static readonly SearchValues<char> LabelSigns = SearchValues.Create("()." + Digits);

    private static readonly BreakIterator Dictionary = BreakIterator.GetLineInstance(new UCultureInfo("th"));

    /// <summary>Words of office Thai that the dictionary takes for two.</summary>
    private static readonly (string Left, string Right)[] Compounds =
    [
        .. from compound in new[]
        {
            "งบ ประมาณ", "ร้อย ละ", "ประจำ ปี", "ทั้ง สิ้น", "คณะ ทำงาน", "คณะ กรรมการ", "กรรม การ", "เครื่อง ราช", "ราช อิสริยาภรณ์",
            "สถาน ศึกษา", "การ ศึกษา", "ประถม ศึกษา", "มัธยม ศึกษา", "เขต พื้นที่", "หน่วย งาน", "กอง ทุน", "เครือ ข่าย", "ภาค รัฐ", "ภาค เอกชน",
            "ดำเนิน งาน", "ดำเนิน การ", "ปฏิบัติ งาน", "ปฏิบัติ การ", "อำนวย การ", "บูรณา การ", "บู รณา", "รณา การ", "วิชา การ", "จัด ทำ", "จัด การ", "ส่ง เสริม", "เสริม สร้าง",
            "ตัว ชี้", "ชี้ วัด", "เป้า หมาย", "รูป แบบ", "ทาง ไกล", "เร่ง ด่วน", "มอบ หมาย", "ถูก ต้อง", "ต่อ เนื่อง", "เกี่ยว กับ", "เกี่ยว ข้อง", "ได้ รับ",
            "เข้า ร่วม", "เข้า ใจ", "ตรวจ สอบ", "แก้ ไข", "ปรับ ปรุง", "เผย แพร่", "ล่วง ลับ", "เชิดชู เกียรติ", "บำเหน็จ บำนาญ", "ทุพ โภชนาการ",
        }
        let cut = compound.IndexOf(' ', StringComparison.Ordinal)
        select (compound[..cut], compound[(cut + 1)..]),
    ];

    /// <summary>Words whose number is a name and counts nothing: "เขต 2", "ร้อยละ 80".</summary>
    private static readonly string[] Naming = ["เขต", "ที่", "ข้อ", "มาตรา", "หมวด", "ชั้น", "หน้า", "ระดับ", "ร้อยละ", "ฉบับ", "แบบ", "โทร.", "ว"];

    private static readonly string[] Months =
        [.. Enumerable.Range(1, 12).SelectMany(m => new[] { ThaiDate.MonthName(m, Language.Thai), ThaiDate.MonthShort(m, Language.Thai) })];

    /// <summary>Beginnings of words: a line does not end in one, unless it ends a word itself, as in "ปฏิบัติการ".</summary>
    private static readonly string[] Prefixes = ["การ", "ความ", "ผู้", "นัก"];

    /// <summary>
    /// The places where a line may end, as offsets into the text, in order; the last is the text's end. Spaces and a line feed before an
    /// offset belong to the line that ends there.
    /// </summary>
    public static IReadOnlyList<int> Break(string text)
    {
        var ends = WordEnds(text);
        var kept = new List<int>(ends.Count);
        var spare = 0;
        for (var i = 0; i < ends.Count; i++)
        {
            var last = kept.Count == 0 ? 0 : kept[^1];
            if (ends[i] - last > LongestPhrase && spare > last)
            {
                kept.Add(spare);
            }

            if (ends[i] == text.Length || text[ends[i] - 1] == '\n' || !IsTied(text, ends, i))
            {
                kept.Add(ends[i]);
            }
            else if (text[ends[i] - 1] == ' ')
            {
                spare = ends[i];
            }
        }

        return kept;
    }

    /// <summary>
    /// The places where words end, for a column too narrow for what <see cref="Break"/> keeps together. Still no mark, no closing quote
    /// and no repetition sign begins a line.
    /// </summary>
    public static List<int> WordEnds(string text)
    {
        // A clone has its own text; the dictionary behind it is shared and read by all threads.
        var iterator = (BreakIterator)Dictionary.Clone();
        iterator.SetText(text);
        var ends = new List<int>();
        for (int from = 0, end = iterator.Next(); end != BreakIterator.Done; from = end, end = iterator.Next())
        {
            AddBordersOfScripts(text, from, end, ends);
            if (end == text.Length || text[end - 1] == '\n' || !BeginsNoLine(text, end))
            {
                ends.Add(end);
            }
        }

        JoinScraps(text, ends);
        return ends;
    }

    /// <summary>เ แ โ ใ ไ, written before the consonant they follow in speech.</summary>
    public static bool IsLeadingVowel(char letter) => letter is >= 'เ' and <= 'ไ';

    private static bool IsTied(string text, List<int> ends, int index)
    {
        var end = ends[index];
        var before = LastInk(text, end);
        if (before < 0)
        {
            return true;
        }

        var after = text[end];
        var isSpaced = before < end - 1;
        return (!isSpaced && IsOneWord(text, index == 0 ? 0 : ends[index - 1], end))

            // "สพป.ฉะเชิงเทรา", "ต.ค.62": a stop inside an abbreviation.
            || (!isSpaced && text[before] == '.')

            // "เขต 2", "พ.ศ. 2563", "ปี2563": a number and what it numbers; "กลยุทธ์ที่ 6": with the word before an ordinal.
            || (IsDigit(after) && (IsLetter(text[before]) || text[before] == '.' || EndsInCode(text, before)))
            || (!isSpaced && BeginsOrdinal(text, end))

            // "e-Networks", "e-GP".
            || (!isSpaced && text[before] == '-' && before > 0 && char.IsAsciiLetter(text[before - 1]))

            // "10 ครั้ง ๆ ละ 10 คน".
            || (text[before] == 'ๆ' && text.AsSpan(end).StartsWith("ละ", StringComparison.Ordinal))

            // "1 - 6", but not the two ends of "1 ต.ค. 62 - 30 ก.ย. 63".
            || (IsDash(text[before]) && (before == 0 || IsRange(text, before)))
            || (IsDash(after) && EndsInNumber(text, before))

            // "113 คน", "47,000.- บาท"; "1. เพื่อ": a label with its text.
            || (IsLetter(after) && EndsInNumber(text, before) && (IsLabel(text, before) || CountsNext(text, before, ends, index)));
    }

    private static bool IsOneWord(string text, int from, int end)
    {
        var next = text.AsSpan(end);
        return IsThai(next[0]) && (IsCompound(text, end)
            || (next.StartsWith("ละ", StringComparison.Ordinal) && (next.Length == 2 || !IsMark(next[2])))
            || (Prefixes.AsSpan().Contains(text[from..end]) && (from == 0 || !IsCompound(text, from))));
    }

    private static bool IsCompound(string text, int at)
    {
        var left = text.AsSpan(0, at);
        var right = text.AsSpan(at);
        foreach (var compound in Compounds)
        {
            if (right.StartsWith(compound.Right, StringComparison.Ordinal) && left.EndsWith(compound.Left, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether the number that ends at <paramref name="last"/> counts the next word: "113 คน", "22 พ.ย."; not a year, and not a number
    /// that is a name, as in "เขต 2", unless it is a day before its month.
    /// </summary>
    private static bool CountsNext(string text, int last, List<int> ends, int index)
    {
        var rest = text.AsSpan(ends[index]);
        foreach (var month in Months)
        {
            if (rest.StartsWith(month, StringComparison.Ordinal))
            {
                return true;
            }
        }

        var next = index + 1 < ends.Count ? ends[index + 1] : text.Length;
        var word = text.AsSpan(ends[index], next - ends[index]).TrimEnd(' ');
        var number = text.AsSpan(0, last + 1).TrimEnd(".)-%");
        var named = number.TrimEnd(Digits).TrimEnd("., -–").TrimEnd(Digits).TrimEnd(' ');
        foreach (var name in Naming)
        {
            if (named.EndsWith(name, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return word.Length <= LongestCounter && !IsYear(number);
    }

    private static bool IsYear(ReadOnlySpan<char> text)
    {
        var number = text[text.TrimEnd(NumberSigns).Length..];
        if (number.Length != 4)
        {
            return false;
        }

        var year = 0;
        foreach (var letter in number)
        {
            year = (year * 10) + (letter >= '๐' ? letter - '๐' : letter - '0');
        }

        return year is >= FirstYear and <= LastYear;
    }

    /// <summary>"ESPG14": a code, which may itself be numbered.</summary>
    private static bool EndsInCode(string text, int last)
    {
        var word = text.AsSpan(0, last + 1);
        return word[(word.LastIndexOf(' ') + 1)..].ContainsAnyInRange('A', 'z');
    }

    /// <summary>Thai beside Latin letters or digits without a space, as in "ระบบTECSเพื่อ", where ICU sees one word.</summary>
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
            || (LastInk(text, at) is >= 0 and var last && text[last] is '“' or '‘' or '«' or '(' or '[');
    }

    /// <summary>A lone consonant is what the dictionary left of a word it does not know: it goes with its neighbour.</summary>
    private static void JoinScraps(string text, List<int> ends)
    {
        for (var i = ends.Count - 1; i >= 0; i--)
        {
            var from = i == 0 ? 0 : ends[i - 1];
            if (ends[i] - from == 1 && IsConsonant(text[from]))
            {
                if (from > 0 && IsThai(text[from - 1]))
                {
                    ends.RemoveAt(i - 1);
                    i--;
                }
                else if (ends[i] < text.Length && IsThai(text[ends[i]]))
                {
                    ends.RemoveAt(i);
                }
            }
        }
    }

    private static int LastInk(string text, int end) => text.AsSpan(0, end).LastIndexOfAnyExcept(' ');

    private static bool BeginsOrdinal(string text, int at)
    {
        const string ordinal = "ที่";
        var rest = text.AsSpan(at);
        return rest.StartsWith(ordinal, StringComparison.Ordinal) && rest[ordinal.Length..].TrimStart(' ') is [var next, ..] && IsDigit(next);
    }

    /// <summary>"113", "1,793,250", "47,000.-", "1.", "(2)", "80%".</summary>
    private static bool EndsInNumber(string text, int last) =>
        text.AsSpan(0, last + 1).TrimEnd(".)-%") is [.., var digit] && IsDigit(digit);

    /// <summary>"1.", "6.1", "(2)" at the beginning of the text.</summary>
    private static bool IsLabel(string text, int last) =>
        text.AsSpan(0, last + 1).IndexOfAnyExcept(LabelSigns) < 0;

    /// <summary>A dash between two bare numbers.</summary>
    private static bool IsRange(string text, int dash)
    {
        var left = text.AsSpan(0, dash).TrimEnd(' ');
        var number = left.TrimEnd(NumberSigns);
        return number.Length < left.Length && number.TrimEnd(' ') is not [.., '.']
            && text.AsSpan(dash + 1).TrimStart(' ') is [var next, ..] && IsDigit(next);
    }

    private static bool IsThai(char letter) => letter is >= '\u0E00' and <= '\u0E7F';

    private static bool IsConsonant(char letter) => letter is >= 'ก' and <= 'ฮ';

    private static bool IsMark(char letter) => letter is 'ะ' or 'ั' or 'า' or 'ำ' or (>= 'ิ' and <= 'ฺ') or 'ๅ' or (>= '็' and <= '๎');

    private static bool IsLetter(char letter) => IsThai(letter) ? !IsDigit(letter) : char.IsLetter(letter);

    private static bool IsDigit(char letter) => char.IsAsciiDigit(letter) || letter is >= '๐' and <= '๙';

    private static bool IsDash(char letter) => letter is '-' or '–' or '—';
}
