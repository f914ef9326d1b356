using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>Tells why a project is not this actor's to change (<see cref="PlanRights.MayChange"/>).</summary>
internal static class OwnProjects
{
    /// <param name="planUnit">The unit the plan is of.</param>
    /// <param name="owner">The group that owns the project; null where none is named.</param>
    public static async Task<Refusal?> WhyNotAsync(Plans plans, Guid planUnit, Guid? owner, CancellationToken cancel) =>
        (await plans.RightsOverAsync(planUnit, cancel)).MayChange(owner)
            ? null
            : new Refusal("Form.OwnerUnit", "project-of-others", T(
                "ท่านเสนอและแก้ไขได้เฉพาะโครงการของกลุ่มที่ท่านสังกัด โครงการของกลุ่มอื่นให้กลุ่มนั้นหรือกลุ่มนโยบายและแผนแก้ไข",
                "You may propose and edit projects of your own group. Another group's are edited by that group or by Policy and Planning"));
}
