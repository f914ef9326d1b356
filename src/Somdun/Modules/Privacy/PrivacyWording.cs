using static Somdun.Text;

namespace Somdun.Modules.Privacy;

internal static class PrivacyWording
{
    public static Text Basis(LawfulBasis basis) => basis switch
    {
        LawfulBasis.PublicTask => T("ภารกิจของรัฐหรือการใช้อำนาจรัฐ", "Public task or official authority"),
        LawfulBasis.LegalDuty => T("หน้าที่ตามกฎหมาย", "Legal duty"),
        LawfulBasis.Contract => T("สัญญา", "Contract"),
        LawfulBasis.VitalInterest => T("ป้องกันอันตรายต่อชีวิตหรือร่างกาย", "Protection of life and limb"),
        LawfulBasis.LegitimateInterest => T("ประโยชน์โดยชอบด้วยกฎหมาย", "Legitimate interest"),
        LawfulBasis.Research => T("เอกสารประวัติศาสตร์ วิจัย หรือสถิติ", "Archives, research or statistics"),
        LawfulBasis.Consent => T("ความยินยอม", "Consent"),
        _ => throw new ArgumentOutOfRangeException(nameof(basis)),
    };

    public static Text Decision(ErasureDecision decision) => decision switch
    {
        ErasureDecision.Granted => T("อนุญาต", "Granted"),
        ErasureDecision.Refused => T("ปฏิเสธ", "Refused"),
        _ => throw new ArgumentOutOfRangeException(nameof(decision)),
    };

    /// <summary>เหลือ 23 ชม. 5 นาที, or by how much it is late.</summary>
    public static Text Left(TimeSpan left)
    {
        var (hours, minutes) = ((int)Math.Abs(left.TotalHours), Math.Abs(left.Minutes));
        return left >= TimeSpan.Zero
            ? T($"เหลือ {hours} ชม. {minutes} นาที", $"{hours} h {minutes} min left")
            : T($"เกินมา {hours} ชม. {minutes} นาที", $"{hours} h {minutes} min late");
    }
}
