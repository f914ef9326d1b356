using System.Globalization;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>How a comparison is said to people.</summary>
/// <param name="groups">Names of the groups that own projects.</param>
/// <param name="strategies">The strategies of both versions.</param>
internal sealed class ChangeWording(IReadOnlyDictionary<Guid, Text> groups, IEnumerable<PlanStrategy> strategies)
{
    private readonly Dictionary<string, Text> _strategies = strategies
        .GroupBy(s => s.Key)
        .ToDictionary(s => s.Key.ToString(), s => PlanWording.Strategy(s.First()), StringComparer.Ordinal);

    public static Text Of(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => T("เพิ่ม", "Added"),
        ChangeKind.Removed => T("ตัดออก", "Removed"),
        ChangeKind.Changed => T("แก้ไข", "Changed"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>"แก้ไข"; "ย้ายลำดับ" where nothing but its place changed; both where both did.</summary>
    public static Text Of(PartChange change) => (change.Moved, change.Fields.Count) switch
    {
        (true, 0) => T("ย้ายลำดับ", "Moved"),
        (true, _) => T("แก้ไขและย้ายลำดับ", "Changed and moved"),
        _ => Of(change.Kind),
    };

    public static Text Of(PartKind kind) => kind switch
    {
        PartKind.Strategy => T("กลยุทธ์", "Strategy"),
        PartKind.Project => T("โครงการ", "Project"),
        PartKind.Objective => T("วัตถุประสงค์", "Objective"),
        PartKind.Target => T("เป้าหมาย", "Target"),
        PartKind.Indicator => T("ตัวชี้วัด", "Indicator"),
        PartKind.Activity => T("กิจกรรม", "Activity"),
        PartKind.Expense => T("หมวดรายจ่าย", "Expense"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static Text Of(PlanField field) => field switch
    {
        PlanField.Number => T("ลำดับที่", "Number"),
        PlanField.Label => T("ข้อ", "Label"),
        PlanField.Title => T("ชื่อ", "Title"),
        PlanField.Text => T("ข้อความ", "Text"),
        PlanField.Strategy => T("กลยุทธ์", "Strategy"),
        PlanField.Standing => T("ผลการกลั่นกรอง", "Screening"),
        PlanField.OwnerUnit => T("กลุ่มที่รับผิดชอบ", "Owner group"),
        PlanField.OwnerText => T("ผู้รับผิดชอบตามเอกสาร", "Owner as printed"),
        PlanField.ResponsiblePerson => T("ผู้รับผิดชอบโครงการ", "Person responsible"),
        PlanField.Nature => T("ลักษณะโครงการ", "Nature"),
        PlanField.Rationale => T("หลักการและเหตุผล", "Rationale"),
        PlanField.Quantities => T("ปริมาณ", "Quantities"),
        PlanField.Threshold => T("เกณฑ์", "Threshold"),
        PlanField.Months => T("เดือนที่ทำ", "Months"),
        PlanField.StartsOn => T("วันเริ่ม", "Starts"),
        PlanField.EndsOn => T("วันสิ้นสุด", "Ends"),
        PlanField.Place => T("สถานที่", "Place"),
        PlanField.Budget => T("งบประมาณ (บาท)", "Budget (baht)"),
        PlanField.BudgetSource => T("แหล่งงบประมาณ", "Source of money"),
        PlanField.Risks => T("การวิเคราะห์ความเสี่ยง", "Risks"),
        PlanField.Evaluation => T("การติดตามประเมินผล", "Evaluation"),
        PlanField.ExpectedResults => T("ผลที่คาดว่าจะได้รับ", "Expected results"),
        PlanField.Alignments => T("ความสอดคล้อง", "Alignment"),
        PlanField.Other => T("คอลัมน์อื่นของเอกสาร", "Other columns of the document"),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    /// <summary>Whether two values of the field are worth comparing word by word.</summary>
    public static bool IsProse(PlanField field) => field
        is PlanField.Title or PlanField.Text or PlanField.Rationale or PlanField.Risks or PlanField.Evaluation
        or PlanField.ExpectedResults or PlanField.Other or PlanField.Place;

    /// <summary>"22 ระบบควบคุมภายใน", or the words of an item.</summary>
    public static string Name(PlanPart part) => string.Join(' ', new[] { PlanField.Number, PlanField.Label, PlanField.Title, PlanField.Text }
        .Select(f => part.Fields.GetValueOrDefault(f)).OfType<string>());

    /// <summary>What names an item above its fields: its label alone where its words stand below, before and after.</summary>
    public static string Heading(PartChange change) => change.Kind is ChangeKind.Changed && change.Fields.Any(f => f.Field == PlanField.Text)
        ? change.Part.Fields.GetValueOrDefault(PlanField.Label) ?? ""
        : Name(change.Part);

    /// <summary>A field's value as people read it; null where it says nothing.</summary>
    public string? Of(PlanField field, string? value) => (field, value) switch
    {
        (_, null) => null,
        (PlanField.Strategy, _) => _strategies.TryGetValue(value, out var strategy) ? strategy.ToString() : value,
        (PlanField.OwnerUnit, _) => groups.TryGetValue(Guid.Parse(value), out var group) ? group.ToString() : value,
        (PlanField.Standing, _) => PlanWording.Standing(Enum.Parse<ProjectStanding>(value)).ToString(),
        (PlanField.Nature, _) => PlanWording.Nature(Enum.Parse<ProjectNature>(value)).ToString(),
        (PlanField.StartsOn or PlanField.EndsOn, _) => ThaiDate.Long(DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture), Languages.OfReader),
        (PlanField.Months, _) => string.Join(' ', value.Split(' ').Select(Month)),
        _ => value,
    };

    private static string Month(string iso)
    {
        var day = DateOnly.ParseExact($"{iso}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return ThaiDate.MonthShort(day.Month, Languages.OfReader);
    }
}
