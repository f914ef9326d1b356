using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation;
using Somdun.Modules.Organisation.Contract;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Organisation;

public class ChangeUnitsTests
{
    private static readonly DateOnly November = new(2026, 11, 1);

    private static readonly ChangeRequest Merger = new(ChangeKind.Merged, November) { Other = "99020002", Paper = "ศธ 09902/41" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Schools_are_not_merged_in_a_circle_nor_into_one_that_is_to_close_nor_into_one_out_of_reach(Database database)
    {
        using var test = await OrganisationWorld.WithSchoolsAsync(database);
        await OrganisationWorld.DoAsync(test, Merger, "99020004");
        await OrganisationWorld.DoAsync(test, new(ChangeKind.Closed, new DateOnly(2026, 12, 1)) { Paper = "ศธ 09902/50" }, "99020005");
        await using var db = test.Open();
        async Task<string> WhyNotAsync(string code, ChangeRequest request, Actor? actor = null) =>
            Assert.Single((await OrganisationWorld.Changes(db, actor).PlanAsync(request with { UnitId = (await new Units(db, World.Clock()).FindAsync(code, Cancel))!.Id }, Cancel)).Refusals).Code;

        Assert.Equal("unit-ending", await WhyNotAsync("99020002", Merger with { Day = new DateOnly(2026, 10, 1), Other = "99020004" }));
        Assert.Equal("unit-ending", await WhyNotAsync("99020006", Merger with { Other = "99020005" }));
        var school = (await new Units(db, World.Clock()).FindAsync("99020006", Cancel))!.Id;
        var ofOne = new Actor(Guid.CreateVersion7(), null, "ผู้ทดสอบ", [new("director", school, school, Roles.Table.Find("director")!.May)]);
        Assert.Equal("unit-unknown", await WhyNotAsync("99020006", Merger, ofOne));
        Assert.Equal("unit-unknown", await WhyNotAsync("99020007", Merger, ofOne));
    }

    [Theory, OnEachDatabase]
    public async Task Two_schools_merged_on_1_November_are_two_in_Octobers_register_and_one_in_Novembers(Database database)
    {
        using var test = await OrganisationWorld.WithSchoolsAsync(database);

        await OrganisationWorld.DoAsync(test, Merger, "99020004");

        var october = await OrganisationWorld.RegisterAsync(test, November.AddDays(-1));
        var november = await OrganisationWorld.RegisterAsync(test, November);
        Assert.Equal((149, 148), (october.Counted.Count, november.Counted.Count));
        Assert.Equal(UnitState.Open, october.All.Single(s => s.Code == "99020004").State);
        Assert.Equal((UnitState.Merged, (Guid?)null), november.All.Where(s => s.Code == "99020004").Select(s => (s.State, s.ClusterId)).Single());

        // Whoever works for the successor sees what the merged school began, and so does the area.
        await using var db = test.Open();
        var units = new Units(db, World.Clock());
        var (merged, successor, office) = ((await units.FindAsync("99020004", Cancel))!, (await units.FindAsync("99020002", Cancel))!, (await units.OfficeAsync(Cancel))!);
        Assert.Equal(successor.Id, merged.ParentId);
        Assert.Contains(merged.Id, await db.Set<UnitAncestor>().UnitsUnder([successor.Id], November).ToListAsync(Cancel));
        Assert.Contains(merged.Id, await db.Set<UnitAncestor>().UnitsUnder([office.Id], November).ToListAsync(Cancel));
        Assert.Empty(await db.AncestorsOutOfStepAsync(Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task What_follows_is_shown_and_nothing_is_written_until_it_is_confirmed(Database database)
    {
        using var test = await OrganisationWorld.WithSchoolsAsync(database);
        await using var db = test.Open();
        var school = (await new Units(db, World.Clock()).FindAsync("99020004", Cancel))!;

        var plan = (await OrganisationWorld.Changes(db).PlanAsync(Merger with { UnitId = school.Id }, Cancel)).Value;

        Assert.Equal(["Status", "Answers to", "Cluster"], plan.Units[0].Lines.Select(l => l.What.English));
        Assert.NotEmpty(plan.Matters);
        Assert.Equal(149, (await OrganisationWorld.RegisterAsync(test, November)).Counted.Count);
    }

    [Theory, OnEachDatabase]
    public async Task What_changed_meanwhile_is_not_overwritten(Database database)
    {
        using var test = await OrganisationWorld.WithSchoolsAsync(database);
        await using var db = test.Open();
        var school = (await new Units(db, World.Clock()).FindAsync("99020004", Cancel))!;
        var seen = ChangeUnits.Fingerprint((await OrganisationWorld.Changes(db).PlanAsync(Merger with { UnitId = school.Id }, Cancel)).Value);
        await OrganisationWorld.DoAsync(test, new(ChangeKind.Renamed, new(2026, 10, 1)) { ThaiName = "บ้านชื่อใหม่" }, "99020004");

        await using var later = test.Open();
        var outcome = await OrganisationWorld.Changes(later).RunAsync(Merger with { UnitId = school.Id }, seen, Cancel);

        Assert.Equal("changed-meanwhile", Assert.Single(outcome.Refusals).Code);
    }

    [Theory, OnEachDatabase]
    public async Task A_change_entered_by_mistake_is_taken_back_whole_unless_something_was_built_upon_it(Database database)
    {
        using var test = await OrganisationWorld.WithSchoolsAsync(database);
        await OrganisationWorld.DoAsync(test, Merger, "99020004");
        await OrganisationWorld.DoAsync(test, new(ChangeKind.Renamed, new(2026, 10, 1)) { ThaiName = "บ้านชื่อใหม่" }, "99020004");
        await using var db = test.Open();
        var changes = await db.Set<UnitChange>().OrderBy(c => c.RecordedAt).ThenBy(c => c.Id).Select(c => c.Id).ToListAsync(Cancel);

        Assert.Equal("change-built-upon", Assert.Single((await OrganisationWorld.Changes(db).WithdrawAsync(changes[0], "ผิดโรงเรียน", Cancel)).Refusals).Code);
        Assert.Equal("reason-missing", Assert.Single((await OrganisationWorld.Changes(db).WithdrawAsync(changes[1], " ", Cancel)).Refusals).Code);
        Assert.True((await OrganisationWorld.Changes(db).WithdrawAsync(changes[1], "ผิดโรงเรียน", Cancel)).Succeeded);
        Assert.True((await OrganisationWorld.Changes(db).WithdrawAsync(changes[0], "ผิดโรงเรียน", Cancel)).Succeeded);

        var school = (await OrganisationWorld.RegisterAsync(test, November)).All.Single(s => s.Code == "99020004");
        Assert.Equal((UnitState.Open, "บ้านโคกน้ำผึ้งป่า"), (school.State, school.Thai));
        Assert.NotNull(school.ClusterId);
        Assert.Empty(await db.AncestorsOutOfStepAsync(Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task What_cannot_be_is_refused_with_a_sentence(Database database)
    {
        using var test = await OrganisationWorld.WithSchoolsAsync(database);
        await OrganisationWorld.DoAsync(test, Merger, "99020004");
        await using var db = test.Open();
        var units = new Units(db, World.Clock());
        var changes = OrganisationWorld.Changes(db);
        var (open, gone) = ((await units.FindAsync("99020010", Cancel))!.Id, (await units.FindAsync("99020004", Cancel))!.Id);

        Assert.Equal("unit-gone", await CodeAsync(Merger with { UnitId = gone, Day = World.Today }));
        Assert.Equal("later-event", await CodeAsync(new(ChangeKind.Closed, November.AddDays(-9)) { UnitId = gone, Paper = "1" }));
        Assert.Equal("unit-itself", await CodeAsync(Merger with { UnitId = open, Other = "99020010" }));
        Assert.Equal("unit-not-open", await CodeAsync(Merger with { UnitId = open, Other = "99020004", Day = World.Today }));
        Assert.Equal("unit-unknown", await CodeAsync(Merger with { UnitId = open, Other = "ไม่มี" }));
        Assert.Equal("paper-missing", await CodeAsync(Merger with { UnitId = open, Paper = null }));
        Assert.Equal("day-early", await CodeAsync(Merger with { UnitId = open, Day = new(1483, 1, 1) }));
        Assert.Equal("too-long", await CodeAsync(new(ChangeKind.Renamed, November) { UnitId = open, ThaiName = new string('ก', 10_000) }));
        Assert.Equal("nothing-changes", await CodeAsync(new(ChangeKind.Reopened, November) { UnitId = open }));
        Assert.Equal("code-taken", await CodeAsync(new(ChangeKind.Recoded, November) { UnitId = open, Scheme = IdentifierScheme.Smis, Code = "99020011" }));
        Assert.Equal("code-form", await CodeAsync(new(ChangeKind.Recoded, November) { UnitId = open, Scheme = IdentifierScheme.Smis, Code = "9902O011" }));

        async Task<string> CodeAsync(ChangeRequest request) => Assert.Single((await changes.PlanAsync(request, Cancel)).Refusals).Code;
    }

    [Theory, OnEachDatabase]
    public async Task A_cluster_that_closes_lets_its_schools_go_on_that_day(Database database)
    {
        using var test = await OrganisationWorld.WithSchoolsAsync(database);
        var cluster = (await OrganisationWorld.RegisterAsync(test, World.Today)).Clusters[0];

        await OrganisationWorld.DoAsync(test, new(ChangeKind.Closed, November) { UnitId = cluster.Id, Paper = "ที่ 1/2569" });

        Assert.Contains((await OrganisationWorld.RegisterAsync(test, November.AddDays(-1))).All, s => s.ClusterId == cluster.Id);
        Assert.DoesNotContain((await OrganisationWorld.RegisterAsync(test, November)).All, s => s.ClusterId == cluster.Id);
    }

    [Theory, OnEachDatabase]
    public async Task A_school_split_off_is_there_from_its_day(Database database)
    {
        using var test = await OrganisationWorld.WithSchoolsAsync(database);

        await OrganisationWorld.DoAsync(test, new(ChangeKind.Split, November) { ThaiName = "บ้านแยกใหม่", Code = "99029999" }, "99020010");

        Assert.Equal((149, 150), ((await OrganisationWorld.RegisterAsync(test, November.AddDays(-1))).Counted.Count, (await OrganisationWorld.RegisterAsync(test, November)).Counted.Count));
    }

    [Theory, OnEachDatabase]
    public async Task A_target_group_selects_as_of_a_day_and_what_was_frozen_stays(Database database)
    {
        using var test = await OrganisationWorld.WithSchoolsAsync(database);
        await using var db = test.Open();
        var groups = OrganisationWorld.Groups(db);
        var id = (await groups.SaveAsync(new(null, 0, "โรงเรียนไม่เกิน 50 คน", null, new Selection { PupilsTo = 50, CountedOn = OrganisationWorld.Counted }), Cancel)).Value;
        var before = (await groups.ResolveAsync(id, November.AddDays(-1), Cancel))!;
        var frozen = (await groups.FreezeAsync(id, November.AddDays(-1), "round", Guid.CreateVersion7(), Cancel))!.Value;

        await OrganisationWorld.DoAsync(test, Merger, "99020004");

        Assert.Contains(before, u => u.Code == "99020004");
        Assert.Equal(before.Count - 1, (await groups.ResolveAsync(id, November, Cancel))!.Count);
        Assert.Equal(before.Select(u => u.Id).Order(), (await groups.FrozenAsync(frozen, Cancel)).Order());
        Assert.Equal("name-taken", Assert.Single((await groups.SaveAsync(new(null, 0, "โรงเรียนไม่เกิน 50 คน", null, new Selection()), Cancel)).Refusals).Code);
    }
}
