using static Somdun.Text;

namespace Somdun.Modules.PlanReading.Contract;

/// <summary>What column roles are called.</summary>
public static class ColumnRoles
{
    public static Text Name(ColumnRole role) => role switch
    {
        ColumnRole.Number => T("ลำดับที่", "numbers"),
        ColumnRole.Project => T("โครงการ", "projects"),
        ColumnRole.Objectives => T("วัตถุประสงค์", "objectives"),
        ColumnRole.Targets => T("เป้าหมาย", "targets"),
        ColumnRole.Indicators => T("ตัวชี้วัด", "indicators"),
        ColumnRole.IndicatorValue => T("ค่าเป้าหมายของตัวชี้วัด", "indicator values"),
        ColumnRole.Activities => T("กิจกรรม", "activities"),
        ColumnRole.Budget => T("งบประมาณ", "budget"),
        ColumnRole.Alignment => T("ความสอดคล้อง", "alignment"),
        ColumnRole.Owner => T("ผู้รับผิดชอบ", "owners"),
        ColumnRole.Period => T("ระยะเวลา", "periods"),
        ColumnRole.Month => T("เดือน", "months"),
        ColumnRole.Quarter => T("ไตรมาส", "quarters"),
        ColumnRole.Expense => T("หมวดรายจ่าย", "expense kinds"),
        ColumnRole.BudgetSource => T("แหล่งงบประมาณ", "sources of funds"),
        ColumnRole.Strategy => T("กลยุทธ์", "strategies"),
        ColumnRole.Ignore => T("ไม่ใช้", "nothing to read"),
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
