using Somdun.Thai;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>
/// What stands before a name: the words a list of choices offers, and by which the beginning of a name written in one piece is known. An
/// office may write another; it is kept as written.
/// </summary>
internal static class NamePrefixes
{
    /// <param name="Written">As it stands before the name, with its English.</param>
    /// <param name="Also">Other spellings, parted by <c>|</c>.</param>
    internal sealed record Prefix(Text Written, string Also = "")
    {
        public IEnumerable<string> Spellings => Also.Split('|', StringSplitOptions.RemoveEmptyEntries).Prepend(Written.Thai);
    }

    // Abbreviations as lists of staff write them, spaces left out.
    private const string MissAlso = "น.ส.|นส.|น.ส|น,ส.";
    private const string MrsAlso = "นาง.";
    private const string ActingSecondLieutenantAlso = "ว่าที่ร.ต.|ว่าที่รต.|ว่าที่ร้อยตรีชาย|ว่าที่ร.ต";
    private const string ActingSecondLieutenantFemaleAlso = "ว่าที่ร.ต.หญิง|ว่าที่ร.ต.(หญิง)|ว่าที่รต.หญิง|ว่าที่ร้อยตรี(หญิง)";
    private const string ActingLieutenantAlso = "ว่าที่ร.ท.|ว่าที่รท.";
    private const string ActingCaptainAlso = "ว่าที่ร.อ.|ว่าที่รอ.";
    private const string ActingMajorAlso = "ว่าที่พ.ต.|ว่าที่พต.";
    private const string DoctorAlso = "ดร|ด.ร.";
    private const string AssistantProfessorAlso = "ผู้ช่วยศาสตราจารย์";
    private const string AssociateProfessorAlso = "รองศาสตราจารย์";
    private const string SecondLieutenantAlso = "ร.ต.";
    private const string LieutenantAlso = "ร.ท.";
    private const string CaptainAlso = "ร.อ.";
    private const string SergeantAlso = "จ.ส.อ.";
    private const string FirstSergeantAlso = "ส.อ.";
    private const string PoliceSubLieutenantAlso = "ร.ต.ต.";
    private const string MrAlso = "นาย.";

    public static readonly IReadOnlyList<Prefix> All =
    [
        new(T("นาย", "Mr."), MrAlso),
        new(T("นาง", "Mrs."), MrsAlso),
        new(T("นางสาว", "Miss"), MissAlso),
        new(T("ว่าที่ร้อยตรี", "Acting Second Lieutenant"), ActingSecondLieutenantAlso),
        new(T("ว่าที่ร้อยตรีหญิง", "Acting Second Lieutenant"), ActingSecondLieutenantFemaleAlso),
        new(T("ว่าที่ร้อยโท", "Acting Lieutenant"), ActingLieutenantAlso),
        new(T("ว่าที่ร้อยเอก", "Acting Captain"), ActingCaptainAlso),
        new(T("ว่าที่พันตรี", "Acting Major"), ActingMajorAlso),
        new(T("ดร.", "Dr."), DoctorAlso),
        new(T("ผศ.", "Asst. Prof."), AssistantProfessorAlso),
        new(T("รศ.", "Assoc. Prof."), AssociateProfessorAlso),
        new(T("ร้อยตรี", "Second Lieutenant"), SecondLieutenantAlso),
        new(T("ร้อยโท", "Lieutenant"), LieutenantAlso),
        new(T("ร้อยเอก", "Captain"), CaptainAlso),
        new(T("ร้อยตำรวจตรี", "Police Sub-Lieutenant"), PoliceSubLieutenantAlso),
        new(T("จ่าสิบเอก", "Master Sergeant"), SergeantAlso),
        new(T("สิบเอก", "Sergeant"), FirstSergeantAlso),
        new(T("หม่อมหลวง", "M.L."), RoyalGreatGrandchildAlso),
        new(T("หม่อมราชวงศ์", "M.R."), RoyalGrandchildAlso),
    ];

    private const string RoyalGreatGrandchildAlso = "ม.ล.";
    private const string RoyalGrandchildAlso = "ม.ร.ว.";

    private static readonly List<(string Spelling, Prefix Prefix)> LongestFirst =
        [.. All.SelectMany(p => p.Spellings.Select(s => (s, p))).OrderByDescending(p => p.s.Length)];

    /// <summary>The way it is written here, for what is another spelling of one or of several; else the text as it is.</summary>
    public static string Written(string prefix)
    {
        var rest = ThaiText.Clean(prefix).Replace(" ", "", StringComparison.Ordinal);
        var written = "";
        while (rest.Length > 0)
        {
            if (First(rest) is not { } first)
            {
                return ThaiText.Clean(prefix);
            }

            written += first.Prefix.Written.Thai;
            rest = rest[first.Spelling.Length..];
        }

        return written;
    }

    /// <summary>English words of all that stands before a name; empty where one of them is not known.</summary>
    public static string English(string prefix)
    {
        List<string> words = [];
        for (var rest = prefix; rest.Length > 0;)
        {
            if (First(rest) is not { } first)
            {
                return "";
            }

            words.Add(first.Prefix.Written.English);
            rest = rest[first.Spelling.Length..];
        }

        return string.Join(' ', words);
    }

    /// <summary>
    /// A name written in one piece: นายสมมติ ใจตัวอย่าง, ว่าที่ ร.ต. ดร.สมมติ ใจตัวอย่าง. The first word after the prefixes is the given name.
    /// </summary>
    public static NameParts Split(string fullName)
    {
        var rest = ThaiText.Clean(fullName);
        var prefix = "";
        while (FirstWithSpaces(rest) is { } first && rest.Length > first.Length)
        {
            prefix += first.Prefix.Written.Thai;
            rest = rest[first.Length..].TrimStart();
        }

        var space = rest.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? new(prefix, rest, "") : new(prefix, rest[..space], rest[(space + 1)..]);
    }

    private static (string Spelling, Prefix Prefix)? First(string text)
    {
        var at = LongestFirst.FindIndex(p => text.StartsWith(p.Spelling, StringComparison.Ordinal));
        return at < 0 ? null : LongestFirst[at];
    }

    /// <summary>The longest that the text begins with when spaces are passed over, and how much of the text it takes.</summary>
    private static (Prefix Prefix, int Length)? FirstWithSpaces(string text)
    {
        foreach (var (spelling, prefix) in LongestFirst)
        {
            var (at, matched) = (0, 0);
            while (at < text.Length && matched < spelling.Length && (text[at] == spelling[matched] || text[at] == ' '))
            {
                matched += text[at] == ' ' ? 0 : 1;
                at++;
            }

            if (matched == spelling.Length)
            {
                return (prefix, at);
            }
        }

        return null;
    }
}
