using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Modules.Planning.VersionRefusals;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>The director approves a screened version by a paper. From then on nothing of it changes.</summary>
internal sealed class ApproveVersion(SomdunDb db, IPlanLinter linter, PlanSigners signers, AuditTrail audit, TimeProvider clock)
{
    /// <param name="By">Who approves, as <see cref="PlanSigners"/> offers them for the day of the paper.</param>
    /// <param name="Signatory">The name on a paper signed by somebody outside the system.</param>
    /// <param name="Despite">Why it is approved with errors open.</param>
    internal sealed record Request(
        Guid VersionId, int RowVersion, string? By, string? Signatory, string? PaperNumber, DateOnly? PaperDay, DateOnly? InForceFrom, string? Despite = null);

    public Task<Outcome<PlanVersion>> RunAsync(Request request, CancellationToken cancel) =>
        db.OneAtATimeAsync(() => ApproveAsync(request, cancel), cancel);

    /// <param name="plan">The plan it is of.</param>
    /// <param name="inForceBefore">Since when the version it replaces is in force; null for the first.</param>
    internal static List<Refusal> Check(Request request, Plan plan, DateOnly? inForceBefore, DateOnly today) => All(
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
            { } day when day < request.PaperDay => new(nameof(Request.InForceFrom), "in-force-before-paper", T(
                $"วันที่เริ่มใช้อยู่ก่อนวันที่ของหนังสือ ({ThaiDate.Short(request.PaperDay.Value)})",
                $"It would come into force before the day of its paper ({ThaiDate.Short(request.PaperDay.Value, Language.English)})")),
            { } day when day <= inForceBefore => new(nameof(Request.InForceFrom), "in-force-early", T(
                $"วันที่เริ่มใช้ต้องอยู่หลังวันที่ฉบับก่อนหน้าเริ่มใช้ ({ThaiDate.Short(inForceBefore.Value)})",
                $"It comes into force after the version it replaces did ({ThaiDate.Short(inForceBefore.Value, Language.English)})")),
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
        var (signer, notBy) = await signers.ChooseAsync(PlanningPermissions.Approve, plan.UnitId, request.By, request.Signatory, request.PaperDay, cancel);
        var errors = await DecisionBases.ErrorsAsync(db, linter, plan, version.Id, cancel);
        var refusals = All(
        [
            version.WhyStale(request.RowVersion),
            WhyNotApproved(version),
            notBy,
            DecisionBasis.WhyNotDespite(errors, request.Despite),
            .. Check(request, plan, inForceBefore, BangkokTime.Today(clock)),
        ]);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var despite = DecisionBasis.Despite(errors, request.Despite);
        version.Approve(
            signer!,
            despite,
            ThaiText.Clean(request.PaperNumber!),
            request.PaperDay!.Value,
            request.InForceFrom!.Value,
            clock.GetUtcNow().UtcDateTime);
        audit.Tell(new VersionApproved(VersionOf.Of(plan, version), signer!.Name, ThaiText.Clean(request.PaperNumber!), request.InForceFrom!.Value, errors), despite?.Reason);
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
