using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.People.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>What the register of people holds of one person.</summary>
internal sealed class PersonalRecordsOfPeople(SomdunDb db, IUnits units, Secrets secrets, TimeProvider clock) : IPersonalRecords
{
    public int Position => 0;

    public async Task<IReadOnlyList<PersonalTable>> GatherAsync(Guid personId, CancellationToken cancel)
    {
        if (await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == personId, cancel) is not { } person)
        {
            return [];
        }

        var names = await db.Set<PersonName>().AsNoTracking().Where(n => n.PersonId == personId).OrderBy(n => n.Since).ToListAsync(cancel);
        var identifiers = await db.Set<PersonIdentifier>().AsNoTracking().Where(i => i.PersonId == personId).OrderBy(i => i.Scheme).ThenBy(i => i.Since).ToListAsync(cancel);
        var positions = await db.Set<PersonPosition>().AsNoTracking().Where(p => p.PersonId == personId).OrderBy(p => p.Since).ToListAsync(cancel);
        var delegations = await db.Set<Delegation>().AsNoTracking().Where(d => d.FromPersonId == personId || d.ToPersonId == personId).OrderBy(d => d.Since).ToListAsync(cancel);
        var lists = await db.Set<PeopleGroupMember>().Where(m => m.PersonId == personId)
            .Join(db.Set<PeopleGroupResolution>(), m => m.ResolutionId, r => r.Id, (m, r) => r)
            .Join(db.Set<PeopleGroup>(), r => r.GroupId, g => g.Id, (r, g) => new { g.ThaiName, r.Day, r.UsedBy }).OrderBy(r => r.Day).ToListAsync(cancel);
        var places = await units.OfAsync([.. positions.Select(p => p.UnitId).Concat(delegations.Select(d => d.UnitId)).Distinct()], BangkokTime.Today(clock), cancel);
        string Place(Guid id) => places.TryGetValue(id, out var unit) ? unit.Name.ToString() : id.ToString();

        return
        [
            new("people.person", T("ข้อมูลบุคคล", "Personal data"),
                [
                    new("birthDate", T("วันเกิด", "Birth date")), new("appointedOn", T("วันบรรจุ", "Appointed")),
                    new("email", T("อีเมล", "E-mail")), new("phone", T("โทรศัพท์", "Telephone")),
                ],
                [[Iso(person.BirthDate), Iso(person.AppointedOn), person.Email, person.Phone]]),
            new("people.names", T("ชื่อ", "Names"),
                [new("thai", T("ชื่อ", "In Thai")), new("english", T("ชื่อภาษาอังกฤษ", "In English")), new("since", T("ตั้งแต่", "Since")), new("until", T("ถึงก่อนวันที่", "Until before"))],
                [.. names.Select(n => (IReadOnlyList<string?>)[n.Full.Thai, n.EnglishGivenName is null ? null : n.Full.English, Since(n), Until(n)])]),
            new("people.identifiers", T("เลขประจำตัว", "Identifiers"),
                [new("kind", T("ประเภท", "Kind")), new("number", T("เลข", "Number")), new("since", T("ตั้งแต่", "Since")), new("until", T("ถึงก่อนวันที่", "Until before"))],
                [.. identifiers.Select(i => (IReadOnlyList<string?>)[PeopleWording.Scheme(i.Scheme).ToString(), IdentifierText.Written(i.Scheme, i.Open(secrets)), Since(i), Until(i)])]),
            new("people.positions", T("ตำแหน่ง", "Positions"),
                [
                    new("title", T("ตำแหน่ง", "Position")), new("rank", T("วิทยฐานะหรือระดับ", "Rank")), new("unit", T("หน่วยงาน", "Unit")), new("kind", T("ประเภท", "Kind")),
                    new("number", T("เลขที่ตำแหน่ง", "Position number")), new("paper", T("คำสั่ง", "Order")), new("since", T("ตั้งแต่", "Since")), new("until", T("ถึงก่อนวันที่", "Until before")),
                ],
                [.. positions.Select(p => (IReadOnlyList<string?>)[PeopleWording.Title(p).ToString(), p.Rank, Place(p.UnitId), PeopleWording.Kind(p.Kind).ToString(), p.Number, p.PaperNumber, Since(p), Until(p)])]),
            new("people.delegations", T("การมอบอำนาจลงนาม", "Delegated signing"),
                [
                    new("role", T("ในฐานะ", "As")), new("unit", T("หน่วยงาน", "Unit")), new("matter", T("เรื่อง", "In what")), new("paper", T("คำสั่ง", "Order")),
                    new("since", T("ตั้งแต่", "Since")), new("until", T("ถึงก่อนวันที่", "Until before")),
                ],
                [.. delegations.Select(d => (IReadOnlyList<string?>)[
                    (d.FromPersonId == personId ? T("ผู้มอบ", "Giver") : T("ผู้รับมอบ", "Receiver")).ToString(), Place(d.UnitId), PeopleWording.Matter(d.Matter).ToString(), d.PaperNumber, Since(d), Until(d)])]),
            new("people.lists", T("รายชื่อที่ตรึงไว้", "Frozen lists"),
                [new("group", T("กลุ่ม", "Group")), new("day", T("ณ วันที่", "As of")), new("usedBy", T("ใช้ใน", "Used by"))],
                [.. lists.Select(l => (IReadOnlyList<string?>)[l.ThaiName, Iso(l.Day), l.UsedBy])]),
        ];
    }

    public async Task<IReadOnlyList<ErasurePart>> WhatErasureDoesAsync(Guid personId, CancellationToken cancel) =>
        await db.Set<Person>().AnyAsync(p => p.Id == personId, cancel)
            ?
            [
                new(T("อีเมลและโทรศัพท์", "E-mail and telephone"), ErasureResult.Erased, T("ไม่จำเป็นต่อการเก็บประวัติราชการ", "Not needed for the record of service")),
                new(T("ชื่อ เลขประจำตัว วันเกิด ตำแหน่ง การมอบอำนาจ และรายชื่อที่ตรึงไว้", "Names, identifiers, birth date, positions, delegations and frozen lists"), ErasureResult.Blocked, T(
                    "ทะเบียนประวัติของผู้ปฏิบัติงานและคำสั่งของทางราชการเก็บตามภารกิจของรัฐและหน้าที่ตามกฎหมาย (พ.ร.บ.คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 ม.24)",
                    "The record of who served, and the office's orders, are kept for its public task and its duties by law (Personal Data Protection Act B.E. 2562, s. 24)")),
            ]
            : [];

    public async Task EraseAsync(Guid personId, CancellationToken cancel)
    {
        if (await db.Set<Person>().FirstOrDefaultAsync(p => p.Id == personId, cancel) is { } person)
        {
            (person.Email, person.Phone) = (null, null);
            person.BlockedAt ??= clock.GetUtcNow().UtcDateTime;
        }
    }

    private static string? Iso(DateOnly? day) => day is { } known ? PeopleModel.Iso(known) : null;

    private static string? Since(IDated dated) => dated.Since == Dated.Beginning ? null : Iso(dated.Since);

    private static string? Until(IDated dated) => dated.Until == Dated.Open ? null : Iso(dated.Until);
}
