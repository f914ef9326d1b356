using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Inbox.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>What of plans waits for the actor: documents to look through, projects to screen or put right, versions to approve.</summary>
internal sealed class PlanningInbox(SomdunDb db, Actor actor, TimeProvider clock) : IInboxSource
{
    public async Task<IReadOnlyList<InboxItem>> ItemsAsync(CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        return
        [
            .. await ToApproveAsync(today, cancel),
            .. await ToScreenAsync(today, cancel),
            .. await ReturnedAsync(today, cancel),
            .. await ImportsAsync(today, cancel),
        ];
    }

    private async Task<IEnumerable<InboxItem>> ToApproveAsync(DateOnly today, CancellationToken cancel) =>
        (await VersionsAsync(PlanningPermissions.Approve, VersionState.Screened, today, cancel)).Select(found => new InboxItem(
            T("อนุมัติแผน", "Approve the plan"), found.Name, found.To("versions/approve"), found.Version.ScreenedAt ?? found.Version.CreatedAt));

    private async Task<IEnumerable<InboxItem>> ToScreenAsync(DateOnly today, CancellationToken cancel)
    {
        List<InboxItem> items = [];
        foreach (var found in await VersionsAsync(PlanningPermissions.Screen, VersionState.Draft, today, cancel))
        {
            var proposed = await db.Set<PlanProject>().CountAsync(p => p.VersionId == found.Version.Id && p.Standing == ProjectStanding.Proposed, cancel);
            if (proposed > 0)
            {
                items.Add(new(
                    T($"กลั่นกรอง {proposed} โครงการ", proposed == 1 ? "Screen 1 project" : $"Screen {proposed} projects"),
                    found.Name, found.To("screening"), found.Version.CreatedAt));
            }
        }

        return items;
    }

    private async Task<IEnumerable<InboxItem>> ReturnedAsync(DateOnly today, CancellationToken cancel)
    {
        List<InboxItem> items = [];
        var groups = actor.HeldIn(PlanningPermissions.Propose);
        foreach (var found in await VersionsAsync(PlanningPermissions.Propose, VersionState.Draft, today, cancel))
        {
            var returned = await db.Set<PlanProject>().AsNoTracking()
                .Where(p => p.VersionId == found.Version.Id && p.Standing == ProjectStanding.Returned)
                .Where(p => actor.ReachesEverything || groups.Contains(p.OwnerUnitId ?? found.Plan.UnitId))
                .Select(p => new
                {
                    p.Key,
                    p.Number,
                    p.Title,
                    At = db.Set<ScreeningComment>().Where(c => c.VersionId == p.VersionId && c.ProjectKey == p.Key).Max(c => (DateTime?)c.At),
                })
                .ToListAsync(cancel);
            items.AddRange(returned.Select(p => new InboxItem(
                T("แก้ไขโครงการที่ส่งกลับ", "Put right what was returned"),
                T($"{p.Number} {p.Title}".Trim(), $"{p.Number} {p.Title}".Trim()),
                found.To($"projects/{p.Key}"),
                p.At ?? found.Version.CreatedAt)));
        }

        return items;
    }

    private async Task<IEnumerable<InboxItem>> ImportsAsync(DateOnly today, CancellationToken cancel)
    {
        var imports = await db.ImportsWithin(actor, today)
            .Where(i => i.State == ImportState.InReview)
            .Select(i => new { i.Id, i.FileName, i.CreatedAt })
            .ToListAsync(cancel);
        return imports.Select(i => new InboxItem(
            T("ตรวจทานเอกสารแผน", "Look the document through"), T(i.FileName, i.FileName), $"/imports/{i.Id}", i.CreatedAt));
    }

    private async Task<IReadOnlyList<Found>> VersionsAsync(string permission, VersionState state, DateOnly today, CancellationToken cancel)
    {
        var found = await db.PlansWithin(actor, permission, today)
            .Join(db.Set<PlanVersion>().AsNoTracking().Where(v => v.State == state), p => p.Id, v => v.PlanId, (p, v) => new { Plan = p, Version = v })
            .ToListAsync(cancel);
        return [.. found.Select(f => new Found(f.Plan, f.Version))];
    }

    private sealed record Found(Plan Plan, PlanVersion Version)
    {
        public Text Name => T(
            $"{PlanWording.Title(Plan).Thai} {PlanWording.Version(Version.Number).Thai}",
            $"{PlanWording.Title(Plan).English}, {PlanWording.Version(Version.Number).English}");

        // The unit by its id, which no renaming touches.
        public string To(string page) => new PlanAddress(new PlanPeriod(Plan.FirstYear, Plan.LastYear).ToString(), Plan.UnitId.ToString(), Version.Number).To(page);
    }
}
