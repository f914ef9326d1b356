using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Results;
using static Somdun.Modules.Planning.VersionRefusals;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>The committee closes its work on a version: every project is accepted or declined, and no group is above its ceiling.</summary>
internal sealed class ScreenVersion(SomdunDb db, IUnits units, IPlanLinter linter, PlanSigners signers, AuditTrail audit, TimeProvider clock)
{
    /// <param name="By">Who closes it, as <see cref="PlanSigners"/> offers them.</param>
    /// <param name="Signatory">The name of somebody outside the system.</param>
    /// <param name="Despite">Why it is closed with errors open.</param>
    internal sealed record Request(Guid VersionId, int RowVersion, string? By, string? Signatory = null, string? Despite = null);

    public Task<Outcome<PlanVersion>> RunAsync(Request request, CancellationToken cancel) =>
        db.OneAtATimeAsync(() => ScreenAsync(request, cancel), cancel);

    private async Task<Outcome<PlanVersion>> ScreenAsync(Request request, CancellationToken cancel)
    {
        if (await PlanScreening.LoadAsync(db, units, request.VersionId, cancel) is not { } screening)
        {
            return Gone;
        }

        var version = screening.Version;
        var plan = await db.Set<Plan>().AsNoTracking().FirstAsync(p => p.Id == version.PlanId, cancel);
        var (signer, notBy) = await signers.ChooseAsync(PlanningPermissions.Screen, plan.UnitId, request.By, request.Signatory, day: null, cancel);
        var errors = await DecisionBases.ErrorsAsync(db, linter, plan, version.Id, cancel);
        var refusals = All(
        [
            version.WhyStale(request.RowVersion),
            version.WhyNotEdited(),
            notBy,
            DecisionBasis.WhyNotDespite(errors, request.Despite),
            .. Undecided(version),
            .. screening.WhyOver(),
        ]);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var despite = DecisionBasis.Despite(errors, request.Despite);
        version.Screen(signer!, despite, clock.GetUtcNow().UtcDateTime);
        audit.Tell(new VersionScreened(VersionOf.Of(plan, version), signer!.Name, errors), despite?.Reason);
        await db.SaveChangesAsync(cancel);
        return version;
    }

    private static IEnumerable<Refusal> Undecided(PlanVersion version)
    {
        if (!version.Counted.Any())
        {
            yield return new(null, "plan-empty", T("แผนยังไม่มีโครงการ", "The plan has no project yet"));
        }

        foreach (var project in version.Projects.Where(p => p.Standing is ProjectStanding.Proposed or ProjectStanding.Returned))
        {
            var name = $"{project.Number} {project.Title}".Trim();
            yield return new(null, "project-undecided", project.Standing is ProjectStanding.Proposed
                ? T($"ยังไม่ได้พิจารณา: {name}", $"Not decided yet: {name}")
                : T($"ส่งกลับแก้ไขแล้วยังไม่เสนอใหม่: {name}", $"Returned and not proposed again: {name}"));
        }
    }
}
