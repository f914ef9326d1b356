using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Interpretation;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading.Linting;

/// <summary>Alignment codes that break off, or differ from what the rest of the plan writes.</summary>
internal static class AlignmentRules
{
    /// <summary>A spelling is the plan's own when it stands this often, and this much oftener than the one in doubt.</summary>
    private const int CommonFramework = 3;

    private const int CommonerBy = 3;

    /// <summary>An item is out of the ordinary when all but one project name another, in a plan with this many.</summary>
    private const int ManyProjects = 8;

    private const double NearlyAll = 0.85;

    public static IEnumerable<Finding> Broken(CheckedPlan plan)
    {
        var itemised = Alignments(plan).Where(a => a.Alignment.Item is not null).Select(a => a.Alignment.Framework).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var (project, index, position, alignment) in Alignments(plan))
        {
            // A framework that never has items is named in words, and whole.
            if (alignment is not { Item: null, Framework: { } framework } || !itemised.Contains(framework))
            {
                continue;
            }

            var usual = Usual(plan, framework);
            yield return plan.About(FindingCode.AlignmentBroken, Severity.Error, index, alignment.Source, T(
                $"ความสอดคล้อง “{framework}” ขาดเลขข้อ โครงการอื่นระบุเลขหลัง “{framework}” เสมอ",
                $"The alignment “{framework}” breaks off: other projects give a number after “{framework}”"),
                usual is null ? null : new($"projects[{index}].alignments[{position}].item", "", usual.Value.Item, T(
                    $"{usual.Value.Count} จาก {usual.Value.Of} โครงการใช้ {framework} {usual.Value.Item}", $"{usual.Value.Count} of {usual.Value.Of} projects have {framework} {usual.Value.Item}")));
        }
    }

    public static IEnumerable<Finding> UnusualFramework(CheckedPlan plan)
    {
        var counts = Alignments(plan).Where(a => a.Alignment.Framework is not null)
            .GroupBy(a => a.Alignment.Framework!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(a => a.Index).Distinct().Count(), StringComparer.Ordinal);
        foreach (var (project, index, position, alignment) in Alignments(plan).DistinctBy(a => (a.Index, a.Alignment.Framework)))
        {
            if (alignment.Framework is not { } framework)
            {
                continue;
            }

            var meant = counts
                .Where(c => c.Key != framework && c.Value >= CommonFramework && c.Value >= CommonerBy * counts[framework] && IsSlip(framework, c.Key))
                .OrderByDescending(c => c.Value).Select(c => c.Key).FirstOrDefault();
            if (meant is not null)
            {
                yield return plan.About(FindingCode.AlignmentUnusual, Severity.Warning, index, alignment.Source, T(
                    $"“{framework}” น่าจะเป็น “{meant}” ซึ่งใช้ใน {counts[meant]} โครงการ",
                    $"“{framework}” is probably “{meant}”, which {counts[meant]} projects have"),
                    new($"projects[{index}].alignments[{position}].framework", framework, meant, T("ต่างกันหนึ่งตัวอักษร", "They differ by one letter")));
            }
        }
    }

    public static IEnumerable<Finding> UnusualItem(CheckedPlan plan)
    {
        foreach (var framework in Alignments(plan).Where(a => a.Alignment is { Framework: not null, Item: not null }).GroupBy(a => a.Alignment.Framework!, StringComparer.Ordinal))
        {
            var projects = framework.GroupBy(a => a.Index).ToList();
            var common = framework.GroupBy(a => a.Alignment.Item!, StringComparer.Ordinal)
                .Select(g => (Item: g.Key, Projects: g.Select(a => a.Index).Distinct().Count()))
                .OrderByDescending(g => g.Projects).First();
            if (projects.Count < ManyProjects || common.Projects < NearlyAll * projects.Count)
            {
                continue;
            }

            foreach (var project in projects.Where(p => p.All(a => a.Alignment.Item != common.Item)))
            {
                var odd = project.First();
                yield return plan.About(FindingCode.AlignmentUnusual, Severity.Warning, odd.Index, odd.Alignment.Source, T(
                    $"“{framework.Key} {odd.Alignment.Item}” ต่างจากโครงการอื่น {common.Projects} จาก {projects.Count} โครงการที่ใช้ “{framework.Key} {common.Item}” โปรดยืนยัน",
                    $"“{framework.Key} {odd.Alignment.Item}” differs from {common.Projects} of {projects.Count} projects, which have “{framework.Key} {common.Item}”; please confirm"));
            }
        }
    }

    /// <summary>Numbers that name no framework beside codes that do: "1 - 6 สพฐ. 1 - 6".</summary>
    public static IEnumerable<Finding> Unnamed(CheckedPlan plan)
    {
        var named = Alignments(plan).Where(a => a.Alignment.Framework is not null).Select(a => a.Index).Distinct().Count();
        foreach (var project in Alignments(plan).Where(a => a.Alignment is { Framework: null, Item: not null }).GroupBy(a => a.Index))
        {
            if (named * 2 <= plan.Plan.Projects.Count)
            {
                yield break;
            }

            var bare = project.Select(a => a.Alignment.Item!).ToList();
            var items = bare.Count > 2 ? $"{bare[0]}–{bare[^1]}" : string.Join(", ", bare);
            var repeated = plan.Plan.Projects[project.Key].Alignments.Where(a => a.Framework is not null).GroupBy(a => a.Framework!, StringComparer.Ordinal)
                .FirstOrDefault(g => bare.TrueForAll(b => g.Any(a => a.Item == b)))?.Key;
            yield return plan.About(FindingCode.AlignmentUnusual, Severity.Warning, project.Key, project.First().Alignment.Source, repeated is null
                ? T($"เลข {items} ไม่บอกว่าเป็นของกรอบใด", $"{items}: the numbers do not say of which framework they are")
                : T($"เลข {items} ข้างหน้าไม่บอกว่าเป็นของกรอบใด และซ้ำกับ “{repeated} {items}” ในช่องเดียวกัน อาจเกินมา", $"The leading {items} names no framework and repeats “{repeated} {items}” in the same cell; it may be there by mistake"));
        }
    }

    private static (string Item, int Count, int Of)? Usual(CheckedPlan plan, string framework)
    {
        var items = Alignments(plan).Where(a => a.Alignment.Framework == framework && a.Alignment.Item is not null).ToList();
        var common = items.GroupBy(a => a.Alignment.Item!, StringComparer.Ordinal).Select(g => (Item: g.Key, Count: g.Count(), Of: items.Count)).OrderByDescending(g => g.Count).First();
        return common.Count >= CommonFramework && common.Count * 4 >= common.Of * 3 ? common : null;
    }

    /// <summary>One letter's slip; digits are no slip, they name another framework.</summary>
    private static bool IsSlip(string a, string b) =>
        Math.Min(a.Length, b.Length) >= 3 && Edits.Within(a, b, 1) && a.Where(char.IsDigit).SequenceEqual(b.Where(char.IsDigit)) && !Misspellings.IsKnownAbbreviation(a);

    private static IEnumerable<(DraftProject Project, int Index, int Position, DraftAlignment Alignment)> Alignments(CheckedPlan plan) =>
        plan.Projects.SelectMany(p => p.Project.Alignments.Select((a, i) => (p.Project, p.Index, i, a)));
}
