using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Modules.Planning.VersionRefusals;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>The director approves a screened version by a paper. From then on nothing of it changes.</summary>
internal sealed class ApproveVersion(SomdunDb db, AuditTrail audit, TimeProvider clock)
{
    internal sealed record Request(Guid VersionId, int RowVersion, string? By, string? PaperNumber, DateOnly? PaperDay, DateOnly? InForceFrom);

    public Task<Outcome<PlanVersion>> RunAsync(Request request, CancellationToken cancel) =>
        db.OneAtATimeAsync(() => ApproveAsync(request, cancel), cancel);

    /// <param name="plan">The plan it is of.</param>
    /// <param name="inForceBefore">Since when the version it replaces is in force; null for the first.</param>
    internal static List<Refusal> Check(Request request, Plan plan, DateOnly? inForceBefore, DateOnly today) => All(
        WhyNotText(nameof(Request.By), request.By, PlanVersion.NameMaxLength, "name-missing", T("กรอกชื่อผู้อนุมัติ", "Write the name of who approves")),
        WhyNotText(nameof(Request.PaperNumber), request.PaperNumber, PlanVersion.PaperNumberMaxLength, "paper-number-missing", T("กรอกเลขที่หนังสือ", "Write the number of the paper")),
        request.PaperDay switch
        {
            null => new(nameof(Request.PaperDay), "paper-day-missing", T("กรอกวันที่ของหนังสือ", "Write the day of the paper")),
            { } day when day > today => new(nameof(Request.PaperDay), "paper-day-ahead", T("วันที่ของหนังสือยังมาไม่ถึง", "The day of the paper is still to come")),
            _ => null,
        },
        request.InForceFrom switch
        {
            null => new(nameof(Request.InForceFrom), "in-force-missing", T("กรอกวันที่เริ่มใช้", "Write the day it comes into force")),
            { } day when day > plan.LastYear.LastDay => new(nameof(Request.InForceFrom), "in-force-late", T(
                $"วันที่เริ่มใช้อยู่หลังวันสิ้นแผน ({ThaiDate.Short(plan.LastYear.LastDay)})",
                $"It would come into force after the plan's last day ({ThaiDate.Short(plan.LastYear.LastDay, Language.English)})")),
            { } day when day < inForceBefore => new(nameof(Request.InForceFrom), "in-force-early", T(
                $"วันที่เริ่มใช้อยู่ก่อนฉบับก่อนหน้า ({ThaiDate.Short(inForceBefore.Value)})",
                $"It would come into force before the version it replaces ({ThaiDate.Short(inForceBefore.Value, Language.English)})")),
            _ => null,
        });

    private async Task<Outcome<PlanVersion>> ApproveAsync(Request request, CancellationToken cancel)
    {
        if (await db.Set<PlanVersion>().FirstOrDefaultAsync(v => v.Id == request.VersionId, cancel) is not { } version)
        {
            return Gone;
        }

        var plan = await db.Set<Plan>().AsNoTracking().FirstAsync(p => p.Id == version.PlanId, cancel);
        var inForceBefore = await db.Set<PlanVersion>()
            .Where(v => v.PlanId == plan.Id && v.State == VersionState.Approved)
            .MaxAsync(v => v.InForceFrom, cancel);
        var refusals = All(
        [
            version.WhyStale(request.RowVersion),
            WhyNotApproved(version),
            .. Check(request, plan, inForceBefore, BangkokTime.Today(clock)),
        ]);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        version.Approve(
            ThaiText.Clean(request.By!),
            ThaiText.Clean(request.PaperNumber!),
            request.PaperDay!.Value,
            request.InForceFrom!.Value,
            clock.GetUtcNow().UtcDateTime);
        audit.Tell(new VersionApproved(VersionOf.Of(plan, version), ThaiText.Clean(request.By!), ThaiText.Clean(request.PaperNumber!), request.InForceFrom!.Value));
        await db.SaveChangesAsync(cancel);
        return version;
    }

    internal static Refusal? WhyNotApproved(PlanVersion version) => version.State switch
    {
        VersionState.Screened => null,
        VersionState.Draft => new(null, "version-not-screened", T("ฉบับนี้ยังไม่ผ่านการกลั่นกรอง", "This version is not screened yet")),
        _ => new(null, "version-approved", T("ฉบับนี้อนุมัติแล้ว", "This version is approved already")),
    };
}
