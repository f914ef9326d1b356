using System.Net;
using Microsoft.EntityFrameworkCore;
using Somdun.Modules.Planning;
using Somdun.Money;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Planning;

public class EditProjectPagesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_bad_form_comes_back_with_what_was_typed_and_every_fault(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();

        var page = await browser.SendAsync(
            await browser.OpenAsync("/plans/2570/projects/3/edit"),
            ("Form.Title", ""),
            ("Form.Budget", "สี่หมื่น"),
            ("Form.StartsOn", "31 ก.พ. 2570"),
            ("Form.Indicators[0].Threshold", "เกือบครบ"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(4, page.Faults.Count);
        Assert.Equal(("สี่หมื่น", "31 ก.พ. 2570", "เกือบครบ"), (page.ValueOf("Form.Budget"), page.ValueOf("Form.StartsOn"), page.ValueOf("Form.Indicators[0].Threshold")));
        Assert.All(
            page.Document.QuerySelectorAll(".summary a"),
            link => Assert.NotNull(page.Document.QuerySelector(link.GetAttribute("href")!)));
        Assert.Equal("พัฒนาระบบควบคุมภายใน", (await SavedAsync(app)).Title);
    }

    [Theory, OnEachDatabase]
    public async Task Rows_are_added_without_losing_what_was_typed_and_saved_with_the_rest(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();

        var more = await browser.SendAsync(
            await browser.OpenAsync("/plans/2570/projects/3/edit"), "เพิ่มกิจกรรม", ("Form.Title", "ชื่อที่กำลังพิมพ์"));
        Assert.Equal(HttpStatusCode.OK, more.Status);
        Assert.Empty(more.Faults);
        Assert.Equal("ชื่อที่กำลังพิมพ์", more.ValueOf("Form.Title"));

        var done = await browser.SendAsync(more, ("Form.Activities[1].Text", "ประชุมสรุปผล"), ("Form.Activities[1].Months", "2027-08"), ("Form.Activities[1].Budget", "๗,๐๐๐"));

        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        var saved = await SavedAsync(app);
        Assert.Equal("ชื่อที่กำลังพิมพ์", saved.Title);
        Assert.Equal(["อบรม", "ประชุมสรุปผล"], saved.Activities.Select(a => a.Text));
        Assert.Equal(("2027-08", Baht.Of(7_000)), (Assert.Single(saved.Activities[1].Months).ToString(), saved.Activities[1].Budget));
        Assert.Equal("2026-12", Assert.Single(saved.Activities[0].Months).ToString());
    }

    [Theory, OnEachDatabase]
    public async Task New_words_of_a_target_show_what_was_read_and_are_saved_when_sent_again(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();

        var shown = await browser.SendAsync(
            await browser.OpenAsync("/plans/2570/projects/3/edit"), ("Form.Targets[0].Text", "ครู 85 คน จำนวน 2 ครั้ง"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, shown.Status);
        Assert.Equal("85 คน × 2 ครั้ง", shown.ValueOf("Form.Targets[0].Quantities"));

        var done = await browser.SendAsync(shown);

        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        var target = Assert.Single((await SavedAsync(app)).Targets);
        Assert.Equal(("ครู 85 คน จำนวน 2 ครั้ง", "ครู จำนวน 60 คน", "85 คน × 2 ครั้ง"), (target.Text, target.Verbatim, QuantityText.Write(target.Quantities)));
    }

    [Theory, OnEachDatabase]
    public async Task Of_two_people_the_second_is_shown_what_the_first_saved(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var first = app.Open();
        using var second = app.Open();
        var (mine, yours) = (await first.OpenAsync("/plans/2570/projects/3/edit"), await second.OpenAsync("/plans/2570/projects/3/edit"));

        await first.SendAsync(mine, ("Form.Budget", "48,000"), ("Form.Title", "ชื่อของคนแรก"), ("Form.Objectives[0].Text", "วัตถุประสงค์ของคนแรก"));
        var clash = await second.SendAsync(yours, ("Form.Budget", "52,000"), ("Form.Place", "ห้องประชุม"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, clash.Status);
        var differs = clash.Document.QuerySelector(".clash")!.TextContent;
        Assert.Contains("48,000.00", differs, StringComparison.Ordinal);
        Assert.Contains("52,000.00", differs, StringComparison.Ordinal);
        Assert.Contains(World.Everything.Name, differs, StringComparison.Ordinal);
        Assert.Equal(("52,000", "ห้องประชุม"), (clash.ValueOf("Form.Budget"), clash.ValueOf("Form.Place")));
        Assert.Equal(("ชื่อของคนแรก", "วัตถุประสงค์ของคนแรก"), (clash.ValueOf("Form.Title"), clash.ValueOf("Form.Objectives[0].Text")));
        Assert.Contains("48,000.00", clash.Document.QuerySelector("#Form_Budget-msg")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Baht.Of(48_000), (await SavedAsync(app)).Budget);

        Assert.Equal(HttpStatusCode.Redirect, (await second.SendAsync(clash)).Status);
        var saved = await SavedAsync(app);
        Assert.Equal((Baht.Of(52_000), "ห้องประชุม", "ชื่อของคนแรก", "วัตถุประสงค์ของคนแรก"), (saved.Budget, saved.Place, saved.Title, saved.Objectives[0].Text));
    }

    [Theory, OnEachDatabase]
    public async Task Of_two_people_who_touch_different_fields_neither_is_asked(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var first = app.Open();
        using var second = app.Open();
        var (mine, yours) = (await first.OpenAsync("/plans/2570/projects/3/edit"), await second.OpenAsync("/plans/2570/projects/3/edit"));

        var answers = await Task.WhenAll(
            first.SendAsync(mine, ("Form.Title", "ชื่อของคนแรก")),
            second.SendAsync(yours, ("Form.Place", "ห้องประชุม")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
        var saved = await SavedAsync(app);
        Assert.Equal(("ชื่อของคนแรก", "ห้องประชุม"), (saved.Title, saved.Place));
    }

    [Theory, OnEachDatabase]
    public async Task A_number_that_several_projects_bear_leads_to_all_of_them(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        await using (var db = app.On.Open())
        {
            (await db.Set<PlanProject>().SingleAsync(p => p.Number == 2, Cancel)).Number = 1;
            await db.SaveChangesAsync(Cancel);
        }

        using var browser = app.Open();
        var shown = await browser.OpenAsync("/plans/2570/projects/1");

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Equal(["เรียนรวมทุกตำบล", "พี่สอนน้องอ่าน"], shown.Document.QuerySelectorAll("main .list a").Select(a => a.TextContent));
        foreach (var page in new[] { "edit", "remove", "memo.pdf" })
        {
            var led = await browser.OpenAsync($"/plans/2570/projects/1/{page}");
            Assert.Equal(HttpStatusCode.OK, (await browser.FollowAsync(led)).Status);
        }
    }

    [Theory, OnEachDatabase]
    public async Task Whoever_only_proposes_is_offered_their_own_group(Database database)
    {
        using var app = new App(database);
        var draft = await PlanWorld.DraftAsync(app.On);
        Guid office;
        await using (var db = app.On.Open())
        {
            office = (await db.Set<Plan>().SingleAsync(Cancel)).UnitId;
        }

        using var browser = app.OpenAs("group-head", draft.Projects[0].OwnerUnitId!.Value, office);
        var form = await browser.OpenAsync("/plans/2570/projects/new");

        Assert.Equal([draft.Projects[0].OwnerUnitId.ToString()], form.Document.QuerySelectorAll("[name='Form.OwnerUnit'] option").Select(o => o.GetAttribute("value")));
    }

    [Theory, OnEachDatabase]
    public async Task A_project_is_proposed_by_form_and_the_ceiling_is_spoken_of(Database database)
    {
        using var app = new App(database);
        var draft = await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();

        var done = await browser.SendAsync(
            await browser.OpenAsync("/plans/2570/projects/new"),
            ("Form.Number", "๔"),
            ("Form.Title", "ค่ายวิทยาศาสตร์"),
            ("Form.OwnerUnit", draft.Projects[0].OwnerUnitId.ToString()!),
            ("Form.Budget", "40,000"),
            ("Form.Objectives[0].Text", "เพื่อส่งเสริมทักษะ"));
        var shown = await browser.FollowAsync(done);

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("130,000.50 บาท เกินเพดาน 120,000.00 บาท", shown.Words, StringComparison.Ordinal);
        Assert.Contains("ค่ายวิทยาศาสตร์", shown.Words, StringComparison.Ordinal);
        Assert.Contains("เสนอแล้ว", shown.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Form.Number", "-1")]
    [InlineData("Form.Budget", "2,000,000,000,000")]
    [InlineData("Form.Budget", "-1")]
    [InlineData("Form.Activities[0].Budget", "(500)")]
    [InlineData("Form.Title", "\u200B \u0007")]
    [InlineData("Form.Targets[0].Quantities", "9999999999999999999999999999 คน")]
    [InlineData("Form.Indicators[0].Threshold", ">= 9999999999999999999999999999999999999999 ร้อยละ")]
    public async Task A_figure_or_text_that_cannot_be_is_named_and_comes_back_as_typed(string field, string typed)
    {
        using var app = new App(Database.Sqlite);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();

        var page = await browser.SendAsync(await browser.OpenAsync("/plans/2570/projects/3/edit"), (field, typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Single(page.Faults);
        Assert.Single(page.Document.QuerySelectorAll(".field.err"));
        Assert.Equal("พัฒนาระบบควบคุมภายใน", (await SavedAsync(app)).Title);
    }

    [Theory, OnEachDatabase]
    public async Task A_character_that_cannot_be_kept_takes_nothing_else_with_it(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();

        var done = await browser.SendAsync(
            await browser.OpenAsync("/plans/2570/projects/3/edit"), ("Form.Title", "ระบบ\0ควบคุม"), ("Form.Rationale", "หนึ่ง\0\nสอง"), ("Form.Alignments[0].Item", "6\0"));

        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        var saved = await SavedAsync(app);
        Assert.Equal(("ระบบควบคุม", "หนึ่ง\nสอง"), (saved.Title, saved.Rationale));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync("/plans/2570?unit=%00")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync("/api/v1/plans/2570?unit=%00")).Status);
    }

    [Theory, OnEachDatabase]
    public async Task A_form_of_two_thousand_items_loses_none(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();
        var rows = Enumerable.Range(1, 2_000).SelectMany(i => (IEnumerable<(string, string)>)
        [
            ($"Form.Objectives[{i}].Key", Guid.CreateVersion7().ToString()),
            ($"Form.Objectives[{i}].Position", $"{i + 1}"),
            ($"Form.Objectives[{i}].Text", $"เพื่อข้อที่ {i}"),
        ]);

        var done = await browser.SendAsync(await browser.OpenAsync("/plans/2570/projects/3/edit"), [.. rows]);

        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.Equal(2_001, (await SavedAsync(app)).Objectives.Count);
    }

    [Theory, OnEachDatabase]
    public async Task Figures_of_any_length_in_words_are_shown_and_break_nothing(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();
        var figures = new string('9', 40);
        var groups = string.Join(',', Enumerable.Repeat("999", 20));

        var asked = await browser.SendAsync(
            await browser.OpenAsync("/plans/2570/projects/3/edit"), ("Form.Targets[0].Text", figures), ("Form.Indicators[0].Text", $"ครู {groups} คน × {groups} ครั้ง"));
        var done = asked.Status == HttpStatusCode.UnprocessableEntity ? await browser.SendAsync(asked) : asked;

        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.Contains(figures, (await browser.FollowAsync(done)).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/plans/2570/findings")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/plans/2570")).Status);
    }

    [Theory, OnEachDatabase]
    public async Task A_project_is_removed_after_one_is_asked(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();

        var done = await browser.SendAsync(await browser.OpenAsync("/plans/2570/projects/3/remove"));

        Assert.Equal("/plans/2570?version=1", done.Location);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync("/plans/2570/projects/3/edit")).Status);
    }

    private static async Task<PlanProject> SavedAsync(App app)
    {
        await using var db = app.On.Open();
        var project = await db.Set<PlanProject>().AsNoTracking().WithItems().SingleAsync(p => p.Number == 3, Cancel);
        project.PutInOrder();
        return project;
    }
}
