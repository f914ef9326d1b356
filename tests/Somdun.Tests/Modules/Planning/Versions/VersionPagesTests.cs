using System.Net;
using Microsoft.EntityFrameworkCore;
using Somdun.Modules.Planning;
using Somdun.Money;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Planning;

public class VersionPagesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task An_approved_plan_is_amended_and_the_change_shown_word_by_word(Database database)
    {
        using var app = new App(database);
        var approved = await PlanWorld.ApprovedAsync(app.On);
        using var browser = app.Open();

        var amended = await browser.SendAsync(
            await browser.OpenAsync("/plans/2570/versions/amend"), ("Reason", "เพิ่มวงเงิน"), ("By", PlanWorld.By));
        Assert.Equal("/plans/2570?version=2", amended.Location);
        await using (var db = app.On.Open())
        {
            var project = await db.Set<PlanProject>().SingleAsync(p => p.Number == 3 && p.VersionId != approved.Id, Cancel);
            project.Title = "พัฒนาระบบควบคุมภายในของโรงเรียน";
            project.Budget = Baht.Of(50_000);
            await db.SaveChangesAsync(Cancel);
        }

        var page = await browser.OpenAsync("/plans/2570/compare?from=1&to=2");

        Assert.Equal("ของโรงเรียน", page.Document.QuerySelector("ins")!.TextContent);
        Assert.Contains("137,000.50 140,000.50 +3,000", page.Words, StringComparison.Ordinal);
        Assert.Empty((await browser.OpenAsync("/plans/2570/compare?from=1&to=1")).Document.QuerySelectorAll(".changes"));
    }

    [Theory]
    [InlineData("strategies")]
    [InlineData("ceilings")]
    [InlineData("screening")]
    [InlineData("projects/new")]
    [InlineData("projects/3/edit")]
    [InlineData("projects/3/remove")]
    [InlineData("versions/approve")]
    [InlineData("versions/reopen")]
    public async Task A_closed_version_shows_no_form_and_says_what_to_do(string page)
    {
        using var app = new App(Database.Sqlite);
        await PlanWorld.ApprovedAsync(app.On);
        using var browser = app.Open();

        var closed = await browser.OpenAsync($"/plans/2570/{page}");
        var amend = closed.Document.QuerySelector(".notice a.btn")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, closed.Status);
        Assert.Empty(closed.Document.QuerySelectorAll("main input:not([type=hidden]), main textarea, main select"));
        Assert.Contains("อนุมัติแล้ว", closed.Words, StringComparison.Ordinal);
        Assert.Equal("/plans/2570/versions/amend", amend);

        await browser.SendAsync(await browser.OpenAsync(amend), ("Reason", "เพิ่มวงเงิน"), ("By", PlanWorld.By));
        var older = await browser.OpenAsync($"/plans/2570/{page}?version=1");
        Assert.Equal("/plans/2570?version=2", older.Document.QuerySelector(".notice a.btn")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_plan_with_an_open_version_is_not_amended_and_leads_to_it()
    {
        using var app = new App(Database.Sqlite);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();

        var closed = await browser.OpenAsync("/plans/2570/versions/amend");

        Assert.Empty(closed.Document.QuerySelectorAll("main form[method=post]"));
        Assert.Equal("/plans/2570?version=1", closed.Document.QuerySelector(".notice a.btn")!.GetAttribute("href"));
    }

    [Fact]
    public async Task What_was_filled_in_before_the_version_closed_comes_back_as_it_was_typed()
    {
        using var app = new App(Database.Sqlite);
        var draft = await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();
        var form = await browser.OpenAsync("/plans/2570/projects/3/edit");
        await using (var db = app.On.Open())
        {
            (await db.Set<PlanVersion>().SingleAsync(v => v.Id == draft.Id, Cancel)).Screen(new PlanSigner(PlanWorld.By), null, World.Now);
            await db.SaveChangesAsync(Cancel);
        }

        var refused = await browser.SendAsync(form, ("Form.Title", "ชื่อที่พิมพ์ไว้"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("กลั่นกรองแล้ว", Assert.Single(refused.Faults), StringComparison.Ordinal);
        Assert.Equal("ชื่อที่พิมพ์ไว้", refused.ValueOf("Form.Title"));
    }

    [Theory, OnEachDatabase]
    public async Task The_director_approves_by_form_with_a_Thai_date(Database database)
    {
        using var app = new App(database);
        var draft = await PlanWorld.DraftAsync(app.On);
        await using (var db = app.On.Open())
        {
            (await db.Set<PlanVersion>().SingleAsync(v => v.Id == draft.Id, Cancel)).Screen(new PlanSigner(PlanWorld.By), null, World.Now);
            await db.SaveChangesAsync(Cancel);
        }

        using var browser = app.Open();
        var form = await browser.OpenAsync("/plans/2570/versions/approve");
        Assert.Contains("137,000.50", form.Document.QuerySelector(".basis tfoot")!.TextContent, StringComparison.Ordinal);
        var refused = await browser.SendAsync(form, ("By", PlanSigners.Outside), ("Signatory", "นายอำนวย ตัวอย่าง"), ("PaperDay", "31 ก.พ. 2569"), ("InForceFrom", "๒๒ พ.ย. ๒๕๖๙"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("31 ก.พ. 2569", refused.ValueOf("PaperDay"));
        Assert.Equal("๒๒ พ.ย. ๒๕๖๙", refused.ValueOf("InForceFrom"));
        Assert.Equal(2, refused.Document.QuerySelectorAll(".field.err").Length);

        var done = await browser.SendAsync(refused, ("PaperNumber", "ศธ 04999/77"), ("PaperDay", "20 พ.ย. 2569"));
        Assert.Equal("/plans/2570/versions", done.Location);
        var versions = await browser.FollowAsync(done);
        Assert.Contains("ที่ ศธ 04999/77 ลงวันที่ 20 พฤศจิกายน 2569", versions.Words, StringComparison.Ordinal);
        Assert.Contains("ใช้อยู่", versions.Words, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task A_development_plan_is_begun_by_form_and_found_by_its_years(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();

        var done = await browser.SendAsync(
            await browser.OpenAsync("/plans/new"), ("FirstYear", "2570"), ("LastYear", "๒๕๗๓"), ("By", PlanWorld.By));

        Assert.Equal("/plans/2570-2573/strategies", done.Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/plans/2570-2573/versions")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync("/plans/2575/versions")).Status);
    }
}
