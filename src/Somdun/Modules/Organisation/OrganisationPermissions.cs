using Somdun.Foundation.Security;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

internal static class OrganisationPermissions
{
    public const string View = "organisation.units.view";
    public const string Edit = "organisation.units.edit";
    public const string Import = "organisation.register.import";
    public const string EditTargetGroups = "organisation.target-groups.edit";

    public static readonly IReadOnlyList<Permission> All =
    [
        new(View, T("ดูทะเบียนหน่วยงานและโรงเรียน", "See the register of units and schools")),
        new(Edit, T("แก้ไขทะเบียน: ตั้ง ย้าย รวม แยก เลิก เปลี่ยนชื่อ", "Edit the register: found, move, merge, split, close, rename")),
        new(Import, T("นำเข้าทะเบียนทั้งชุด", "Bring the whole register in")),
        new(EditTargetGroups, T("กำหนดกลุ่มเป้าหมาย", "Define target groups")),
    ];
}
