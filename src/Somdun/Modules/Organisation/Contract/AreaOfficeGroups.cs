using static Somdun.Text;

namespace Somdun.Modules.Organisation.Contract;

/// <summary>
/// The groups of a primary education area office, in the order of the ministry's announcement on the division of its work
/// (พ.ศ. 2560, with its second of พ.ศ. 2561): what an office begins with, and may rename.
/// </summary>
public static class AreaOfficeGroups
{
    public static readonly Text Administration = T("กลุ่มอำนวยการ", "Administration Group");

    public static readonly Text PolicyAndPlanning = T("กลุ่มนโยบายและแผน", "Policy and Planning Group");

    public static readonly Text DistanceLearning = T(
        "กลุ่มส่งเสริมการศึกษาทางไกล เทคโนโลยีสารสนเทศและการสื่อสาร", "Distance Learning and ICT Promotion Group");

    public static readonly Text Finance = T("กลุ่มบริหารงานการเงินและสินทรัพย์", "Finance and Assets Group");

    public static readonly Text Personnel = T("กลุ่มบริหารงานบุคคล", "Personnel Management Group");

    public static readonly Text StaffDevelopment = T("กลุ่มพัฒนาครูและบุคลากรทางการศึกษา", "Teacher and Personnel Development Group");

    public static readonly Text Supervision = T(
        "กลุ่มนิเทศ ติดตาม และประเมินผลการจัดการศึกษา", "Supervision, Monitoring and Evaluation Group");

    public static readonly Text EducationalProvision = T("กลุ่มส่งเสริมการจัดการศึกษา", "Educational Provision Promotion Group");

    public static readonly Text InternalAudit = T("หน่วยตรวจสอบภายใน", "Internal Audit Unit");

    public static readonly Text LegalAffairs = T("กลุ่มกฎหมายและคดี", "Legal Affairs and Litigation Group");

    public static readonly IReadOnlyList<Text> All =
    [
        Administration, PolicyAndPlanning, DistanceLearning, Finance, Personnel,
        StaffDevelopment, Supervision, EducationalProvision, InternalAudit, LegalAffairs,
    ];
}
