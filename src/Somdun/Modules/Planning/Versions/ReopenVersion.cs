using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Results;
using Somdun.Thai;
using static Somdun.Modules.Planning.VersionRefusals;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>Takes a screened version back to a draft, to be edited and screened again. The reason stays among the committee's comments.</summary>
internal sealed class ReopenVersion(SomdunDb db, AuditTrail audit, TimeProvider clock)
{
    internal sealed record Request(Guid VersionId, int RowVersion, string? Reason, string? By);

    public Task<Outcome<PlanVersion>> RunAsync(Request request, CancellationToken cancel) =>
        db.OneAtATimeAsync(() => ReopenAsync(request, cancel), cancel);

    private async Task<Outcome<PlanVersion>> ReopenAsync(Request request, CancellationToken cancel)
    {
        if (await db.Set<PlanVersion>().FirstOrDefaultAsync(v => v.Id == request.VersionId, cancel) is not { } version)
        {
            return Gone;
        }

        var refusals = All(
            version.WhyStale(request.RowVersion),
            version.State is VersionState.Approved ? version.WhyNotEdited() : null,
            version.State is VersionState.Draft ? new(null, "version-draft", T("ฉบับนี้เป็นร่างอยู่แล้ว", "This version is a draft already")) : null,
            WhyNotText(nameof(Request.Reason), request.Reason, PlanVersion.ReasonMaxLength, "reason-missing", T("กรอกเหตุผลที่เปิดแก้ไข", "Say why it is reopened")),
            WhyNotName(request.By));
        if (refusals.Count > 0)
        {
            return refusals;
        }

        version.Reopen();
        db.Add(new ScreeningComment
        {
            Id = Guid.CreateVersion7(),
            VersionId = version.Id,
            At = clock.GetUtcNow().UtcDateTime,
            By = ThaiText.Clean(request.By!),
            Text = ThaiText.Clean(request.Reason!),
        });
        audit.Tell(new VersionReopened(await VersionOf.FindAsync(db, version, cancel), ThaiText.Clean(request.By!)), ThaiText.Clean(request.Reason!));
        await db.SaveChangesAsync(cancel);
        return version;
    }
}
