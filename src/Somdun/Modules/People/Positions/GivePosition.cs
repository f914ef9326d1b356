using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Results;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>Puts a person into a position from a day on; on request the main position held until then ends the day before.</summary>
internal sealed class GivePosition(SomdunDb db, Actor actor, AuditTrail audit, Workplaces workplaces, PeopleRegister register, TimeProvider clock)
{
    internal sealed record Request(Guid PersonId, PositionForm Form);

    public async Task<Outcome<PersonPosition>> RunAsync(Request request, CancellationToken cancel)
    {
        var among = await workplaces.EverAsync(PeoplePermissions.Edit, cancel);
        return await db.OneAtATimeAsync(() => GiveAsync(request, among, cancel), cancel);
    }

    private async Task<Outcome<PersonPosition>> GiveAsync(Request request, IReadOnlyList<Workplace> among, CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        if (!await db.Set<Person>().VisibleTo(actor, db, PeoplePermissions.Edit, today).AnyAsync(p => p.Id == request.PersonId, cancel))
        {
            return PeopleRefusals.Gone;
        }

        List<Refusal> refusals = [];
        if (Positions.Read(request.Form, request.PersonId, among, "Form.", today, refusals) is not { } position)
        {
            return refusals;
        }

        var former = request.Form.EndsFormer && position.Capacity == Capacity.Substantive
            ? await db.Set<PersonPosition>().FirstOrDefaultAsync(p => p.PersonId == request.PersonId && p.Capacity == Capacity.Substantive && p.Since < position.Since && p.Until > position.Since, cancel)
            : null;
        if (former is not null && !among.Any(w => w.Unit.Id == former.UnitId))
        {
            refusals.Add(new("Form.EndsFormer", "former-out-of-reach", T("ตำแหน่งเดิมอยู่นอกขอบเขตของท่าน", "The former position is out of your reach")));
        }

        var beside = (await db.PositionsBesideAsync(position, cancel)).Where(p => p.Id != former?.Id);
        refusals.AddRange(PositionRules.WhyNot(position, beside).Select(r => r with { Field = Positions.Within("Form.", r.Field) }));
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var name = (await register.NamesAsync([request.PersonId], today, cancel))[request.PersonId].Full.Thai;
        if (former is not null)
        {
            former.Until = position.Since;
            audit.Tell(new PositionEnded(request.PersonId, name, PeopleWording.Title(former).Thai, former.Until, former.UnitId));
        }

        db.Add(position);
        audit.Tell(new PositionGiven(request.PersonId, name, PeopleWording.Title(position).Thai, position.Since, position.UnitId));
        await db.SaveChangesAsync(cancel);
        return position;
    }
}

/// <summary>Ends a position after its last day.</summary>
internal sealed class EndPosition(SomdunDb db, Actor actor, AuditTrail audit, PeopleRegister register, TimeProvider clock)
{
    internal sealed record Request(Guid PersonId, Guid PositionId, DateOnly? LastDay);

    public Task<Outcome<PersonPosition>> RunAsync(Request request, CancellationToken cancel) => db.OneAtATimeAsync(() => EndAsync(request, cancel), cancel);

    private async Task<Outcome<PersonPosition>> EndAsync(Request request, CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        var position = await db.Set<PersonPosition>().FirstOrDefaultAsync(p => p.Id == request.PositionId && p.PersonId == request.PersonId, cancel);
        if (position is null || !await db.ReachesAsync(actor, PeoplePermissions.Edit, position.UnitId, today, cancel))
        {
            return PeopleRefusals.Gone;
        }

        if (request.LastDay is not { } last)
        {
            return new Refusal("LastDay", "last-day-missing", T("กรอกวันสุดท้ายที่ดำรงตำแหน่ง", "Write the last day in the position"));
        }

        if (last < position.Since || Positions.WhyNotDay("LastDay", last, today) is not null)
        {
            return new Refusal("LastDay", "last-day", T(
                $"วันสุดท้ายต้องไม่ก่อนวันเริ่มและไม่ไกลเกินไป ({PeopleWording.Stretch(position).Thai})", $"The last day cannot come before the first, nor lie too far ahead ({PeopleWording.Stretch(position).English})"));
        }

        position.Until = last.AddDays(1);
        var name = (await register.NamesAsync([request.PersonId], today, cancel))[request.PersonId].Full.Thai;
        audit.Tell(new PositionEnded(request.PersonId, name, PeopleWording.Title(position).Thai, position.Until, position.UnitId));
        await db.SaveChangesAsync(cancel);
        return position;
    }
}
