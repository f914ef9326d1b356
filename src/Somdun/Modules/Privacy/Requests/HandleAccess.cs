using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Privacy;

/// <summary>Records a request for access, lets another take it over, and closes it when the answer was handed over.</summary>
internal sealed class HandleAccess(SomdunDb db, PrivacyReach reach, Actor actor, AuditTrail audit, TimeProvider clock)
{
    public static readonly Refusal Gone = new(null, "request-gone", T("ไม่พบคำขอนี้ในขอบเขตของท่าน", "There is no such request within your reach"));

    /// <summary>Whoever records it handles it.</summary>
    public Task<Outcome<AccessRequest>> AskAsync(Guid personId, DateOnly? receivedOn, string? wish, CancellationToken cancel) => db.OneAtATimeAsync<Outcome<AccessRequest>>(
        async () =>
        {
            if (await reach.FindAsync(personId, cancel) is not { } person)
            {
                return Gone;
            }

            var today = BangkokTime.Today(clock);
            List<Refusal> refusals = [.. new[]
            {
                receivedOn is null ? new Refusal("AccessReceivedOn", "day-missing", T("กรอกวันที่รับคำขอ", "Write the day it was received"))
                    : receivedOn > today ? new Refusal("AccessReceivedOn", "day-ahead", T("วันที่รับคำขออยู่ในอนาคต", "The day lies ahead"))
                    : receivedOn < today.AddYears(-1) ? new Refusal("AccessReceivedOn", "day-far", T("วันที่รับคำขอเกินหนึ่งปีมาแล้ว ตรวจปี พ.ศ.", "The day is more than a year ago: look at its year")) : null,
                EditActivity.WhyNotText("AccessWish", wish, true, AccessRequest.TextMaxLength),
            }.OfType<Refusal>()];
            if (refusals.Count > 0)
            {
                return refusals;
            }

            var request = new AccessRequest { Id = Guid.CreateVersion7(), PersonId = personId, ReceivedOn = receivedOn!.Value, Wish = ThaiText.Clean(wish!) };
            request.HandBy(actor);
            db.Add(request);
            audit.Tell(new AccessRequested(personId, person.Name.Thai, request.Id, await reach.UnitOfAsync(person, cancel)), request.Wish);
            await db.SaveChangesAsync(cancel);
            return request;
        },
        cancel);

    public Task<Outcome<AccessRequest>> TakeOverAsync(Guid requestId, CancellationToken cancel) => ChangeAsync(
        requestId,
        async (request, person) =>
        {
            if (!request.IsHandledBy(actor))
            {
                audit.Tell(new AccessTakenOver(person.Id, person.Name.Thai, request.Id, request.HandlerName, await reach.UnitOfAsync(person, cancel)));
                request.HandBy(actor);
            }
        },
        cancel);

    public Task<Outcome<AccessRequest>> CloseAsync(Guid requestId, CancellationToken cancel) => ChangeAsync(
        requestId,
        async (request, person) =>
        {
            audit.Tell(new AccessClosed(person.Id, person.Name.Thai, request.Id, await reach.UnitOfAsync(person, cancel)));
            request.ClosedAt = clock.GetUtcNow().UtcDateTime;
        },
        cancel);

    private Task<Outcome<AccessRequest>> ChangeAsync(Guid requestId, Func<AccessRequest, People.Contract.PersonEntry, Task> change, CancellationToken cancel) => db.OneAtATimeAsync<Outcome<AccessRequest>>(
        async () =>
        {
            if (await db.Set<AccessRequest>().FirstOrDefaultAsync(r => r.Id == requestId, cancel) is not { } request || await reach.FindAsync(request.PersonId, cancel) is not { } person)
            {
                return Gone;
            }

            if (request.ClosedAt is not null)
            {
                return new Refusal(null, "request-closed", T("คำขอนี้ปิดแล้ว", "This request is closed already"));
            }

            await change(request, person);
            await db.SaveChangesAsync(cancel);
            return request;
        },
        cancel);
}
