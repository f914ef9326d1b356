using System.Text.RegularExpressions;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Interpretation;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading.Linting;

/// <summary>Words that a scan or a typist likely got wrong; each with the reading proposed, none applied.</summary>
internal static partial class MisreadRules
{
    private const int CommonAbbreviation = 4;
    private const int CommonerBy = 4;

    /// <summary>What plans count in places.</summary>
    private static readonly string[] Places = ["ห้อง", "อาคาร", "ศูนย์", "สถานที่", "สนาม", "หน่วย", "แหล่ง"];

    public static IEnumerable<Finding> Misspelt(CheckedPlan plan)
    {
        foreach (var text in plan.Texts)
        {
            foreach (var (wrong, right) in Misspellings.In(text.Text))
            {
                yield return Misread(plan, text, wrong, right, T("สะกดผิด", "a misspelling"));
            }
        }
    }

    /// <summary>An abbreviation one letter off one that the plan uses all the time, before the same words (สปป.ฉะเชิงเทรา).</summary>
    public static IEnumerable<Finding> Abbreviations(CheckedPlan plan)
    {
        var common = plan.Abbreviations.Where(a => a.Value >= CommonAbbreviation).OrderByDescending(a => a.Value).ToList();
        if (common.Count == 0)
        {
            yield break;
        }

        var following = plan.Texts.SelectMany(t => Followed.Matches(t.Text)).Select(m => (m.Groups["letters"].Value, m.Groups["next"].Value)).ToHashSet();
        foreach (var text in plan.Texts)
        {
            foreach (var match in Followed.Matches(text.Text).DistinctBy(m => m.Groups["letters"].Value))
            {
                var letters = match.Groups["letters"].Value;
                foreach (var (right, count) in common)
                {
                    if (Slip(letters, right, match.Groups["inside"].Success) is { } wrong
                        && plan.Abbreviations.GetValueOrDefault(wrong) * CommonerBy <= count
                        && following.Contains((right, match.Groups["next"].Value))
                        && !Misspellings.In(text.Text).Any(k => k.Wrong == wrong))
                    {
                        yield return Misread(plan, text, wrong, right, T($"“{right}” มี {count} แห่งในแผน", $"“{right}” stands {count} times in the plan"));
                        break;
                    }
                }
            }
        }
    }

    /// <summary>
    /// The abbreviation that <paramref name="letters"/> end in, when it is one letter off the right one. Behind a word
    /// written without a space (ในสปป.) only an exchanged letter can be told.
    /// </summary>
    private static string? Slip(string letters, string right, bool inside)
    {
        if (letters.EndsWith(right, StringComparison.Ordinal) || (inside && letters.Length < right.Length))
        {
            return null;
        }

        var wrong = inside ? letters[^right.Length..] : letters;
        return Edits.Within(wrong, right, 1) && !Misspellings.IsKnownAbbreviation(wrong) ? wrong : null;
    }

    /// <summary>"จัดทำหนังสือประชุม จำนวน 2 แห่ง": books are not counted in places; the plan has ห้องประชุม elsewhere.</summary>
    public static IEnumerable<Finding> Classifier(CheckedPlan plan)
    {
        foreach (var (project, index) in plan.Projects)
        {
            for (var t = 0; t < project.Targets.Count; t++)
            {
                var target = project.Targets[t];
                var counted = target.Quantities.FirstOrDefault(q => q.Factors[0].Unit is "แห่ง" or "จุด" or "ห้อง" or "หลัง");
                if (counted is null)
                {
                    continue;
                }

                var before = target.Text[..Math.Max(0, target.Text.IndexOf(counted.Text, StringComparison.Ordinal))];
                var noun = PaperNoun.Matches(before).LastOrDefault();
                if (noun is null || Array.Exists(Places, p => before.Contains(p, StringComparison.Ordinal)) || PlaceWord.IsMatch(before))
                {
                    continue;
                }

                var rest = noun.Groups["rest"].Value;
                var meant = Array.Find(Places, p => rest.Length > 2 && plan.Texts.Any(x => x.Text.Contains(p + rest, StringComparison.Ordinal)));
                var wrong = noun.Value;
                var message = T(
                    $"“{wrong}” นับเป็น “{counted.Factors[0].Unit}” ไม่ได้{(meant is null ? "" : $" น่าจะเป็น “{meant}{rest}” ซึ่งมีที่อื่นในแผน")}",
                    $"“{wrong}” is not counted in “{counted.Factors[0].Unit}”{(meant is null ? "" : $"; it is probably “{meant}{rest}”, which stands elsewhere in the plan")}");
                yield return plan.About(FindingCode.LikelyMisread, Severity.Warning, index, target.Source, message, meant is null ? null : new(
                    $"projects[{index}].targets[{t}].text", target.Text, target.Text.Replace(wrong, meant + rest, StringComparison.Ordinal), message));
            }
        }
    }

    private static Finding Misread(CheckedPlan plan, CheckedText text, string wrong, string right, Text why) =>
        plan.About(FindingCode.LikelyMisread, Severity.Warning, text.Index, text.Source, T(
            $"“{wrong.Trim()}” น่าจะเป็น “{right.Trim()}” ({why.Thai})", $"“{wrong.Trim()}” is probably “{right.Trim()}” ({why.English})"),
            new(text.Field, text.Text, text.Text.Replace(wrong, right, StringComparison.Ordinal), why));

    [GeneratedRegex(@"(?<inside>(?<=[ก-๎]))?(?<letters>[ก-ฮ]{2,6}\.)\s?(?<next>[ก-๎]{2,4})")]
    private static partial Regex Followed { get; }

    [GeneratedRegex("(?:หนังสือ|เอกสาร|วารสาร|คู่มือ|แผ่นพับ)(?<rest>[ก-๎]*)")]
    private static partial Regex PaperNoun { get; }

    [GeneratedRegex("โรงเรียน|สถานศึกษา|ชุมชน|หมู่บ้าน|พื้นที่|จุด|มุม|ป้าย|ให้|ส่ง|แจก|แก่")]
    private static partial Regex PlaceWord { get; }
}
