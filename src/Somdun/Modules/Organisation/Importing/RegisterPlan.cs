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
    private readonly HashSet<Guid> _areaIds = [];
    private DateOnly _day;

    // Null where everything is; else no row may make or change what lies outside.
    private HashSet<Guid>? _isReached;

    public async Task<RegisterPlan> CompareAsync(RegisterFile file, DateOnly day, bool leaveFaultyOut, UnitReach? reach, CancellationToken cancel)
    {
        _day = day;
        _isReached = reach is null ? null : [.. await reach.Units.ToListAsync(cancel)];
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
        var areaOf = known.Rows.Values.ToDictionary(r => r.Id, r => AreaOf(r, known));
        var areasWithSchools = areaOf.Values.OfType<Guid>().ToHashSet();
        var knownDistricts = _places.Keys.Where(k => k.Kind == UnitKind.District).Select(k => k.Within).ToHashSet();

        List<NewUnit> added = [];
        List<Difference> different = [];
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
            if (IsOutside(area) && match is null)
            {
                _faults.Add(OutOfReach(line));
                continue;
            }

            if (match is not { } id)
            {
                added.Add(New(line, area, place, cluster, since));
                continue;
            }

            met.Add(id);
            if (Compare(known, id, line, area, place, cluster) is { } difference)
            {
                if (IsOutside(area) || (areaOf[id] is { } its && IsOutside(its)))
                {
                    _faults.Add(OutOfReach(line));
                    continue;
                }

                different.Add(difference);
            }
            else
            {
                untouched.Add((id, line.Name));
            }
        }

        // What is the same needs no history: it is read of those alone that are not.
        var facts = await AllFactsAsync([.. different.Select(d => d.Id)], cancel);
        List<ChangedUnit> changed = [.. UnderTheNation(file), .. different.Select(d => d.On(facts[d.Id], _day))];

        // A parent that only rows with faults asked for is not made.
        var used = added.SelectMany(a => a.Facts.Parents).Concat(changed.SelectMany(c => c.After.Parents)).Concat(_parents.SelectMany(p => p.Facts.Parents)).Select(p => p.ParentId).ToHashSet();
        var gone = known.Rows.Values
            .Where(r => r.Counts && !met.Contains(r.Id) && areaOf[r.Id] is { } its && knownAreas.Contains(its))
            .OrderBy(r => r.SortKey, StringComparer.Ordinal)
            .Select(r => (r.Id, r.Thai, r.Code))
            .ToList();
        var clean = _faults.Count == 0 || leaveFaultyOut;
        return new RegisterPlan(
            day, clean ? [.. _parents.Where(p => used.Contains(p.Unit.Id))] : [], added, changed, untouched, gone, [.. _faults.OrderBy(f => f.Row)], _notes, file.Lines.Count + file.Faults.Select(f => f.Row).Distinct().Count());
    }

    private bool IsOutside(Guid area) => _isReached?.Contains(area) == false;

    private static RegisterFault OutOfReach(RegisterLine line) => new(line.Row, line.PlaceOfCode, "out-of-reach", T(
        "โรงเรียนนี้อยู่นอกเขตพื้นที่ของท่าน จึงเพิ่มหรือแก้ไขไม่ได้", "This school is not of your area, so it can be neither added nor changed"));

    private async Task LoadParentsAsync(CancellationToken cancel)
    {
        var parents = await db.Set<Unit>().AsNoTracking().Where(u => u.Kind != UnitKind.School && u.Kind != UnitKind.Group).ToListAsync(cancel);
        var facts = await db.FactsOfAsync([.. parents.Select(p => p.Id)], cancel);
        foreach (var parent in parents)
        {
            var own = facts[parent.Id];
            _parentFacts[parent.Id] = own;
            if (parent.Kind == UnitKind.Area)
            {
                _areaIds.Add(parent.Id);
            }

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
        if (office is not null && file.Lines.Any(l => l.AreaCode is null))
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
        if (_isReached is not null || !_places.TryGetValue((UnitKind.Nation, null, ThaiText.SearchKey(OrganisationNames.Nation)), out var nation))
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

    /// <summary>Null where the file says nothing new of the school.</summary>
    private Difference? Compare(KnownSchools known, Guid id, RegisterLine line, Guid area, Guid? place, Guid? cluster)
    {
        if (!known.Rows.TryGetValue(id, out var now) || !now.Counts)
        {
            _notes.Add(new(line.Row, line.PlaceOfName, "school-closed", T(
                $"{line.Name} เลิกหรือยุบรวมแล้วในระบบ จึงไม่แก้", $"{line.Name} is closed or merged here, and is left as it is")));
            return null;
        }

        Difference difference = new(id, line);
        if (now.Thai != line.Name || (line.EnglishName is not null && now.English != line.EnglishName))
        {
            var english = line.EnglishName ?? (now.Thai == line.Name ? now.English : null);
            difference.Says(T($"ชื่อ: {now.Thai} → {line.Name}", $"Name: {now.Thai} → {line.Name}"), (facts, day) => facts.WithName(day, line.Name, english));
        }

        HasCode(IdentifierScheme.Smis, now.Code, line.Smis);
        HasCode(IdentifierScheme.Moe, now.Moe, line.Moe);
        Belongs(Hierarchy.Administrative, now.ParentId, area);
        Belongs(Hierarchy.Geographic, now.DistrictId, place);
        Belongs(Hierarchy.Cluster, now.ClusterId, cluster);

        if ((line.Levels is not null && line.Levels != now.Levels)
            || (line.SubDistrict is not null && line.SubDistrict != now.SubDistrict)
            || (line.Millionths is { } point && (point.Latitude != now.Latitude || point.Longitude != now.Longitude)))
        {
            difference.IsPlaceChanged = true;
            difference.Says(T("ระดับชั้น ตำบล หรือพิกัด", "Levels, sub-district or coordinates"));
        }

        if (line.Pupils is { } pupils)
        {
            var day = line.CountedOn ?? _day;
            var standing = known.Counts[id].Where(c => c.Day <= day).OrderByDescending(c => c.Day).Select(c => (int?)c.Pupils).FirstOrDefault();
            if (standing != pupils)
            {
                difference.Count = (day, pupils);
                difference.Says(T($"นักเรียน {pupils:N0} คน ณ {ThaiDate.Short(day)}", $"{pupils:N0} pupils on {ThaiDate.Short(day, Language.English)}"));
            }
        }

        return difference.What.Count == 0 ? null : difference;

        void HasCode(IdentifierScheme scheme, string? had, string? code)
        {
            if (code is not null && had != code)
            {
                difference.Says(
                    T($"{UnitWording.Scheme(scheme).Thai}: {had} → {code}", $"{UnitWording.Scheme(scheme).English}: {had} → {code}"),
                    (facts, day) => facts.WithCode(scheme, day, code));
            }
        }

        void Belongs(Hierarchy hierarchy, Guid? had, Guid? parent)
        {
            if (parent is { } to && had != to)
            {
                var (before, after) = (had is { } old ? NameOf(old) : "—", NameOf(to));
                difference.Says(
                    T($"{UnitWording.Hierarchy(hierarchy).Thai}: {before} → {after}", $"{UnitWording.Hierarchy(hierarchy).English}: {before} → {after}"),
                    (facts, day) => facts.WithParent(hierarchy, day, to));
            }
        }
    }

    /// <summary>Of a school merged into another: the other's.</summary>
    private Guid? AreaOf(RegisterRow school, KnownSchools known)
    {
        var above = school.ParentId;
        for (var depth = 0; above is { } id && depth < 16; depth++)
        {
            if (_areaIds.Contains(id))
            {
                return id;
            }

            above = known.Rows.TryGetValue(id, out var other) ? other.ParentId : _parentFacts.GetValueOrDefault(id)?.ParentOn(Hierarchy.Administrative, _day)?.ParentId;
        }

        return null;
    }

    private string NameOf(Guid parent) => _parentFacts.TryGetValue(parent, out var facts) ? (facts.NameOn(_day) ?? facts.Names[^1]).Thai : "—";

    // Registers write อำเภอเมือง, อ.เมือง and เมือง for one district.
    private static string Key(UnitKind kind, string name) => kind == UnitKind.District ? ThaiText.SearchKey(OrganisationNames.WithoutDistrictWord(name)) : ThaiText.SearchKey(name);

    private async Task<KnownSchools> LoadSchoolsAsync(IReadOnlyList<Guid> areas, RegisterFile file, CancellationToken cancel)
    {
        var schools = db.Set<Unit>().Where(u => u.Kind == UnitKind.School);
        if (!await schools.AnyAsync(cancel))
        {
            return KnownSchools.None;
        }

        // By code wherever they are, since a school may come from another area; and all that the areas have, to tell who is gone. Of a
        // register of the nation that is every school, and a list of them a slower question than none.
        var isAll = file.Lines.Count >= RegisterWriter.Many;
        var texts = isAll ? [] : file.Lines.SelectMany(l => new[] { l.Smis, l.Moe }).OfType<string>().Distinct().ToList();
        var codes = await db.Set<UnitIdentifier>().AsNoTracking()
            .Where(i => i.Scheme == IdentifierScheme.Smis || i.Scheme == IdentifierScheme.Moe)
            .Where(i => isAll ? i.Until <= _day || i.Since > _day : texts.Contains(i.Text))
            .ToListAsync(cancel);
        if (!isAll)
        {
            var byCode = codes.Select(c => c.UnitId).Distinct().ToList();
            schools = schools.Where(u => byCode.Contains(u.Id) || db.Set<UnitAncestor>().UnitsUnder(areas, _day).Contains(u.Id));
        }

        var rows = await db.RegisterOn(_day, schools).AsNoTracking().ToListAsync(cancel);
        var counts = file.Lines.Any(l => l.Pupils is not null)
            ? await db.Set<HeadCount>().AsNoTracking().Where(c => isAll || schools.Any(u => u.Id == c.UnitId)).Select(c => new { c.UnitId, c.Day, c.Pupils }).ToListAsync(cancel)
            : [];
        return new KnownSchools(rows, codes, counts.ToLookup(c => c.UnitId, c => (c.Day, c.Pupils)), _day);
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

    /// <summary>The schools there are, as they stand on the day, and the codes by which they are found.</summary>
    private sealed class KnownSchools
    {
        public static readonly KnownSchools None = new([], [], Array.Empty<Guid>().ToLookup(id => id, _ => (default(DateOnly), 0)), DateOnly.MinValue);

        private readonly Dictionary<(IdentifierScheme, string), Guid> _byCode = [];

        /// <param name="codes">Beside those of the rows: codes they had, or will have. One of the day goes before them.</param>
        public KnownSchools(IReadOnlyList<RegisterRow> rows, IReadOnlyList<UnitIdentifier> codes, ILookup<Guid, (DateOnly Day, int Pupils)> counts, DateOnly day)
        {
            (Rows, Counts) = (rows.ToDictionary(r => r.Id), counts);
            foreach (var row in rows)
            {
                Add(IdentifierScheme.Smis, row.Code, row.Id);
                Add(IdentifierScheme.Moe, row.Moe, row.Id);
            }

            foreach (var code in codes.OrderByDescending(c => c.Holds(day)).ThenByDescending(c => c.Until))
            {
                Add(code.Scheme, code.Text, code.UnitId);
            }
        }

        public Dictionary<Guid, RegisterRow> Rows { get; }

        public ILookup<Guid, (DateOnly Day, int Pupils)> Counts { get; }

        public (Guid? Match, bool IsConfused) Match(RegisterLine line)
        {
            var bySmis = line.Smis is { } smis && _byCode.TryGetValue((IdentifierScheme.Smis, smis), out var one) ? one : (Guid?)null;
            var byMoe = line.Moe is { } moe && _byCode.TryGetValue((IdentifierScheme.Moe, moe), out var other) ? other : (Guid?)null;
            return bySmis is not null && byMoe is not null && bySmis != byMoe ? (null, true) : (bySmis ?? byMoe, false);
        }

        private void Add(IdentifierScheme scheme, string? text, Guid unit)
        {
            if (text is not null)
            {
                _byCode.TryAdd((scheme, text), unit);
            }
        }
    }

    /// <summary>What the file says otherwise of a school, and how its facts come to say so.</summary>
    private sealed class Difference(Guid id, RegisterLine line)
    {
        private readonly List<Func<UnitFacts, DateOnly, UnitFacts>> _steps = [];

        public Guid Id => id;

        public List<Text> What { get; } = [];

        public bool IsPlaceChanged { get; set; }

        public (DateOnly, int)? Count { get; set; }

        public void Says(Text what, Func<UnitFacts, DateOnly, UnitFacts>? step = null)
        {
            What.Add(what);
            if (step is not null)
            {
                _steps.Add(step);
            }
        }

        public ChangedUnit On(UnitFacts before, DateOnly day) =>
            new(id, line.Name, before, _steps.Aggregate(before, (facts, step) => step(facts, day)), Count, line, IsPlaceChanged, What);
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
