using Somdun.Foundation.Security;
using static Somdun.Text;

namespace Somdun.Modules.People;

internal static class PeoplePermissions
{
    public const string View = "people.register.view";
    public const string ViewSensitive = "people.identifiers.view";
    public const string Edit = "people.register.edit";
    public const string Import = "people.register.import";
    public const string Delegate = "people.authority.delegate";

    public static readonly IReadOnlyList<Permission> All =
    [
        new(View, T("ดูทะเบียนบุคลากร", "See the register of people")),
        new(ViewSensitive, T("ดูเลขประจำตัวและวันเกิดเต็ม", "See identifiers and birth dates in full")),
        new(Edit, T("แก้ไขทะเบียนบุคลากร", "Edit the register of people")),
        new(Import, T("นำเข้าทะเบียนบุคลากร", "Bring the register of people in")),
        new(Delegate, T("มอบอำนาจลงนามและรักษาราชการแทน", "Delegate the authority to sign and to act")),
    ];
}
