using System.Net;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Modules.Organisation;
using Somdun.Modules.Planning;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Planning;

/// <summary>Whose plan is whose: what one may not see is not there, and what one may not do cannot be done.</summary>
public class ReachTests
{
    private const string Plan = $"/plans/{PlanWorld.Period}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_draft_is_the_offices_own_and_an_approved_plan_is_seen_by_its_schools(Database database)
    {
        using var draft = new App(database);
        await PlanWorld.DraftAsync(draft.On);
        using var approved = new App(database);
        await PlanWorld.ApprovedAsync(approved.On);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(draft));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(approved));

        static async Task<HttpStatusCode> StatusAsync(App app)
        {
            var world = await TwoSchools.MakeAsync(app.On);
            using var clerk = app.OpenAs("school-clerk", world.Mine);
            return (await clerk.OpenAsync(Plan)).Status;
        }
    }

    [Theory, OnEachDatabase]
    public async Task A_schools_plan_is_not_there_for_the_neighbour_and_is_for_the_office(Database database)
    {
        using var app = new App(database);
        var world = await TwoSchools.MakeAsync(app.On);
        using var mine = app.OpenAs("school-director", world.Mine);
        using var neighbour = app.OpenAs("school-director", world.Neighbour);
        using var office = app.OpenAs("planning-officer", world.Group, world.Office);

        var form = await mine.OpenAsync("/plans/new");
        var done = await mine.SendAsync(form, ("Unit", "99020001"), ("FirstYear", "2570"), ("By", "นางสาวสมหญิง"));
        Assert.Equal(HttpStatusCode.Redirect, done.Status);

        Assert.Equal(HttpStatusCode.OK, (await mine.OpenAsync($"{Plan}?unit=99020001")).Status);
        Assert.Equal(HttpStatusCode.OK, (await office.OpenAsync($"{Plan}?unit=99020001")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.OpenAsync($"{Plan}?unit=99020001")).Status);
        Assert.Contains("แผน", (await mine.OpenAsync("/plans")).Document.QuerySelector(".sheet h2")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await neighbour.OpenAsync("/plans")).Document.QuerySelector(".sheet h2"));
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_begins_a_plan_of_a_unit_out_of_reach(Database database)
    {
        using var app = new App(database);
        var world = await TwoSchools.MakeAsync(app.On);
        using var neighbour = app.OpenAs("school-director", world.Neighbour);

        var form = await neighbour.OpenAsync("/plans/new");
        var refused = await neighbour.SendAsync(form, ("Unit", "99020001"), ("FirstYear", "2570"), ("By", "นางสาวสมหญิง"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(refused.Faults, fault => fault.Contains("99020001", StringComparison.Ordinal));
    }

    [Theory, OnEachDatabase]
    public async Task Who_only_proposes_edits_the_projects_of_the_own_group(Database database)
    {
        using var app = new App(database);
        var version = await PlanWorld.DraftAsync(app.On);
        await using var db = app.On.Open();
        var office = (await new Units(db, World.Clock()).OfficeAsync(Cancel))!;
        var groups = await new Units(db, World.Clock()).GroupsOfAsync(office.Id, Cancel);
        var ofOthers = version.Projects.First(p => p.OwnerUnitId == groups[0].Id);
        var own = version.Projects.First(p => p.OwnerUnitId == groups[1].Id);
        using var head = app.OpenAs("group-head", groups[1].Id, office.Id);

        var page = await head.OpenAsync($"{Plan}/projects/{own.Key}/edit");
        var taken = await head.SendAsync(page with { Path = $"{Plan}/projects/{ofOthers.Key}/edit" }, ("Form.Title", "ชื่อที่แก้แล้ว"), ("Key", ofOthers.Key.ToString()));
        var saved = await head.SendAsync(page, ("Form.Title", "ชื่อที่แก้แล้ว"));

        Assert.Equal(HttpStatusCode.NotFound, (await head.OpenAsync($"{Plan}/projects/{ofOthers.Key}/edit")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.Status);
        Assert.Contains(taken.Faults, fault => fault.Contains("กลุ่มที่ท่านสังกัด", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
    }

    [Theory, OnEachDatabase]
    public async Task Who_has_signed_in_sees_what_the_public_sees_and_an_agency_no_draft(Database database)
    {
        using var app = new App(database);
        await PlanWorld.ApprovedAsync(app.On);
        var office = await OfficeAsync(app);
        using var everybody = app.Open();
        await everybody.SendAsync(await everybody.OpenAsync("/plans/2570/versions/amend"), ("Reason", "เพิ่มวงเงิน"), ("By", PlanWorld.By));

        foreach (var browser in new[] { app.OpenSignedOut(), app.OpenAs("system-administrator", office), app.OpenAs("agency", office) })
        {
            using (browser)
            {
                Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/plans/2570")).Status);
                Assert.Contains("ฉบับแรก", (await browser.OpenAsync("/plans")).Words, StringComparison.Ordinal);
                Assert.DoesNotContain("ฉบับปรับปรุง", (await browser.OpenAsync("/plans")).Words, StringComparison.Ordinal);
                Assert.DoesNotContain("ฉบับปรับปรุง", (await browser.OpenAsync("/")).Words, StringComparison.Ordinal);
                Assert.NotEqual(HttpStatusCode.OK, (await browser.OpenAsync("/plans/2570?version=2")).Status);
                Assert.NotEqual(HttpStatusCode.OK, (await browser.OpenAsync("/plans/2570/findings?version=1")).Status);
            }
        }
    }

    [Theory]
    [InlineData("school-clerk", "/plans/2570/screening")]
    [InlineData("planning-officer", "/plans/2570/versions/approve")]
    [InlineData("internal-auditor", "/plans/2570/projects/new")]
    [InlineData("director", "/imports/new")]
    [InlineData("system-administrator", "/plans/2570")]
    public async Task A_page_that_a_role_may_not_open_is_not_there(string role, string address)
    {
        using var app = new App(Database.Sqlite);
        await PlanWorld.DraftAsync(app.On);
        var world = await TwoSchools.MakeAsync(app.On);
        using var browser = app.OpenAs(role, world.Group, world.Office);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(address)).Status);
    }

    [Theory]
    [InlineData("/plans/2570", "/sign-in?next=%2Fplans%2F2570")]
    [InlineData("/imports/new", "/sign-in?next=%2Fimports%2Fnew")]
    public async Task Who_has_not_signed_in_is_led_to_the_door_and_back(string address, string door)
    {
        using var app = new App(Database.Sqlite);
        using var browser = app.OpenSignedOut();

        Assert.Equal(door, (await browser.OpenAsync(address)).Location);
    }

    [Theory, OnEachDatabase]
    public async Task What_waits_is_in_the_inbox_of_whoever_decides_it(Database database)
    {
        using var app = new App(database);
        var version = await PlanWorld.DraftAsync(app.On);
        await using (var db = app.On.Open())
        {
            await db.Set<PlanProject>().Where(p => p.VersionId == version.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Standing, ProjectStanding.Proposed), Cancel);
        }

        var world = await TwoSchools.MakeAsync(app.On);
        using var committee = app.OpenAs("screening-committee", world.Group, world.Office);
        using var auditor = app.OpenAs("internal-auditor", world.Group, world.Office);

        Assert.Contains("กลั่นกรอง", (await committee.OpenAsync("/inbox")).Words, StringComparison.Ordinal);
        Assert.Contains("ไม่มีเรื่องรอท่าน", (await auditor.OpenAsync("/inbox")).Words, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task An_approval_is_told_with_its_paper(Database database)
    {
        using var app = new App(database);
        var version = await PlanWorld.DraftAsync(app.On);
        await using (var db = app.On.Open())
        {
            var tracked = (await db.FindAsync<PlanVersion>([version.Id], Cancel))!;
            tracked.Screen(new PlanSigner(PlanWorld.By), null, World.Now);
            await db.SaveChangesAsync(Cancel);
        }

        var world = await TwoSchools.MakeAsync(app.On);
        using var director = app.OpenAs("director", world.Group, world.Office);
        var form = await director.OpenAsync($"{Plan}/versions/approve");
        await director.SendAsync(form, ("By", PlanSigners.Outside), ("Signatory", "ผู้อำนวยการตัวอย่าง"), ("PaperNumber", "ศธ 04999/7"), ("PaperDay", "20/11/2569"), ("InForceFrom", "20/11/2569"));

        await using var after = app.On.Open();
        var told = Assert.Single(await after.Set<AuditEvent>().Where(e => e.Code == "planning.version-approved").ToListAsync(Cancel));
        Assert.Equal(("plan-version", version.Id, "ผู้ทดสอบ (director)"), (told.SubjectKind, told.SubjectId, told.ActorName));
        Assert.Contains("ศธ 04999/7", ToldEvents.Read(told.Code, told.Details)!.Sentence.Thai, StringComparison.Ordinal);
    }

    private static async Task<Guid> OfficeAsync(App app)
    {
        await using var db = app.On.Open();
        return (await new Units(db, World.Clock()).OfficeAsync(Cancel))!.Id;
    }
}
