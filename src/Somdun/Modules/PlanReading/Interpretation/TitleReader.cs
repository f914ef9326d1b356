using System.Text.RegularExpressions;
using Somdun.Thai;
using Somdun.Time;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>Whose plan it is and of which year, from the lines outside its tables; the year else from what its rows agree on.</summary>
internal static partial class TitleReader
{
    private const int LongestTitle = 250;

    /// <summary>How many mentions of one year make it the plan's, and what share of all mentions.</summary>
    private const int FewestMentions = 2;

    private const double LargestShare = 0.6;

    public static string? Unit(IEnumerable<string> lines)
    {
        foreach (var line in lines.Where(l => l.Length <= LongestTitle))
        {
            // A sentence that merely mentions an office is no title.
            var match = UnitName.Match(line);
            if (match.Success && (match.Index == 0 || Heading.IsMatch(line[..match.Index])))
            {
                return match.Value.Trim();
            }
        }

        return null;
    }

    /// <param name="lines">Lines outside tables, in order.</param>
    /// <param name="rows">The plan's own texts.</param>
    public static (FiscalYear? Year, bool FromSchoolYear) Year(IReadOnlyList<string> lines, IEnumerable<string> rows)
    {
        foreach (var pattern in (ReadOnlySpan<Regex>)[FiscalYearOf, YearOfPlan])
        {
            foreach (var line in lines.Where(l => l.Length <= LongestTitle))
            {
                if (First(pattern, line) is { } year)
                {
                    return (year, false);
                }
            }
        }

        foreach (var line in lines.Where(l => l.Length <= LongestTitle))
        {
            if (First(SchoolYearOf, line) is { } year)
            {
                return (year, true);
            }
        }

        var mentions = rows
            .SelectMany(text => FiscalYearOf.Matches(ThaiText.ArabicDigits(text)).Concat(YearOfPlan.Matches(ThaiText.ArabicDigits(text))))
            .Select(m => (m.Index, Year: Of(m)))
            .Where(m => m.Year is not null)
            .CountBy(m => m.Year!.Value)
            .OrderByDescending(m => m.Value)
            .ToList();
        return mentions.Count > 0 && mentions[0].Value >= FewestMentions && mentions[0].Value >= LargestShare * mentions.Sum(m => m.Value)
            ? (mentions[0].Key, false)
            : (null, false);
    }

    /// <summary>The first and the last year of a plan of several; null for a plan of one.</summary>
    public static (int From, int To)? Years(IEnumerable<string> lines)
    {
        foreach (var line in lines.Where(l => l.Length <= LongestTitle && l.Contains("แผน", StringComparison.Ordinal)))
        {
            var match = SeveralYears.Match(ThaiText.ArabicDigits(line));
            if (match.Success && ThaiDate.TryReadYear(match.Groups["from"].Value, out var from) && ThaiDate.TryReadYear(match.Groups["to"].Value, out var to) && from < to)
            {
                return (from, to);
            }
        }

        return null;
    }

    private static FiscalYear? First(Regex pattern, string line)
    {
        var match = pattern.Match(ThaiText.ArabicDigits(line));
        return match.Success ? Of(match) : null;
    }

    private static FiscalYear? Of(Match match) =>
        ThaiDate.TryReadYear(match.Groups["year"].Value, out var year) && year is >= 2475 and <= 2700 ? new FiscalYear(year) : null;

    [GeneratedRegex(@"(?:ปี\s*งบประมาณ|[Ff]iscal [Yy]ear|FY)\s*(?:พ\.?\s*ศ\.?\s*)?(?<year>\d{4}|\d{2}(?!\d))")]
    private static partial Regex FiscalYearOf { get; }

    [GeneratedRegex(@"(?<!(?:พระราชบัญญัติ|พ\.ร\.บ\.|รัฐธรรมนูญ|ระเบียบ|กฎกระทรวง)[ก-๎ ]{0,60})(?:ประจำปี|แผนปฏิบัติการ(?:\s*ปี)?|แผนปฏิบัติราชการ(?:\s*ปี)?|พ\.\s*ศ\.)\s*(?:พ\.?\s*ศ\.?\s*)?(?<year>2[56]\d{2})(?!\d)")]
    private static partial Regex YearOfPlan { get; }

    [GeneratedRegex(@"(?<from>2[56]\d{2})\s*(?:-|–|ถึง)\s*(?:พ\.ศ\.\s*)?(?<to>2[56]\d{2})")]
    private static partial Regex SeveralYears { get; }

    [GeneratedRegex(@"ปีการศึกษา\s*(?:พ\.?\s*ศ\.?\s*)?(?<year>\d{4})")]
    private static partial Regex SchoolYearOf { get; }

    [GeneratedRegex(@"(?:สำนักงาน(?:เขตพื้นที่การศึกษา|คณะกรรมการ|ศึกษาธิการ|ส่งเสริม|สาธารณสุข)?[ก-๎]+(?: เขต ?[\d๐-๙]{1,2}|(?<=ภาค) ?[\d๐-๙]{1,2})?|โรงพยาบาล[ก-๎]+|สพป\. ?[ก-๎]+(?: ?เขต ?[\d๐-๙]{1,2})?|สพม\. ?[ก-๎]+(?: ?เขต ?[\d๐-๙]{1,2}| (?!ประจำ|ปี|แผน|สังกัด|งบ|โครงการ)[ก-๎]{3,14}(?=\s*$| (?:ประจำ|ปี|พ\.ศ|\()))?|โรงเรียน[ก-๎]+|วิทยาลัย[ก-๎]+|มหาวิทยาลัย[ก-๎]+|เทศบาล[ก-๎]+|องค์การบริหารส่วน[ก-๎]+|ศูนย์การศึกษา[ก-๎]+|กศน\.[ก-๎]+)")]
    private static partial Regex UnitName { get; }

    [GeneratedRegex(@"แผน|โครงการ|งบประมาณ|ประจำปี|^\s*(?:ของ)?\s*$")]
    private static partial Regex Heading { get; }
}
