using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Results;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>Brings a list of staff in: read, shown, and only then written, all or nothing.</summary>
internal sealed class ImportStaff(
    SomdunDb db, ITableReader tables, Workplaces workplaces, IUnits units, Secrets secrets, Actor actor, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The code of a refusal to write something else than was seen.</summary>
    public const string ChangedMeanwhile = "import-changed";

    private const int AtOnce = 500;

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    /// <summary>What of an import a person looks at before it is written.</summary>
    internal sealed record Review(StaffFile File, StaffPlan Plan)
    {
        public bool CanBeWritten => Plan.Faults.Count == 0 && Plan.Questions.Count == 0;
    }

    public Outcome<IReadOnlyList<FileTable>> Tables(Stream file, string fileName, CancellationToken cancel) => tables.Read(file, fileName, cancel);

    /// <summary>Keeps a file for review.</summary>
    public async Task<Outcome<StaffImport>> StartAsync(Guid id, Stream file, string fileName, CancellationToken cancel)
    {
        var name = Path.GetFileName(fileName);
        var read = Tables(file, name, cancel);
        if (!read.Succeeded)
        {
            return read.Refusals.Select(r => r with { Field = "Document" }).ToList();
        }

        var staff = StaffFile.Read(read.Value, name, await workplaces.EverAsync(PeoplePermissions.Import, cancel), BangkokTime.Today(clock));
        if (!staff.Succeeded)
        {
            return staff.Refusals.ToList();
        }

        var content = secrets.Seal(StaffImport.Purpose, id, JsonSerializer.Serialize(read.Value, JsonColumns.Options));
        if (content.Text.Length > StaffImport.ContentMaxLength)
        {
            return new Refusal("Document", "file-too-large", T($"“{name}” มีข้อมูลมากเกินไป แบ่งเป็นหลายไฟล์", $"“{name}” holds too much at once: part it into several files"));
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await db.Set<StaffImport>().Where(i => i.At < now - KeptFor).ExecuteDeleteAsync(cancel);
        var import = new StaffImport
        {
            Id = id,
            FileName = name.Length > StaffImport.FileNameMaxLength ? name[..StaffImport.FileNameMaxLength] : name,
            AccountId = actor.AccountId,
            ActorName = actor.Name.Length > AuditEvent.ActorMaxLength ? actor.Name[..AuditEvent.ActorMaxLength] : actor.Name,
            At = now,
            Content = content,
            Decisions = new Dictionary<int, string>(),
        };
        db.Add(import);
        await db.SaveChangesAsync(cancel);
        return import;
    }

    /// <summary>One of the actor's own; null when there is none.</summary>
    public Task<StaffImport?> FindAsync(Guid id, CancellationToken cancel) =>
        db.Set<StaffImport>().FirstOrDefaultAsync(i => i.Id == id && i.AccountId == actor.AccountId, cancel);

    /// <summary>What it would do as things stand now.</summary>
    public Task<Outcome<Review>> ReviewAsync(StaffImport import, CancellationToken cancel) =>
        ReviewAsync(JsonSerializer.Deserialize<List<FileTable>>(secrets.Open(StaffImport.Purpose, import.Id, import.Content), JsonColumns.Options)!, import.FileName, import.Decisions, cancel);

    public async Task<Outcome<Review>> ReviewAsync(IReadOnlyList<FileTable> content, string fileName, IReadOnlyDictionary<int, string> decisions, CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        var read = StaffFile.Read(content, fileName, await workplaces.EverAsync(PeoplePermissions.Import, cancel), today);
        return read.Succeeded
            ? new Review(read.Value, StaffPlan.Of(read.Value, await KnownAsync(read.Value, today, cancel), decisions, secrets, today))
            : read.Refusals.ToList();
    }

    /// <summary>Keeps who the rows are that could be several people.</summary>
    public async Task DecideAsync(StaffImport import, IReadOnlyDictionary<int, string> decisions, CancellationToken cancel)
    {
        import.Decisions = import.Decisions.Concat(decisions).GroupBy(d => d.Key).ToDictionary(d => d.Key, d => d.Last().Value);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Gives it up: nothing of it stays.</summary>
    public Task DiscardAsync(Guid id, CancellationToken cancel) =>
        db.Set<StaffImport>().Where(i => i.Id == id && i.AccountId == actor.AccountId).ExecuteDeleteAsync(cancel);

    /// <summary>Writes what was seen, and forgets the file.</summary>
    /// <param name="seen">The fingerprint of the plan that was shown.</param>
    public Task<Outcome<StaffPlan>> ApplyAsync(Guid id, string seen, CancellationToken cancel) => OneAtATimeAsync(async () =>
    {
        if (await FindAsync(id, cancel) is not { } import)
        {
            return new Refusal(null, "import-gone", T("ไม่พบการนำเข้านี้แล้ว", "This import is no longer there"));
        }

        var review = await ReviewAsync(import, cancel);
        if (!review.Succeeded)
        {
            return review.Refusals.ToList();
        }

        var written = await WriteAsync(review.Value, id, import.FileName, seen, cancel);
        if (written.Succeeded)
        {
            db.Remove(import);
            await db.SaveChangesAsync(cancel);
        }

        return written;
    }, cancel);

    /// <summary>The same for a file that nobody kept, at the console.</summary>
    public Task<Outcome<StaffPlan>> ApplyAsync(IReadOnlyList<FileTable> content, string fileName, CancellationToken cancel) => OneAtATimeAsync(async () =>
    {
        var review = await ReviewAsync(content, fileName, new Dictionary<int, string>(), cancel);
        return review.Succeeded ? await WriteAsync(review.Value, Guid.CreateVersion7(), fileName, review.Value.Plan.Fingerprint, cancel) : review.Refusals.ToList();
    }, cancel);

    private Task<Outcome<StaffPlan>> OneAtATimeAsync(Func<Task<Outcome<StaffPlan>>> work, CancellationToken cancel)
    {
        // Keys that are new mark the database by a connection of their own, which would wait for this one to end.
        _ = secrets.Ring;
        return db.OneAtATimeAsync(work, cancel);
    }

    private async Task<Outcome<StaffPlan>> WriteAsync(Review review, Guid id, string fileName, string seen, CancellationToken cancel)
    {
        var plan = review.Plan;
        if (!review.CanBeWritten)
        {
            return new Refusal(null, "import-faulty", T(
                $"ยังมีข้อผิด {plan.Faults.Count} แห่งและข้อที่ต้องตอบ {plan.Questions.Count} ข้อ จึงไม่ได้บันทึกสิ่งใด", $"{plan.Faults.Count} faults and {plan.Questions.Count} questions are left, so nothing was written"));
        }

        if (plan.Fingerprint != seen)
        {
            return new Refusal(null, ChangedMeanwhile, T("ทะเบียนเปลี่ยนไประหว่างที่ท่านตรวจ โปรดดูรายการอีกครั้ง", "The register changed while you were looking: look through the list again"));
        }

        var today = BangkokTime.Today(clock);
        foreach (var change in plan.Added.Concat(plan.Changed))
        {
            await WriteAsync(change, today, cancel);
        }

        if (plan.Added.Count + plan.Changed.Count > 0)
        {
            // A file of one school's staff belongs to the school; one of many units, to the office.
            var inUnits = review.File.Lines.Select(l => l.Unit.Id).Distinct().ToList();
            var told = audit.Tell(
                new StaffImported(id, fileName, plan.Added.Count, plan.Changed.Count, plan.Untouched, inUnits is [var one] ? one : (await units.OfficeAsync(cancel))?.Id),
                changes: [.. plan.Added.Concat(plan.Changed).SelectMany(c => c.Fields.Select(f => f with { OfId = c.PersonId }))]);
            await db.SaveChangesAsync(cancel);
            AuditTouched.Load(db, told, PersonEvent.Kind, plan.Added.Concat(plan.Changed).Select(c => (c.PersonId, c.Line.Unit.Id)));
        }

        await db.SaveChangesAsync(cancel);
        return plan;
    }

    private async Task WriteAsync(PersonChange change, DateOnly today, CancellationToken cancel)
    {
        var line = change.Line;
        Person person;
        if (change.Known is null)
        {
            person = new Person { Id = change.PersonId };
            db.Add(person);
            db.Add(PersonName.Of(person.Id, line.Name, Dated.Beginning, Dated.Open));
            db.AddRange(line.Numbers.Select(n => PersonIdentifier.Of(secrets, person.Id, n.Key, n.Value, Dated.Beginning)));
        }
        else
        {
            person = await db.Set<Person>().SingleAsync(p => p.Id == change.PersonId, cancel);
            db.Entry(person).State = EntityState.Modified;
            await WriteNameAsync(change, today, cancel);
            foreach (var (scheme, text) in line.Numbers)
            {
                await db.SetIdentifierAsync(secrets, person.Id, scheme, text, formerWasWrong: false, today, cancel);
            }
        }

        person.BirthDate = line.BirthDate ?? person.BirthDate;
        person.AppointedOn = line.AppointedOn ?? person.AppointedOn;
        person.Email = line.Email ?? person.Email;
        person.Phone = line.Phone ?? person.Phone;
        if (change.EndsFormer is { } former)
        {
            (await db.Set<PersonPosition>().SingleAsync(p => p.Id == former.Id, cancel)).Until = change.NewPosition!.Since;
        }

        if (change.NewPosition is { } position)
        {
            db.Add(position);
        }

        if (change.Edits is { } edited)
        {
            var kept = await db.Set<PersonPosition>().SingleAsync(p => p.Id == edited.Id, cancel);
            (kept.Rank, kept.Number) = (line.Rank ?? kept.Rank, line.PositionNumber ?? kept.Number);
        }
    }

    private async Task WriteNameAsync(PersonChange change, DateOnly today, CancellationToken cancel)
    {
        var current = await db.Set<PersonName>().SingleAsync(n => n.PersonId == change.PersonId && n.Since == change.Known!.Name.Since, cancel);
        var name = StaffPlan.NameToBe(change.Line, current);
        var isCalledOtherwise = (current.GivenName, current.FamilyName) != (name.GivenName, name.FamilyName) || (current.Prefix.Length > 0 && current.Prefix != name.Prefix);
        if (isCalledOtherwise && current.Since < today)
        {
            db.Add(PersonName.Of(change.PersonId, name, today, current.Until));
            current.Until = today;
        }
        else
        {
            current.Write(name);
        }
    }

    private async Task<KnownPeople> KnownAsync(StaffFile file, DateOnly today, CancellationToken cancel)
    {
        var seen = db.Set<Person>().VisibleTo(actor, db, PeoplePermissions.Import, today);
        var people = await seen.AsNoTracking().ToListAsync(cancel);
        var names = (await db.Set<PersonName>().AsNoTracking().Where(n => seen.Any(p => p.Id == n.PersonId)).ToListAsync(cancel)).ToLookup(n => n.PersonId);
        var positions = (await db.Set<PersonPosition>().AsNoTracking().Where(w => seen.Any(p => p.Id == w.PersonId)).ToListAsync(cancel)).ToLookup(w => w.PersonId);
        var identifiers = (await db.Set<PersonIdentifier>().AsNoTracking().Where(i => seen.Any(p => p.Id == i.PersonId)).ToListAsync(cancel)).ToLookup(i => i.PersonId);
        var known = people.Where(p => names.Contains(p.Id))
            .Select(p => new KnownPerson(p, names[p.Id].MaxBy(n => n.Since)!, [.. positions[p.Id]], [.. identifiers[p.Id]])).ToList();

        var ids = people.Select(p => p.Id).ToHashSet();
        HashSet<LookupHash> elsewhere = [];
        foreach (var some in file.Lines.SelectMany(l => l.Numbers.SelectMany(n => secrets.Hashes(PersonIdentifier.PurposeOf(n.Key), n.Value))).Chunk(AtOnce))
        {
            var found = await db.Set<PersonIdentifier>().AsNoTracking().Where(i => some.Contains(i.Hash)).Select(i => new { i.Hash, i.PersonId }).ToListAsync(cancel);
            elsewhere.UnionWith(found.Where(i => !ids.Contains(i.PersonId)).Select(i => i.Hash));
        }

        List<PersonPosition> others = [];
        foreach (var some in file.Lines.Select(l => l.PositionNumber).OfType<string>().Distinct().Chunk(AtOnce))
        {
            others.AddRange((await db.Set<PersonPosition>().AsNoTracking().Where(p => p.Number != null && some.Contains(p.Number)).ToListAsync(cancel)).Where(p => !ids.Contains(p.PersonId)));
        }

        return new(known, elsewhere, others);
    }
}
