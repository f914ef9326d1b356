using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.People.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>On a unit's page: who heads it, acts or signs for its head, and how many work there. For who may see people there.</summary>
internal sealed class StaffOfUnit(SomdunDb db, IPeople people, PeopleList list, Actor actor, TimeProvider clock) : IUnitPageSection
{
    public int Position => 10;

    public async Task<UnitPageSection?> OfAsync(UnitEntry unit, DateOnly asOf, CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        if (!actor.May(PeoplePermissions.View) || !Workplaces.Takes(unit.Kind) || !await db.ReachesAsync(actor, PeoplePermissions.View, unit.Id, today, cancel))
        {
            return null;
        }

        var staff = await list.CountAsync(new(asOf, unit.Id), cancel);
        var signatories = await people.SignatoriesAsync(unit.Id, SigningMatter.Everything, asOf, cancel);
        if (staff == 0 && signatories.Count == 0)
        {
            return null;
        }

        // Who signs by delegation may work out of reach: named, since the order is the unit's, and yet without a page. Who is blocked is neither.
        var ids = signatories.Select(s => s.Person.Id).ToList();
        var visible = (await db.Set<Person>().VisibleTo(actor, db, PeoplePermissions.View, today).Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToListAsync(cancel)).ToHashSet();
        var blocked = actor.May(PeoplePermissions.ViewSensitive) ? [] : await db.Set<Person>().Where(p => ids.Contains(p.Id) && p.BlockedAt != null).Select(p => p.Id).ToListAsync(cancel);
        var day = asOf == today ? "" : PeopleModel.Iso(asOf);
        return new UnitPageSection(T("บุคลากร", "People"),
        [
            .. signatories.Where(s => !blocked.Contains(s.Person.Id)).Select(s => new UnitPageLine(
                T($"{s.Right.Thai}: {s.Person.Name.Thai}", $"{s.Right.English}: {s.Person.Name.English}"),
                visible.Contains(s.Person.Id) ? $"/people/{s.Person.Id}{(day.Length > 0 ? $"?asOf={day}" : "")}" : null)),
            new(T("ผู้มีอำนาจลงนามและคำสั่งมอบอำนาจ", "Who may sign, and by which orders"), $"/people/authority?unit={unit.Id}{(day.Length > 0 ? $"&asOf={day}" : "")}"),
            new(T($"บุคลากร {staff:N0} คน", staff == 1 ? "1 person works here" : $"{staff:N0} people work here"), $"/people?unit={unit.Id}{(day.Length > 0 ? $"&asOf={day}" : "")}"),
        ]);
    }
}

/// <summary>Positions that a unit which ends leaves behind: a number, and nobody's name, for whoever ends it may not see people.</summary>
internal sealed class PositionsLeftBehind(SomdunDb db, IUnits units) : IUnitChangeConsequence
{
    public async Task<IReadOnlyList<Text>> OfAsync(Guid unitId, UnitState becomes, Guid? successorId, DateOnly day, CancellationToken cancel)
    {
        if (becomes is not (UnitState.Merged or UnitState.Closed))
        {
            return [];
        }

        var count = await db.Set<PersonPosition>().Where(p => p.UnitId == unitId && p.Until > day).Select(p => p.PersonId).Distinct().CountAsync(cancel);
        if (count == 0)
        {
            return [];
        }

        var to = successorId is { } successor ? (await units.OfAsync([successor], day, cancel)).GetValueOrDefault(successor)?.Name : null;
        return
        [
            T(
                $"บุคลากร {count:N0} คนดำรงตำแหน่งที่นี่ในหรือหลังวันนั้น ระบบไม่ย้ายให้: ต้องมีคำสั่งย้าย{(to is { } thai ? $"ไป{thai.Thai}หรือหน่วยงานอื่น" : "ไปหน่วยงานอื่น")} แล้วบันทึกตำแหน่งใหม่",
                $"{(count == 1 ? "1 person holds a position" : $"{count:N0} people hold positions")} here on that day or later. They stay in it until an order moves them{(to is { } english ? $" to {english.English} or elsewhere" : "")} and the new position is entered"),
        ];
    }
}
