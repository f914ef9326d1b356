using Somdun.Modules.PlanReading.Contract;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>The kinds of findings as a person calls them.</summary>
internal static class FindingWords
{
    public static Text Of(string code) => code switch
    {
        FindingCode.SumMismatch => T("ผลรวมไม่ตรง", "Sum does not agree"),
        FindingCode.PercentBase => T("ฐานของร้อยละ", "Base of a percentage"),
        FindingCode.ThresholdMissing => T("ไม่มีเกณฑ์", "No threshold"),
        FindingCode.IndicatorMissing => T("ไม่มีตัวชี้วัด", "No indicator"),
        FindingCode.IndicatorOffObjective => T("ตัวชี้วัดไม่ตรงวัตถุประสงค์", "Indicator off its objective"),
        FindingCode.DuplicateItem => T("รายการซ้ำ", "Item repeated"),
        FindingCode.DuplicateProject => T("โครงการซ้ำ", "Project repeated"),
        FindingCode.LabelOrder => T("เลขข้อผิดลำดับ", "Numbers out of order"),
        FindingCode.AlignmentUnusual => T("รหัสความสอดคล้องแปลก", "Unusual alignment"),
        FindingCode.AlignmentBroken => T("รหัสความสอดคล้องขาด", "Broken alignment"),
        FindingCode.UnitUnknown => T("ไม่รู้จักหน่วยนับ", "Unknown unit"),
        FindingCode.QuantityMissing => T("ไม่มีจำนวน", "No quantity"),
        FindingCode.AmountMissing => T("ไม่มีวงเงิน", "No amount"),
        FindingCode.AmountNotMoney => T("วงเงินไม่ใช่ตัวเงิน", "Amount is not money"),
        FindingCode.LikelyMisread => T("น่าจะพิมพ์ผิด", "Likely misprint"),
        FindingCode.TextCut => T("ข้อความขาด", "Text cut"),
        FindingCode.PartsMissing => T("ยอดรวมไม่มีส่วนย่อย", "Total without parts"),
        FindingCode.ColumnUnknown => T("ไม่รู้จักคอลัมน์", "Unknown column"),
        FindingCode.ColumnUnsure => T("ไม่แน่ใจคอลัมน์", "Unsure column"),
        FindingCode.TableSkipped => T("ตารางที่ข้าม", "Table skipped"),
        FindingCode.PartSkipped => T("ส่วนที่ข้าม", "Part skipped"),
        FindingCode.YearUnknown => T("ไม่รู้ปี", "Year unknown"),
        FindingCode.TitleMissing => T("ไม่มีชื่อโครงการ", "No title"),
        FindingCode.TextDoubtful => T("ข้อความน่าสงสัย", "Doubtful text"),
        FindingCode.FormulaBroken => T("สูตรไม่มีค่า", "Formula without a value"),

        // A kind added later shows by its code, which is better than not at all.
        _ => T(code, code),
    };

    /// <summary>"เป้าหมายที่ 4" for <c>targets[3]</c>.</summary>
    public static Text Place(string? field)
    {
        var open = field?.IndexOf('[', StringComparison.Ordinal) ?? -1;
        var (part, number) = open > 0 && int.TryParse(field.AsSpan(open + 1, field!.Length - open - 2), out var index)
            ? (field[..open], index + 1)
            : (field, 0);
        return part switch
        {
            "objectives" => T($"วัตถุประสงค์ลำดับที่ {number}", $"Objective, no. {number}"),
            "targets" => T($"เป้าหมายลำดับที่ {number}", $"Target, no. {number}"),
            "indicators" => T($"ตัวชี้วัดลำดับที่ {number}", $"Indicator, no. {number}"),
            "activities" => T($"กิจกรรมลำดับที่ {number}", $"Activity, no. {number}"),
            "expenses" => T($"รายจ่ายลำดับที่ {number}", $"Expense, no. {number}"),
            "alignments" => T($"ความสอดคล้องลำดับที่ {number}", $"Alignment, no. {number}"),
            "budget" => T("งบประมาณ", "Budget"),
            _ => T("โครงการ", "Project"),
        };
    }
}
