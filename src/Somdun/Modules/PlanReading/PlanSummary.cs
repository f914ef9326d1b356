using System.Globalization;
using System.Text;
using Somdun.Modules.PlanReading.Contract;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading;

/// <summary>A reading as a person at a terminal wants it: the plan in a table, the columns, then the findings.</summary>
internal static class PlanSummary
{
    private const int TitleWidth = 46;

    public static Text Of(DocumentReading reading) => T(In(reading, Language.Thai), In(reading, Language.English));

    private static string In(DocumentReading reading, Language language)
    {
        var plan = reading.Plan;
        var text = new StringBuilder();
        string S(Text words) => words.In(language);
        void Line(string words) => text.Append(words).Append('\n');

        Line(S(T(
            $"แผน{(plan.Year is { } y ? $"ปีงบประมาณ {y.BuddhistYear}" : "ที่ไม่บอกปีงบประมาณ")}{(plan.Unit is null ? "" : " " + plan.Unit)}: {plan.Projects.Count} โครงการ {plan.Budget} บาท",
            $"Plan of {(plan.Year is { } f ? $"fiscal year {f.BuddhistYear}" : "an unnamed fiscal year")}{(plan.Unit is null ? "" : ", " + plan.Unit)}: {plan.Projects.Count} projects, {plan.Budget} baht")));

        // A number is never cut: it is what the project is found by.
        var width = Math.Max(4, plan.Projects.Select(p => Width(Printed(p)) + 2).DefaultIfEmpty(0).Max());
        foreach (var (strategy, index) in plan.Strategies.Select((s, i) => (s, (int?)i)).Append((null!, null)))
        {
            var projects = plan.Projects.Select((p, i) => (Project: p, Index: i)).Where(p => p.Project.Strategy == index).ToList();
            if (projects.Count == 0)
            {
                continue;
            }

            Line("");
            if (strategy is not null)
            {
                Line(strategy.Number is { } n ? S(T($"กลยุทธ์ที่ {n} {strategy.Title}", $"Strategy {n}: {strategy.Title}")) : strategy.Title);
            }

            Line(Row(width, S(T("ที่", "No.")), S(T("โครงการ", "Project")), S(T("งบประมาณ", "Budget")), S(T("วัตถุ.", "Obj.")), S(T("เป้า", "Tgt.")), S(T("ชี้วัด", "Ind.")), S(T("กิจกรรม", "Act.")), S(T("ข้อค้นพบ", "Findings"))));
            foreach (var (project, i) in projects)
            {
                var findings = reading.Findings.Where(f => f.ProjectIndex == i).ToList();
                Line(Row(
                    width,
                    Printed(project),
                    project.Title,
                    project.Budget?.ToString() ?? "-",
                    Count(project.Objectives.Count),
                    Count(project.Targets.Count),
                    Count(project.Indicators.Count),
                    Count(project.Activities.Count),
                    findings.Count == 0 ? "" : string.Join(' ', findings.CountBy(f => f.Severity).OrderBy(c => c.Key).Select(c => $"{Mark(c.Key)}{c.Value}"))));
            }
        }

        Line("");
        Line(S(T("คอลัมน์ที่อ่านได้", "Columns")));
        foreach (var column in plan.Columns.Where(c => c.Heading.Length > 0))
        {
            var role = (column.Role, column.Sure) switch
            {
                ({ } r, true) => ColumnRoles.Name(r),
                ({ } r, false) => T($"{ColumnRoles.Name(r).Thai} (ไม่แน่ใจ)", $"{ColumnRoles.Name(r).English} (unsure)"),
                (null, true) => T("เก็บข้อความไว้ตามเดิม", "text kept as it is"),
                (null, false) => T("ไม่เข้าใจ เก็บข้อความไว้ตามเดิม", "not understood, text kept as it is"),
            };
            Line($"  {column.Heading} → {S(role)}");
        }

        foreach (var severity in Enum.GetValues<Severity>())
        {
            var findings = reading.Findings.Where(f => f.Severity == severity).ToList();
            if (findings.Count == 0)
            {
                continue;
            }

            Line("");
            Line($"{S(Name(severity))} ({findings.Count})");
            foreach (var alike in findings.GroupBy(f => f.Code))
            {
                // What is only worth a look must not drown what is wrong: one line for each code.
                if (severity == Severity.Info && alike.Count() > 1)
                {
                    Line($"  {Mark(severity)} {alike.Count()} × {alike.Key}{Where(alike)} {S(T("เช่น", "such as"))} {S(alike.First().Message)}");
                }
                else
                {
                    alike.ToList().ForEach(One);
                }
            }
        }

        return text.ToString();

        string Where(IEnumerable<Finding> findings)
        {
            var numbers = string.Join(", ", findings.Select(f => f.Project).OfType<int>().Distinct());
            return numbers.Length == 0 ? "" : S(T($" (โครงการที่ {numbers})", $" (projects {numbers})"));
        }

        void One(Finding finding)
        {
            var printed = (finding.ProjectIndex is { } at ? plan.Projects[at].Label : null) ?? finding.Project?.ToString(CultureInfo.InvariantCulture);
            var project = printed is null ? "" : S(T($"โครงการที่ {printed} ", $"project {printed} "));
            var place = finding.Source is { } s ? $"[{S(s.Said())}] " : "";
            Line($"  {Mark(finding.Severity)} {project}{place}{S(finding.Message)} ({finding.Code})");
            if (finding.Proposal is { } proposal)
            {
                Line($"      {S(T("เสนอ", "proposed"))}: {Short(proposal.Was)} → {(proposal.Becomes is null ? S(T("ตัดออก", "strike")) : Short(proposal.Becomes))}");
            }
        }
    }

    private static string Printed(DraftProject project) => project.Label ?? project.Number?.ToString(CultureInfo.InvariantCulture) ?? "-";

    private static string Count(int count) => count == 0 ? "-" : count.ToString(CultureInfo.InvariantCulture);

    private static string Mark(Severity severity) => severity switch { Severity.Error => "✗", Severity.Warning => "!", _ => "·" };

    private static Text Name(Severity severity) => severity switch
    {
        Severity.Error => T("ต้องแก้ก่อนใช้แผน", "Errors"),
        Severity.Warning => T("น่าจะผิด", "Warnings"),
        _ => T("ควรดู", "Worth a look"),
    };

    private static string Row(int width, string number, string title, string budget, params ReadOnlySpan<string> counts)
    {
        var row = new StringBuilder("  ").Append(Left(number, width)).Append(Left(title, TitleWidth)).Append(Right(budget, 14));
        foreach (var count in counts)
        {
            row.Append("  ").Append(Right(count, 7));
        }

        return row.ToString().TrimEnd();
    }

    /// <summary>Marks above and below Thai consonants take no column of the terminal.</summary>
    private static int Width(string text) => text.Count(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark));

    private static string Left(string text, int width)
    {
        var cut = text;
        while (Width(cut) > width - 2)
        {
            cut = cut[..^1];
        }

        cut = cut.Length < text.Length ? cut + "…" : cut;
        return cut + new string(' ', Math.Max(1, width - Width(cut)));
    }

    private static string Right(string text, int width) => new string(' ', Math.Max(0, width - Width(text))) + text;

    private static string Short(string text) => text.Length <= 80 ? text : text[..40] + " … " + text[^36..];
}
