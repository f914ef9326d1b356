using System.Globalization;
using System.Text.RegularExpressions;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Thai;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>
/// Reads what a text counts: "13 คน จำนวน 6 ครั้ง" is one quantity of two factors. Numbers that count nothing (years, dates,
/// เขต 2, ข้อ 3, ป.6, "ต่ำกว่า 50 คนลงมา") are passed over. Of a range the lower number is what must be reached.
/// </summary>
internal static partial class QuantityReader
{
    /// <summary>How far back the words before a number are looked at.</summary>
    private const int Lead = 40;

    private const int LongestUnknownUnit = 24;

    /// <summary>Stands for "the same again" (ๆ ละ).</summary>
    private const string Again = "ๆ";

    private static readonly (string Word, decimal Factor)[] Scales = [("ล้าน", 1_000_000), ("แสน", 100_000), ("หมื่น", 10_000), ("พัน", 1_000)];

    /// <summary>Words that say a count follows, even where its unit is not known.</summary>
    private static readonly string[] Signals =
    [
        "เป็นจำนวน", "จำนวน", "อย่างน้อย", "ไม่น้อยกว่า", "ไม่ต่ำกว่า", "ไม่เกิน", "ประมาณ", "ทั้งหมด", "ทั้ง", "เป็นเงิน", "at least", "about", "number of",
    ];

    private static readonly string[] TotalWords = ["รวมทั้งสิ้น", "รวมทั้งหมด", "รวมเป็น", "รวมแล้ว", "รวม", "ทั้งสิ้น", "in total", "total of", "total", "Total"];

    /// <summary>รวม at the end of these words adds nothing up: a merged school, on the whole, the overview.</summary>
    private static readonly string[] NotTotal = ["ควบรวม", "หลอมรวม", "โดยรวม", "ภาพรวม", "เรียนรวม", "ส่วนรวม", "ร่วมรวม", "รวบรวม", "ศูนย์รวม", "ผลรวมคะแนน"];

    public static IReadOnlyList<Quantity> Read(string text)
    {
        if (BareNumber.IsMatch(text))
        {
            return [new([new(Amount(ThaiText.ArabicDigits(text).Trim()), null)], null, QuantityRole.Part, text)];
        }

        var counts = Counts(ThaiText.ArabicDigits(text));
        var quantities = new List<Quantity>();
        var first = 0;
        for (var i = 1; i <= counts.Count; i++)
        {
            if (i == counts.Count || !Multiply(text, counts[i - 1], counts[i]))
            {
                quantities.Add(Combine(text, counts[first..i]));
                first = i;
            }
        }

        return quantities;
    }

    /// <summary>Every number in the text, whatever it stands for: where a lost digit may be found again.</summary>
    public static IEnumerable<decimal> Numbers(string text) =>
        Number.Matches(ThaiText.ArabicDigits(text)).Select(match => Amount(match.ValueSpan));

    private static Quantity Combine(string text, List<Count> counts)
    {
        string? per = null;
        for (var i = 0; i < counts.Count; i++)
        {
            // "10 ครั้ง ครั้งละ 10 คน" only says that it multiplies; "ปีละ 2 ครั้ง" says per what.
            var each = i > 0 && Repeats(counts[i - 1], counts[i]) ? null : counts[i].Each;
            per = counts[i].Per ?? (each == Again ? null : each) ?? per;
        }

        return new([.. counts.Select(c => new Factor(c.Amount, c.Unit))], per, counts[0].Role, text[counts[0].Lead..counts[^1].End].Trim());
    }

    private static bool Multiply(string text, Count a, Count b)
    {
        if (b.Role == QuantityRole.Total || a.Kind == ClassifierKind.Percent || b.Kind == ClassifierKind.Percent || b.Lead < a.End)
        {
            return false;
        }

        var gap = text.AsSpan()[a.End..b.Lead].Trim();
        if (gap is "x" or "X" or "×" or "*" or "คูณ")
        {
            return true;
        }

        if (!(gap.IsEmpty || gap is "/" or "," or "เป็นเวลา" or "เป็นระยะเวลา" or "ระยะเวลา" or "เวลา" or "นาน"))
        {
            return false;
        }

        return Repeats(a, b)
            || (a.Unit != b.Unit && (IsFrequency(a.Kind) || IsFrequency(b.Kind)) && !(a.Kind == ClassifierKind.Span && b.Kind == ClassifierKind.Span));
    }

    private static bool Repeats(Count a, Count b) => b.Each is not null && (b.Each == Again || b.Each == a.Unit);

    private static bool IsFrequency(ClassifierKind? kind) => kind is ClassifierKind.Occasion or ClassifierKind.Span;

    private static List<Count> Counts(string text)
    {
        var counts = new List<Count>();
        var from = 0;
        while (from < text.Length)
        {
            var match = Number.Match(text, from);
            if (!match.Success)
            {
                break;
            }

            if (PairAt(text, match.Index) is { Count: > 0 } pair)
            {
                counts.AddRange(pair);
                from = pair[^1].End;
                continue;
            }

            var range = RangeTail.Match(text, match.Index + match.Length);
            var end = match.Index + match.Length + range.Length;
            if (CountAt(text, match.Index, match.Length, end) is { } count)
            {
                counts.Add(count);
                end = count.End;
            }

            from = end;
        }

        return counts;
    }

    /// <summary>"ผู้บริหาร/ครู จำนวน 30/60 คน": two counts of one unit; empty where the slash is that of a date or a fraction.</summary>
    private static List<Count> PairAt(string text, int start)
    {
        var match = Pair.Match(text, start);
        if (!match.Success || !WordsBefore(text.AsSpan(Math.Max(0, start - Lead), Math.Min(Lead, start))).Signal)
        {
            return [];
        }

        var end = match.Index + match.Length;
        return Classifiers.At(text.AsSpan(end)) is { Kind: ClassifierKind.Person or ClassifierKind.Place or ClassifierKind.Thing } unit
            ? [Half(match.Groups["a"]), Half(match.Groups["b"])]
            : [];

        Count Half(Group half) => new(start, end + unit.Word.Length, Amount(half.ValueSpan), unit.Word, unit.Kind, QuantityRole.Part, null, null);
    }

    private static Count? CountAt(string text, int start, int length, int end)
    {
        var before = text.AsSpan(Math.Max(0, start - Lead), Math.Min(Lead, start));
        var unitAt = end + LeadingSpaces(text.AsSpan(end));
        var after = text.AsSpan(unitAt);
        if (IsInsideWord(text, start, end) || after.StartsWith("น.", StringComparison.Ordinal) || Month.IsMatch(after))
        {
            return null;
        }

        var amount = Amount(text.AsSpan(start, length));
        var words = WordsBefore(before);
        var lead = start - words.Length;
        if (words.Percent)
        {
            return new(lead, end, amount, "ร้อยละ", ClassifierKind.Percent, QuantityRole.Part, null, null);
        }

        if (!words.Signal && NotCounted.IsMatch(before))
        {
            return null;
        }

        foreach (var (word, factor) in Scales)
        {
            if (after.StartsWith(word, StringComparison.Ordinal) && Classifiers.At(after[word.Length..].TrimStart()) is not null)
            {
                amount *= factor;
                unitAt += word.Length + LeadingSpaces(after[word.Length..]);
                after = text.AsSpan(unitAt);
                break;
            }
        }

        var classifier = Classifiers.At(after);
        if (classifier is null ? !words.Signal || IsYear(text.AsSpan(start, length)) : IsYear(text.AsSpan(start, length)) && YearWord.IsMatch(before))
        {
            return null;
        }

        var unit = classifier?.Word ?? UnknownUnit(after);
        var unitEnd = unit is null ? end : unitAt + unit.Length;
        if (IsCriterion(before, text.AsSpan(unitEnd), classifier?.Kind))
        {
            return null;
        }

        string? per = null;
        var slash = PerAfter.Match(text, unitEnd);
        if (slash.Success && Classifiers.At(text.AsSpan(unitEnd + slash.Length)) is { } perUnit)
        {
            per = perUnit.Word;
            unitEnd += slash.Length + per.Length;
        }

        return new(lead, unitEnd, amount, unit, classifier?.Kind, words.Total ? QuantityRole.Total : QuantityRole.Part, words.Each, per);
    }

    /// <summary>What the words right before a number say about it, and how many letters they take.</summary>
    private static LeadWords WordsBefore(ReadOnlySpan<char> before)
    {
        var rest = before.TrimEnd();
        var words = new LeadWords { Length = before.Length - rest.Length };
        while (true)
        {
            if (rest.EndsWith("ร้อยละ", StringComparison.Ordinal))
            {
                rest = rest[..^"ร้อยละ".Length];
                return words with { Percent = true, Length = before.Length - rest.Length };
            }

            if (EndOf(rest, TotalWords) is { } total && !EndsWithAny(rest, NotTotal))
            {
                rest = rest[..^total.Length];
                return words with { Total = true, Signal = true, Length = before.Length - rest.Length };
            }

            if (TotalOfPeople.Match(rest.ToString()) is { Success: true } people)
            {
                return words with { Total = true, Signal = true, Length = before.Length - people.Index };
            }

            if (EndOf(rest, Signals) is { } signal)
            {
                rest = rest[..^signal.Length].TrimEnd();
                words = words with { Signal = true, Length = before.Length - rest.Length };
            }
            else if (words.Each is null && rest.EndsWith("ละ", StringComparison.Ordinal) && EachOf(rest[..^2].TrimEnd()) is { } each)
            {
                rest = rest[..^2].TrimEnd();
                rest = rest[..^each.Length].TrimEnd();
                if (each == Again && Classifiers.Before(rest) is { Word: var every } && rest[..^every.Length].EndsWith("ทุก", StringComparison.Ordinal))
                {
                    // "ทุกเดือน ๆ ละ": again what the month was.
                    each = every;
                    rest = rest[..^(every.Length + "ทุก".Length)].TrimEnd();
                }

                words = words with { Each = each, Signal = true, Length = before.Length - rest.Length };
            }
            else
            {
                return words with { Length = before.Length - rest.Length };
            }
        }
    }

    private static string? EachOf(ReadOnlySpan<char> before) =>
        before.EndsWith(Again, StringComparison.Ordinal) ? Again : Classifiers.Before(before)?.Word;

    private static string? EndOf(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.Ordinal))
            {
                return word;
            }
        }

        return null;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] words) => EndOf(text, words) is not null;

    private static int LeadingSpaces(ReadOnlySpan<char> text) => text.Length - text.TrimStart().Length;

    private static bool IsYear(ReadOnlySpan<char> number) => number.Length == 4 && number[0] == '2' && number[1] is '4' or '5' or '6';

    /// <summary>A number within a code, a clock, a fraction or a date (ESPG14, 08:30, 1/2566, ป.1-6) counts nothing.</summary>
    private static bool IsInsideWord(string text, int start, int end)
    {
        var before = start > 0 ? text[start - 1] : ' ';
        var beforeThat = start > 1 ? text[start - 2] : ' ';
        var after = end < text.Length ? text[end] : ' ';
        var afterThat = end + 1 < text.Length ? text[end + 1] : ' ';
        return char.IsAsciiLetter(before)
            || (char.IsAsciiLetter(after) && after is not ('x' or 'X') && Classifiers.At(text.AsSpan(end)) is null)
            || (before is '/' or ':' && char.IsAsciiDigit(beforeThat))
            || (before is '-' && (char.IsAsciiLetterOrDigit(beforeThat) || ThaiText.IsThai(beforeThat)))
            || (after is '/' or ':' && char.IsAsciiDigit(afterThat));
    }

    /// <summary>"มีนักเรียนต่ำกว่า 50 คนลงมา" says which schools are meant, not how many.</summary>
    private static bool IsCriterion(ReadOnlySpan<char> before, ReadOnlySpan<char> after, ClassifierKind? kind) =>
        CriterionBefore.IsMatch(before)
        || after.TrimStart().StartsWith("ลงมา", StringComparison.Ordinal)
        || (kind == ClassifierKind.Person && SizeBefore.IsMatch(before));

    private static string? UnknownUnit(ReadOnlySpan<char> after)
    {
        var length = 0;
        while (length < after.Length && length < LongestUnknownUnit && (ThaiText.IsThai(after[length]) || char.IsAsciiLetter(after[length])))
        {
            length++;
        }

        var word = after[..length];
        foreach (var stop in UnitStop.EnumerateMatches(word))
        {
            word = word[..stop.Index];
            break;
        }

        return word.Length < 2 ? null : word.ToString();
    }

    private static decimal Amount(ReadOnlySpan<char> number) =>
        decimal.Parse(number, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private readonly record struct LeadWords(int Length, bool Percent, bool Total, bool Signal, string? Each);

    private readonly record struct Count(int Lead, int End, decimal Amount, string? Unit, ClassifierKind? Kind, QuantityRole Role, string? Each, string? Per);

    [GeneratedRegex(@"\d{1,3}(?:,\d{3}){1,8}(?!\d)(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?")]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"\G(?<a>\d{1,5}) ?/ ?(?<b>\d{1,5}) ?(?![/\d])")]
    private static partial Regex Pair { get; }

    [GeneratedRegex(@"^\s*[\d๐-๙]{1,3}(?:,?[\d๐-๙]{3}){0,8}(?:\.[\d๐-๙]{1,4})?\s*$")]
    private static partial Regex BareNumber { get; }

    [GeneratedRegex(@"\G(?: ?(?:[-–—~]|ถึง) ?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?)?")]
    private static partial Regex RangeTail { get; }

    [GeneratedRegex(@"^(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค|มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา)")]
    private static partial Regex Month { get; }

    [GeneratedRegex(
        @"(?<!(?<!รวม)ทั้ง[ก-๎]{0,8})(?:เขต|ข้อ|มาตรา|หมวด|ชั้น|(?<![ก-๎])(?:ป\.|ม\.|อ\.)|ปวช\.|ปวส\.|ระดับ|เลขที่|เลข|โทร|อายุ|อายุครบ|อายุราชการ|ภาคเรียน|ไตรมาส|โควิด|ศตวรรษ|ขนาด|หมู่|(?<![ก-๎])ว\."
        + @"|ม\.ค\.?|ก\.พ\.?|มี\.ค\.?|เม\.ย\.?|พ\.ค\.?|มิ\.ย\.?|ก\.ค\.?|ส\.ค\.?|ก\.ย\.?|ต\.ค\.?|พ\.ย\.?|ธ\.ค\.?"
        + @"|มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
        + @"|(?:ครั้ง|ข้อ|ฉบับ|รุ่น|ระยะ|ภาคเรียน|ลำดับ|มาตรฐาน|กลยุทธ์|ยุทธศาสตร์|ชั้น|ปี|วัน|เล่ม|หมวด|ส่วน|บท|กิจกรรม|โครงการ|ไตรมาส|งวด|หน่วย|ตัวชี้วัด|ตัวบ่งชี้|เป้าหมาย|นโยบาย|จุดเน้น|ประเด็น|ด้าน|องค์ประกอบ|เดือน|สัปดาห์|ขั้น|ตอน|วาระ|ประการ|มาตรการ|ภารกิจ|ศตวรรษ|หมู่|บ้าน|ห้อง|เขต|ภาค|กลุ่ม|จุด|ราชการ)ที่)[ .-]?$")]
    private static partial Regex NotCounted { get; }

    [GeneratedRegex(@"(?:ปี|ปีงบประมาณ|ปีการศึกษา|พ\.ศ\.|ค\.ศ\.|พุทธศักราช|ศ\.) ?$")]
    private static partial Regex YearWord { get; }

    [GeneratedRegex(@"(?:^|[ ก-๎])รวม(?:ผู้เข้า|ผู้ร่วม|ผู้ที่|กลุ่มเป้าหมาย|เป้าหมาย|บุคลากร|นักเรียน|ครู)[ก-๎]{0,20}$")]
    private static partial Regex TotalOfPeople { get; }

    [GeneratedRegex(@"(?<!ไม่)(?:ต่ำกว่า|น้อยกว่า|มากกว่า|เกินกว่า|เกิน|ไม่ถึง|ตั้งแต่) ?(?:จำนวน)? ?$")]
    private static partial Regex CriterionBefore { get; }

    [GeneratedRegex(@"(?:ที่มี|มี|ขนาด)นักเรียน ?(?:ไม่เกิน|ไม่มากกว่า|ตั้งแต่|ระหว่าง|จำนวน)? ?$|นักเรียน ?(?:ไม่เกิน|ไม่มากกว่า|ตั้งแต่|ระหว่าง) ?$")]
    private static partial Regex SizeBefore { get; }

    [GeneratedRegex(@"\G ?(?:/|ต่อ) ?(?!\d)")]
    private static partial Regex PerAfter { get; }

    [GeneratedRegex("และ|หรือ|ที่|ใน|ของ|ได้|เพื่อ|ให้|มี|ต่อ|จำนวน|ละ|โดย|จาก|ตาม|ซึ่ง|ดังนี้|ณ|เข้า|เป็น|เท่านั้น|ขึ้นไป|ลงมา")]
    private static partial Regex UnitStop { get; }
}
