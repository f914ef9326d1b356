using System.Net;
using Microsoft.EntityFrameworkCore;
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

    [Fact]
    public async Task What_was_sent_long_ago_is_forgotten()
    {
        using var app = new App(Database.Sqlite);
        await PlanWorld.DraftAsync(app.On);
        await using (var db = app.On.Open())
        {
            db.Add(new SubmittedForm { Id = Guid.CreateVersion7(), At = World.Now.AddDays(-8), Location = "/" });
            await db.SaveChangesAsync(Cancel);
        }

        using var browser = app.Open();
        await browser.SendAsync(await browser.OpenAsync("/plans/new"), Filled);

        await using var after = app.On.Open();
        Assert.Equal(World.Now, (await after.Set<SubmittedForm>().SingleAsync(Cancel)).At);
    }
}
