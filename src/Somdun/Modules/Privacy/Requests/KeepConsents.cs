using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Privacy;

/// <summary>Keeps consents, which exist only for activities whose basis is consent; one taken back stays for the record.</summary>
internal sealed class KeepConsents(SomdunDb db, PrivacyReach reach, AuditTrail audit, TimeProvider clock)
{
    private static readonly Refusal Gone = new(null, "person-gone", T("ไม่พบบุคลากรหรือความยินยอมนี้ในขอบเขตของท่าน", "There is no such person or consent within your reach"));

    public Task<Outcome<Consent>> GiveAsync(Guid personId, Guid? activityId, DateOnly? givenOn, string? evidence, CancellationToken cancel) => db.OneAtATimeAsync<Outcome<Consent>>(async () =>
    {
        if (await reach.FindAsync(personId, cancel) is not { } person)
        {
            return Gone;
        }

        var today = BangkokTime.Today(clock);
        var activity = await db.Set<ProcessingActivity>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == activityId, cancel);
        List<Refusal> refusals = [.. new[]
        {
            activity is { Basis: LawfulBasis.Consent, EndedOn: null } ? null
                : new Refusal("Activity", "basis-other", T("กิจกรรมนี้ไม่ได้ใช้ความยินยอมเป็นฐาน จึงไม่ขอความยินยอม", "This activity does not rest on consent: none is asked for")),
            givenOn is null ? new Refusal("GivenOn", "day-missing", T("กรอกวันที่ให้ความยินยอม", "Write the day it was given"))
                : givenOn > today ? new Refusal("GivenOn", "day-ahead", T("วันที่ให้ความยินยอมอยู่ในอนาคต", "The day lies ahead")) : null,
            EditActivity.WhyNotText("Evidence", evidence, true, Consent.EvidenceMaxLength),
            await db.Set<Consent>().AnyAsync(c => c.PersonId == personId && c.ActivityId == activityId && (c.WithdrawnOn == null || c.GivenOn == givenOn), cancel)
                ? new Refusal("Activity", "consent-stands", T("มีความยินยอมเรื่องนี้อยู่แล้ว", "There is such a consent already")) : null,
        }.OfType<Refusal>()];
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var consent = new Consent { Id = Guid.CreateVersion7(), PersonId = personId, ActivityId = activity!.Id, GivenOn = givenOn!.Value, Evidence = ThaiText.Clean(evidence!) };
        db.Add(consent);
        audit.Tell(new ConsentGiven(personId, person.Name.Thai, activity.ThaiName, await reach.UnitOfAsync(person, cancel)));
        await db.SaveChangesAsync(cancel);
        return consent;
    }, cancel);

    /// <summary>As of today: it is as easy to take back as it was to give.</summary>
    public Task<Outcome<Consent>> WithdrawAsync(Guid personId, Guid consentId, CancellationToken cancel) => db.OneAtATimeAsync<Outcome<Consent>>(async () =>
    {
        var consent = await db.Set<Consent>().FirstOrDefaultAsync(c => c.Id == consentId && c.PersonId == personId, cancel);
        if (consent is null || await reach.FindAsync(personId, cancel) is not { } person)
        {
            return Gone;
        }

        if (consent.WithdrawnOn is null)
        {
            consent.WithdrawnOn = BangkokTime.Today(clock);
            var activity = await db.Set<ProcessingActivity>().AsNoTracking().SingleAsync(a => a.Id == consent.ActivityId, cancel);
            audit.Tell(new ConsentWithdrawn(personId, person.Name.Thai, activity.ThaiName, await reach.UnitOfAsync(person, cancel)));
            await db.SaveChangesAsync(cancel);
        }

        return consent;
    }, cancel);
}
