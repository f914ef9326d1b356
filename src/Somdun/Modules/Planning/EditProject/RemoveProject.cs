using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Results;
using static Somdun.Modules.Planning.VersionRefusals;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>Takes a project out of a draft. The versions before it keep it.</summary>
internal sealed class RemoveProject(SomdunDb db, Plans plans, AuditTrail audit)
{
    internal sealed record Request(Guid VersionId, Guid Key, int RowVersion);

    /// <returns>The title of the project.</returns>
    public Task<Outcome<string>> RunAsync(Request request, CancellationToken cancel) =>
        db.OneAtATimeAsync(() => RemoveAsync(request, cancel), cancel);

    private async Task<Outcome<string>> RemoveAsync(Request request, CancellationToken cancel)
    {
        var version = await db.Set<PlanVersion>().FirstOrDefaultAsync(v => v.Id == request.VersionId, cancel);
        var project = await db.Set<PlanProject>().FirstOrDefaultAsync(p => p.VersionId == request.VersionId && p.Key == request.Key, cancel);
        if (version is null || project is null)
        {
            return Gone;
        }

        var unitId = await db.Set<Plan>().Where(p => p.Id == version.PlanId).Select(p => p.UnitId).FirstAsync(cancel);
        var refusals = All(
            version.WhyNotEdited(),
            await OwnProjects.WhyNotAsync(plans, unitId, project.OwnerUnitId, cancel),
            project.Standing is not ProjectStanding.Accepted || await plans.MayAsync(PlanningPermissions.Edit, unitId, cancel) ? null : new(null, "project-accepted", T(
                "คณะกรรมการรับโครงการนี้เข้าแผนแล้ว กลุ่มลบเองไม่ได้ ให้กลุ่มนโยบายและแผนลบ",
                "The committee has accepted this project, so its group cannot remove it alone: Policy and Planning does")),
            project.RowVersion == request.RowVersion ? null : new(null, EditProject.ChangedMeanwhile, T(
                "มีผู้อื่นแก้ไขโครงการนี้ระหว่างที่ท่านเปิดหน้าอยู่ โปรดดูอีกครั้ง",
                "Somebody else changed this project while you had the page open. Look at it again")));
        if (refusals.Count > 0)
        {
            return refusals;
        }

        db.Remove(project);
        audit.Tell(new ProjectRemoved(await VersionOf.FindAsync(db, version, cancel), project.Key, project.Title));
        await db.SaveChangesAsync(cancel);
        return project.Title;
    }
}
