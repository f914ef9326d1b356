using Somdun.Foundation.Security;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

internal static class PlanningPermissions
{
    public const string View = "planning.plans.view";
    public const string ViewDrafts = "planning.drafts.view";
    public const string Propose = "planning.projects.propose";
    public const string Edit = "planning.plans.edit";
    public const string Screen = "planning.plans.screen";
    public const string Approve = "planning.plans.approve";

    public static readonly IReadOnlyList<Permission> All =
    [
        new(View, T("ดูแผน โครงการ และเล่มแผนที่อนุมัติแล้ว", "See approved plans, their projects and the plan book")),
        new(ViewDrafts, T("ดูร่างแผน ข้อค้นพบ และบันทึกของหน่วยงาน", "See drafts of plans, what was found in them, and memos")),
        new(Propose, T("เสนอและแก้ไขโครงการของกลุ่มตน", "Propose and edit projects of one's own group")),
        new(Edit, T("นำแผนเข้า แก้ไขแผน เพดาน และกรอบนโยบาย", "Bring plans in; edit plans, ceilings and frameworks")),
        new(Screen, T("กลั่นกรองโครงการ", "Screen projects")),
        new(Approve, T("อนุมัติแผน", "Approve plans")),
    ];
}
