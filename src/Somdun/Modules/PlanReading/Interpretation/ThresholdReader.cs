using System.Globalization;
using System.Text.RegularExpressions;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Thai;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>
/// Reads what an indicator must reach: a percentage, a level, all of them (ทุกโรงเรียน is 100 %), or a count.
/// Null where the words give none.
/// </summary>
internal static partial class ThresholdReader
{
    public static Threshold? Read(string indicator)
    {
        var text = ThaiText.ArabicDigits(indicator);
        // A percentage that is asked for and not given is not made up by another number beside it.
        return Percentage(text) ?? (SpeaksOfPercentage(text) ? All(text) : Score(text) ?? Level(text) ?? All(text) ?? Count(text));
    }

    /// <summary>Whether the words ask for a percentage, given or not.</summary>
    public static bool SpeaksOfPercentage(string indicator) => PercentWord.IsMatch(indicator);

    /// <summary>Whether the words set a level of quality without a number (ระดับดีขึ้นไป).</summary>
    public static bool SetsQuality(string indicator) => QualityLevel.IsMatch(indicator);

    private static Threshold? Percentage(string text)
    {
        var match = Percent.Match(text);
        if (!match.Success)
        {
            return null;
        }

        var number = match.Groups["after"].Success ? match.Groups["after"] : match.Groups["before"];
        return new(Operator(text, number.Index, match.Index + match.Length), Amount(number.ValueSpan), "ร้อยละ", Implied: false);
    }

    private static Threshold? Score(string text)
    {
        var match = ScoreNumber.Match(text);
        return match.Success
            ? new(Operator(text, match.Groups["number"].Index, match.Index + match.Length), Amount(match.Groups["number"].ValueSpan), match.Groups["unit"].Success ? match.Groups["unit"].Value : match.Groups["what"].Value, Implied: false)
            : null;
    }

    private static Threshold? Level(string text)
    {
        var match = LevelNumber.Match(text);
        return match.Success ? new(Operator(text, match.Groups["number"].Index, match.Index + match.Length), Amount(match.Groups["number"].ValueSpan), "ระดับ", Implied: false) : null;
    }

    private static Threshold? All(string text) => Everyone.IsMatch(text) ? new(">=", 100, "ร้อยละ", Implied: true) : null;

    private static Threshold? Count(string text)
    {
        foreach (var quantity in QuantityReader.Read(text))
        {
            var counted = quantity.Factors[0];
            var kind = Classifiers.KindOf(counted.Unit);
            // ภารกิจ 4 ด้าน and ระยะเวลา 1 ปี describe; จำนวน 4 ด้าน sets.
            var describes = kind is ClassifierKind.Aspect or ClassifierKind.Span or ClassifierKind.Percent or null;
            if (!describes || CountWord.IsMatch(quantity.Text))
            {
                var at = text.IndexOf(quantity.Text, StringComparison.Ordinal);
                var end = Math.Max(0, at) + quantity.Text.Length;
                return new(Operator(text, Math.Max(0, at) + CountWord.Match(quantity.Text).Length, end), counted.Amount, counted.Unit, Implied: false);
            }
        }

        return null;
    }

    private static string Operator(string text, int start, int end)
    {
        var before = text.AsSpan(Math.Max(0, start - 24), Math.Min(24, start)).TrimEnd();
        if (AtMostBefore.IsMatch(before))
        {
            return "<=";
        }

        if (AtLeastBefore.IsMatch(before))
        {
            return ">=";
        }

        if (MoreBefore.IsMatch(before))
        {
            return ">";
        }

        if (LessBefore.IsMatch(before))
        {
            return "<";
        }

        return text.AsSpan(end).TrimStart().StartsWith("ลงมา", StringComparison.Ordinal) ? "<=" : ">=";
    }

    private static decimal Amount(ReadOnlySpan<char> number) =>
        decimal.Parse(number, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"ร้อยละ ?(?:[ก-๎]{0,30}? ?(?:คิดเป็น|เท่ากับ|ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|มากกว่า|ไม่เกิน|น้อยกว่า|สูงกว่า|ต่ำกว่า|เกินกว่า|เกิน) ?|: ?|= ?|≥ ?|> ?)?(?<after>\d{1,3}(?:\.\d+)?)|(?<before>\d{1,3}(?:\.\d+)?) ?(?:%|เปอร์เซ็น|percent)")]
    private static partial Regex Percent { get; }

    [GeneratedRegex(@"ร้อยละ|%|เปอร์เซ็น|\bpercent")]
    private static partial Regex PercentWord { get; }

    [GeneratedRegex(@"(?<what>ค่าเฉลี่ย|คะแนนเฉลี่ย|คะแนน|เกรดเฉลี่ย)[ก-๎A-Za-z () ]{0,40}?(?<number>\d{1,3}(?:\.\d+)?)(?: ?(?<unit>คะแนน))?|(?<number>\d{1,3}(?:\.\d+)?) ?(?<unit>คะแนน)")]
    private static partial Regex ScoreNumber { get; }

    [GeneratedRegex(@"ระดับ(?:คุณภาพ|ความพึงพอใจ|ความสำเร็จ)?(?:ที่)? ?(?<number>\d(?:\.\d+)?)(?![\d-]| ?(?:ด้าน|ชั้น))")]
    private static partial Regex LevelNumber { get; }

    [GeneratedRegex(@"ระดับ ?(?:คุณภาพ ?|ความพึงพอใจ ?)?(?:ดี|ยอดเยี่ยม|มาก|ปานกลาง|พอใช้|สูง|ผ่าน|A\b)|(?:ดี|มาก) ?ขึ้นไป|ผ่านเกณฑ์")]
    private static partial Regex QualityLevel { get; }

    // กับทุกคน and แก่ทุกโรงเรียน are whom it serves, not who must reach it.
    [GeneratedRegex(@"(?<!(?:กับ|แก่|ต่อ|สู่|จาก|ของ) ?)ทุก(?:คน|โรงเรียน|แห่ง|กลุ่ม|ห้องเรียน|ห้อง|ราย|ท่าน|หน่วยงาน|สถานศึกษา|ศูนย์|อำเภอ|ตำบล|โครงการ|กิจกรรม|รายการ|ครั้ง|หน่วย|องค์กร|ชุมชน|หมู่บ้าน|ชั้นเรียน|ระดับชั้น|กลุ่มสาระ)(?!เดือน)|(?:ครบ|ครบถ้วน)ทั้งหมด|\b(?:all|every) (?:schools?|teachers?|students?|units?|staff)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Everyone { get; }

    [GeneratedRegex(@"^(?:.*ละ ?)?(?:รวมทั้งสิ้น|รวม|เป็นจำนวน|จำนวน|อย่างน้อย|ไม่น้อยกว่า|ไม่ต่ำกว่า|ไม่เกิน|ปีละ|เดือนละ|ภาคเรียนละ|at least|about|[ ])+")]
    private static partial Regex CountWord { get; }

    [GeneratedRegex("(?:ไม่เกิน|ไม่มากกว่า|ไม่สูงกว่า|at most|≤) ?(?:ร้อยละ)?$")]
    private static partial Regex AtMostBefore { get; }

    [GeneratedRegex("(?:ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|ตั้งแต่|at least|≥) ?(?:ร้อยละ)?$")]
    private static partial Regex AtLeastBefore { get; }

    [GeneratedRegex("(?:มากกว่า|สูงกว่า|เกินกว่า|เกิน|more than|>) ?(?:ร้อยละ)?$")]
    private static partial Regex MoreBefore { get; }

    [GeneratedRegex("(?:น้อยกว่า|ต่ำกว่า|less than|<) ?(?:ร้อยละ)?$")]
    private static partial Regex LessBefore { get; }
}
