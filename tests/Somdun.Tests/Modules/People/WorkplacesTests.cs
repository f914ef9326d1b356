using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.People;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.People;

/// <summary>A school that ended was a workplace until then; a person is found by a whole number by who may see numbers.</summary>
public class WorkplacesTests
{
    private const string NationalId = "9990000370016";

    private static readonly DateOnly Merged = new(2019, 11, 1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_past_position_in_a_merged_school_is_entered_and_one_that_goes_on_is_refused_by_what_became_of_it(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        await MergeAsync(world);
        var person = await world.AddAsync("กล้า", "สมมติสุข", world.Second, since: Merged);
        using var officer = app.OpenAs(PeopleWorld.With("personnel-officer", world.Office));
        var form = await officer.OpenAsync($"/people/{person}/positions/new");
        (string, string)[] filled = [("Form.Unit", "99020001"), ("Form.Title", "ครู"), ("Form.Since", "1 ต.ค. 2553"), ("Form.EndsFormer", "false")];

        var goesOn = await officer.SendAsync(form, filled);
        var after = await officer.SendAsync(form, [.. filled[..2], ("Form.Since", "1 พ.ย. 2562"), filled[3]]);
        var overlaps = await officer.SendAsync(form, [.. filled, ("Form.LastDay", "1 พ.ย. 2562")]);
        var done = await officer.SendAsync(form, [.. filled, ("Form.LastDay", "31 ต.ค. 2562")]);

        Assert.Equal(["โรงเรียนบ้านตัวอย่าง ยุบรวมกับโรงเรียนวัดสมมติตั้งแต่ 1 พ.ย. 2562 ให้กรอกวันสุดท้ายก่อนวันนั้น"], goesOn.Faults.Distinct());
        Assert.Equal(["โรงเรียนบ้านตัวอย่าง ยุบรวมกับโรงเรียนวัดสมมติตั้งแต่ 1 พ.ย. 2562"], after.Faults.Distinct());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, overlaps.Status);
        Assert.Equal("99020001", goesOn.ValueOf("Form.Unit"));
        Assert.Equal(HttpStatusCode.Found, done.Status);
        await using var db = app.On.Open();
        Assert.Equal(Merged, (await db.Set<PersonPosition>().AsNoTracking().SingleAsync(p => p.UnitId == world.First, Cancel)).Until);

        // What is offered is what is open.
        Assert.DoesNotContain("99020001", form.Document.QuerySelector("datalist")!.InnerHtml, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task The_refusal_is_said_in_english_too(Database database)
    {
        using var test = TestDb.On(database);
        using var world = await PeopleWorld.OnAsync(test);
        await MergeAsync(world);
        await using var scope = world.Open();
        var ever = await scope.ServiceProvider.GetRequiredService<Workplaces>().EverAsync(PeoplePermissions.Edit, Cancel);

        var refused = Workplaces.ReadFor("99020001", "Unit", ever, Merged, Dated.Open);

        Assert.Equal("โรงเรียนบ้านตัวอย่าง is merged into โรงเรียนวัดสมมติ since 1 Nov 2019", Assert.Single(refused.Refusals).Reason.English);
        Assert.Equal(world.First, Workplaces.ReadFor("บ้านตัวอย่าง", "Unit", ever, new(2010, 1, 1), Merged).Value.Unit.Id);
        Assert.Equal("unit-unknown", Assert.Single(Workplaces.ReadFor("99029999", "Unit", ever, Merged, Dated.Open).Refusals).Code);
    }

    [Theory, OnEachDatabase]
    public async Task A_list_of_staff_that_names_an_ended_school_is_doubted_where_the_position_began_before_and_refused_where_after(Database database)
    {
        using var test = TestDb.On(database);
        using var world = await PeopleWorld.OnAsync(test);
        await MergeAsync(world);
        const string list = "ชื่อ,นามสกุล,หน่วยงาน,ตำแหน่ง,ดำรงตำแหน่งตั้งแต่\nกล้า,สมมติสุข,99020001,ครู,1 ต.ค. 2553\nเก่ง,จำลองวงศ์,99020001,ครู,1 ต.ค. 2565\nขจร,ตัวอย่างศรี,บ้านตัวอย่าง,ครู,\n";

        await using var scope = world.Open();
        var import = scope.ServiceProvider.GetRequiredService<ImportStaff>();
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(list));
        var review = (await import.ReviewAsync(import.Tables(file, "staff.csv", Cancel).Value, "staff.csv", new Dictionary<int, string>(), Cancel)).Value;

        Assert.Equal([3, 4], review.Plan.Faults.Select(f => f.Row));
        Assert.All(review.Plan.Faults, fault => Assert.Equal(("unit-ended", "โรงเรียนบ้านตัวอย่าง ยุบรวมกับโรงเรียนวัดสมมติตั้งแต่ 1 พ.ย. 2562"), (fault.Code, fault.Message.Thai)));
        var doubt = Assert.Single(review.File.Doubts);
        Assert.Equal((2, "C2"), (doubt.Row, doubt.Place));
        Assert.Single(review.Plan.Added);
    }

    [Theory, OnEachDatabase]
    public async Task The_sample_staff_is_brought_in_after_schools_merged_and_closed_and_again_without_a_change(Database database)
    {
        using var test = await OrganisationWorldWithStoriesAsync(database);
        using var world = PeopleWorld.Over(test);

        var first = await ApplyAsync();
        var again = await ApplyAsync();

        Assert.NotEmpty(first.Plan.Added);
        Assert.NotEmpty(first.File.Doubts);
        Assert.All(first.File.Doubts, doubt => Assert.Equal("unit-ended", doubt.Code));
        Assert.Equal((0, 0, first.Plan.Added.Count), (again.Plan.Added.Count, again.Plan.Changed.Count, again.Plan.Untouched));

        async Task<ImportStaff.Review> ApplyAsync()
        {
            await using var scope = world.Open();
            var import = scope.ServiceProvider.GetRequiredService<ImportStaff>();
            await using var file = File.OpenRead(Repository.PathOf("samples/staff.csv"));
            var tables = import.Tables(file, "staff.csv", Cancel).Value;
            var review = (await import.ReviewAsync(tables, "staff.csv", new Dictionary<int, string>(), Cancel)).Value;
            Assert.Empty(review.Plan.Faults.Select(f => f.Message.Thai));
            Assert.True((await import.ApplyAsync(tables, "staff.csv", Cancel)).Succeeded);
            return review;
        }
    }

    [Theory, OnEachDatabase]
    public async Task Who_still_stands_in_a_merged_school_is_listed_there(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        await world.AddAsync("กล้า", "สมมติสุข", world.First);
        await MergeAsync(world);
        using var officer = app.OpenAs(PeopleWorld.With("personnel-officer", world.Office));

        Assert.Contains("สมมติสุข", (await officer.OpenAsync("/people?unit=99020001")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await officer.OpenAsync("/people/authority?unit=99020001")).Status);
    }

    [Theory, OnEachDatabase]
    public async Task A_whole_number_finds_its_person_for_who_may_see_numbers_and_is_told_without_it(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        var (found, left) = (await AddWithNumberAsync(app, world, "กล้า", NationalId, Dated.Open), await AddWithNumberAsync(app, world, "เก่ง", "9990000740026", new(2026, 1, 1)));
        using var officer = app.OpenAs(PeopleWorld.With("personnel-officer", world.Office));

        foreach (var typed in new[] { NationalId, "9-9900-00370-01-6", "๙๙๙๐๐๐๐๓๗๐๐๑๖" })
        {
            var page = await officer.OpenAsync($"/people?q={Uri.EscapeDataString(typed)}");
            Assert.Equal([$"/people/{found}"], People(page));
        }

        Assert.Equal([$"/people/{left}"], People(await officer.OpenAsync("/people?q=9990000740026")));
        Assert.Empty(People(await officer.OpenAsync("/people?q=999000037001")));
        Assert.Empty(People(await officer.OpenAsync("/people?q=9990000370024")));

        await using var db = app.On.Open();
        var told = await db.Set<AuditEvent>().AsNoTracking().Where(e => e.Code == "people.looked-up-by-number").ToListAsync(Cancel);
        Assert.Equal([found, found, found, left], told.OrderBy(e => e.Id).Select(e => e.SubjectId));
        Assert.Equal(world.First, told.First(e => e.SubjectId == found).UnitId);
        Assert.False(await db.Set<AuditEvent>().AnyAsync(e => e.Details.Contains("999000") || e.Request.Contains("999000"), Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task A_number_finds_nobody_for_who_may_not_see_numbers_and_nobody_out_of_reach(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        await AddWithNumberAsync(app, world, "กล้า", NationalId, Dated.Open);
        using var director = app.OpenAs(PeopleWorld.With("school-director", world.First));
        using var elsewhere = app.OpenAs(PeopleWorld.With("personnel-officer", world.Second));

        Assert.Empty(People(await director.OpenAsync($"/people?q={NationalId}")));
        Assert.Empty(People(await elsewhere.OpenAsync($"/people?q={NationalId}")));
        await using var db = app.On.Open();
        Assert.False(await db.Set<AuditEvent>().AnyAsync(e => e.Code == "people.looked-up-by-number", Cancel));
    }

    private static IEnumerable<string?> People(Page page)
    {
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page.Document.QuerySelectorAll("table.rows th a").Select(a => a.GetAttribute("href"));
    }

    private static async Task<Guid> AddWithNumberAsync(App app, PeopleWorld world, string name, string number, DateOnly until)
    {
        var id = await world.AddAsync(name, "สมมติสุข", world.First, until: until);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SomdunDb>();
        db.Add(PersonIdentifier.Of(scope.ServiceProvider.GetRequiredService<Somdun.Foundation.Security.Secrets>(), id, PersonIdentifierScheme.NationalId, number, Dated.Beginning));
        await db.SaveChangesAsync(Cancel);
        return id;
    }

    private static async Task MergeAsync(PeopleWorld world)
    {
        await using var scope = world.Open();
        var done = await scope.ServiceProvider.GetRequiredService<ChangeUnits>().RunAsync(
            new ChangeRequest(ChangeKind.Merged, Merged) { UnitId = world.First, Other = "99020002", Paper = "ประกาศที่ 41/2562" }, seen: null, Cancel);
        Assert.True(done.Succeeded);
    }

    private static async Task<TestDb> OrganisationWorldWithStoriesAsync(Database database)
    {
        var test = TestDb.On(database);
        using var world = PeopleWorld.Over(test);
        await using var scope = world.Open();
        var provider = scope.ServiceProvider;
        await provider.GetRequiredService<IUnits>().EnsureOfficeAsync("9902", new("สพป.ตัวอย่าง เขต 2", "Example Office 2"), AreaOfficeGroups.All, Cancel);
        await ActivatorUtilities.CreateInstance<DemoSchools>(provider).EnsureAsync(new Progress<Text>(), Cancel);
        return test;
    }
}
