using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using Somdun.Foundation.Data;
using Somdun.Foundation.Web;
using Somdun.Modules.Planning;
using Somdun.Tests.Modules.Planning;
using Somdun.Tests.Support;

namespace Somdun.Tests.Foundation.Web;

public class OncePerFormTests
{
    private static readonly (string, string)[] Filled = [("FirstYear", "2580"), ("By", PlanWorld.By)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_form_sent_twice_is_done_once_and_leads_to_the_same_place(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();
        var form = await browser.OpenAsync("/plans/new");

        var first = await browser.SendAsync(form, Filled);
        var again = await browser.SendAsync(form, Filled);

        Assert.Equal(HttpStatusCode.Found, first.Status);
        Assert.Equal((first.Status, first.Location), (again.Status, again.Location));
        await using var db = app.On.Open();
        Assert.Equal(2, await db.Set<Plan>().CountAsync(Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task The_same_form_with_other_content_is_another_matter_and_done_as_such(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();
        var form = await browser.OpenAsync("/plans/new");

        var first = await browser.SendAsync(form, Filled);
        var other = await browser.SendAsync(form, ("FirstYear", "2581"), ("By", PlanWorld.By));

        Assert.Equal(("/plans/2580/strategies", "/plans/2581/strategies"), (first.Location, other.Location));
        await using var db = app.On.Open();
        Assert.Equal(3, await db.Set<Plan>().CountAsync(Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task Another_button_of_the_same_form_is_not_taken_for_the_first(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();
        var form = await browser.OpenAsync("/plans/2570/screening");

        var remarked = await browser.SendAsync(form, "บันทึกความเห็น", ("Comment", "ขอรายละเอียด"), ("Projects", Assert.IsType<string>(form.ValueOf("Projects"))));
        var closed = await browser.SendAsync(form, "กลั่นกรองเสร็จสิ้น", ("By", PlanWorld.By));

        Assert.Equal(HttpStatusCode.Found, remarked.Status);
        Assert.Equal("/plans/2570/versions", closed.Location);
    }

    [Theory, OnEachDatabase]
    public async Task Clicks_at_the_same_moment_do_it_once(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();
        var form = await browser.OpenAsync("/plans/new");

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => browser.SendAsync(form, Filled)));

        Assert.Single(answers.Select(a => (a.Status, a.Location)).Distinct());
        await using var db = app.On.Open();
        Assert.Equal(2, await db.Set<Plan>().CountAsync(Cancel));
    }

    [Fact]
    public async Task A_form_that_was_refused_may_be_sent_again_as_it_was_typed()
    {
        using var app = new App(Database.Sqlite);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();

        var refused = await browser.SendAsync(await browser.OpenAsync("/plans/new"), ("FirstYear", "ปีหน้า"), ("By", PlanWorld.By));
        var done = await browser.SendAsync(refused, ("FirstYear", "๒๕๘๐"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Single(refused.Faults);
        Assert.Equal("ปีหน้า", refused.ValueOf("FirstYear"));
        Assert.Equal(PlanWorld.By, refused.ValueOf("By"));
        Assert.Equal(HttpStatusCode.Found, done.Status);
        Assert.NotNull((await browser.FollowAsync(done)).Document.QuerySelector(".notice"));
    }

    [Theory, OnEachDatabase]
    public async Task A_form_whose_work_a_stopped_machine_left_undone_is_done_when_it_is_sent_again(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();
        var form = await browser.OpenAsync("/plans/new");
        await StopAtWorkAsync(app, form);

        var sent = await browser.SendAsync(form, Filled);

        Assert.Equal(HttpStatusCode.Found, sent.Status);
        await using var db = app.On.Open();
        Assert.Equal(2, await db.Set<Plan>().CountAsync(Cancel));
        Assert.Empty(await db.Set<FormClaim>().ToListAsync(Cancel));
        Assert.Equal(sent.Location, (await db.Set<SubmittedForm>().SingleAsync(Cancel)).Location);
    }

    [Theory, OnEachDatabase]
    public async Task A_form_done_by_a_machine_that_stopped_before_it_answered_is_not_done_again(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();
        var form = await browser.OpenAsync("/plans/new");
        var holder = await StopAtWorkAsync(app, form);
        await using (var db = app.On.Open())
        {
            db.Add(new SubmittedForm { Id = await KeyOfAsync(form), Holder = holder, At = World.Now });
            await db.SaveChangesAsync(Cancel);
        }

        var sent = await browser.SendAsync(form, Filled);

        Assert.Equal("/plans/new", sent.Location);
        Assert.Contains("บันทึกไว้แล้วก่อนที่ระบบจะหยุดทำงาน", (await browser.FollowAsync(sent)).Words, StringComparison.Ordinal);
        await using var after = app.On.Open();
        Assert.Equal(1, await after.Set<Plan>().CountAsync(Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task Of_two_who_work_on_one_form_only_the_first_to_write_writes(Database database)
    {
        using var on = TestDb.On(database);
        var draft = await PlanWorld.DraftAsync(on);
        var form = Guid.CreateVersion7();
        await RemarkAsync(on, draft, new FormAtWork(form, Guid.CreateVersion7(), World.Now));

        await Assert.ThrowsAsync<DbUpdateException>(() => RemarkAsync(on, draft, new FormAtWork(form, Guid.CreateVersion7(), World.Now)));

        await using var db = on.Open();
        Assert.Equal(1, await db.Set<ScreeningComment>().CountAsync(Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task Work_in_several_steps_is_one_form_and_a_step_taken_back_is_not_held_against_the_next(Database database)
    {
        using var on = TestDb.On(database);
        var draft = await PlanWorld.DraftAsync(on);
        var work = new FormAtWork(Guid.CreateVersion7(), Guid.CreateVersion7(), World.Now);
        await Assert.ThrowsAsync<InvalidOperationException>(() => RemarkAsync(on, draft, work, fails: true));
        await using (var db = on.Open())
        {
            Assert.Empty(await db.Set<SubmittedForm>().ToListAsync(Cancel));
        }

        await RemarkAsync(on, draft, work);
        await RemarkAsync(on, draft, work);

        await using var after = on.Open();
        Assert.Equal(work.Form, (await after.Set<SubmittedForm>().SingleAsync(Cancel)).Id);
        Assert.Equal(2, await after.Set<ScreeningComment>().CountAsync(Cancel));
    }

    [Fact]
    public async Task What_was_sent_long_ago_is_forgotten()
    {
        using var app = new App(Database.Sqlite);
        await PlanWorld.DraftAsync(app.On);
        await using (var db = app.On.Open())
        {
            db.Add(new SubmittedForm { Id = Guid.CreateVersion7(), Holder = Guid.CreateVersion7(), At = World.Now.AddDays(-8), Location = "/" });
            await db.SaveChangesAsync(Cancel);
        }

        using var browser = app.Open();
        await browser.SendAsync(await browser.OpenAsync("/plans/new"), Filled);

        await using var after = app.On.Open();
        Assert.Equal(World.Now, (await after.Set<SubmittedForm>().SingleAsync(Cancel)).At);
    }

    private static Task<Guid> KeyOfAsync(Page form)
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal) { ["Unit"] = "", ["LastYear"] = "" };
        foreach (var (name, value) in Filled)
        {
            fields[name] = value;
        }

        var context = new DefaultHttpContext { Request = { Path = form.Path, Form = new FormCollection(fields) } };
        return OncePerForm.KeyOfAsync(Guid.Parse(form.ValueOf(OncePerForm.FieldName)!), context.Request);
    }

    /// <summary>As a machine leaves it that stops in the midst of the form's work.</summary>
    private static async Task<Guid> StopAtWorkAsync(App app, Page form)
    {
        await using var db = app.On.Open();
        var claim = new FormClaim { Id = await KeyOfAsync(form), Holder = Guid.CreateVersion7(), At = World.Now - OncePerForm.StoppedAfter - TimeSpan.FromSeconds(1) };
        db.Add(claim);
        await db.SaveChangesAsync(Cancel);
        return claim.Holder;
    }

    private static async Task RemarkAsync(TestDb on, PlanVersion version, FormAtWork work, bool fails = false)
    {
        await using var db = on.Open();
        FormAtWork.Current = work;
        await db.OneAtATimeAsync(
            async () =>
            {
                db.Add(new ScreeningComment { Id = Guid.CreateVersion7(), VersionId = version.Id, At = World.Now, By = PlanWorld.By, Text = "รับทราบ" });
                await db.SaveChangesAsync(Cancel);
                return fails ? throw new InvalidOperationException("It stopped here.") : true;
            },
            Cancel);
    }
}
