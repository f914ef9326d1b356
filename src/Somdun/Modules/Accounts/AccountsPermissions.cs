using Somdun.Foundation.Security;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

internal static class AccountsPermissions
{
    public const string View = "accounts.accounts.view";
    public const string Edit = "accounts.accounts.edit";
    public const string Grant = "accounts.roles.grant";
    public const string Administer = "accounts.system.administer";

    public static readonly IReadOnlyList<Permission> All =
    [
        new(View, T("ดูบัญชีผู้ใช้", "See accounts")),
        new(Edit, T("เชิญ ระงับ และตั้งต้นบัญชีใหม่", "Invite, suspend and reset accounts")),
        new(Grant, T("ให้และถอนบทบาทเท่าที่ตนมี", "Give and take back the roles one holds oneself")),
        new(Administer, T("ดูแลระบบ: ตั้งค่า สำรองข้อมูล สถานะ", "Run the system: settings, backups, its state")),
    ];
}
