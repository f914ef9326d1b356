using System.Globalization;
using System.Text.RegularExpressions;
using Somdun.Thai;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>A line that heads a group of projects: "กลยุทธ์ที่ 6 การปรับสมดุล…".</summary>
/// <param name="IsStrategy">True for กลยุทธ์ and ยุทธศาสตร์; false for what stands in for them where a plan has neither (แผนงาน, จุดเน้น).</param>
internal sealed partial record StrategyHeading(bool IsStrategy, int? Number, string Title)
{
    private const int Longest = 300;

    private static readonly string[] Roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

    public static StrategyHeading? Read(string text)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        var digits = ThaiText.ArabicDigits(text);
        // "2. ยุทธศาสตร์ด้านการศึกษา" bears its number in front.
        var front = InFront.Match(digits);
        digits = digits[front.Length..];
        text = text[front.Length..];
        var match = Strategy.Match(digits);
        var isStrategy = match.Success;
        if (!isStrategy)
        {
            match = StandIn.Match(digits);
            isStrategy = match.Success && front.Groups["n"].Success && match.Groups["strategy"].Success;
        }

        if (!match.Success || (!isStrategy && TitleOfPlan.IsMatch(digits)))
        {
            return null;
        }

        var title = text[(match.Index + match.Length)..].Trim(' ', ':', '-', '–', '.', '“', '”', '"');
        title = Continued.Replace(title, "").Trim();
        var number = ReadNumber(match.Groups["n"].Value);
        if (number is null && isStrategy)
        {
            return new(true, ReadNumber(front.Groups["n"].Value), text.Trim());
        }

        if (number is null && title.Length == 0)
        {
            return null;
        }

        return new(isStrategy, number, title.Length == 0 || number is null ? text.Trim() : title);
    }

    /// <summary>Null for 1.1 too: its last part alone would be that of 2.1; the title keeps it as printed.</summary>
    private static int? ReadNumber(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        var roman = Array.IndexOf(Roman, text.ToLowerInvariant());
        return roman < 0 ? null : roman + 1;
    }

    [GeneratedRegex(@"^\s*(?:ประเด็น(?:ยุทธศาสตร์|กลยุทธ์|การพัฒนา)|ยุทธศาสตร์|กลยุทธ์|ประเด็น(?=\s*ที่)|Strategy|Strategic issue)(?:การพัฒนา(?=\s*ที่))?\s*(?:ข้อที่|ที่|ข้อ|[Nn]o\.?)?\s*(?<n>\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4})(?![\d/])\s*[.:)]?", RegexOptions.IgnoreCase)]
    private static partial Regex Strategy { get; }

    [GeneratedRegex(@"^\s*(?:แผนงาน|จุดเน้น|มาตรการ|พันธกิจ|เป้าประสงค์|นโยบาย|ภารกิจ|งบรายจ่าย|ด้าน|(?<strategy>ยุทธศาสตร์|กลยุทธ์)|มาตรฐาน|Programme|Plan area)(?:(?:ข้อที่|ที่|ข้อ)?\s*(?<n>\d{1,2}(?:\.\d{1,2})*)(?![\d/])\s*[.:)]?|\s*[:：]\s*|(?=[ก-๎\s]))", RegexOptions.IgnoreCase)]
    private static partial Regex StandIn { get; }

    [GeneratedRegex(@"^\s*(?:(?:(?<n>\d{1,2}(?:\.\d{1,2})*)[.)]?\s+|\d{1,2}[.)]|[ก-ฮ]\.\s*)(?=\D))?")]
    private static partial Regex InFront { get; }

    /// <summary>"แผนงานโครงการ ปี พ.ศ. 2568" names the document.</summary>
    [GeneratedRegex(@"^\s*แผนงาน[ก-๎/]*(?:โครงการ|ประจำปี).*25\d\d")]
    private static partial Regex TitleOfPlan { get; }

    [GeneratedRegex(@"\(ต่อ\)|\(continued\)")]
    private static partial Regex Continued { get; }
}
