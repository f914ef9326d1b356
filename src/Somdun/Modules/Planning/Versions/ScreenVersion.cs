using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;
using Somdun.Results;
using Somdun.Thai;
using static Somdun.Modules.Planning.VersionRefusals;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>The committee closes its work on a version: every project is accepted or declined, and no group is above its ceiling.</summary>
internal sealed class ScreenVersion(SomdunDb db, IUnits units, AuditTrail audit, TimeProvider clock)
{
    internal sealed record Request(Guid VersionId, int RowVersion, string? By);

    public Task<Outcome<PlanVersion>> RunAsync(Request request, CancellationToken cancel) =>
        db.OneAtATimeAsync(() => ScreenAsync(request, cancel), cancel);

    private async Task<Outcome<PlanVersion>> ScreenAsync(Request request, CancellationToken cancel)
    {
        if (await PlanScreening.LoadAsync(db, units, request.VersionId, cancel) is not { } screening)
        {
            return Gone;
        }

        var version = screening.Version;
        var refusals = All(
        [
            version.WhyStale(request.RowVersion),
            version.WhyNotEdited(),
            WhyNotName(request.By),
            .. Undecided(version),
            .. screening.WhyOver(),
        ]);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        version.Screen(ThaiText.Clean(request.By!), clock.GetUtcNow().UtcDateTime);
        audit.Tell(new VersionScreened(await VersionOf.FindAsync(db, version, cancel), ThaiText.Clean(request.By!)));
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
