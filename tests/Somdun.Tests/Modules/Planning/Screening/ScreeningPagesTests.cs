using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Somdun.Modules.Planning;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Planning;

public class ScreeningPagesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task From_proposing_to_a_screened_version(Database database)
    {
        using var app = new App(database);
        var draft = await PlanWorld.DraftAsync(app.On);
        await using (var db = app.On.Open())
        {
            await db.Set<PlanProject>().Where(p => p.VersionId == draft.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Standing, ProjectStanding.Proposed), Cancel);
        }

        using var browser = app.Open();
        var returned = await browser.SendAsync(
            await browser.OpenAsync("/plans/2570/screening"), "ส่งกลับแก้ไข", Tick(draft.Projects[2]), ("Comment", "เพิ่มเกณฑ์ตัวชี้วัด"), ("By", PlanWorld.By));
        var page = await browser.FollowAsync(returned);
        Assert.Contains("เพิ่มเกณฑ์ตัวชี้วัด", page.Document.QuerySelector(".comments")!.TextContent, StringComparison.Ordinal);

        var tooEarly = await browser.SendAsync(page, "กลั่นกรองเสร็จสิ้น", ("By", PlanWorld.By));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooEarly.Status);
        Assert.Equal(3, tooEarly.Faults.Count);

        // Everything ticked at once, as the committee does at the end of its day.
        var all = page.Document.QuerySelectorAll<IHtmlInputElement>("[name=Projects]").Select(box => ("Projects", box.Value));
        var accepted = await browser.SendAsync(page, "รับโครงการที่เลือก", [.. all, ("By", PlanWorld.By)]);
        Assert.Contains("รับเข้าแผน 3 โครงการ", (await browser.FollowAsync(accepted)).Words, StringComparison.Ordinal);

        var done = await browser.SendAsync(await browser.OpenAsync("/plans/2570/screening"), "กลั่นกรองเสร็จสิ้น", ("By", PlanWorld.By));
        Assert.Equal("/plans/2570/versions", done.Location);
        Assert.Contains("ผ่านการกลั่นกรองแล้ว", (await browser.OpenAsync("/plans/2570/screening")).Words, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task A_ceiling_set_by_form_stops_the_committee_and_what_was_ticked_stays(Database database)
    {
        using var app = new App(database);
        var draft = await PlanWorld.DraftAsync(app.On);
        await using (var db = app.On.Open())
        {
            await db.Set<PlanProject>().Where(p => p.VersionId == draft.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Standing, ProjectStanding.Proposed), Cancel);
        }

        using var browser = app.Open();
        await browser.SendAsync(await browser.OpenAsync("/plans/2570/ceilings"), ("Ceilings[0].Amount", "50,000.-"), ("Ceilings[1].Amount", ""));

        var page = await browser.OpenAsync("/plans/2570/screening");
        var refused = await browser.SendAsync(page, "รับโครงการที่เลือก", Tick(draft.Projects[0]), ("By", PlanWorld.By));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("เกินเพดาน 50,000.00 บาท อยู่ 10,000.00 บาท", Assert.Single(refused.Faults), StringComparison.Ordinal);
        Assert.True(refused.Document.QuerySelector<IHtmlInputElement>($"[value^='{draft.Projects[0].Key}']")!.IsChecked);
        Assert.Contains("เสนอเกินเพดาน", refused.Words, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task Without_a_project_or_a_name_nothing_is_decided(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();

        var refused = await browser.SendAsync(await browser.OpenAsync("/plans/2570/screening"), "ไม่รับ", ("Comment", "ซ้ำ"), ("By", ""));

        Assert.Equal(["กรอกชื่อผู้ดำเนินการ", "เลือกอย่างน้อยหนึ่งโครงการ"], refused.Faults);
        Assert.Equal("ซ้ำ", refused.ValueOf("Comment"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Proposed")]
    [InlineData("ยกเลิก")]
    public async Task What_is_no_decision_is_refused_and_everything_else_named_with_it(string? decision)
    {
        using var app = new App(Database.Sqlite);
        var draft = await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();
        List<(string, string)> filled = [Tick(draft.Projects[0]), ("Comment", "เห็นชอบ"), ("By", " \u200B")];
        filled.AddRange(decision is null ? [] : [("Decision", decision)]);

        var refused = await browser.SendAsync(await browser.OpenAsync("/plans/2570/screening"), [.. filled]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(2, refused.Faults.Count);
        Assert.StartsWith("ยังไม่ได้เลือกมติ", refused.Faults[0], StringComparison.Ordinal);
        Assert.Equal("เห็นชอบ", refused.ValueOf("Comment"));
        await using var db = app.On.Open();
        Assert.Empty(await db.Set<ScreeningComment>().ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_mere_remark_decides_nothing()
    {
        using var app = new App(Database.Sqlite);
        var draft = await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();

        var done = await browser.SendAsync(
            await browser.OpenAsync("/plans/2570/screening"), "บันทึกความเห็น", Tick(draft.Projects[0]), ("Comment", "ควรมีเครือข่าย"), ("By", PlanWorld.By));

        Assert.Equal(HttpStatusCode.Found, done.Status);
        await using var db = app.On.Open();
        Assert.Null((await db.Set<ScreeningComment>().SingleAsync(Cancel)).Decision);
    }

    [Fact]
    public async Task Ceilings_that_cannot_be_read_and_those_that_cannot_be_are_named_together()
    {
        using var app = new App(Database.Sqlite);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();

        var refused = await browser.SendAsync(
            await browser.OpenAsync("/plans/2570/ceilings"), ("Ceilings[0].Amount", "มากพอ"), ("Ceilings[1].Amount", "-๕๐๐"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(2, refused.Faults.Count);
        Assert.Equal(("มากพอ", "-๕๐๐"), (refused.ValueOf("Ceilings[0].Amount"), refused.ValueOf("Ceilings[1].Amount")));
    }

    private static (string, string) Tick(PlanProject project) => ("Projects", $"{project.Key}:0");
}
