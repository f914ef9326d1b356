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

        if (Unheaded(plan, options) is { } refusal)
        {
            return refusal;
        }

        return new DocumentReading(plan, FindingOrder.Of([.. findings, .. linter.Check(plan)]), document.Format) { Rows = rows };
    }

    /// <summary>A column somebody named that no heading has: taken silently, it would be a reading they did not ask for.</summary>
    private static Refusal? Unheaded(DraftPlan plan, ReadOptions options)
    {
        var headings = plan.Columns.Select(c => c.Heading).Where(h => h.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var unknown = options.Map.Keys.FirstOrDefault(name => !headings.Any(h => HeadingLexicon.Key(h).Contains(HeadingLexicon.Key(name), StringComparison.Ordinal)));
        return unknown is null ? null : new(null, "map-unknown-heading", T(
            $"ไม่มีคอลัมน์ชื่อ “{unknown}” ในเอกสาร คอลัมน์ที่มีคือ {string.Join(", ", headings)}",
            $"The document has no column headed “{unknown}”; its columns are {string.Join(", ", headings)}"));
    }

    private static Refusal NoPlan(string name, SourceDocument document, IReadOnlyList<Finding> findings)
    {
        var tables = document.Blocks.OfType<TableBlock>().Count();
        var first = findings.FirstOrDefault(f => f.Code == FindingCode.TableSkipped);
        var (place, placeEnglish) = first?.Source is null ? ("", "") : ($" ตารางแรก ({Source.Said(first.Source.Part).Thai}): {first.Message.Thai}", $" The first ({first.Source.Part}): {first.Message.English}");
        return new(null, "no-plan-table", tables == 0
            ? T($"“{name}” ไม่มีตารางเลย จึงไม่พบโครงการ แผนที่อ่านได้ต้องมีตารางที่มีหัวคอลัมน์ เช่น ที่ โครงการ งบประมาณ", $"“{name}” holds no table, so no projects were found. A plan is read from tables with headings such as ที่, โครงการ, งบประมาณ")
            : T($"ไม่พบโครงการใน “{name}” (ตรวจ {tables} ตาราง){place}", $"No projects were found in “{name}” ({tables} tables looked at).{placeEnglish}"));
    }
}
