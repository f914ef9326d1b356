using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>A person of the register as an import is held against it.</summary>
/// <param name="Name">The newest.</param>
/// <param name="Positions">All, of any day.</param>
internal sealed record KnownPerson(Person Person, PersonName Name, IReadOnlyList<PersonPosition> Positions, IReadOnlyList<PersonIdentifier> Identifiers)
{
    public IEnumerable<PersonPosition> Now(DateOnly today) => Positions.Where(p => p.Holds(today));
}

/// <summary>What the register holds that an import may touch.</summary>
/// <param name="Elsewhere">Hashes of numbers that belong to people out of reach.</param>
/// <param name="OtherPositions">Positions of people out of reach that a new one might clash with.</param>
internal sealed record KnownPeople(IReadOnlyList<KnownPerson> People, IReadOnlySet<LookupHash> Elsewhere, IReadOnlyList<PersonPosition> OtherPositions);

/// <summary>A row that may be one of several people, or a new one.</summary>
internal sealed record StaffQuestion(StaffLine Line, IReadOnlyList<KnownPerson> Candidates);

/// <summary>What a row adds or changes.</summary>
/// <param name="Known">Null for a new person.</param>
/// <param name="NewPosition">Null where the position stays.</param>
/// <param name="EndsFormer">The position that ends as the new one begins.</param>
/// <param name="Edits">A position of today whose rank, number, or kind is put right.</param>
internal sealed record PersonChange(
    StaffLine Line, Guid PersonId, KnownPerson? Known, PersonPosition? NewPosition, PersonPosition? EndsFormer, PersonPosition? Edits, IReadOnlyList<FieldChange> Fields);

/// <summary>What bringing a list of staff in would do: nothing of it is written yet. Pure.</summary>
/// <param name="Gone">Who works today in a unit the file speaks of, and does not stand in it; nothing is done to them.</param>
internal sealed record StaffPlan(
    IReadOnlyList<PersonChange> Added,
    IReadOnlyList<PersonChange> Changed,
    int Untouched,
    IReadOnlyList<KnownPerson> Gone,
    IReadOnlyList<StaffQuestion> Questions,
    IReadOnlyList<StaffFault> Faults)
{
    /// <summary>What a person answers where a row is somebody new.</summary>
    public const string New = "new";

    /// <summary>The same for the same plan: whether what is written is what was seen.</summary>
    public string Fingerprint
    {
        get
        {
            var text = new StringBuilder();
            foreach (var change in Added.Concat(Changed))
            {
                text.Append(CultureInfo.InvariantCulture, $"{change.Line.Row}|{change.Known?.Person.Id}|{change.EndsFormer?.Id}|");
                text.AppendJoin('|', change.Fields.Select(f => $"{f.Field}={f.Was}>{f.Became}")).Append('\n');
            }

            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
        }
    }

    /// <param name="decisions">Row → the id of the person it is, or <see cref="New"/>.</param>
    public static StaffPlan Of(StaffFile file, KnownPeople known, IReadOnlyDictionary<int, string> decisions, Secrets secrets, DateOnly today) =>
        new Planner(known, decisions, secrets, today).Plan(file);

    /// <summary>What the file does not say stays; an English name it does not know is no reason to forget one.</summary>
    internal static NameParts NameToBe(StaffLine line, PersonName name) => new(
        line.Name.Prefix.Length > 0 ? line.Name.Prefix : name.Prefix,
        line.Name.GivenName,
        line.Name.FamilyName.Length > 0 ? line.Name.FamilyName : name.FamilyName,
        line.Name.EnglishGivenName ?? name.EnglishGivenName,
        line.Name.EnglishGivenName is null ? name.EnglishFamilyName : line.Name.EnglishFamilyName);

    private sealed class Planner(KnownPeople known, IReadOnlyDictionary<int, string> decisions, Secrets secrets, DateOnly today)
    {
        private readonly ILookup<LookupHash, KnownPerson> _byNumber = known.People.SelectMany(p => p.Identifiers.Select(i => (i.Hash, p))).ToLookup(p => p.Hash, p => p.p);
        private readonly ILookup<string, KnownPerson> _byName = known.People.ToLookup(p => PersonName.SearchKeyOf(p.Name.GivenName, p.Name.FamilyName));
        private readonly List<StaffFault> _faults = [];

        public StaffPlan Plan(StaffFile file)
        {
            List<StaffQuestion> questions = [];
            List<(StaffLine Line, KnownPerson? Person)> matched = [];
            foreach (var line in file.Lines)
            {
                if (!Match(line, out var person, out var candidates))
                {
                    if (candidates.Count > 0)
                    {
                        questions.Add(new(line, candidates));
                    }

                    continue;
                }

                matched.Add((line, person));
            }

            RefuseTwice(matched);
            var changes = matched.Select(m => m.Person is { } person ? Change(m.Line, person) : Add(m.Line)).ToList();
            CheckPositions(changes);
            var inFile = matched.Select(m => m.Person).OfType<KnownPerson>().Concat(questions.SelectMany(q => q.Candidates)).ToHashSet();
            var units = file.Lines.Select(l => l.Unit.Id).ToHashSet();
            return new(
                [.. changes.Where(c => c.Known is null)],
                [.. changes.Where(c => c.Known is not null && c.Fields.Count > 0)],
                changes.Count(c => c.Known is not null && c.Fields.Count == 0),
                [.. known.People.Where(p => !inFile.Contains(p) && p.Now(today).Any(w => units.Contains(w.UnitId)))],
                questions,
                [.. file.Faults, .. _faults]);
        }

        /// <summary>False where the row is a question, or a fault.</summary>
        private bool Match(StaffLine line, out KnownPerson? person, out IReadOnlyList<KnownPerson> candidates)
        {
            (person, candidates) = (null, []);
            var byNumber = Hashes(line).SelectMany(h => _byNumber[h]).Distinct().ToList();
            if (byNumber.Count > 1)
            {
                _faults.Add(line.Fault(StaffColumn.NationalId, "identifiers-of-two", T("เลขประจำตัวในแถวนี้เป็นของบุคลากรคนละคนกัน", "The numbers of this row belong to two different people")));
                return false;
            }

            if (byNumber is [var one])
            {
                person = one;
                return true;
            }

            if (Hashes(line).Any(known.Elsewhere.Contains))
            {
                _faults.Add(line.Fault(StaffColumn.NationalId, "identifier-elsewhere", T("เลขนี้เป็นของบุคลากรนอกขอบเขตของท่าน ให้ย้ายบุคลากรแทนการเพิ่มใหม่", "This number belongs to somebody out of your reach: move the person instead of adding one")));
                return false;
            }

            var named = _byName[PersonName.SearchKeyOf(line.Name.GivenName, line.Name.FamilyName)].ToList();
            if (decisions.TryGetValue(line.Row, out var decided))
            {
                person = named.Find(p => p.Person.Id.ToString() == decided);
                if (person is not null || decided == New)
                {
                    return true;
                }
            }

            // Two people may share a name; with different birth dates they are two.
            named.RemoveAll(p => p.Person.BirthDate is { } born && line.BirthDate is { } said && born != said);
            if (named.Count == 0)
            {
                return true;
            }

            if (named is [var same] && same.Person.BirthDate is not null && line.BirthDate is not null && !HasOtherNumber(same, line))
            {
                person = same;
                return true;
            }

            candidates = named;
            return false;
        }

        private IEnumerable<LookupHash> Hashes(StaffLine line) => line.Numbers.SelectMany(n => secrets.Hashes(PersonIdentifier.PurposeOf(n.Key), n.Value));

        private static bool HasOtherNumber(KnownPerson person, StaffLine line) =>
            line.Numbers.Keys.Any(scheme => scheme == PersonIdentifierScheme.NationalId && person.Identifiers.Any(i => i.Scheme == scheme && i.Until == Dated.Open));

        private void RefuseTwice(List<(StaffLine Line, KnownPerson? Person)> matched)
        {
            foreach (var same in matched.Where(m => m.Person is not null).GroupBy(m => m.Person).Where(g => g.Count() > 1).ToList())
            {
                foreach (var (line, _) in same)
                {
                    _faults.Add(line.Fault(StaffColumn.GivenName, "person-repeats", T(
                        $"แถวนี้เป็นคนเดียวกับแถว {string.Join(", ", same.Where(s => s.Line != line).Select(s => s.Line.Row))}", $"This is the person of row {string.Join(", ", same.Where(s => s.Line != line).Select(s => s.Line.Row))} too")));
                }

                matched.RemoveAll(m => m.Person == same.Key);
            }
        }

        private static PersonChange Add(StaffLine line)
        {
            var id = Guid.CreateVersion7();
            var position = PositionOf(line, id, line.PositionSince ?? Dated.Beginning, line.Kind ?? StaffKind.Teacher);
            List<FieldChange> fields = [];
            Compare(fields, line, T("ชื่อ", "Name"), null, line.Name.Full.Thai);
            Compare(fields, line, T("ตำแหน่ง", "Position"), null, Post(position, line.Unit));
            Compare(fields, line, T("วันบรรจุ", "Appointed"), null, Iso(line.AppointedOn));
            Compare(fields, line, T("อีเมล", "E-mail"), null, line.Email);
            Compare(fields, line, T("โทรศัพท์", "Telephone"), null, line.Phone);
            AddPrivate(fields, line, line.Numbers, line.BirthDate is not null);
            return new(line, id, null, position, null, null, fields);
        }

        private PersonChange Change(StaffLine line, KnownPerson person)
        {
            List<FieldChange> fields = [];
            var name = NameToBe(line, person.Name);
            Compare(fields, line, T("ชื่อ", "Name"), person.Name.Full.Thai, name.Full.Thai);
            Compare(fields, line, T("ชื่อภาษาอังกฤษ", "English name"), person.Name.EnglishGivenName is null ? null : person.Name.Full.English, name.EnglishGivenName is null ? null : name.Full.English);
            Compare(fields, line, T("วันบรรจุ", "Appointed"), Iso(person.Person.AppointedOn), Iso(line.AppointedOn ?? person.Person.AppointedOn));
            Compare(fields, line, T("อีเมล", "E-mail"), person.Person.Email, line.Email ?? person.Person.Email);
            Compare(fields, line, T("โทรศัพท์", "Telephone"), person.Person.Phone, line.Phone ?? person.Person.Phone);
            AddPrivate(
                fields,
                line,
                line.Numbers.Where(n => !person.Identifiers.Any(i => i.Scheme == n.Key && i.Until == Dated.Open && i.Open(secrets) == n.Value)),
                line.BirthDate is { } born && born != person.Person.BirthDate);

            var held = PeopleRegister.InOrder(person.Now(today)).FirstOrDefault(p => p.Capacity == line.Capacity);
            if (held is null || held.UnitId != line.Unit.Id || held.Title != line.Title || (line.Kind is { } kind && kind != held.Kind))
            {
                var since = line.PositionSince ?? today;
                if (held is not null && since <= held.Since)
                {
                    _faults.Add(line.Fault(StaffColumn.PositionSince, "since-before-former", T(
                        $"วันที่ดำรงตำแหน่งต้องอยู่หลังวันเริ่มตำแหน่งเดิม ({held.Title} {PeopleWording.Stretch(held).Thai})", $"The position must begin after the former one ({held.Title}, {PeopleWording.Stretch(held).English})")));
                    return new(line, person.Person.Id, person, null, null, null, []);
                }

                var position = PositionOf(line, person.Person.Id, since, line.Kind ?? held?.Kind ?? StaffKind.Teacher);
                Compare(fields, line, T("ตำแหน่ง", "Position"), held is null ? null : PeopleWording.Title(held).Thai, Post(position, line.Unit));
                return new(line, person.Person.Id, person, position, held, null, fields);
            }

            var before = fields.Count;
            Compare(fields, line, T("วิทยฐานะหรือระดับ", "Rank"), held.Rank, line.Rank ?? held.Rank);
            Compare(fields, line, T("เลขที่ตำแหน่ง", "Position number"), held.Number, line.PositionNumber ?? held.Number);
            return new(line, person.Person.Id, person, null, null, fields.Count > before ? held : null, fields);
        }

        /// <summary>New positions beside each other and beside those that stay.</summary>
        private void CheckPositions(IReadOnlyList<PersonChange> changes)
        {
            var ends = changes.Where(c => c.EndsFormer is not null).ToDictionary(c => c.EndsFormer!.Id, c => c.NewPosition!.Since);
            var all = known.People.SelectMany(p => p.Positions).Concat(known.OtherPositions)
                .Select(p => ends.TryGetValue(p.Id, out var end) ? Until(p, end) : p)
                .Concat(changes.Select(c => c.NewPosition).OfType<PersonPosition>()).ToList();
            var (ofPerson, headsOf, numbered) = (all.ToLookup(p => p.PersonId), all.Where(p => p.HeadsUnit).ToLookup(p => p.UnitId), all.Where(p => p.Number is not null).ToLookup(p => p.Number!));
            foreach (var change in changes.Where(c => c.NewPosition is not null))
            {
                var position = change.NewPosition!;
                var beside = ofPerson[position.PersonId].Concat(position.HeadsUnit ? headsOf[position.UnitId] : []).Concat(position.Number is { } number ? numbered[number] : []).Distinct();
                foreach (var refusal in PositionRules.WhyNot(position, beside))
                {
                    var column = refusal.Code == "position-number-taken" ? StaffColumn.PositionNumber : StaffColumn.Title;
                    _faults.Add(change.Line.Fault(column, refusal.Code, refusal.Reason));
                }
            }
        }

        private static PersonPosition Until(PersonPosition position, DateOnly until) => new()
        {
            Id = position.Id,
            PersonId = position.PersonId,
            UnitId = position.UnitId,
            Title = position.Title,
            Kind = position.Kind,
            Capacity = position.Capacity,
            HeadsUnit = position.HeadsUnit,
            Number = position.Number,
            Since = position.Since,
            Until = until,
        };

        private static PersonPosition PositionOf(StaffLine line, Guid personId, DateOnly since, StaffKind kind) => new()
        {
            Id = Guid.CreateVersion7(),
            PersonId = personId,
            UnitId = line.Unit.Id,
            Title = line.Title,
            Rank = line.Rank,
            Kind = kind,
            Capacity = line.Capacity,
            HeadsUnit = PositionRules.IsOfHead(line.Title),
            Number = line.PositionNumber,
            Since = since,
            Until = Dated.Open,
        };

        private static string Post(PersonPosition position, UnitEntry unit) => $"{PeopleWording.Title(position).Thai} {unit.Name.Thai}";

        private static void Compare(List<FieldChange> fields, StaffLine line, Text field, string? was, string? becomes)
        {
            if (was != becomes)
            {
                fields.Add(new(field.Thai, was, becomes, line.Name.Full.Thai));
            }
        }

        // That they come or change is told, and not what they are.
        private static void AddPrivate(List<FieldChange> fields, StaffLine line, IEnumerable<KeyValuePair<PersonIdentifierScheme, string>> numbers, bool birthDate)
        {
            fields.AddRange(numbers.Select(n => new FieldChange(PeopleWording.Scheme(n.Key).Thai, null, IdentifierText.Masked(n.Key, n.Value), line.Name.Full.Thai)));
            if (birthDate)
            {
                fields.Add(new(T("วันเกิด", "Birth date").Thai, null, PeopleWording.BirthDate(line.BirthDate, inFull: false), line.Name.Full.Thai));
            }
        }

        private static string? Iso(DateOnly? day) => day is { } known ? PeopleModel.Iso(known) : null;
    }
}
