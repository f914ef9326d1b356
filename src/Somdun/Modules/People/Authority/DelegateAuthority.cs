using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.People.Contract;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Modules.People.PeopleRefusals;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>A delegation as somebody fills it in.</summary>
internal sealed class DelegationForm
{
    public Guid? From { get; set; }

    public Guid? To { get; set; }

    public SigningMatter Matter { get; set; }

    public string? PaperNumber { get; set; }

    public DateOnly? PaperDate { get; set; }

    public string? Note { get; set; }

    public DateOnly? Since { get; set; }

    public DateOnly? LastDay { get; set; }
}

/// <summary>Records the order by which the head of a unit lets somebody sign.</summary>
internal sealed class DelegateAuthority(SomdunDb db, Actor actor, AuditTrail audit, PeopleRegister register, TimeProvider clock)
{
    internal sealed record Request(Guid UnitId, DelegationForm Form);

    public Task<Outcome<Delegation>> RunAsync(Request request, CancellationToken cancel) => db.OneAtATimeAsync(() => DelegateAsync(request, cancel), cancel);

    internal static List<Refusal> Check(DelegationForm form, DateOnly today) => All(
    [
        form.From is null ? new("Form.From", "giver-missing", T("เลือกผู้มอบอำนาจ", "Choose who delegates")) : null,
        form.To is null ? new("Form.To", "receiver-missing", T("เลือกผู้รับมอบอำนาจ", "Choose to whom")) : null,
        Enum.IsDefined(form.Matter) ? null : new("Form.Matter", "matter-unknown", T("เลือกเรื่อง", "Choose the matter")),
        WhyNotText("Form.PaperNumber", form.PaperNumber, Delegation.PaperMaxLength, "paper-missing", T("กรอกเลขที่คำสั่ง", "Write the number of the order")),
        form.PaperDate is null ? new("Form.PaperDate", "paper-date-missing", T("กรอกวันที่ของคำสั่ง", "Write the day of the order")) : Positions.WhyNotDay("Form.PaperDate", form.PaperDate.Value, today),
        WhyTooLong("Form.Note", form.Note, Delegation.NoteMaxLength),
        form.Since is null ? new("Form.Since", "since-missing", T("กรอกวันที่เริ่ม", "Write the first day")) : Positions.WhyNotDay("Form.Since", form.Since.Value, today),
        form.LastDay is { } last ? Positions.WhyNotDay("Form.LastDay", last, today) : null,
    ]);

    private async Task<Outcome<Delegation>> DelegateAsync(Request request, CancellationToken cancel)
    {
        var (form, today) = (request.Form, BangkokTime.Today(clock));
        if (!await db.ReachesAsync(actor, PeoplePermissions.Delegate, request.UnitId, today, cancel))
        {
            return Gone;
        }

        var refusals = Check(form, today);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        // Whoever the form names must exist, and be somebody the actor may know of: a field can be tampered with.
        var seen = db.Set<Person>().VisibleTo(actor, db, PeoplePermissions.Delegate, today);
        if (await seen.CountAsync(p => p.Id == form.From || p.Id == form.To, cancel) < (form.From == form.To ? 1 : 2))
        {
            return Gone;
        }

        var delegation = new Delegation
        {
            Id = Guid.CreateVersion7(),
            UnitId = request.UnitId,
            FromPersonId = form.From!.Value,
            ToPersonId = form.To!.Value,
            Matter = form.Matter,
            PaperNumber = ThaiText.Clean(form.PaperNumber!),
            PaperDate = form.PaperDate!.Value,
            Note = ThaiText.Clean(form.Note ?? "") is { Length: > 0 } note ? note : null,
            Since = form.Since!.Value,
            Until = form.LastDay?.AddDays(1) ?? Dated.Open,
        };
        var heads = await db.HeadsOf(request.UnitId).AsNoTracking().ToListAsync(cancel);
        var others = await db.Set<Delegation>().AsNoTracking().Where(d => d.UnitId == request.UnitId).ToListAsync(cancel);
        refusals.AddRange(DelegationRules.WhyNot(delegation, heads, others).Select(r => r.Field == "Form.Until" ? r with { Field = "Form.LastDay" } : r));
        if (refusals.Count > 0)
        {
            return refusals;
        }

        db.Add(delegation);
        var names = await register.NamesAsync([delegation.FromPersonId, delegation.ToPersonId], today, cancel);
        audit.Tell(new AuthorityDelegated(delegation.Id, delegation.UnitId, names[delegation.FromPersonId].Full.Thai, names[delegation.ToPersonId].Full.Thai, delegation.Matter, delegation.PaperNumber));
        await db.SaveChangesAsync(cancel);
        return delegation;
    }
}

/// <summary>Ends a delegation after its last day.</summary>
internal sealed class EndDelegation(SomdunDb db, Actor actor, AuditTrail audit, PeopleRegister register, TimeProvider clock)
{
    internal sealed record Request(Guid Id, DateOnly? LastDay);

    public Task<Outcome<Delegation>> RunAsync(Request request, CancellationToken cancel) => db.OneAtATimeAsync(() => EndAsync(request, cancel), cancel);

    private async Task<Outcome<Delegation>> EndAsync(Request request, CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        var delegation = await db.Set<Delegation>().FirstOrDefaultAsync(d => d.Id == request.Id, cancel);
        if (delegation is null || !await db.ReachesAsync(actor, PeoplePermissions.Delegate, delegation.UnitId, today, cancel))
        {
            return Gone;
        }

        if (request.LastDay is not { } last || last < delegation.Since || last.AddDays(1) > delegation.Until || Positions.WhyNotDay("LastDay", last, today) is not null)
        {
            return new Refusal("LastDay", "last-day", T(
                $"วันสุดท้ายต้องอยู่ในช่วงที่มอบ ({PeopleWording.Stretch(delegation).Thai})", $"The last day lies within the days it was delegated for ({PeopleWording.Stretch(delegation).English})"));
        }

        delegation.Until = last.AddDays(1);
        var names = await register.NamesAsync([delegation.FromPersonId, delegation.ToPersonId], today, cancel);
        audit.Tell(new DelegationEnded(delegation.Id, delegation.UnitId, names[delegation.FromPersonId].Full.Thai, names[delegation.ToPersonId].Full.Thai, delegation.Matter, delegation.Until));
        await db.SaveChangesAsync(cancel);
        return delegation;
    }
}
