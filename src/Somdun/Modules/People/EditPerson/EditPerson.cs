using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Modules.People.PeopleRefusals;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>Adds a person with a first position, or changes what is known of one.</summary>
internal sealed class EditPerson(SomdunDb db, Actor actor, Secrets secrets, AuditTrail audit, Workplaces workplaces, PeopleRegister register, TimeProvider clock)
{
    /// <param name="Id">Made when the form was first shown, for a new one.</param>
    /// <param name="RowVersion">The person as shown; null for a new one.</param>
    internal sealed record Request(Guid Id, int? RowVersion, PersonForm Form);

    /// <returns>The person's id.</returns>
    public async Task<Outcome<Guid>> RunAsync(Request request, CancellationToken cancel)
    {
        // Keys that are new mark the database by a connection of their own, which would wait for this one to end.
        _ = secrets.Ring;
        var among = request.RowVersion is null ? await workplaces.EverAsync(PeoplePermissions.Edit, cancel) : [];
        return await db.OneAtATimeAsync(() => EditAsync(request, among, cancel), cancel);
    }

    private async Task<Outcome<Guid>> EditAsync(Request request, IReadOnlyList<Workplace> among, CancellationToken cancel)
    {
        var (form, today) = (request.Form, BangkokTime.Today(clock));
        var isNew = request.RowVersion is null;
        var person = await db.Set<Person>().VisibleTo(actor, db, PeoplePermissions.Edit, today).FirstOrDefaultAsync(p => p.Id == request.Id, cancel);
        if (!isNew && person is null)
        {
            return Gone;
        }

        var name = new NameParts(NamePrefixes.Written(form.Prefix ?? ""), Clean(form.GivenName), Clean(form.FamilyName), OrNull(form.EnglishGivenName), OrNull(form.EnglishFamilyName));
        var current = isNew ? null : await db.Set<PersonName>().Where(n => n.PersonId == request.Id).OrderByDescending(n => n.Since).FirstAsync(cancel);
        var numbers = form.Numbers.Where(n => !string.IsNullOrWhiteSpace(n.Text)).Select(n => (n.Scheme, n.Field, Text: IdentifierText.Read(n.Text!))).ToList();
        var refusals = All([.. Check(form, person?.BirthDate, today), .. await WhyNotNumbersAsync(request.Id, numbers, cancel)]);
        if (person is not null && person.RowVersion != request.RowVersion)
        {
            refusals.Add(Stale);
        }

        if (current is not null && form.NameSince is { } changed && (changed <= current.Since || changed > today.AddYears(1)))
        {
            refusals.Add(new("Form.NameSince", "name-since", T(
                $"วันเปลี่ยนชื่อต้องอยู่หลังวันที่เริ่มใช้ชื่อปัจจุบัน ({PeopleWording.Stretch(current).Thai})", $"The day must come after the present name began ({PeopleWording.Stretch(current).English})")));
        }

        var post = isNew ? Positions.Read(form.Post, request.Id, among, "Form.Post.", today, refusals) : null;
        if (post is not null)
        {
            refusals.AddRange(PositionRules.WhyNot(post, await db.PositionsBesideAsync(post, cancel)).Select(r => r with { Field = Positions.Within("Form.Post.", r.Field) }));
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        if (person is null)
        {
            person = new Person { Id = request.Id };
            db.Add(person);
            db.Add(PersonName.Of(person.Id, name, Dated.Beginning, Dated.Open));
            db.Add(post!);
            audit.Tell(new PersonAdded(person.Id, name.Full.Thai, post!.UnitId));
            audit.Tell(new PositionGiven(person.Id, name.Full.Thai, PeopleWording.Title(post).Thai, post.Since, post.UnitId));
        }
        else
        {
            db.Entry(person).State = EntityState.Modified;
            await TellEditAsync(person, current!, name, form, numbers, today, cancel);
        }

        person.BirthDate = form.BirthDate ?? person.BirthDate;
        person.AppointedOn = form.AppointedOn;
        person.Email = OrNull(form.Email);
        person.Phone = OrNull(form.Phone);
        await WriteNumbersAsync(person.Id, numbers, form.NumbersWereWrong, today, cancel);
        await db.SaveChangesAsync(cancel);
        return person.Id;
    }

    internal static List<Refusal> Check(PersonForm form, DateOnly? bornBefore, DateOnly today) => All(
    [
        WhyTooLong("Form.Prefix", form.Prefix, PersonName.PrefixMaxLength),
        WhyNotText("Form.GivenName", form.GivenName, PersonName.PartMaxLength, "name-missing", T("กรอกชื่อ", "Write the given name")),
        WhyTooLong("Form.FamilyName", form.FamilyName, PersonName.PartMaxLength),
        WhyTooLong("Form.EnglishGivenName", form.EnglishGivenName, PersonName.PartMaxLength),
        WhyTooLong("Form.EnglishFamilyName", form.EnglishFamilyName, PersonName.PartMaxLength),
        !string.IsNullOrWhiteSpace(form.GivenName) && ThaiText.SearchKey(form.GivenName).Length == 0
            ? new("Form.GivenName", "name-without-letters", T("ชื่อต้องมีตัวอักษร", "A name has letters")) : null,
        string.IsNullOrWhiteSpace(form.EnglishGivenName) && !string.IsNullOrWhiteSpace(form.EnglishFamilyName)
            ? new("Form.EnglishGivenName", "english-name-half", T("กรอกชื่อภาษาอังกฤษด้วย", "Write the English given name too")) : null,
        form.BirthDate is { } born && PersonFacts.WhyNotBirthDate(born, today) is { } notBorn ? new("Form.BirthDate", "birth-date", notBorn) : null,
        form.AppointedOn is { } appointed && PersonFacts.WhyNotAppointedOn(appointed, form.BirthDate ?? bornBefore, today) is { } notAppointed ? new("Form.AppointedOn", "appointed-on", notAppointed) : null,
        OrNull(form.Email) is { } email && PersonFacts.WhyNotEmail(email) is { } notEmail ? new("Form.Email", "email-form", notEmail) : null,
        OrNull(form.Phone) is { } phone && PersonFacts.WhyNotPhone(phone) is { } notPhone ? new("Form.Phone", "phone-form", notPhone) : null,
    ]);

    private async Task<List<Refusal>> WhyNotNumbersAsync(Guid personId, IEnumerable<(PersonIdentifierScheme Scheme, string Field, string Text)> numbers, CancellationToken cancel)
    {
        List<Refusal> refusals = [];
        foreach (var (scheme, field, text) in numbers)
        {
            if (IdentifierText.WhyNot(scheme, text) is { } fault)
            {
                refusals.Add(new(field, "identifier-form", fault));
                continue;
            }

            if (IdentifierText.WhyMistyped(scheme, text) is { } mistyped)
            {
                refusals.Add(new(field, "identifier-check", mistyped));
                continue;
            }

            var hashes = secrets.Hashes(PersonIdentifier.PurposeOf(scheme), text);
            var holder = await db.Set<PersonIdentifier>().Where(i => i.Scheme == scheme && hashes.Contains(i.Hash) && i.PersonId != personId).Select(i => (Guid?)i.PersonId).FirstOrDefaultAsync(cancel);
            if (holder is { } other)
            {
                refusals.Add(new(field, "identifier-taken", await WhoHasItAsync(other, cancel)));
            }
        }

        return refusals;
    }

    /// <summary>Who has a number already: named to who may look people up by numbers, which is told; to anybody else, no more than that somebody has it.</summary>
    private async Task<Text> WhoHasItAsync(Guid personId, CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        if (!actor.May(PeoplePermissions.ViewSensitive)
            || !await db.Set<Person>().VisibleTo(actor, db, PeoplePermissions.ViewSensitive, today).AnyAsync(p => p.Id == personId, cancel)
            || await register.FindAsync(personId, cancel) is not { } holder)
        {
            return T("มีบุคลากรอื่นในทะเบียนใช้เลขนี้อยู่แล้ว", "Somebody else in the register has this number already");
        }

        audit.Tell(new LookedUpByNumber(holder.Id, holder.Name.Thai, holder.Posts is [var main, ..] ? main.UnitId : null));
        await db.SaveChangesAsync(cancel);
        return T(
            $"{holder.Name.Thai}{(holder.Posts is [var post, ..] ? $" ({post.Title.Thai})" : "")} ใช้เลขนี้อยู่แล้ว",
            $"{holder.Name.English}{(holder.Posts is [var same, ..] ? $" ({same.Title.English})" : "")} has this number already");
    }

    private async Task TellEditAsync(
        Person person, PersonName current, NameParts name, PersonForm form, IReadOnlyList<(PersonIdentifierScheme Scheme, string Field, string Text)> numbers, DateOnly today, CancellationToken cancel)
    {
        var unit = await db.MainUnitAsync(person.Id, today, cancel);
        var was = NameParts.Of(current);
        List<FieldChange> changes = [];
        void Compare(Text field, string? before, string? after)
        {
            if (before != after)
            {
                changes.Add(new(field.Thai, before, after));
            }
        }

        if (was != name && form.NameSince is { } since)
        {
            db.Add(PersonName.Of(person.Id, name, since, current.Until));
            current.Until = since;
            audit.Tell(new NameOfPersonChanged(person.Id, name.Full.Thai, was.Full.Thai, since, unit));
        }
        else if (was != name)
        {
            current.Write(name);
            Compare(T("ชื่อ", "Name"), was.Full.Thai, name.Full.Thai);
            Compare(T("ชื่อภาษาอังกฤษ", "English name"), was.Full.English, name.Full.English);
        }

        // Whoever reads the audit learns that they changed, not what they are.
        changes.AddRange(numbers.Select(n => new FieldChange(PeopleWording.Scheme(n.Scheme).Thai, null, IdentifierText.Masked(n.Scheme, n.Text))));
        if (form.BirthDate is { } born && born != person.BirthDate)
        {
            changes.Add(new(T("วันเกิด", "Birth date").Thai, null, null));
        }

        Compare(T("วันบรรจุ", "Appointed"), Iso(person.AppointedOn), Iso(form.AppointedOn));
        Compare(T("อีเมล", "E-mail"), person.Email, OrNull(form.Email));
        Compare(T("โทรศัพท์", "Telephone"), person.Phone, OrNull(form.Phone));
        if (changes.Count > 0)
        {
            audit.Tell(new PersonEdited(person.Id, name.Full.Thai, unit), changes: changes);
        }
    }

    private async Task WriteNumbersAsync(Guid personId, IEnumerable<(PersonIdentifierScheme Scheme, string Field, string Text)> numbers, bool wereWrong, DateOnly today, CancellationToken cancel)
    {
        foreach (var (scheme, _, text) in numbers)
        {
            await db.SetIdentifierAsync(secrets, personId, scheme, text, wereWrong, today, cancel);
        }
    }

    private static string? Iso(DateOnly? day) => day is { } known ? PeopleModel.Iso(known) : null;

    private static string Clean(string? text) => ThaiText.Clean(text ?? "");

    private static string? OrNull(string? text) => Clean(text) is { Length: > 0 } said ? said : null;
}
