using Somdun.Foundation.Security;
using static Somdun.Text;

namespace Somdun.Foundation.Audit;

internal static class AuditPermissions
{
    /// <summary>The events of the units within reach.</summary>
    public const string View = "audit.events.view";

    /// <summary>Events of accounts and of the system, which belong to no unit.</summary>
    public const string ViewSystem = "audit.system.view";

    public const string Export = "audit.events.export";

    public static readonly IReadOnlyList<Permission> All =
    [
        new(View, T("ดูประวัติการทำงานของหน่วยในกำกับ", "Read what was done in the units within reach")),
        new(ViewSystem, T("ดูประวัติของบัญชีและระบบ", "Read what was done to accounts and the system")),
        new(Export, T("ส่งออกประวัติการทำงาน", "Export what was done")),
    ];
}
