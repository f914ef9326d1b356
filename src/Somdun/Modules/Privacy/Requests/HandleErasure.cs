using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.People.Contract;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Privacy;

/// <summary>Records a request for erasure, and does what was decided: each module erases what it may and blocks what law keeps.</summary>
internal sealed class HandleErasure(SomdunDb db, IEnumerable<IPersonalRecords> modules, PrivacyReach reach, Actor actor, AuditTrail audit, TimeProvider clock)
{
    public Task<Outcome<ErasureRequest>> AskAsync(Guid personId, DateOnly? receivedOn, string? wish, CancellationToken cancel) => db.OneAtATimeAsync<Outcome<ErasureRequest>>(async () =>
    {
        if (await reach.FindAsync(personId, cancel) is not { } person)
        {
            return Gone;
        }

        var today = BangkokTime.Today(clock);
        List<Refusal> refusals = [.. new[]
        {
            receivedOn is null ? new Refusal("ReceivedOn", "day-missing", T("กรอกวันที่รับคำขอ", "Write the day it was received"))
                : receivedOn > today ? new Refusal("ReceivedOn", "day-ahead", T("วันที่รับคำขออยู่ในอนาคต", "The day lies ahead")) : null,
            EditActivity.WhyNotText("Wish", wish, true, ErasureRequest.TextMaxLength),
        }.OfType<Refusal>()];
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var request = new ErasureRequest { Id = Guid.CreateVersion7(), PersonId = personId, ReceivedOn = receivedOn!.Value, Wish = ThaiText.Clean(wish!) };
        db.Add(request);
        audit.Tell(new ErasureRequested(personId, person.Name.Thai, request.Id, await reach.UnitOfAsync(person, cancel)));
        await db.SaveChangesAsync(cancel);
        return request;
    }, cancel);

    /// <summary>What a granted request would do, part by part.</summary>
    public async Task<IReadOnlyList<ErasurePart>> WhatItDoesAsync(Guid personId, CancellationToken cancel)
    {
        List<ErasurePart> parts = [];
        foreach (var module in modules.OrderBy(m => m.Position))
        {
            parts.AddRange(await module.WhatErasureDoesAsync(personId, cancel));
        }

        return parts;
    }

    public Task<Outcome<ErasureRequest>> DecideAsync(Guid requestId, ErasureDecision? decision, string? reason, CancellationToken cancel) => db.OneAtATimeAsync<Outcome<ErasureRequest>>(async () =>
    {
        var request = await db.Set<ErasureRequest>().FirstOrDefaultAsync(r => r.Id == requestId, cancel);
        if (request is null || await reach.FindAsync(request.PersonId, cancel) is not { } person)
        {
            return Gone;
        }

        if (request.Decision is not null)
        {
            return new Refusal(null, "decided-already", T("คำขอนี้ตัดสินไปแล้ว", "This request is decided already"));
        }

        List<Refusal> refusals = [.. new[]
        {
            decision is { } known && Enum.IsDefined(known) ? null : new Refusal("Decision", "decision-missing", T("เลือกว่าอนุญาตหรือปฏิเสธ", "Choose whether it is granted")),
            EditActivity.WhyNotText("Reason", reason, true, ErasureRequest.TextMaxLength),
        }.OfType<Refusal>()];
        if (refusals.Count > 0)
        {
            return refusals;
        }

        (request.Decision, request.Reason) = (decision, ThaiText.Clean(reason!));
        (request.DecidedAt, request.DecidedBy) = (clock.GetUtcNow().UtcDateTime, actor.Name.Length > AuditEvent.ActorMaxLength ? actor.Name[..AuditEvent.ActorMaxLength] : actor.Name);
        if (decision == ErasureDecision.Granted)
        {
            request.Parts = await WhatItDoesAsync(request.PersonId, cancel);
            foreach (var module in modules)
            {
                await module.EraseAsync(request.PersonId, cancel);
            }
        }

        audit.Tell(new ErasureDecided(request.PersonId, person.Name.Thai, request.Id, decision!.Value, await reach.UnitOfAsync(person, cancel)), reason);
        await db.SaveChangesAsync(cancel);
        return request;
    }, cancel);

    private static readonly Refusal Gone = new(null, "person-gone", T("ไม่พบบุคลากรหรือคำขอนี้ในขอบเขตของท่าน", "There is no such person or request within your reach"));
}
