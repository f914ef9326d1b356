using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation;
using Somdun.Modules.Organisation.Contract;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Organisation;

public class RegisterImportTests
{
    private const string Head = "smis_code,ministry_code,name,district,cluster,latitude,longitude,pupils,counted_on\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task The_sample_brings_149_schools_with_districts_clusters_and_counts_and_again_149_untouched(Database database)
    {
        using var test = await OrganisationWorld.WithSchoolsAsync(database);

        var schools = await OrganisationWorld.RegisterAsync(test, World.Today);
        Assert.Equal(149, schools.Counted.Count);
        Assert.Equal(7, schools.Districts.Count);
        Assert.All(schools.Counted, s => Assert.True(s is { Pupils: not null, Latitude: not null, Code.Length: 8, ClusterId: not null }));
        Assert.Equal(schools.Counted.Select(s => s.SortKey).Order(StringComparer.Ordinal), schools.Counted.Select(s => s.SortKey));

        var again = await OrganisationWorld.ImportAsync(test, await File.ReadAllTextAsync(Repository.PathOf("samples/schools.csv"), Cancel));
        Assert.Equal((0, 0, 149, 0), Numbers(again.Value));
        Assert.True(again.Value.ChangesNothing);

        await using var db = test.Open();
        Assert.Empty(await db.AncestorsOutOfStepAsync(Cancel));
        Assert.Equal(1, await db.Set<AuditEvent>().CountAsync(e => e.Code == "organisation.register-imported", Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task What_changed_is_said_field_by_field_and_holds_from_the_day_of_the_register(Database database)
    {
        using var test = await OrganisationWorld.WithSchoolsAsync(database);
        var lines = (await File.ReadAllLinesAsync(Repository.PathOf("samples/schools.csv"), Cancel)).ToList();
        lines[1] = lines[1].Replace("อนุบาลเมืองสมมุติ", "อนุบาลเมืองสมมุติ (ใหม่)", StringComparison.Ordinal).Replace(",1480", ",1500", StringComparison.Ordinal);
        lines.RemoveAt(149);

        var plan = (await OrganisationWorld.ImportAsync(test, string.Join('\n', lines))).Value;

        Assert.Equal((0, 1, 147, 1), Numbers(plan));
        Assert.Equal(["Name: อนุบาลเมืองสมมุติ → อนุบาลเมืองสมมุติ (ใหม่)", "1,500 pupils on 22 Nov 2026"], plan.Changed[0].What.Select(w => w.English));
        Assert.Equal("อนุบาลเมืองสมมุติ", (await OrganisationWorld.RegisterAsync(test, World.Today.AddDays(-1))).All.Single(s => s.Code == "99020001").Thai);
        Assert.Equal(("อนุบาลเมืองสมมุติ (ใหม่)", 1500), (await OrganisationWorld.RegisterAsync(test, World.Today)).All.Where(s => s.Code == "99020001").Select(s => (s.Thai, s.Pupils!.Value)).Single());
    }

    [Theory, OnEachDatabase]
    public async Task Schools_of_another_area_are_neither_added_nor_changed_by_an_officer_of_this_one(Database database)
    {
        using var test = await OrganisationWorld.WithSchoolsAsync(database);
        var lines = (await File.ReadAllLinesAsync(Repository.PathOf("samples/schools.csv"), Cancel)).ToList();
        lines[1] = lines[1].Replace("อนุบาลเมืองสมมุติ", "อนุบาลเมืองสมมุติ (ใหม่)", StringComparison.Ordinal);
        var elsewhere = new Actor(Guid.CreateVersion7(), null, "เจ้าหน้าที่เขตอื่น", [new("planning-officer", Guid.CreateVersion7(), Guid.CreateVersion7(), Roles.Table.Find("planning-officer")!.May)]);
        await using var db = test.Open();
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

        var plan = (await OrganisationWorld.Import(db, elsewhere).RunAsync(new("schools.csv", file, OrganisationWorld.Counted, LeaveFaultyOut: true), Cancel)).Value;

        Assert.Equal((0, 0, 148), (plan.Added.Count, plan.Changed.Count, plan.Untouched.Count));
        Assert.Equal((2, "out-of-reach"), plan.Faults.Select(f => (f.Row, f.Code)).Single());
        Assert.Equal("อนุบาลเมืองสมมุติ", (await OrganisationWorld.RegisterAsync(test, World.Today)).All.Single(s => s.Code == "99020001").Thai);
    }

    [Theory, OnEachDatabase]
    public async Task A_list_with_forty_faults_has_all_forty_named_by_row_and_cell_and_writes_nothing(Database database)
    {
        using var test = await OrganisationWorld.WithSchoolsAsync(database);
        var csv = new StringBuilder(Head);
        string[] faulty =
        [
            "9902000A,9902100037,บ้านหนึ่ง,เมืองสมมุติ,,,,,",
            "990200,9902100038,บ้านสอง,เมืองสมมุติ,,,,,",
            "990200012,,บ้านสาม,เมืองสมมุติ,,,,,",
            ",,บ้านสี่,เมืองสมมุติ,,,,,",
            "99029001,,,เมืองสมมุติ,,,,,",
            $"99029002,,{new string('ก', 10_000)},เมืองสมมุติ,,,,,",
            "99029003,,บ้านเจ็ด,เมืองไม่มีจริง,,,,,",
            "99029004,,บ้านแปด,เมืองสมมุติ,,100.9,10.3,,",
            "99029005,,บ้านเก้า,เมืองสมมุติ,,,,-3,",
            "99029006,,บ้านสิบ,เมืองสมมุติ,,,,12,10/6/2083",
        ];
        for (var i = 0; i < 4; i++)
        {
            foreach (var line in faulty)
            {
                csv.Append(line.Replace("9902900", $"9902{i + 1}00", StringComparison.Ordinal)).Append('\n');
            }
        }

        var plan = (await OrganisationWorld.ImportAsync(test, csv.ToString())).Value;

        Assert.Equal(40, plan.Faults.Count);
        Assert.Equal(40, plan.Faults.Select(f => f.Row).Distinct().Count());
        Assert.Equal(
            ["A2 code-form", "A3 code-form", "A4 code-form", "A5 code-missing", "C6 name-missing", "C7 too-long", "D8 district-unknown", "F9 point-outside", "H10 pupils-form", "I11 day-era"],
            plan.Faults.Take(10).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Place} {f.Code}")));
        Assert.All(plan.Faults, f => Assert.False(f.Message.Thai.Length == 0 || f.Message.English.Length == 0 || f.Message.Thai.Length > 300));
        Assert.Equal(149, (await OrganisationWorld.RegisterAsync(test, World.Today)).All.Count);
    }

    [Theory, OnEachDatabase]
    public async Task A_repeated_code_is_a_fault_of_both_rows_and_a_repeated_name_a_note(Database database)
    {
        using var test = await OrganisationWorld.WithOfficeAsync(database);

        var plan = (await OrganisationWorld.ImportAsync(test, Head
            + "99020001,,บ้านห้วยหิน,,,,,,\n99020001,,บ้านห้วยทราย,,,,,,\n99020003,,บ้านห้วยหิน,,,,,,\n99020004,,บ้านห้วยหิน,,,,,,\n", dryRun: true)).Value;

        Assert.Equal([(2, "code-repeats"), (3, "code-repeats")], plan.Faults.Select(f => (f.Row, f.Code)));
        Assert.Equal("name-ambiguous", Assert.Single(plan.Notes).Code);
        Assert.Equal(2, plan.Added.Count);
    }

    [Theory, OnEachDatabase]
    public async Task An_offices_own_headings_in_Thai_are_known_below_a_title(Database database)
    {
        using var test = await OrganisationWorld.WithOfficeAsync(database);

        var plan = (await OrganisationWorld.ImportAsync(
            test, "ข้อมูลโรงเรียนในสังกัด,,,,\nที่,รหัสโรงเรียน (8 หลัก),ชื่อโรงเรียน,อำเภอ,จำนวนนักเรียน\n1,๙๙๐๒๐๐๐๑,วัดตัวอย่าง,อ.เมืองสมมุติ,\"1,204\"\n2,99020002,บ้านตัวอย่าง,เมืองสมมุติ,0\n")).Value;

        Assert.Empty(plan.Faults);
        var schools = await OrganisationWorld.RegisterAsync(test, World.Today);
        Assert.Equal([("บ้านตัวอย่าง", 0), ("วัดตัวอย่าง", 1204)], schools.Counted.Select(s => (s.Thai, s.Pupils!.Value)));
        Assert.Single(schools.Districts);
        Assert.Equal("none", schools.SizeOf(schools.Counted[0])!.Code);
    }

    [Theory, OnEachDatabase]
    public async Task A_register_is_of_the_day_it_says_or_is_said_to_be_of_and_never_of_today_unsaid(Database database)
    {
        using var test = await OrganisationWorld.WithOfficeAsync(database);
        const string rows = "smis_code,name,district,pupils\n99020001,วัดตัวอย่าง,เมืองสมมุติ,120\n";

        var unsaid = await ImportAsync(rows);
        var titled = await ImportAsync($"ข้อมูลโรงเรียน ณ วันที่ 10 มิถุนายน ๒๕๖๙,,,\n{rows}");
        var ahead = await ImportAsync($"ข้อมูลโรงเรียน ณ วันที่ 10 มิถุนายน 2570,,,\n{rows}");
        var twice = await ImportAsync($"ข้อมูล ณ 10 มิ.ย. 2569 พิมพ์ 11 ต.ค. 2569,,,\n{rows}");
        var onRows = await ImportAsync(Head + "99020002,,บ้านตัวอย่าง,เมืองสมมุติ,,,,80,10 พ.ย. 2568\n");

        foreach (var refused in new[] { unsaid, ahead, twice })
        {
            var why = Assert.Single(refused.Refusals);
            Assert.Equal(("Day", "day-missing"), (why.Field, why.Code));
            Assert.Contains("10 มิ.ย. 2569", why.Reason.Thai, StringComparison.Ordinal);
        }

        Assert.Equal(new DateOnly(2026, 6, 10), titled.Value.Day);
        Assert.Equal(new DateOnly(2025, 11, 10), onRows.Value.Day);
        await using var db = test.Open();
        Assert.Equal([new(2025, 11, 10), new(2026, 6, 10)], await db.Set<HeadCount>().Select(c => c.Day).Order().ToListAsync(Cancel));

        async Task<Somdun.Results.Outcome<RegisterPlan>> ImportAsync(string csv)
        {
            using var file = new MemoryStream(Encoding.UTF8.GetBytes(csv));
            await using var context = test.Open();
            return await OrganisationWorld.Import(context).RunAsync(new("schools.csv", file, null, LeaveFaultyOut: false), Cancel);
        }
    }

    [Theory]
    [InlineData("2026-05-20", "2025-06-10")]
    [InlineData("2026-06-10", "2026-06-10")]
    [InlineData("2027-03-01", "2026-06-10")]
    public void The_day_suggested_is_the_last_first_count_of_a_school_year(string today, string likely) =>
        Assert.Equal(DateOnly.Parse(likely, CultureInfo.InvariantCulture), ImportRegister.LikelyDay(DateOnly.Parse(today, CultureInfo.InvariantCulture)));

    [Theory, OnEachDatabase]
    public async Task The_nations_register_comes_in_with_its_areas_and_provinces_and_its_faults_named(Database database)
    {
        var path = Repository.Shared("data/schools/schools-obec-2565.csv");
        using var test = TestDb.On(database);
        await using var db = test.Open();
        await using var file = File.OpenRead(path);

        var refused = (await OrganisationWorld.Import(db).PlanAsync(new(path, file, World.Today, LeaveFaultyOut: false), Cancel)).Value;
        Assert.Equal(["area-missing", "code-form"], refused.Faults.Select(f => f.Code).Distinct().Order(StringComparer.Ordinal));
        Assert.NotEmpty(refused.Notes);

        file.Position = 0;
        var plan = (await OrganisationWorld.Import(db).RunAsync(new(path, file, World.Today, LeaveFaultyOut: true), Cancel)).Value;
        Assert.Equal(29_579, plan.Added.Count + plan.Faults.Select(f => f.Row).Distinct().Count());
        Assert.Equal(plan.Added.Count, await db.Set<Unit>().CountAsync(u => u.Kind == UnitKind.School, Cancel));
        Assert.InRange(await db.Set<Unit>().CountAsync(u => u.Kind == UnitKind.Area, Cancel), 200, 245);
        Assert.Equal(1, await db.Set<Unit>().CountAsync(u => u.Kind == UnitKind.Nation, Cancel));

        file.Position = 0;
        var again = (await OrganisationWorld.Import(db).PlanAsync(new(path, file, World.Today, LeaveFaultyOut: true), Cancel)).Value;
        Assert.Equal((0, 0, plan.Added.Count, 0), Numbers(again));
        Assert.Null(await new Units(db, World.Clock()).OfficeAsync(Cancel));

        // Written by the table, with the guards of the rows set aside: all that hangs upon a row is there nevertheless.
        Assert.Empty(await db.AncestorsOutOfStepAsync(Cancel));
        var search = new UnitSearch(db);
        Assert.Contains("วัดชนะสงคราม", (await search.FindAsync("ชนะสงคราม", null, Cancel)).Select(h => h.Thai));
        db.Add(UnitName.Of(plan.Added[0].Unit.Id, new Text("ชื่อซ้อน", ""), World.Today, Dated.Open));
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancel));
        db.ChangeTracker.Clear();

        // Half the nation has such a name: an area's own are found among them, and no other's.
        var area = (await new Units(db, World.Clock()).IdOfAsync("area:2402", World.Today, Cancel))!.Value;
        var own = db.Set<UnitAncestor>().UnitsUnder([area], World.Today);
        var found = await search.FindAsync("บ้าน", new UnitReach([area], [World.Today], own), Cancel);
        var known = await db.Set<UnitIdentifier>().Where(i => i.Scheme == IdentifierScheme.Smis && own.Contains(i.UnitId)).FirstAsync(Cancel);
        Assert.Contains(known.UnitId, (await search.FindAsync(known.Text, new UnitReach([area], [World.Today], own), Cancel)).Select(h => h.UnitId));
        Assert.InRange(found.Count, 10, 149);
        Assert.Empty(found.Select(h => h.UnitId).Except(await own.ToListAsync(Cancel)));
        var nation = (await db.Set<Unit>().SingleAsync(u => u.Kind == UnitKind.Nation, Cancel)).Id;
        var under = db.Set<UnitAncestor>().UnitsUnder([nation], World.Today);
        Assert.Equal(
            (await search.FindAsync("หนองบัว", null, Cancel)).Select(h => h.UnitId).Intersect(await under.ToListAsync(Cancel)).Take(40),
            (await search.FindAsync("หนองบัว", new UnitReach([nation], [World.Today], under), Cancel)).Select(h => h.UnitId).Take(40));
    }

    [Theory, OnEachDatabase]
    public async Task The_register_of_one_area_sets_its_office_up(Database database)
    {
        var path = Repository.Shared("data/schools/schools-area-2402.csv");
        using var test = TestDb.On(database);
        await using var db = test.Open();
        await using var file = File.OpenRead(path);

        var plan = (await OrganisationWorld.Import(db).RunAsync(new(path, file, World.Today, LeaveFaultyOut: false), Cancel)).Value;

        Assert.Equal((149, 0, 0, 0), Numbers(plan));
        Assert.Equal("2402", (await new Units(db, World.Clock()).OfficeAsync(Cancel))!.Code);
        Assert.Equal(149, (await OrganisationWorld.RegisterAsync(test, World.Today)).Counted.Count);
        Assert.Equal("name-ambiguous", Assert.Single(plan.Notes).Code);
    }

    private static (int, int, int, int) Numbers(RegisterPlan plan) => (plan.Added.Count, plan.Changed.Count, plan.Untouched.Count, plan.Gone.Count);
}
