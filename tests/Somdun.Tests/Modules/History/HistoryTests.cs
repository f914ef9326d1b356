using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Modules.Planning;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.History;

/// <summary>What was done is read by those who may, in words, and is never changed.</summary>
public class HistoryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task What_was_done_for_a_school_is_read_by_its_director_and_the_office_and_not_by_the_neighbour(Database database)
    {
        using var app = new App(database);
        var world = await TwoSchools.MakeAsync(app.On);
        var record = await TellAsync(app.On, world.Mine, "เปลี่ยนชื่อ");
        using var mine = app.OpenAs("school-director", world.Mine);
        using var neighbour = app.OpenAs("school-director", world.Neighbour);
        using var office = app.OpenAs("internal-auditor", world.Group, world.Office);

        foreach (var reader in new[] { mine, office })
        {
            Assert.Contains("“เปลี่ยนชื่อ”", (await reader.OpenAsync("/audit")).Words, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await reader.OpenAsync($"/history/plan-project/{record}")).Status);
        }

        Assert.DoesNotContain("“เปลี่ยนชื่อ”", (await neighbour.OpenAsync("/audit")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.OpenAsync($"/history/plan-project/{record}")).Status);
    }

    [Theory, OnEachDatabase]
    public async Task An_address_that_is_not_there_for_an_account_answers_404_and_is_told(Database database)
    {
        using var app = new App(database);
        var world = await TwoSchools.MakeAsync(app.On);
        var record = await TellAsync(app.On, world.Mine, "ของเพื่อนบ้าน");
        using var neighbour = app.OpenAs("school-director", world.Neighbour);

        await neighbour.OpenAsync($"/history/plan-project/{record}");

        await using var db = app.On.Open();
        var told = Assert.Single(await db.Set<AuditEvent>().Where(e => e.Code == "security.not-found").ToListAsync(Cancel));
        Assert.Contains($"/history/plan-project/{record}", told.Details, StringComparison.Ordinal);
        using var administrator = app.OpenAs("system-administrator", world.Office);
        Assert.Contains($"/history/plan-project/{record}", (await administrator.OpenAsync("/audit")).Words, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task An_event_shows_what_it_changed_and_why(Database database)
    {
        using var app = new App(database);
        var world = await TwoSchools.MakeAsync(app.On);
        Guid id;
        await using (var db = app.On.Open())
        {
            World.Audit(db).Tell(
                Proposed(Guid.CreateVersion7(), world.Mine, "นำเข้า"), "ตามหนังสือ ศธ 1/2563", [new Somdun.Foundation.Audit.FieldChange("ชื่อ", "เดิม", "ใหม่", "โรงเรียนหนึ่ง")]);
            await db.SaveChangesAsync(Cancel);
            id = await db.Set<AuditEvent>().Select(e => e.Id).SingleAsync(Cancel);
        }

        using var browser = app.OpenAs("internal-auditor", world.Group, world.Office);
        var page = await browser.OpenAsync($"/audit/{id}");

        Assert.Contains("ตามหนังสือ ศธ 1/2563", page.Words, StringComparison.Ordinal);
        Assert.Equal(["โรงเรียนหนึ่ง", "ชื่อ", "เดิม", "ใหม่"], page.Document.QuerySelectorAll("tbody tr > *").Select(cell => cell.TextContent));
    }

    [Theory, OnEachDatabase]
    public async Task An_import_stands_in_the_history_of_each_record_it_touched_and_tells_a_school_of_its_own_alone(Database database)
    {
        using var app = new App(database);
        using var world = await Somdun.Tests.Modules.People.PeopleWorld.OnAsync(app.On);
        using var officer = app.OpenAs(Somdun.Tests.Modules.People.PeopleWorld.With("planning-officer", world.Office));
        await ImportAsync("smis_code,name\n99020001,โรงเรียนบ้านตัวอย่างใหม่\n99020002,โรงเรียนวัดสมมติใหม่\n");
        var person = await StaffAsync("ชื่อ,นามสกุล,หน่วยงาน,ตำแหน่ง\nกล้า,สมมติสุข,99020001,ครู\nเก่ง,จำลองวงศ์,99020002,ครู\n");

        using var mine = app.OpenAs(Somdun.Tests.Modules.People.PeopleWorld.With("school-director", world.First));
        var school = await mine.OpenAsync($"/history/unit/{world.First}");
        var told = await mine.OpenAsync(school.Document.QuerySelector("main tbody a")!.GetAttribute("href")!);

        Assert.Contains("นำทะเบียน schools.csv เข้า", school.Words, StringComparison.Ordinal);
        Assert.Contains("โรงเรียนบ้านตัวอย่างใหม่", told.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("วัดสมมติใหม่", told.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await mine.OpenAsync($"/history/unit/{world.Second}")).Status);
        Assert.NotNull((await mine.OpenAsync($"/people/{person}")).Document.QuerySelector($"a[href='/history/person/{person}']"));
        var ofPerson = await mine.OpenAsync($"/history/person/{person}");
        var staff = await mine.OpenAsync(ofPerson.Document.QuerySelector("main tbody a")!.GetAttribute("href")!);
        Assert.Contains("สมมติสุข", staff.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("จำลองวงศ์", staff.Words, StringComparison.Ordinal);

        using var auditor = app.OpenAs(Somdun.Tests.Modules.People.PeopleWorld.With("internal-auditor", world.Office));
        Assert.Contains("วัดสมมติใหม่", (await auditor.OpenAsync(told.Path)).Words, StringComparison.Ordinal);

        // Who may read no history is led to none.
        Assert.Null((await officer.OpenAsync("/units/99020001")).Document.QuerySelector("a[href^='/history/']"));

        async Task ImportAsync(string csv)
        {
            await using var db = app.On.Open();
            using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv));
            Assert.Empty((await Somdun.Tests.Modules.Organisation.OrganisationWorld.Import(db).RunAsync(new("schools.csv", file, World.Today, LeaveFaultyOut: false), Cancel)).Value.Faults);
        }

        async Task<Guid> StaffAsync(string csv)
        {
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Somdun.Foundation.Security.ActorOfRequest>().Actor = World.Everything;
            var import = scope.ServiceProvider.GetRequiredService<Somdun.Modules.People.ImportStaff>();
            using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv));
            var plan = (await import.ApplyAsync(import.Tables(file, "staff.csv", Cancel).Value, "staff.csv", Cancel)).Value;
            return plan.Added.Single(a => a.Line.Name.GivenName == "กล้า").PersonId;
        }
    }

    [Theory, OnEachDatabase]
    public async Task Events_are_found_by_day_kind_and_actor_page_after_page(Database database)
    {
        using var app = new App(database);
        var world = await TwoSchools.MakeAsync(app.On);
        for (var i = 0; i < 60; i++)
        {
            await TellAsync(app.On, world.Mine, $"ครั้งที่ {i}");
        }

        using var browser = app.OpenAs("internal-auditor", world.Group, world.Office);
        var first = await browser.OpenAsync("/audit?from=2026-11-22&to=22/11/2569&code=planning.project-proposed&who=ทดสอบ");
        var older = first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        var second = await browser.OpenAsync(older);
        var none = await browser.OpenAsync("/audit?to=2026-11-21");

        Assert.Equal(50, first.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(10, second.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Null(second.Document.QuerySelector("a[rel=next]"));
        Assert.Contains("ไม่พบเหตุการณ์", none.Words, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task An_export_holds_no_formula_and_is_told_itself(Database database)
    {
        using var app = new App(database);
        var world = await TwoSchools.MakeAsync(app.On);
        await using (var told = app.On.Open())
        {
            World.Audit(told).Tell(Proposed(Guid.CreateVersion7(), world.Mine, "โครงการ"), "=1+1");
            await told.SaveChangesAsync(Cancel);
        }

        using var browser = app.OpenAs("internal-auditor", world.Group, world.Office);

        var csv = await browser.Http.GetStringAsync(new Uri("/audit/export.csv", UriKind.Relative), Cancel);

        Assert.Contains("บ้านหนึ่ง", csv, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)(^|,)\"?[=+@-]", csv);
        await using var db = app.On.Open();
        Assert.True(await db.Set<AuditEvent>().AnyAsync(e => e.Code == "audit.events-exported", Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task What_was_told_is_never_changed_nor_taken_back(Database database)
    {
        using var on = TestDb.On(database);
        await TellAsync(on, Guid.Empty, "ครั้งเดียว");
        await using var db = on.Open();
        var told = await db.Set<AuditEvent>().SingleAsync(Cancel);

        db.Remove(told);

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task What_is_not_written_is_not_told(Database database)
    {
        using var on = TestDb.On(database);
        await using (var db = on.Open())
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.OneAtATimeAsync<int>(
                async () =>
                {
                    World.Audit(db).Tell(Proposed(Guid.CreateVersion7(), Guid.Empty, "ไม่สำเร็จ"));
                    await db.SaveChangesAsync(Cancel);
                    throw new InvalidOperationException("The work failed.");
                },
                Cancel));
        }

        await using var after = on.Open();
        Assert.False(await after.Set<AuditEvent>().AnyAsync(Cancel));
    }

    private static async Task<Guid> TellAsync(TestDb on, Guid unit, string what)
    {
        var record = Guid.CreateVersion7();
        await using var db = on.Open();
        World.Audit(db).Tell(Proposed(record, unit, what));
        await db.SaveChangesAsync(Cancel);
        return record;
    }

    private static ProjectProposed Proposed(Guid record, Guid unit, string title) => new(new VersionOf(Guid.CreateVersion7(), unit, "2563", 1), record, title);
}
