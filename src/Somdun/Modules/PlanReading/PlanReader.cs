using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Documents;
using Somdun.Modules.PlanReading.Interpretation;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading;

/// <summary>Reads a plan document: takes it apart, understands it, checks it.</summary>
internal sealed class PlanReader(IPlanLinter linter) : IPlanReader
{
    public Outcome<DocumentReading> Read(Stream file, string fileName, ReadOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(options);
        var extracted = DocumentFile.Extract(file, fileName, cancel);
        return extracted.Succeeded ? Read(extracted.Value, fileName, options) : extracted.Refusals.ToList();
    }

    internal Outcome<DocumentReading> Read(SourceDocument document, string fileName, ReadOptions options)
    {
        var (plan, findings, rows) = PlanInterpreter.Read(document, options.Map);
        if (plan.Projects.Count == 0)
        {
            return NoPlan(Path.GetFileName(fileName), document, findings);
        }

        return new DocumentReading(plan, FindingOrder.Of([.. findings, .. linter.Check(plan)]), document.Format) { Rows = rows };
    }

    private static Refusal NoPlan(string name, SourceDocument document, IReadOnlyList<Finding> findings)
    {
        var tables = document.Blocks.OfType<TableBlock>().Count();
        var first = findings.FirstOrDefault(f => f.Code == FindingCode.TableSkipped);
        var (place, placeEnglish) = first is null ? ("", "") : ($" ตารางแรก ({first.Source?.Part}): {first.Message.Thai}", $" The first ({first.Source?.Part}): {first.Message.English}");
        return new(null, "no-plan-table", tables == 0
            ? T($"“{name}” ไม่มีตารางเลย จึงไม่พบโครงการ แผนที่อ่านได้ต้องมีตารางที่มีหัวคอลัมน์ เช่น ที่ โครงการ งบประมาณ", $"“{name}” holds no table, so no projects were found. A plan is read from tables with headings such as ที่, โครงการ, งบประมาณ")
            : T($"ไม่พบโครงการใน “{name}” (ตรวจ {tables} ตาราง){place}", $"No projects were found in “{name}” ({tables} tables looked at).{placeEnglish}"));
    }
}
