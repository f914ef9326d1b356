using System.Globalization;
using System.Text.RegularExpressions;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Interpretation;
using Somdun.Thai;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading.Linting;

/// <summary>Items said twice, misnumbered, cut short or without their parts.</summary>
internal static partial class ItemRules
{
    /// <summary>Half an item printed before the whole must be at least this long to be told from a common beginning.</summary>
    private const int ShortestHalf = 30;

    public static IEnumerable<Finding> Duplicates(CheckedPlan plan)
    {
        foreach (var (project, index) in plan.Projects)
        {
            foreach (var (field, name, items) in CheckedPlan.Lists(project))
            {
                var keys = items.Select(i => ThaiText.SearchKey(i.Text)).ToList();
                for (var later = 1; later < items.Count; later++)
                {
                    for (var earlier = 0; earlier < later; earlier++)
                    {
                        var (a, b) = (keys[earlier], keys[later]);
                        if (a.Length == 0 || items[earlier].Group != items[later].Group || !(a == b || IsHalf(a, b) || IsHalf(b, a)))
                        {
                            continue;
                        }

                        var half = a == b ? later : a.Length < b.Length ? earlier : later;
                        var (place, itself) = (items[earlier].Source.Said(), items[later].Source.Said());
                        yield return plan.About(FindingCode.DuplicateItem, Severity.Warning, index, items[later].Source, T(
                            $"{name.Thai}ข้อนี้ซ้ำกับข้อ {items[earlier].Label ?? (earlier + 1).ToString(CultureInfo.InvariantCulture)} ที่ {place.Thai} ควรรวมเป็นข้อเดียว: “{Short(items[later].Text)}”",
                            $"This {name.English} repeats item {items[earlier].Label ?? (earlier + 1).ToString(CultureInfo.InvariantCulture)} at {place.English}; they should be one: “{Short(items[later].Text)}”"),
                            new($"projects[{index}].{field}[{half}]", items[half].Text, null, T(
                                $"ข้อความเดียวกันอยู่ที่ {place.Thai} และ {itself.Thai}", $"The same text stands at {place.English} and {itself.English}")));
                        break;
                    }
                }
            }
        }
    }

    public static IEnumerable<Finding> LabelOrder(CheckedPlan plan)
    {
        foreach (var (project, index) in plan.Projects)
        {
            foreach (var (field, name, items) in CheckedPlan.Lists(project))
            {
                (string Stem, int Number)? before = null;
                string? group = null;
                for (var i = 0; i < items.Count; i++)
                {
                    if (items[i].Group != group)
                    {
                        (group, before) = (items[i].Group, null);
                    }

                    // An item said twice bears its number twice: that is told as a duplicate.
                    if (CheckedPlan.NumberOf(items[i].Label) is not { } number
                        || items.Take(i).Any(x => x.Label == items[i].Label && ThaiText.SearchKey(x.Text) == ThaiText.SearchKey(items[i].Text)))
                    {
                        continue;
                    }

                    if (Disorder(before, number, i > 0 && items[i - 1].Label is null) is { } expected)
                    {
                        var labels = string.Join(", ", items.Select(x => x.Label ?? "–"));
                        var corrected = items[i].Label!.Replace(Printed(items[i].Label!, number.Number), Printed(items[i].Label!, expected), StringComparison.Ordinal);
                        var first = before is null;
                        yield return plan.About(FindingCode.LabelOrder, first ? Severity.Info : Severity.Warning, index, items[i].Source, first
                            ? T($"เลขข้อของ{name.Thai}เริ่มที่ {items[i].Label} โดยข้อแรกไม่มีเลข", $"The {name.English} list begins at {items[i].Label}; its first item has no number")
                            : T($"เลขข้อของ{name.Thai}ไม่เรียงลำดับ: {labels} ข้อนี้น่าจะเป็น {corrected}", $"The {name.English} labels are out of order: {labels}; this one should be {corrected}"),
                            first ? null : new($"projects[{index}].{field}[{i}].label", items[i].Label!, corrected, T("นับต่อจากข้อก่อนหน้า", "It follows the item before")));
                        // One misprint shifts all that follow: it is named once.
                        break;
                    }

                    before = number;
                }
            }
        }
    }

    /// <summary>A row with a number or with money and no title is a project all the same: somebody knows what it is called.</summary>
    public static IEnumerable<Finding> Titles(CheckedPlan plan)
    {
        foreach (var (project, index) in plan.Projects.Where(p => string.IsNullOrWhiteSpace(p.Project.Title)))
        {
            yield return plan.About(FindingCode.TitleMissing, Severity.Error, index, project.Source, project.Number is { } number
                ? T($"โครงการที่ {number} ไม่มีชื่อ แถวนี้เก็บไว้ครบ กรอกชื่อโครงการ", $"Project {number} has no title. The row is kept whole: write its title")
                : T("แถวนี้ไม่มีชื่อโครงการ เก็บไว้ครบทั้งแถว กรอกชื่อโครงการ", "This row has no title. It is kept whole: write the title of its project"));
        }
    }

    public static IEnumerable<Finding> ProjectNumbers(CheckedPlan plan)
    {
        var seen = new Dictionary<(int? Strategy, string Printed), int>();
        var titles = new Dictionary<string, int>(StringComparer.Ordinal);
        (string Stem, int Number)? before = null;
        foreach (var (project, index) in plan.Projects)
        {
            var key = ThaiText.SearchKey(project.Title);
            if (project.Number is { } number)
            {
                // The stem of a code ("2." of 2.1) counts anew, as a section of a plan does.
                var stem = CheckedPlan.NumberOf(project.Label)?.Stem ?? "";
                var printed = CheckedPlan.Printed(project);
                if (number == 1 && before is { Number: > 1 } && stem.Length == 0)
                {
                    seen.Clear();
                }

                if (!seen.TryAdd((project.Strategy, printed), index))
                {
                    var other = plan.Plan.Projects[seen[(project.Strategy, printed)]];
                    yield return plan.About(FindingCode.DuplicateProject, Severity.Warning, index, project.Source, T(
                        $"โครงการที่ {printed} มีสองโครงการ อีกโครงการคือ “{Short(other.Title)}”",
                        $"Two projects bear number {printed}; the other is “{Short(other.Title)}”"));
                }
                else if (before is { } last && last.Stem == stem && number > last.Number + 1)
                {
                    var missing = number == last.Number + 2 ? $"{stem}{number - 1}" : $"{stem}{last.Number + 1}–{stem}{number - 1}";
                    yield return plan.About(FindingCode.LabelOrder, Severity.Info, index, project.Source, T(
                        $"ลำดับโครงการข้ามจาก {stem}{last.Number} ไป {printed} ไม่มีโครงการที่ {missing}", $"Project numbers go from {stem}{last.Number} to {printed}: {missing} is missing"));
                }

                before = (stem, number);
            }

            if (key.Length > 0 && !titles.TryAdd(key, index))
            {
                var other = plan.Plan.Projects[titles[key]];
                yield return plan.About(FindingCode.DuplicateProject, Severity.Info, index, project.Source, T(
                    $"ชื่อโครงการซ้ำกับโครงการที่ {CheckedPlan.Printed(other)} ({other.Source.Said().Thai}) ถือเป็นคนละโครงการ โปรดยืนยัน",
                    $"The title repeats that of project {CheckedPlan.Printed(other)} ({other.Source.Said().English}); they are taken as two projects, please confirm"));
            }
        }
    }

    public static IEnumerable<Finding> TextCut(CheckedPlan plan)
    {
        foreach (var (text, next) in plan.Texts.Zip(plan.Texts.Skip(1).Select(t => t.Label).Append(null)))
        {
            var (why, whyEnglish) = Cut(text.Text);
            if (why is not null && !(Announces.IsMatch(text.Text) && CheckedPlan.NumberOf(next) is { Number: 1 }))
            {
                yield return plan.About(FindingCode.TextCut, Severity.Warning, text.Index, text.Source, T(
                    $"ข้อความน่าจะขาด {why}: “…{End(text.Text)}”", $"The text seems cut: {whyEnglish}: “…{End(text.Text)}”"));
            }
        }
    }

    public static IEnumerable<Finding> PartsMissing(CheckedPlan plan)
    {
        foreach (var (project, index) in plan.Projects)
        {
            for (var t = 0; t < project.Targets.Count; t++)
            {
                var target = project.Targets[t];
                var match = Announced.Match(ThaiText.ArabicDigits(target.Text));
                if (!match.Success || !int.TryParse(match.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var announced) || announced < 2)
                {
                    continue;
                }

                // The parts may be listed below the item, in its own words, or as expenses and activities.
                var below = project.Targets.Skip(t + 1).TakeWhile(x => CheckedPlan.NumberOf(x.Label) is null || x.Label!.Contains('.', StringComparison.Ordinal) && CheckedPlan.NumberOf(x.Label) is { Stem.Length: > 0 }).Count();
                var within = Enumerated.Count(target.Text[(match.Index + match.Length)..]) + 1;
                if (below >= announced || within >= announced || project.Expenses.Count >= announced || project.Activities.Count >= announced)
                {
                    continue;
                }

                yield return plan.About(FindingCode.PartsMissing, Severity.Warning, index, target.Source, T(
                    $"บอกว่ามี {announced} {match.Groups["unit"].Value} แต่ไม่ได้แจกแจง{(project.Budget is { } b ? $" งบประมาณ {b} บาทจึงไม่รู้ว่าใช้กับรายการใด" : "")}",
                    $"{announced} {match.Groups["unit"].Value} are announced but not listed{(project.Budget is { } c ? $", so it is not known what the {c} baht are for" : "")}"));
            }
        }
    }

    /// <summary>The number the label should bear; null where it is in order. A list may begin anew at 1.</summary>
    private static int? Disorder((string Stem, int Number)? before, (string Stem, int Number) now, bool afterUnlabelled)
    {
        if (before is not { } b)
        {
            return now is { Number: 2, Stem: "" } && afterUnlabelled ? 1 : null;
        }

        if (b.Stem != now.Stem || now.Number == b.Number + 1 || (now.Number == 1 && b.Number > 1))
        {
            return null;
        }

        return b.Number + 1;
    }

    private static string Printed(string label, int number)
    {
        var arabic = number.ToString(CultureInfo.InvariantCulture);
        return label.Any(c => c is >= '๐' and <= '๙') ? ThaiText.ThaiDigits(arabic) : arabic;
    }

    private static bool IsHalf(string shorter, string longer) =>
        shorter.Length >= ShortestHalf && shorter.Length < longer.Length && longer.StartsWith(shorter, StringComparison.Ordinal)
        && QuantityReader.Numbers(shorter).SequenceEqual(QuantityReader.Numbers(longer));

    private static (string? Thai, string? English) Cut(string text)
    {
        var dangling = Dangling.Match(text);
        if (dangling.Success)
        {
            return ($"จบด้วย “{dangling.Groups["word"].Value}”", $"it ends in “{dangling.Groups["word"].Value}”");
        }

        foreach (var (open, close) in ((char, char)[])[('(', ')'), ('“', '”'), ('[', ']')])
        {
            var (opened, closed) = (text.Count(c => c == open), text.Count(c => c == close));
            if (opened != closed && !(open == '(' && ListBracket.Count(text) == closed - opened))
            {
                var lacking = opened > closed ? close : open;
                return ($"ขาดเครื่องหมาย {lacking}", $"a “{lacking}” is missing");
            }
        }

        return (null, null);
    }

    private static string End(string text) => text.Length <= 40 ? text : text[^40..];

    private static string Short(string text) => text.Length <= 60 ? text : text[..58] + "…";

    // Words that end nothing, unless they end a longer word: ภายใน, เจ้าของ, กำกับ, ติดตาม, จำเป็น.
    [GeneratedRegex(@"(?<word>และ|หรือ|เพื่อ|ซึ่ง|ได้แก่|ดังนี้|รวมทั้ง|รวมถึง|เนื่องจาก|(?<![ภา]ย)(?<!ภาย)ใน|(?<!เจ้า|สิ่ง|ข้าว|ซื้อ|จัด|คัด)ของ|(?<=\s|และ|ด้าน)การ|(?<!ข้อ|ใจ|บท|ทนาย|ใจ)ความ|(?<=\s)ที่|(?<!กำ|บัง)กับ|(?<=\s)(?:โดย|ให้|จาก|ตาม|ไม่|มี|เป็น)|จำนวน|[-–,:(“/])\s*$")]
    private static partial Regex Dangling { get; }

    [GeneratedRegex(@"(?:^|\s)[\dก-ฮ๐-๙]{1,2}\)")]
    private static partial Regex ListBracket { get; }

    /// <summary>Ends so where a list begins below.</summary>
    [GeneratedRegex(@"(?:ได้แก่|ดังนี้|ดังต่อไปนี้|ประกอบด้วย|คือ)\s*:?\s*$")]
    private static partial Regex Announces { get; }

    [GeneratedRegex(@"(?:รายจ่าย|ค่าใช้จ่าย|งบประมาณ|ครุภัณฑ์|ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย)[^\d]{0,40}?(?<n>\d{1,3})\s*(?<unit>รายการ|ประเภท|หมวด|ข้อ|ด้าน|กิจกรรม|หลักสูตร)|(?<n>\d{1,3})\s*(?<unit>รายการ|ประเภท|หมวด|ข้อ|ด้าน|กิจกรรม|หลักสูตร)\s*(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย)")]
    private static partial Regex Announced { get; }

    /// <summary>What parts a list in running words: commas, and, its own numbers.</summary>
    [GeneratedRegex(@",|;|และ|\d[.)]\s|\s-\s|(?<=[ก-๎])\s+(?=[ก-๎])")]
    private static partial Regex Enumerated { get; }
}
