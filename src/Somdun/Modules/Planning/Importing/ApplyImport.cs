using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Results;
using Somdun.Thai;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>
/// Writes a reviewed document into the open version of its plan: into a first version where there is no plan yet, into an
/// amendment where the newest version is approved. All of it or nothing.
/// </summary>
internal sealed class ApplyImport(SomdunDb db, IUnits units, IPlanTextReader texts, AuditTrail audit, TimeProvider clock)
{
    /// <param name="Seen"><see cref="PlanMerge.Fingerprint"/> of what the person saw.</param>
    /// <param name="Takes">Lines taken or left on the same page; null leaves the decisions as they are.</param>
    /// <param name="Reason">Why the plan is amended; needed only where it is.</param>
    internal sealed record Request(Guid ImportId, string Seen, IReadOnlyDictionary<string, bool>? Takes, string? Reason, string By);

    /// <returns>The version written; where there was nothing to write, the one the document agrees with.</returns>
    public async Task<Outcome<Guid>> RunAsync(Request request, CancellationToken cancel)
    {
        if (VersionRefusals.WhyNotName(request.By) is { } nobody)
        {
            return nobody;
        }

        return await db.OneAtATimeAsync(() => WriteAsync(request, cancel), cancel);
    }

    private async Task<Outcome<Guid>> WriteAsync(Request request, CancellationToken cancel)
    {
        var import = await db.Set<PlanImport>().FirstOrDefaultAsync(i => i.Id == request.ImportId, cancel);
        if (import is null || import.State == ImportState.Discarded)
        {
            return new Refusal(null, "import-closed", T("ไม่มีการนำเข้านี้แล้ว", "This import is no longer there"));
        }

        if (import.AppliedVersionId is { } written)
        {
            return written;
        }

        if (request.Takes is { } takes)
        {
            import.Decisions = import.Decisions with { Takes = new(takes) };
        }

        var target = await ImportTarget.FindAsync(db, import.UnitId, import.FirstYear, import.LastYear, cancel, forWriting: true);
        var reviewed = ApplyDecisions.To(import.Reading, import.Decisions, texts);
        var merge = PlanMerge.Of(target.Newest, reviewed, import.Decisions);
        var refusals = Check(request, target, reviewed, merge);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var by = ThaiText.Clean(request.By);
        var version = target.Newest;
        if (version is null || !merge.IsUntouched)
        {
            version = OpenVersion(import, target, ThaiText.Clean(request.Reason ?? ""), by, now);
            WriteMerge.Into(version, merge, reviewed);
            await NameOwnersAsync(import.UnitId, version, cancel);
        }

        import.State = ImportState.Applied;
        import.ClosedAt = now;
        import.ClosedBy = by;
        import.AppliedVersionId = version.Id;
        import.Tally = MergeSummary.Written(merge);
        audit.Tell(
            new ImportApplied(import.Id, import.UnitId, import.FileName, new PlanPeriod(import.FirstYear, import.LastYear).ToString(), version.Number),
            version.Reason,
            merge.ToTell());
        await db.SaveChangesAsync(cancel);
        return version.Id;
    }

    private static List<Refusal> Check(Request request, ImportTarget target, ReviewedPlan reviewed, PlanMerge merge)
    {
        List<Refusal> refusals = [.. merge.Questions.Select(q => new Refusal(null, "match-ambiguous", T(
            $"ยังไม่ระบุว่า “{q.Title}” คือโครงการใดในแผน", $"It is not settled which project of the plan “{q.Title}” is")))];
        if (refusals.Count == 0 && merge.Fingerprint != request.Seen)
        {
            refusals.Add(new(null, "plan-changed", T(
                "แผนหรือผลการตรวจทานเปลี่ยนไประหว่างที่ดูหน้านี้ ตรวจดูรายการอีกครั้งแล้วจึงนำเข้า",
                "The plan or the review changed while you looked; look through the lines again before applying")));
        }

        if (target.NeedsAmendment && !merge.IsUntouched && ThaiText.Clean(request.Reason ?? "").Length is 0 or > PlanVersion.ReasonMaxLength)
        {
            refusals.Add(new(nameof(Request.Reason), "reason-missing", T(
                $"แผนฉบับล่าสุดอนุมัติแล้ว กรอกเหตุผลที่ปรับแผน (ไม่เกิน {PlanVersion.ReasonMaxLength} ตัวอักษร)",
                $"The newest version is approved: enter why the plan is amended (at most {PlanVersion.ReasonMaxLength} letters)")));
        }

        refusals.AddRange(TooLong.In(reviewed.Plan));
        return refusals;
    }

    private PlanVersion OpenVersion(PlanImport import, ImportTarget target, string reason, string by, DateTime now)
    {
        if (target.Newest is { IsOpen: true } open)
        {
            // What the committee screened is no longer what stands here.
            if (!open.MayBeEdited)
            {
                open.Reopen();
            }

            return open;
        }

        if (target.Newest is { } approved)
        {
            var amendment = approved.Amend(Guid.CreateVersion7(), reason, by, now);
            db.Add(amendment);
            return amendment;
        }

        var plan = target.Plan;
        if (plan is null)
        {
            plan = new Plan { Id = Guid.CreateVersion7(), UnitId = import.UnitId, FirstYear = import.FirstYear, LastYear = import.LastYear };
            db.Add(plan);
        }

        var first = new PlanVersion { Id = Guid.CreateVersion7(), PlanId = plan.Id, Number = 1, CreatedAt = now, CreatedBy = by };
        db.Add(first);
        return first;
    }

    /// <summary>A project without an owner gets the group its document names, where exactly one group is named.</summary>
    private async Task NameOwnersAsync(Guid unitId, PlanVersion version, CancellationToken cancel)
    {
        var groups = (await units.GroupsOfAsync(unitId, cancel)).Select(g => (g.Id, Key: ThaiText.SearchKey(g.Name.Thai))).ToList();
        foreach (var project in version.Projects.Where(p => p.OwnerUnitId is null && p.OwnerText is { Length: > 0 }))
        {
            var owner = ThaiText.SearchKey(project.OwnerText!);
            var named = groups.Where(g => owner.Contains(g.Key, StringComparison.Ordinal)).ToList();
            project.OwnerUnitId = named.Count == 1 ? named[0].Id : null;
        }
    }
}
