using System.Net;
using Microsoft.EntityFrameworkCore;
using Somdun.Modules.Planning;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Planning;

public class StrategyPagesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Strategies_are_renamed_ordered_and_added(Database database)
    {
        using var app = new App(database);
        var draft = await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();

        var more = await browser.SendAsync(
            await browser.OpenAsync("/plans/2570/strategies"), "เพิ่มกลยุทธ์", ("Strategies[0].Title", "โอกาสและคุณภาพ"), ("Strategies[0].Position", "3"));
        var done = await browser.SendAsync(more, ("Strategies[2].Number", "๕"), ("Strategies[2].Title", "เทคโนโลยี"), ("Strategies[2].Position", "1"));

        Assert.Equal("/plans/2570?version=1", done.Location);
        await using var db = app.On.Open();
        var saved = await db.Set<PlanStrategy>().Where(s => s.VersionId == draft.Id).OrderBy(s => s.Position).ToListAsync(Cancel);
        Assert.Equal([(5, "เทคโนโลยี"), (2, "ระบบบริหารจัดการ"), (1, "โอกาสและคุณภาพ")], saved.Select(s => (s.Number!.Value, s.Title)));
        Assert.Equal(draft.Strategies[0].Key, saved[2].Key);
    }

    [Theory, OnEachDatabase]
    public async Task A_strategy_with_projects_is_not_removed_and_no_number_stands_twice(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();
        var form = await browser.OpenAsync("/plans/2570/strategies");

        var used = await browser.SendAsync(form, ("Strategies[0].Remove", "true"));
        var twice = await browser.SendAsync(form, ("Strategies[1].Number", "1"), ("Strategies[0].Title", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, used.Status);
        Assert.Contains("มี 2 โครงการในกลยุทธ์นี้", Assert.Single(used.Faults), StringComparison.Ordinal);
        Assert.Equal(2, twice.Faults.Count);
    }

    [Theory, OnEachDatabase]
    public async Task Of_two_at_the_strategies_the_second_is_told(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();
        var (mine, yours) = (await browser.OpenAsync("/plans/2570/strategies"), await browser.OpenAsync("/plans/2570/strategies"));

        await browser.SendAsync(mine, ("Strategies[0].Title", "คนแรก"), ("Strategies[1].Title", "ของคนแรก"));
        var told = await browser.SendAsync(yours, ("Strategies[0].Title", "คนที่สอง"));
        var again = await browser.SendAsync(told);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.Status);
        Assert.Contains("คนแรก", Assert.Single(told.Faults), StringComparison.Ordinal);
        Assert.Equal(("คนที่สอง", "ของคนแรก"), (told.ValueOf("Strategies[0].Title"), told.ValueOf("Strategies[1].Title")));
        Assert.Equal(HttpStatusCode.Redirect, again.Status);
        await using var db = app.On.Open();
        Assert.Equal(["คนที่สอง", "ของคนแรก"], await db.Set<PlanStrategy>().OrderBy(s => s.Position).Select(s => s.Title).ToListAsync(Cancel));
    }
}
