using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;
using Somdun.Results;
using Somdun.Thai;
using static Somdun.Modules.Planning.VersionRefusals;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>
/// The committee accepts, returns or declines projects, or only remarks on them: one or many at once, all or none. Accepting stops at
/// the group's ceiling; returning and declining say why.
/// </summary>
internal sealed class DecideOnProjects(SomdunDb db, IUnits units, AuditTrail audit, TimeProvider clock)
{
    /// <param name="Projects">Key of each project → its row version as it was shown: nobody decides on what they have not seen.</param>
    /// <param name="Decision">Accepted, Returned or Declined; null for a remark.</param>
    internal sealed record Request(Guid VersionId, IReadOnlyDictionary<Guid, int> Projects, ProjectStanding? Decision, string? Comment, string? By);

    /// <returns>How many projects were decided on.</returns>
    public Task<Outcome<int>> RunAsync(Request request, CancellationToken cancel) => request.Decision is ProjectStanding.Proposed
        ? throw new ArgumentException("Groups propose; the committee decides.", nameof(request))
        : db.OneAtATimeAsync(() => DecideAsync(request, cancel), cancel);

    private async Task<Outcome<int>> DecideAsync(Request request, CancellationToken cancel)
    {
        if (await PlanScreening.LoadAsync(db, units, request.VersionId, cancel) is not { } screening)
        {
            return Gone;
        }

        var projects = Chosen(request, screening);
        var refusals = Check(request, screening);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        Decide(request, projects);
        if (request.Decision is ProjectStanding.Accepted && screening.WhyOver().ToList() is { Count: > 0 } over)
        {
            db.ChangeTracker.Clear();
            return over;
        }

        audit.Tell(
            new ProjectsDecided(
                await VersionOf.FindAsync(db, screening.Version, cancel), request.Decision,
                [.. projects.Select(p => $"{p.Number} {p.Title}".Trim())], ThaiText.Clean(request.By!)),
            request.Comment is null ? null : ThaiText.Clean(request.Comment));
        await db.SaveChangesAsync(cancel);
        return projects.Count;
    }

    /// <summary>What would be refused whatever is decided; writes nothing.</summary>
    public async Task<List<Refusal>> CheckAsync(Request request, CancellationToken cancel) =>
        await PlanScreening.LoadAsync(db, units, request.VersionId, cancel) is { } screening ? Check(request, screening) : [Gone];

    private static List<PlanProject> Chosen(Request request, PlanScreening screening) =>
        [.. screening.Version.Projects.Where(p => request.Projects.ContainsKey(p.Key))];

    private static List<Refusal> Check(Request request, PlanScreening screening)
    {
        var projects = Chosen(request, screening);
        return All(
        [
            screening.Version.WhyNotEdited(),
            WhyNotName(request.By),
            request.Decision is ProjectStanding.Accepted
                ? WhyTooLong(nameof(Request.Comment), request.Comment, ScreeningComment.TextMaxLength)
                : WhyNotText(nameof(Request.Comment), request.Comment, ScreeningComment.TextMaxLength, "comment-missing", T("กรอกความเห็นหรือเหตุผล", "Write the comment or the reason")),
            projects.Count == 0 ? new(nameof(Request.Projects), "project-missing", T("เลือกอย่างน้อยหนึ่งโครงการ", "Choose at least one project")) : null,
            .. projects.Where(p => p.RowVersion != request.Projects[p.Key]).Select(p => new Refusal(null, EditProject.ChangedMeanwhile, T(
                $"“{p.Title}” ถูกแก้ไขระหว่างที่ท่านเปิดหน้าอยู่ โปรดดูอีกครั้งก่อนตัดสิน",
                $"“{p.Title}” was changed while you had the page open. Look at it again before you decide"))),
        ]);
    }

    private void Decide(Request request, List<PlanProject> projects)
    {
        foreach (var project in projects)
        {
            project.Standing = request.Decision ?? project.Standing;
            if (request.Decision is not null || !string.IsNullOrWhiteSpace(request.Comment))
            {
                db.Add(new ScreeningComment
                {
                    Id = Guid.CreateVersion7(),
                    VersionId = request.VersionId,
                    ProjectKey = project.Key,
                    At = clock.GetUtcNow().UtcDateTime,
                    By = ThaiText.Clean(request.By!),
                    Text = ThaiText.Clean(request.Comment ?? ""),
                    Decision = request.Decision,
                });
            }
        }
    }
}
