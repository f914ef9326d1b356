using System.Globalization;
using Somdun.Modules.PlanReading.Contract;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>
/// One field of a project that documents speak of, with its rendering on both sides; its strategy, which is a reference, apart. The rendering is kept with the project
/// (<see cref="ProjectAsRead"/>), so it must not change between versions of the program.
/// </summary>
/// <param name="Name">As in the paths of fields: <c>budget</c>.</param>
/// <param name="InDocument">Empty where the document has none.</param>
/// <param name="InPlan">Empty where the plan has none.</param>
/// <param name="Take">Puts the document's value into the plan.</param>
internal sealed record ProjectField(
    string Name,
    Text Caption,
    Func<DraftProject, string> InDocument,
    Func<PlanProject, string> InPlan,
    Action<PlanProject, DraftProject> Take)
{
    /// <summary>The field that names the strategy, by its key in the plan.</summary>
    public const string Strategy = "strategy";

    public static readonly Text StrategyCaption = T("กลยุทธ์", "Strategy");

    public static readonly IReadOnlyList<ProjectField> All =
    [
        new("number", T("ลำดับที่", "Number"),
            read => Number(read.Number),
            project => Number(project.Number),
            (project, read) => project.Number = read.Number),
        new("title", T("ชื่อโครงการ", "Title"),
            read => read.Title,
            project => project.Title,
            (project, read) => project.Title = read.Title),
        new("owner", T("ผู้รับผิดชอบ", "Owner"),
            read => read.Owner ?? "",
            project => project.OwnerText ?? "",
            (project, read) => project.OwnerText = read.Owner),
        new("budget", T("งบประมาณ (บาท)", "Budget (baht)"),
            read => read.Budget?.ToString() ?? "",
            project => project.Budget?.ToString() ?? "",
            (project, read) => project.Budget = read.Budget),
        new("expenses", T("หมวดรายจ่าย", "Expenses"),
            read => string.Join("; ", read.Expenses.Select(e => $"{e.Kind} {e.Amount}".TrimEnd())),
            project => string.Join("; ", project.Expenses.Select(e => $"{e.Kind} {e.Amount}".TrimEnd())),
            (project, read) => TakeExpenses(project, read)),
        new("alignments", T("ความสอดคล้อง", "Alignment"),
            read => string.Join("; ", read.Alignments.Select(a => $"{a.Framework} {a.Item}".Trim())),
            project => string.Join("; ", project.Alignments.Select(a => $"{a.Framework} {a.Item}".Trim())),
            (project, read) => TakeAlignments(project, read)),
        new("other", T("ข้อมูลอื่นในเอกสาร", "Other columns"),
            read => Other(read.Other),
            project => Other(project.Other),
            (project, read) => project.Other = read.Other.ToDictionary()),
    ];

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Other(IReadOnlyDictionary<string, string> cells) =>
        string.Join("; ", cells.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}: {c.Value}"));

    private static void TakeExpenses(PlanProject project, DraftProject read)
    {
        project.Expenses.Clear();
        project.Expenses.AddRange(read.Expenses.Select((e, i) => new PlanExpense
        {
            Id = Guid.CreateVersion7(),
            ProjectId = project.Id,
            Position = i,
            Kind = e.Kind,
            Amount = e.Amount,
        }));
    }

    private static void TakeAlignments(PlanProject project, DraftProject read)
    {
        project.Alignments.Clear();
        project.Alignments.AddRange(read.Alignments.Select((a, i) => new PlanAlignment
        {
            Id = Guid.CreateVersion7(),
            ProjectId = project.Id,
            Position = i,
            Framework = a.Framework,
            Item = a.Item,
        }));
    }
}
