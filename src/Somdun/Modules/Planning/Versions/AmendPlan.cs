using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Results;
using Somdun.Thai;
using static Somdun.Modules.Planning.VersionRefusals;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>
/// Begins an amendment: a new version that is, to begin with, the newest approved one, whole. A plan has one open version at a time.
/// </summary>
internal sealed class AmendPlan(SomdunDb db, AuditTrail audit, TimeProvider clock)
{
    internal sealed record Request(Guid PlanId, string? Reason, string? By);

    /// <returns>The number of the new version.</returns>
    public async Task<Outcome<int>> RunAsync(Request request, CancellationToken cancel)
    {
        var refusals = All(
            WhyNotText(nameof(Request.Reason), request.Reason, PlanVersion.ReasonMaxLength, "reason-missing", T("กรอกเหตุผลที่ปรับแผน", "Say why the plan is amended")),
            WhyNotName(request.By));
        return refusals.Count > 0 ? refusals : await db.OneAtATimeAsync(() => AmendAsync(request, cancel), cancel);
    }

    /// <summary>Why a plan with this version is not amended.</summary>
    internal static Refusal IsOpen(PlanVersion open) => new(null, "version-open", T(
        $"{PlanWording.VersionThen(open.Number)}ยังไม่อนุมัติ แผนมีฉบับที่ยังไม่อนุมัติได้ครั้งละหนึ่งฉบับ",
        $"{PlanWording.Version(open.Number).English} is not approved yet. A plan has one open version at a time"));

    private async Task<Outcome<int>> AmendAsync(Request request, CancellationToken cancel)
    {
        var newest = await db.Set<PlanVersion>().AsNoTracking()
            .Where(v => v.PlanId == request.PlanId)
            .OrderByDescending(v => v.Number)
            .FirstOrDefaultAsync(cancel);
        if (newest is not { State: VersionState.Approved })
        {
            return newest is null ? Gone : IsOpen(newest);
        }

        var before = (await db.Set<PlanVersion>().WholeAsync(newest.Id, cancel))!;
        var version = before.Amend(
            Guid.CreateVersion7(),
            ThaiText.Clean(request.Reason!),
            ThaiText.Clean(request.By!),
            clock.GetUtcNow().UtcDateTime);
        db.Add(version);
        audit.Tell(new PlanAmended(await VersionOf.FindAsync(db, version, cancel)), version.Reason);
        await db.SaveChangesAsync(cancel);
        return version.Number;
    }
}
