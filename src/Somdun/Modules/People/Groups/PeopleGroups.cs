using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.People.Contract;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.People;

internal sealed class PeopleGroups(SomdunDb db, PeopleRegister register, AuditTrail audit, TimeProvider clock) : IPeopleGroups
{
    /// <param name="Id">Null for a new group.</param>
    internal sealed record Request(Guid? Id, int RowVersion, string? ThaiName, string? EnglishName, PeopleSelection Selection);

    public async Task<IReadOnlyList<PeopleGroupEntry>> ListAsync(CancellationToken cancel) =>
    [
        .. (await db.Set<PeopleGroup>().AsNoTracking().Where(g => g.PutAwayAt == null).ToListAsync(cancel))
            .OrderBy(g => ThaiText.SortKey(g.ThaiName), StringComparer.Ordinal)
            .Select(g => new PeopleGroupEntry(g.Id, new Text(g.ThaiName, g.EnglishName ?? g.ThaiName), Describe(g.Selection))),
    ];

    public async Task<IReadOnlyList<PersonEntry>?> ResolveAsync(Guid groupId, DateOnly day, CancellationToken cancel) =>
        await db.Set<PeopleGroup>().AsNoTracking().FirstOrDefaultAsync(g => g.Id == groupId, cancel) is { } group
            ? await SelectAsync(group.Selection, day, cancel)
            : null;

    /// <summary>Whom a selection comes to as of a day. A blocked record is out of everyday sight, and in no group.</summary>
    public async Task<IReadOnlyList<PersonEntry>> SelectAsync(PeopleSelection selection, DateOnly day, CancellationToken cancel)
    {
        var held = db.Set<PersonPosition>().On(day).Where(p => db.Set<Person>().Any(person => person.Id == p.PersonId && person.BlockedAt == null));
        if (selection.OnlyHeads)
        {
            held = held.Where(p => p.HeadsUnit);
        }

        if (selection.Title is { Length: > 0 } title)
        {
            held = held.Where(p => p.Title.Contains(title));
        }

        if (selection.Kinds.Count > 0)
        {
            var kinds = selection.Kinds;
            held = held.Where(p => kinds.Contains(p.Kind));
        }

        if (selection.Under.Count > 0)
        {
            var under = db.Set<UnitAncestor>().UnitsUnder(selection.Under, day);
            held = held.Where(p => under.Contains(p.UnitId));
        }

        var (from, to) = BeganWithin(selection, day);
        var ids = await held.Where(p => p.Since >= from && p.Since <= to).Select(p => p.PersonId).Distinct().ToListAsync(cancel);
        return [.. (await register.OfAsync(ids, day, cancel)).Values.OrderBy(p => ThaiText.SortKey(p.Name.Thai), StringComparer.Ordinal).ThenBy(p => p.Id)];
    }

    public async Task<Guid?> FreezeAsync(Guid groupId, DateOnly day, string usedBy, Guid usedById, CancellationToken cancel)
    {
        if (await db.Set<PeopleGroup>().AsNoTracking().FirstOrDefaultAsync(g => g.Id == groupId, cancel) is not { } group)
        {
            return null;
        }

        var selected = await SelectAsync(group.Selection, day, cancel);
        var id = Guid.CreateVersion7();
        db.Add(new PeopleGroupResolution
        {
            Id = id,
            GroupId = groupId,
            Day = day,
            At = clock.GetUtcNow().UtcDateTime,
            UsedBy = usedBy,
            UsedById = usedById,
            Selection = group.Selection,
            Members = [.. selected.Select(p => new PeopleGroupMember { ResolutionId = id, PersonId = p.Id })],
        });
        audit.Tell(new PeopleGroupFrozen(groupId, group.ThaiName, day, selected.Count));
        await db.SaveChangesAsync(cancel);
        return id;
    }

    public async Task<IReadOnlyList<Guid>> FrozenAsync(Guid resolutionId, CancellationToken cancel) =>
        await db.Set<PeopleGroupMember>().Where(m => m.ResolutionId == resolutionId).Select(m => m.PersonId).ToListAsync(cancel);

    public Task<Outcome<Guid>> SaveAsync(Request request, CancellationToken cancel) => db.OneAtATimeAsync(() => WriteAsync(request, cancel), cancel);

    public Task<bool> PutAwayAsync(Guid id, CancellationToken cancel) => db.OneAtATimeAsync(
        async () =>
        {
            if (await db.Set<PeopleGroup>().FirstOrDefaultAsync(g => g.Id == id && g.PutAwayAt == null, cancel) is not { } group)
            {
                return false;
            }

            group.PutAwayAt = clock.GetUtcNow().UtcDateTime;
            audit.Tell(new PeopleGroupSaved(group.Id, group.ThaiName));
            await db.SaveChangesAsync(cancel);
            return true;
        },
        cancel);

    /// <summary>The selection in a sentence.</summary>
    public static Text Describe(PeopleSelection selection)
    {
        List<Text> parts = [selection.OnlyHeads ? T("หัวหน้าหน่วยงาน", "heads of units") : T("บุคลากร", "people")];
        if (selection.Title is { Length: > 0 } title)
        {
            parts.Add(T($"ตำแหน่งมีคำว่า “{title}”", $"with “{title}” in the title"));
        }

        if (selection.Kinds.Count > 0)
        {
            parts.Add(new Text(string.Join("/", selection.Kinds.Select(k => PeopleWording.Kind(k).Thai)), string.Join("/", selection.Kinds.Select(k => PeopleWording.Kind(k).English))));
        }

        if (selection.Began != Began.Anytime)
        {
            parts.Add(selection.Began switch
            {
                Began.ThisFiscalYear => T("เริ่มดำรงตำแหน่งในปีงบประมาณของวันที่ใช้", "appointed in the fiscal year of the day it is used"),
                Began.ThisSchoolYear => T("เริ่มดำรงตำแหน่งในปีการศึกษาของวันที่ใช้", "appointed in the school year of the day it is used"),
                _ => T(
                    $"เริ่มดำรงตำแหน่ง {ThaiDate.Short(selection.From ?? DateOnly.MinValue)} ถึง {ThaiDate.Short(selection.To ?? DateOnly.MaxValue)}",
                    $"appointed {ThaiDate.Short(selection.From ?? DateOnly.MinValue, Language.English)} to {ThaiDate.Short(selection.To ?? DateOnly.MaxValue, Language.English)}"),
            });
        }

        if (selection.Under.Count > 0)
        {
            parts.Add(T($"ใน {selection.Under.Count} หน่วยงานที่เลือก", $"under {selection.Under.Count} chosen units"));
        }

        return new Text(string.Join(" · ", parts.Select(p => p.Thai)), string.Join(" · ", parts.Select(p => p.English)));
    }

    /// <summary>The first and the last day on which a position may have begun.</summary>
    private static (DateOnly From, DateOnly To) BeganWithin(PeopleSelection selection, DateOnly day) => selection.Began switch
    {
        Began.ThisFiscalYear => (FiscalYear.Containing(day).FirstDay, day),
        Began.ThisSchoolYear => (SchoolCalendar.Usual.DaysOf(SchoolCalendar.Usual.Containing(day)).From, day),
        Began.Between => (selection.From ?? DateOnly.MinValue, selection.To is { } to && to < day ? to : day),
        _ => (DateOnly.MinValue, day),
    };

    private async Task<Outcome<Guid>> WriteAsync(Request request, CancellationToken cancel)
    {
        var (thai, english) = (ThaiText.Clean(request.ThaiName ?? ""), ThaiText.Clean(request.EnglishName ?? ""));
        var selection = request.Selection with { Title = ThaiText.Clean(request.Selection.Title ?? "") is { Length: > 0 } title ? title : null };
        List<Refusal> refusals = PeopleRefusals.All(
            PeopleRefusals.WhyNotText(nameof(Request.ThaiName), thai, PeopleGroup.NameMaxLength, "name", T("กรอกชื่อกลุ่ม", "Write the group's name")),
            PeopleRefusals.WhyTooLong(nameof(Request.EnglishName), english, PeopleGroup.NameMaxLength),
            PeopleRefusals.WhyTooLong("Title", selection.Title, PersonPosition.TitleMaxLength),
            selection.Began == Began.Between && selection.From is null ? new("From", "from-missing", T("กรอกวันแรก", "Write the first day")) : null,
            selection.Began == Began.Between && selection.To is null ? new("To", "to-missing", T("กรอกวันสุดท้าย", "Write the last day")) : null,
            selection.Began == Began.Between && selection.To < selection.From ? new("To", "range-backwards", T("วันสุดท้ายต้องไม่ก่อนวันแรก", "The last day cannot come before the first")) : null,
            Enum.IsDefined(selection.Began) && selection.Kinds.All(Enum.IsDefined) ? null : new(null, "choice-unknown", T("เลือกจากรายการเท่านั้น", "Choose from the lists")),
            await db.Set<PeopleGroup>().AnyAsync(g => g.ThaiName == thai && g.PutAwayAt == null && g.Id != request.Id, cancel)
                ? new(nameof(Request.ThaiName), "name-taken", T("มีกลุ่มชื่อนี้แล้ว", "There is a group of that name already")) : null);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        PeopleGroup group;
        if (request.Id is { } id)
        {
            if (await db.Set<PeopleGroup>().FirstOrDefaultAsync(g => g.Id == id && g.PutAwayAt == null, cancel) is not { } known)
            {
                return new Refusal(null, "group-gone", T("ไม่พบกลุ่มนี้", "There is no such group"));
            }

            if (known.RowVersion != request.RowVersion)
            {
                return new Refusal(null, "edited-meanwhile", T("มีผู้แก้กลุ่มนี้หลังจากที่เปิดหน้า ตรวจดูแล้วบันทึกอีกครั้ง", "Somebody changed this group after you opened it: look again and save once more"));
            }

            (known.ThaiName, known.EnglishName, known.Selection) = (thai, english.Length == 0 ? null : english, selection);
            group = known;
        }
        else
        {
            group = new PeopleGroup { Id = Guid.CreateVersion7(), ThaiName = thai, EnglishName = english.Length == 0 ? null : english, Selection = selection, CreatedAt = clock.GetUtcNow().UtcDateTime };
            db.Add(group);
        }

        audit.Tell(new PeopleGroupSaved(group.Id, thai), changes: [new FieldChange("selection", null, Describe(selection).Thai)]);
        await db.SaveChangesAsync(cancel);
        return group.Id;
    }
}
