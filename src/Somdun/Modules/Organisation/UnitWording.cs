using Somdun.Foundation.Web;
using Somdun.Foundation.Web.TagHelpers;
using Somdun.Modules.Organisation.Contract;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

/// <summary>What kinds, states, hierarchies and changes are called.</summary>
internal static class UnitWording
{
    public static Text Kind(UnitKind kind) => kind switch
    {
        UnitKind.Nation => T("หน่วยงานระดับประเทศ", "National office"),
        UnitKind.Province => T("จังหวัด", "Province"),
        UnitKind.Area => T("สำนักงานเขตพื้นที่การศึกษา", "Education area office"),
        UnitKind.Group => T("กลุ่มงาน", "Group"),
        UnitKind.District => T("อำเภอ", "District"),
        UnitKind.Cluster => T("กลุ่มโรงเรียน", "School cluster"),
        UnitKind.Network => T("เครือข่าย", "School network"),
        UnitKind.EducationFund => T("กลุ่มกองทุนการศึกษา", "Education-fund group"),
        UnitKind.School => T("โรงเรียน", "School"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static Text State(UnitState state) => state switch
    {
        UnitState.Open => T("เปิด", "Open"),
        UnitState.NoPupils => T("ไม่มีนักเรียน", "No pupils"),
        UnitState.TeachingMerged => T("เรียนรวม", "Taught elsewhere"),
        UnitState.Merged => T("ยุบรวม", "Merged"),
        UnitState.Closed => T("เลิก", "Closed"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static ChipState Chip(UnitState state) => state switch
    {
        UnitState.Open => ChipState.Good,
        UnitState.NoPupils or UnitState.TeachingMerged => ChipState.Warn,
        _ => ChipState.None,
    };

    public static Text Hierarchy(Hierarchy hierarchy) => hierarchy switch
    {
        Contract.Hierarchy.Administrative => T("สังกัด", "Answers to"),
        Contract.Hierarchy.Geographic => T("ที่ตั้ง", "Lies in"),
        Contract.Hierarchy.Cluster => T("กลุ่มโรงเรียน", "Cluster"),
        Contract.Hierarchy.Network => T("เครือข่าย", "Network"),
        Contract.Hierarchy.EducationFund => T("กองทุนการศึกษา", "Education fund"),
        _ => throw new ArgumentOutOfRangeException(nameof(hierarchy)),
    };

    public static Text Scheme(IdentifierScheme scheme) => scheme switch
    {
        IdentifierScheme.Area => T("รหัสเขตพื้นที่", "Area code"),
        IdentifierScheme.Smis => T("รหัส SMIS", "SMIS code"),
        IdentifierScheme.Moe => T("รหัสกระทรวง", "Ministry code"),
        IdentifierScheme.PerCode => T("รหัส PERCODE", "PERCODE"),
        IdentifierScheme.Place => T("รหัสพื้นที่ปกครอง", "Place code"),
        IdentifierScheme.Own => T("รหัสของสำนักงาน", "The office's code"),
        _ => throw new ArgumentOutOfRangeException(nameof(scheme)),
    };

    public static Text Change(ChangeKind kind) => kind switch
    {
        ChangeKind.Founded => T("ตั้งใหม่", "Founded"),
        ChangeKind.Renamed => T("เปลี่ยนชื่อ", "Renamed"),
        ChangeKind.Recoded => T("เปลี่ยนรหัส", "Code changed"),
        ChangeKind.Moved => T("ย้ายสังกัดหรือกลุ่ม", "Moved"),
        ChangeKind.NoPupils => T("ไม่มีนักเรียน", "Without pupils"),
        ChangeKind.Reopened => T("กลับมาเปิดเรียน", "Open again"),
        ChangeKind.TeachingMerged => T("ไปเรียนรวม", "Taught elsewhere"),
        ChangeKind.Merged => T("ยุบรวม", "Merged"),
        ChangeKind.Split => T("แยกหน่วยงาน", "Split"),
        ChangeKind.Closed => T("เลิก", "Closed"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Since the beginning nobody knows a day.</summary>
    public static string Since(DateOnly day) => day == Dated.Beginning ? T("เท่าที่มีข้อมูล", "as far as known").ToString() : ForReaders.Day(day);

    /// <summary>The last day it held; a dash while it does.</summary>
    public static string LastDay(DateOnly until) => until == Dated.Open ? ForReaders.Dash : ForReaders.Day(until.AddDays(-1));

    /// <summary>The address of a unit: by its code where it has one.</summary>
    public static string Path(Guid id, string? code) => $"/units/{code ?? id.ToString()}";
}
