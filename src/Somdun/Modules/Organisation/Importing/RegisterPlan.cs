using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

/// <summary>What a register would do to what is there: new, changed, untouched, gone. Nothing is written by working it out.</summary>
/// <param name="Added">New schools and what they belong to, with all their facts.</param>
/// <param name="Gone">Schools of the file's areas that are open and not in it. Nothing is done to them: a person closes or merges them.</param>
/// <param name="Faults">Those of the file, and those that show only beside what is there.</param>
internal sealed record RegisterPlan(
    DateOnly Day,
    IReadOnlyList<NewUnit> Parents,
    IReadOnlyList<NewUnit> Added,
    IReadOnlyList<ChangedUnit> Changed,
    IReadOnlyList<(Guid Id, string Name)> Untouched,
    IReadOnlyList<(Guid Id, string Name, string? Code)> Gone,
    IReadOnlyList<RegisterFault> Faults,
    IReadOnlyList<RegisterFault> Notes,
    int Lines)
{
    public bool ChangesNothing => Parents.Count == 0 && Added.Count == 0 && Changed.Count == 0;

    public string Summary(Language language) => T(
        $"เพิ่ม {Added.Count:N0} เปลี่ยน {Changed.Count:N0} คงเดิม {Untouched.Count:N0} ไม่มีในไฟล์ {Gone.Count:N0} ข้อบกพร่อง {Faults.Count:N0}",
        $"{Added.Count:N0} added, {Changed.Count:N0} changed, {Untouched.Count:N0} untouched, {Gone.Count:N0} not in the file, {Faults.Count:N0} faults").In(language);
}

/// <summary>A unit that the file brings.</summary>
internal sealed record NewUnit(Unit Unit, UnitFacts Facts, (DateOnly Day, int Pupils)? Count, int? Row)
{
    public string Name => Facts.Names[0].Thai;
}

/// <summary>A unit that the file says something new of.</summary>
/// <param name="What">In words, for the one who decides.</param>
internal sealed record ChangedUnit(
    Guid Id, string Name, UnitFacts Before, UnitFacts After, (DateOnly Day, int Pupils)? Count, RegisterLine? Line, bool IsPlaceChanged, IReadOnlyList<Text> What);

/// <summary>Holds a register against what is there.</summary>
internal sealed class RegisterComparison(SomdunDb db, Units units)
{
    private readonly List<NewUnit> _parents = [];
    private readonly List<RegisterFault> _faults = [];
    private readonly List<RegisterFault> _notes = [];
    private readonly Dictionary<(UnitKind Kind, Guid? Within, string Key), Guid> _places = [];
    private readonly Dictionary<Guid, UnitFacts> _parentFacts = [];
    private readonly Dictionary<string, Guid> _areas = new(StringComparer.Ordinal);
    private DateOnly _day;

    public async Task<RegisterPlan> CompareAsync(RegisterFile file, DateOnly day, bool leaveFaultyOut, CancellationToken cancel)
    {
        _day = day;
        _faults.AddRange(file.Faults);
        _notes.AddRange(file.Notes);
        await LoadParentsAsync(cancel);
        var office = await units.OfficeAsync(cancel);
        if (office is null && file.Lines.Any(l => l.AreaCode is null))
        {
            _faults.Add(new(0, "", "office-missing", T(
                "ไฟล์ไม่มีรหัสเขตพื้นที่ และยังไม่ได้ตั้งสำนักงานของระบบนี้", "The file has no area codes, and the office of this system is not set up yet")));
            return new RegisterPlan(day, [], [], [], [], [], _faults, _notes, 0);
        }

        var areas = AreasOf(file, office);
        var knownAreas = areas.Values.Where(id => !_parents.Exists(p => p.Unit.Id == id)).Distinct().ToList();
        var known = await LoadSchoolsAsync(knownAreas, file, cancel);
        var areasWithSchools = known.InAreas.Values.ToHashSet();
        var knownDistricts = _places.Keys.Where(k => k.Kind == UnitKind.District).Select(k => k.Within).ToHashSet();

        List<NewUnit> added = [];
        List<ChangedUnit> changed = [.. UnderTheNation(file)];
        List<(Guid, string)> untouched = [];
        HashSet<Guid> met = [];
        foreach (var line in file.Lines)
        {
            if (!areas.TryGetValue(line.AreaCode ?? "", out var area))
            {
                continue;
            }

            var (match, isConfused) = known.Match(line);
            if (isConfused)
            {
                _faults.Add(new(line.Row, line.PlaceOfCode, "codes-disagree", T(
                    $"รหัส SMIS {line.Smis} กับรหัสกระทรวง {line.Moe} เป็นของคนละโรงเรียนในระบบ", $"The SMIS code {line.Smis} and the ministry code {line.Moe} belong to two schools here")));
                continue;
            }

            if (line.District is { } said && !IsDistrictKnown(line, area, knownDistricts))
            {
                _faults.Add(new(line.Row, line.PlaceOfDistrict, "district-unknown", T(
                    $"ไม่พบอำเภอ “{said}” ในระบบ ตรวจตัวสะกด หรือเพิ่มอำเภอก่อน", $"There is no district “{said}” here: look at its spelling, or add the district first")));
                continue;
            }

            var since = match is null && !areasWithSchools.Contains(area) ? Dated.Beginning : day;
            var (place, cluster) = (PlaceOf(line, area, since), ClusterOf(line, area, since));
            if (match is not { } id)
            {
                added.Add(New(line, area, place, cluster, since));
                continue;
            }

            met.Add(id);
            var change = Compare(known, id, line, area, place, cluster);
            if (change is null)
            {
                untouched.Add((id, line.Name));
            }
            else
            {
                changed.Add(change);
            }
        }

        // A parent that only rows with faults asked for is not made.
        var used = added.SelectMany(a => a.Facts.Parents).Concat(changed.SelectMany(c => c.After.Parents)).Concat(_parents.SelectMany(p => p.Facts.Parents)).Select(p => p.ParentId).ToHashSet();
        var gone = known.Schools.Values
            .Where(s => !met.Contains(s.Facts.UnitId) && knownAreas.Contains(known.InAreas.GetValueOrDefault(s.Facts.UnitId)))
            .Where(s => s.Facts.StateOn(day) is { State: not (UnitState.Closed or UnitState.Merged) })
            .Select(s => (s.Facts.UnitId, s.Facts.NameOn(day)?.Thai ?? "", s.Facts.Codes.FirstOrDefault(c => c.Scheme == IdentifierScheme.Smis)?.Text))
            .ToList();
        var clean = _faults.Count == 0 || leaveFaultyOut;
        return new RegisterPlan(
            day, clean ? [.. _parents.Where(p => used.Contains(p.Unit.Id))] : [], added, changed, untouched, gone, [.. _faults.OrderBy(f => f.Row)], _notes, file.Lines.Count + file.Faults.Select(f => f.Row).Distinct().Count());
    }

    private async Task LoadParentsAsync(CancellationToken cancel)
    {
        var parents = await db.Set<Unit>().AsNoTracking().Where(u => u.Kind != UnitKind.School && u.Kind != UnitKind.Group).ToListAsync(cancel);
        var facts = await db.FactsOfAsync([.. parents.Select(p => p.Id)], cancel);
        foreach (var parent in parents)
        {
            var own = facts[parent.Id];
            _parentFacts[parent.Id] = own;
            var standing = own.StateOn(_day) is { State: not (UnitState.Closed or UnitState.Merged) };
            foreach (var code in own.Codes.Where(c => parent.Kind == UnitKind.Area && c.Scheme == IdentifierScheme.Area))
            {
                _areas[code.Text] = parent.Id;
            }

            if (standing)
            {
                Guid? within = parent.Kind is UnitKind.District or UnitKind.Cluster ? own.ParentOn(Hierarchy.Administrative, _day)?.ParentId : null;
                foreach (var name in own.Names.Where(n => n.Holds(_day)))
                {
                    _places.TryAdd((parent.Kind, within, Key(parent.Kind, name.Thai)), parent.Id);
                }
            }
        }
    }

    /// <summary>Area code → area: those of the file that are not known are new. A file of several areas brings the nation with it.</summary>
    private Dictionary<string, Guid> AreasOf(RegisterFile file, UnitEntry? office)
    {
        Dictionary<string, Guid> areas = new(StringComparer.Ordinal);
        if (office is not null)
        {
            areas[""] = office.Id;
        }

        var codes = file.Lines.Where(l => l.AreaCode is not null).GroupBy(l => l.AreaCode!).ToList();
        Guid? nation = codes.Count > 1 ? PlaceFor(UnitKind.Nation, null, OrganisationNames.Nation, Dated.Beginning, null) : null;
        foreach (var code in codes)
        {
            if (_areas.TryGetValue(code.Key, out var known))
            {
                areas[code.Key] = known;
                continue;
            }

            if (code.Select(l => l.AreaName).FirstOrDefault(n => n is not null) is not { } name)
            {
                _faults.AddRange(code.Select(l => new RegisterFault(l.Row, l.PlaceOfArea, "area-unknown", T(
                    $"ไม่รู้จักเขตพื้นที่รหัส {code.Key} และไฟล์ไม่มีชื่อเขต", $"There is no area with the code {code.Key}, and the file does not name it"))));
                continue;
            }

            var unit = new Unit { Id = Guid.CreateVersion7(), Kind = UnitKind.Area };
            var facts = UnitFacts.Empty(unit.Id)
                .WithName(Dated.Beginning, name, null)
                .WithState(Dated.Beginning, UnitState.Open, null, null, null)
                .WithCode(IdentifierScheme.Area, Dated.Beginning, code.Key)
                .WithParent(Hierarchy.Administrative, Dated.Beginning, nation);
            _parents.Add(new NewUnit(unit, facts, null, null));
            _parentFacts[unit.Id] = facts;
            areas[code.Key] = unit.Id;
        }

        return areas;
    }

    /// <summary>An area that was there before the nation was comes under it.</summary>
    private IEnumerable<ChangedUnit> UnderTheNation(RegisterFile file)
    {
        if (!_places.TryGetValue((UnitKind.Nation, null, ThaiText.SearchKey(OrganisationNames.Nation)), out var nation))
        {
            yield break;
        }

        foreach (var area in file.Lines.Select(l => l.AreaCode).OfType<string>().Distinct().Where(_areas.ContainsKey).Select(code => _areas[code]))
        {
            var before = _parentFacts[area];
            if (before.ParentOn(Hierarchy.Administrative, _day) is null)
            {
                yield return new(area, NameOf(area), before, before.WithParent(Hierarchy.Administrative, Dated.Beginning, nation), null, null, false, [T("สังกัด สพฐ.", "Answers to OBEC")]);
            }
        }
    }

    private bool IsDistrictKnown(RegisterLine line, Guid area, HashSet<Guid?> areasWithDistricts) =>
        !areasWithDistricts.Contains(area) || _places.ContainsKey((UnitKind.District, area, Key(UnitKind.District, line.District!)));

    private Guid? PlaceOf(RegisterLine line, Guid area, DateOnly since)
    {
        var province = line.Province is { } name ? PlaceFor(UnitKind.Province, null, name, Dated.Beginning, null) : (Guid?)null;
        return line.District is { } district ? PlaceFor(UnitKind.District, area, district, since, province) : province;
    }

    private Guid? ClusterOf(RegisterLine line, Guid area, DateOnly since) =>
        line.Cluster is { } name ? PlaceFor(UnitKind.Cluster, area, name, since, null) : null;

    private Guid PlaceFor(UnitKind kind, Guid? within, string name, DateOnly since, Guid? province)
    {
        var key = (kind, within, Key(kind, name));
        if (_places.TryGetValue(key, out var known))
        {
            return known;
        }

        var unit = new Unit { Id = Guid.CreateVersion7(), Kind = kind };
        var facts = UnitFacts.Empty(unit.Id)
            .WithName(since, name, kind == UnitKind.Nation ? OrganisationNames.NationInEnglish : null)
            .WithState(since, UnitState.Open, null, null, null)
            .WithParent(Hierarchy.Administrative, since, within)
            .WithParent(Hierarchy.Geographic, since, province);
        _parents.Add(new NewUnit(unit, facts, null, null));
        _parentFacts[unit.Id] = facts;
        return _places[key] = unit.Id;
    }

    private static NewUnit New(RegisterLine line, Guid area, Guid? place, Guid? cluster, DateOnly since)
    {
        var unit = new Unit
        {
            Id = Guid.CreateVersion7(),
            Kind = UnitKind.School,
            Levels = line.Levels,
            SubDistrict = line.SubDistrict,
            Latitude = line.Millionths?.Latitude,
            Longitude = line.Millionths?.Longitude,
        };

        // Written out rather than put day by day: a register of the nation makes 30,000 of these.
        var end = Dated.Open;
        List<CodeFact> codes = [];
        List<ParentFact> parents = [new(since, end, Hierarchy.Administrative, area)];
        if (line.Smis is not null)
        {
            codes.Add(new(since, end, IdentifierScheme.Smis, line.Smis));
        }

        if (line.Moe is not null)
        {
            codes.Add(new(since, end, IdentifierScheme.Moe, line.Moe));
        }

        if (place is { } lies)
        {
            parents.Add(new(since, end, Hierarchy.Geographic, lies));
        }

        if (cluster is { } group)
        {
            parents.Add(new(since, end, Hierarchy.Cluster, group));
        }

        return new NewUnit(
            unit,
            new UnitFacts(unit.Id, [new(since, end, line.Name, line.EnglishName)], codes, parents, [new(since, end, UnitState.Open, null, null, null)]),
            line.Pupils is { } pupils ? (line.CountedOn ?? DateOnly.MinValue, pupils) : null,
            line.Row);
    }

    private ChangedUnit? Compare(KnownSchools known, Guid id, RegisterLine line, Guid area, Guid? place, Guid? cluster)
    {
        var (unit, before, counts) = known.Schools[id];
        if (before.StateOn(_day) is not { State: not (UnitState.Closed or UnitState.Merged) })
        {
            _notes.Add(new(line.Row, line.PlaceOfName, "school-closed", T(
                $"{line.Name} เลิกหรือยุบรวมแล้วในระบบ จึงไม่แก้", $"{line.Name} is closed or merged here, and is left as it is")));
            return null;
        }

        var (after, what) = (before, new List<Text>());
        var name = before.NameOn(_day);
        if (name?.Thai != line.Name || (line.EnglishName is not null && name?.English != line.EnglishName))
        {
            after = after.WithName(_day, line.Name, line.EnglishName ?? (name?.Thai == line.Name ? name.English : null));
            what.Add(T($"ชื่อ: {name?.Thai} → {line.Name}", $"Name: {name?.Thai} → {line.Name}"));
        }

        foreach (var (scheme, code) in new[] { (IdentifierScheme.Smis, line.Smis), (IdentifierScheme.Moe, line.Moe) })
        {
            var now = before.Codes.FirstOrDefault(c => c.Scheme == scheme && c.Holds(_day))?.Text;
            if (code is not null && now != code)
            {
                after = after.WithCode(scheme, _day, code);
                what.Add(T($"{UnitWording.Scheme(scheme).Thai}: {now} → {code}", $"{UnitWording.Scheme(scheme).English}: {now} → {code}"));
            }
        }

        Belongs(Hierarchy.Administrative, area);
        Belongs(Hierarchy.Geographic, place);
        Belongs(Hierarchy.Cluster, cluster);

        var isPlaceChanged = (line.Levels is not null && line.Levels != unit.Levels)
            || (line.SubDistrict is not null && line.SubDistrict != unit.SubDistrict)
            || (line.Millionths is { } point && (point.Latitude != unit.Latitude || point.Longitude != unit.Longitude));
        if (isPlaceChanged)
        {
            what.Add(T("ระดับชั้น ตำบล หรือพิกัด", "Levels, sub-district or coordinates"));
        }

        var day = line.CountedOn ?? _day;
        var standing = counts.Where(c => c.Day <= day).OrderByDescending(c => c.Day).FirstOrDefault();
        (DateOnly, int)? count = line.Pupils is { } pupils && standing.Pupils != pupils ? (day, pupils) : null;
        if (line.Pupils is { } first && standing == default && first == 0)
        {
            count = (day, first);
        }

        if (count is { } counted)
        {
            what.Add(T($"นักเรียน {counted.Item2:N0} คน ณ {ThaiDate.Short(counted.Item1)}", $"{counted.Item2:N0} pupils on {ThaiDate.Short(counted.Item1, Language.English)}"));
        }

        return what.Count == 0 ? null : new ChangedUnit(id, line.Name, before, after, count, line, isPlaceChanged, what);

        void Belongs(Hierarchy hierarchy, Guid? parent)
        {
            var now = before.ParentOn(hierarchy, _day)?.ParentId;
            if (parent is { } known && now != known)
            {
                after = after.WithParent(hierarchy, _day, known);
                var (from, to) = (now is { } old ? NameOf(old) : "—", NameOf(known));
                what.Add(T($"{UnitWording.Hierarchy(hierarchy).Thai}: {from} → {to}", $"{UnitWording.Hierarchy(hierarchy).English}: {from} → {to}"));
            }
        }
    }

    private string NameOf(Guid parent) => _parentFacts.TryGetValue(parent, out var facts) ? (facts.NameOn(_day) ?? facts.Names[^1]).Thai : "—";

    // Registers write อำเภอเมือง, อ.เมือง and เมือง for one district.
    private static string Key(UnitKind kind, string name) => kind == UnitKind.District ? ThaiText.SearchKey(OrganisationNames.WithoutDistrictWord(name)) : ThaiText.SearchKey(name);

    private async Task<KnownSchools> LoadSchoolsAsync(IReadOnlyList<Guid> areas, RegisterFile file, CancellationToken cancel)
    {
        // By code wherever they are, since a school may come from another area; and all that the areas have, to tell who is gone.
        var smis = file.Lines.Select(l => l.Smis).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var moe = file.Lines.Select(l => l.Moe).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var isEmpty = !await db.Set<Unit>().AnyAsync(u => u.Kind == UnitKind.School, cancel);
        if (isEmpty)
        {
            return KnownSchools.None;
        }

        var codes = await db.Set<UnitIdentifier>().AsNoTracking().Where(i => i.Scheme == IdentifierScheme.Smis || i.Scheme == IdentifierScheme.Moe).ToListAsync(cancel);
        var inAreas = await db.Set<UnitAncestor>().On(_day)
            .Where(a => areas.Contains(a.AncestorId) && a.Hierarchy == Hierarchy.Administrative && db.Set<Unit>().Any(u => u.Id == a.UnitId && u.Kind == UnitKind.School))
            .Select(a => new { a.UnitId, a.AncestorId })
            .ToListAsync(cancel);
        HashSet<Guid> wanted = [.. inAreas.Select(a => a.UnitId), .. codes.Where(c => (c.Scheme == IdentifierScheme.Smis ? smis : moe).Contains(c.Text)).Select(c => c.UnitId)];
        var facts = await AllFactsAsync(wanted, cancel);
        var places = await db.Set<Unit>().AsNoTracking().Where(u => u.Kind == UnitKind.School).ToDictionaryAsync(u => u.Id, cancel);
        var counts = (await db.Set<HeadCount>().AsNoTracking().ToListAsync(cancel)).ToLookup(c => c.UnitId, c => (c.Day, c.Pupils));
        return new KnownSchools(
            facts.Where(f => places.ContainsKey(f.Key)).ToDictionary(f => f.Key, f => (places[f.Key], f.Value, (IReadOnlyList<(DateOnly, int)>)[.. counts[f.Key]])),
            inAreas.DistinctBy(a => a.UnitId).ToDictionary(a => a.UnitId, a => a.AncestorId),
            _day);
    }

    // A list of 30,000 ids makes a slower query than the whole table.
    private async Task<Dictionary<Guid, UnitFacts>> AllFactsAsync(HashSet<Guid> wanted, CancellationToken cancel)
    {
        if (wanted.Count < 1_000)
        {
            return await db.FactsOfAsync(wanted, cancel);
        }

        var names = (await db.Set<UnitName>().AsNoTracking().ToListAsync(cancel)).ToLookup(n => n.UnitId);
        var codes = (await db.Set<UnitIdentifier>().AsNoTracking().ToListAsync(cancel)).ToLookup(i => i.UnitId);
        var parents = (await db.Set<UnitMembership>().AsNoTracking().ToListAsync(cancel)).ToLookup(m => m.UnitId);
        var states = (await db.Set<UnitStatus>().AsNoTracking().ToListAsync(cancel)).ToLookup(s => s.UnitId);
        return wanted.ToDictionary(unit => unit, unit => new UnitFacts(
            unit,
            [.. names[unit].Select(n => new NameFact(n.Since, n.Until, n.Thai, n.English))],
            [.. codes[unit].Select(i => new CodeFact(i.Since, i.Until, i.Scheme, i.Text))],
            [.. parents[unit].Select(m => new ParentFact(m.Since, m.Until, m.Hierarchy, m.ParentId))],
            [.. states[unit].Select(s => new StateFact(s.Since, s.Until, s.State, s.PaperNumber, s.OtherUnitId, s.Note))]));
    }

    private sealed class KnownSchools(
        Dictionary<Guid, (Unit Unit, UnitFacts Facts, IReadOnlyList<(DateOnly Day, int Pupils)> Counts)> schools, Dictionary<Guid, Guid> inAreas, DateOnly day)
    {
        public static readonly KnownSchools None = new([], [], DateOnly.MinValue);

        private readonly Dictionary<(IdentifierScheme, string), Guid> _byCode = schools.Values
            .SelectMany(s => s.Facts.Codes.Select(c => (Code: c, s.Facts.UnitId)))
            .OrderByDescending(c => c.Code.Holds(day)).ThenByDescending(c => c.Code.Until)
            .DistinctBy(c => (c.Code.Scheme, c.Code.Text))
            .ToDictionary(c => (c.Code.Scheme, c.Code.Text), c => c.UnitId);

        public Dictionary<Guid, (Unit Unit, UnitFacts Facts, IReadOnlyList<(DateOnly Day, int Pupils)> Counts)> Schools => schools;

        public Dictionary<Guid, Guid> InAreas => inAreas;

        public (Guid? Match, bool IsConfused) Match(RegisterLine line)
        {
            var bySmis = line.Smis is { } smis && _byCode.TryGetValue((IdentifierScheme.Smis, smis), out var one) ? one : (Guid?)null;
            var byMoe = line.Moe is { } moe && _byCode.TryGetValue((IdentifierScheme.Moe, moe), out var other) ? other : (Guid?)null;
            return bySmis is not null && byMoe is not null && bySmis != byMoe ? (null, true) : (bySmis ?? byMoe, false);
        }
    }
}

/// <summary>Names the program gives and reads by itself.</summary>
internal static class OrganisationNames
{
    public const string Nation = "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน";

    public const string NationInEnglish = "Office of the Basic Education Commission";

    private const string DistrictWord = "อำเภอ";

    private const string DistrictWordShort = "อ.";

    public static string WithoutDistrictWord(string name) =>
        name.StartsWith(DistrictWord, StringComparison.Ordinal) ? name[DistrictWord.Length..].Trim()
        : name.StartsWith(DistrictWordShort, StringComparison.Ordinal) ? name[DistrictWordShort.Length..].Trim()
        : name;
}
