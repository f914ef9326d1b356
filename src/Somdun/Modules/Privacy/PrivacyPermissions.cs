using Somdun.Foundation.Security;
using static Somdun.Text;

namespace Somdun.Modules.Privacy;

internal static class PrivacyPermissions
{
    public const string EditRecord = "privacy.record.edit";
    public const string HandleRequests = "privacy.requests.handle";
    public const string HandleBreaches = "privacy.breaches.handle";

    public static readonly IReadOnlyList<Permission> All =
    [
        new(EditRecord, T("แก้ไขบันทึกรายการกิจกรรมการประมวลผล", "Edit the record of processing")),
        new(HandleRequests, T("รวบรวม ส่งออก ลบ หรือระงับข้อมูลตามคำขอ และความยินยอม", "Gather, export, erase or block data on request; consents")),
        new(HandleBreaches, T("บันทึกเหตุละเมิดข้อมูลส่วนบุคคล", "Keep the register of breaches")),
    ];
}
