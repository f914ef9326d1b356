using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Inbox.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Privacy;

/// <summary>Requests for access that wait for an answer, for erasure that nobody decided, and breaches of which the Committee is to be told.</summary>
internal sealed class PrivacyInbox(SomdunDb db, PrivacyReach reach, Actor actor, TimeProvider clock) : IInboxSource
{
    public async Task<IReadOnlyList<InboxItem>> ItemsAsync(CancellationToken cancel) => [.. await RequestsAsync(cancel), .. await BreachesAsync(cancel)];

    private async Task<IReadOnlyList<InboxItem>> RequestsAsync(CancellationToken cancel)
    {
        if (!actor.May(PrivacyPermissions.HandleRequests))
        {
            return [];
        }

        List<InboxItem> items = [];
        foreach (var request in await db.Set<AccessRequest>().AsNoTracking().Where(r => r.ClosedAt == null).OrderBy(r => r.ReceivedOn).ToListAsync(cancel))
        {
            if (await reach.FindAsync(request.PersonId, cancel) is { } person)
            {
                items.Add(new(
                    T("ตอบคำขอดูหรือขอสำเนาข้อมูล", "Answer a request for access"),
                    T($"{person.Name.Thai} · ผู้ดำเนินการ {request.HandlerName}", $"{person.Name.English} · handled by {request.HandlerName}"),
                    $"/privacy/access/{request.Id}",
                    BangkokTime.StartOf(request.ReceivedOn),
                    request.DueOn));
            }
        }

        foreach (var request in await db.Set<ErasureRequest>().AsNoTracking().Where(r => r.Decision == null).OrderBy(r => r.ReceivedOn).ToListAsync(cancel))
        {
            if (await reach.FindAsync(request.PersonId, cancel) is { } person)
            {
                items.Add(new(T("ตัดสินคำขอลบข้อมูล", "Decide on a request for erasure"), person.Name, $"/privacy/requests/{request.Id}", BangkokTime.StartOf(request.ReceivedOn)));
            }
        }

        return items;
    }

    private async Task<IReadOnlyList<InboxItem>> BreachesAsync(CancellationToken cancel)
    {
        if (!actor.May(PrivacyPermissions.HandleBreaches))
        {
            return [];
        }

        // What happened is not said here: it may name people.
        var now = clock.GetUtcNow().UtcDateTime;
        return [.. (await db.Set<Breach>().AsNoTracking().Where(b => b.IsRisk && b.CommitteeToldAt == null).OrderBy(b => b.NoticedAt).ToListAsync(cancel)).Select(breach => new InboxItem(
            T("แจ้งเหตุละเมิดข้อมูลต่อสำนักงานคณะกรรมการคุ้มครองข้อมูลส่วนบุคคล", "Tell the Personal Data Protection Committee of a breach"),
            T(
                $"ทราบเหตุ {ThaiDate.Short(BangkokTime.DayOf(breach.NoticedAt))} · {PrivacyWording.Left(breach.DueAt - now).Thai}",
                $"Noticed on {ThaiDate.Short(BangkokTime.DayOf(breach.NoticedAt), Language.English)} · {PrivacyWording.Left(breach.DueAt - now).English}"),
            $"/privacy/breaches/{breach.Id}",
            breach.NoticedAt,
            BangkokTime.DayOf(breach.DueAt)))];
    }
}
