using System.Net;
using Microsoft.EntityFrameworkCore;
using Somdun.Modules.Planning;
using Somdun.Money;
using Somdun.Tests.Support;
using Somdun.Time;

namespace Somdun.Tests.Modules.Planning;

/// <summary>The pages that show a plan, as a person sees them.</summary>
public sealed class PagesTests : IDisposable
{
    private const string Plan = $"/plans/{PlanWorld.Period}";

    private readonly App _app = new(Database.Sqlite);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _app.Dispose();

    [Theory, OnEachDatabase]
    public async Task The_plan_adds_up_by_strategy_by_owner_and_by_alignment(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();

        foreach (var view in new[] { "", "?by=owner", "?by=alignment" })
        {
            var page = await browser.OpenAsync(Plan + view);

            Assert.All(page.Document.QuerySelectorAll("tfoot"), foot => Assert.Contains("137,000.50", foot.TextContent, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_project_that_serves_two_items_counts_once_in_the_total()
    {
        var version = await PlanWorld.DraftAsync(_app.On);
        await using (var db = _app.On.Open())
        {
            var project = version.Projects.Single(p => p.Number == 3);
            db.Add(new PlanAlignment { Id = Guid.CreateVersion7(), ProjectId = project.Id, Position = 1, Framework = "สพฐ.", Item = "4" });
            await db.SaveChangesAsync(Cancel);
        }

        using var browser = _app.Open();
        var page = await browser.OpenAsync($"{Plan}?by=alignment");
        var framework = page.Document.QuerySelectorAll("tbody").First(t => t.TextContent.Contains("สพฐ.", StringComparison.Ordinal));

        Assert.Equal(["1", "1", "1"], framework.QuerySelectorAll("td[data-label=โครงการ]").Select(c => c.TextContent));
        Assert.Contains("ความหมายรอยืนยัน", framework.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ควบคุม ภายใน", 1)]
    [InlineData("อำนวยการ", 1)]
    [InlineData("๒", 1)]
    [InlineData("ไม่มีแน่", 0)]
    public async Task A_project_is_found_by_title_owner_or_number_however_it_is_typed(string typed, int found)
    {
        await PlanWorld.DraftAsync(_app.On);
        using var browser = _app.Open();

        var page = await browser.OpenAsync($"{Plan}?q={Uri.EscapeDataString(typed)}");

        Assert.Equal(found, page.Document.QuerySelectorAll("tbody .title a[href*='/projects/']").Length);
        Assert.Equal(typed, page.ValueOf("q"));
    }

    [Fact]
    public async Task A_declined_project_is_shown_and_counted_nowhere()
    {
        var version = await PlanWorld.DraftAsync(_app.On);
        await using (var db = _app.On.Open())
        {
            var declined = (await db.FindAsync<PlanProject>([version.Projects[0].Id], Cancel))!;
            declined.Standing = ProjectStanding.Declined;
            await db.SaveChangesAsync(Cancel);
        }

        using var browser = _app.Open();
        var page = await browser.OpenAsync(Plan);

        Assert.Contains(version.Projects[0].Title, page.Document.QuerySelector("tr.declined")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("77,000.50", page.Document.QuerySelector("tfoot")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_is_shown_whole_with_what_was_found_in_its_place()
    {
        await PlanWorld.DraftAsync(_app.On);
        using var browser = _app.Open();

        var page = await browser.OpenAsync($"{Plan}/projects/3");

        Assert.Contains("เพื่อให้โรงเรียนรายงานได้", page.Words, StringComparison.Ordinal);
        Assert.Contains("ไม่น้อยกว่าร้อยละ 80", page.Words, StringComparison.Ordinal);
        Assert.Contains("ตารางที่ 1 · บรรทัด 4", page.Words, StringComparison.Ordinal);
        Assert.Equal(1, page.Document.QuerySelectorAll("td.on").Length);
        Assert.Equal(11, page.Document.QuerySelectorAll("td.off").Length);
        Assert.NotNull(page.Document.QuerySelector("a[rel=prev][href='/plans/2570/projects/2']"));
    }

    [Fact]
    public async Task Projects_with_one_number_are_told_apart_by_key()
    {
        var version = await PlanWorld.DraftAsync(_app.On);
        await using (var db = _app.On.Open())
        {
            var twin = (await db.FindAsync<PlanProject>([version.Projects[1].Id], Cancel))!;
            twin.Number = version.Projects[0].Number;
            await db.SaveChangesAsync(Cancel);
        }

        using var browser = _app.Open();
        var page = await browser.OpenAsync(Plan);
        var twins = page.Document.QuerySelectorAll(".title a[href*='/projects/']").Select(a => a.GetAttribute("href")!).Take(2).ToList();

        Assert.Equal([$"{Plan}/projects/{version.Projects[0].Key}", $"{Plan}/projects/{version.Projects[1].Key}"], twins);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync(twins[1])).Status);
        Assert.Equal(twins, (await browser.OpenAsync($"{Plan}/projects/1")).Document.QuerySelectorAll("main .list a").Select(a => a.GetAttribute("href")!));
    }

    [Theory, OnEachDatabase]
    public async Task A_plan_of_a_thousand_projects_is_shown_in_pages_that_add_up(Database database)
    {
        using var app = new App(database);
        var version = await PlanWorld.DraftAsync(app.On);
        await using (var db = app.On.Open())
        {
            db.AddRange(Enumerable.Range(4, 997).Select(i => new PlanProject
            {
                Id = Guid.CreateVersion7(),
                VersionId = version.Id,
                Key = Guid.CreateVersion7(),
                StrategyId = version.Strategies[i % 2].Id,
                Position = i,
                Number = i,
                Title = $"โครงการพัฒนาคุณภาพการศึกษาและส่งเสริมการเรียนรู้ของผู้เรียนในสังกัด ระยะที่ {i}",
                Budget = Baht.Of(1_000),
                Indicators = [],
            }));
            await db.SaveChangesAsync(Cancel);
        }

        using var browser = app.Open();
        var first = await browser.OpenAsync(Plan);
        var pages = first.Document.QuerySelectorAll("nav.filter a").Select(a => a.GetAttribute("href")!).ToList();
        List<string> shown = [];
        foreach (var page in pages)
        {
            var opened = await browser.OpenAsync(page);
            Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(opened.Document.Source.Text), 1, 150_000);
            shown.AddRange(opened.Document.QuerySelectorAll(".title a[href*='/projects/']").Select(a => a.GetAttribute("href")!));
        }

        Assert.Equal(1_000, shown.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(1_000, shown.Count);
        Assert.Contains("1000 โครงการ", first.Words, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task What_is_proposed_for_a_draft_is_accepted_where_it_was_found(Database database)
    {
        using var app = new App(database);
        var version = await PlanWorld.DraftAsync(app.On);
        await using (var db = app.On.Open())
        {
            var project = version.Projects[2];
            db.AddRange(
                new PlanObjective { Id = Guid.CreateVersion7(), ProjectId = project.Id, Key = Guid.CreateVersion7(), Position = 1, Label = "1.", Text = "เพื่อให้โรงเรียนรายงานได้" },
                new PlanAlignment { Id = Guid.CreateVersion7(), ProjectId = project.Id, Position = 1, Framework = "สพฐ", Item = "5" });
            await db.SaveChangesAsync(Cancel);
        }

        using var browser = app.Open();
        var page = await browser.OpenAsync($"{Plan}/findings?code=duplicate-item");
        var done = await browser.SendAsync(page, "รับข้อเสนอ");
        var again = await browser.SendAsync(page, "รับข้อเสนอ", ("was", "ข้อความอื่น"));

        Assert.Equal($"{Plan}/findings?code=duplicate-item", done.Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Single(again.Faults);
        Assert.DoesNotContain("รายการซ้ำ", (await browser.OpenAsync($"{Plan}/findings")).Words, StringComparison.Ordinal);
        await using var after = app.On.Open();
        var saved = await after.Set<PlanProject>().AsNoTracking().WithItems().SingleAsync(p => p.Number == 3, Cancel);
        Assert.Equal("เพื่อให้โรงเรียนรายงานได้", Assert.Single(saved.Objectives).Text);
        Assert.Equal(ProjectStanding.Proposed, saved.Standing);
    }

    [Theory]
    [InlineData("/plans/2571")]
    [InlineData("/plans/2026")]
    [InlineData("/plans/2570?version=9")]
    [InlineData("/plans/2570?unit=0000")]
    [InlineData("/plans/2570/projects/99")]
    [InlineData("/plans/2571/findings")]
    public async Task What_is_not_in_the_plan_is_not_found(string path)
    {
        await PlanWorld.DraftAsync(_app.On);
        using var browser = _app.Open();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(path)).Status);
    }

    [Theory, OnEachDatabase]
    public async Task A_change_is_on_the_next_page_whoever_made_it_and_however(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();
        var before = await browser.OpenAsync($"{Plan}/projects/3");

        await using (var db = app.On.Open())
        {
            await db.Set<PlanIndicator>().ExecuteUpdateAsync(set => set.SetProperty(i => i.Text, "ร้อยละ 90 ของโรงเรียน"), Cancel);
        }

        var after = await browser.OpenAsync($"{Plan}/projects/3");

        Assert.Contains("ร้อยละ 80 ของโรงเรียน", before.Words, StringComparison.Ordinal);
        Assert.Contains("ร้อยละ 90 ของโรงเรียน", after.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_leads_to_the_plan_its_findings_a_project_and_the_book()
    {
        var version = await PlanWorld.DraftAsync(_app.On);
        await using (var db = _app.On.Open())
        {
            var returned = (await db.FindAsync<PlanProject>([version.Projects[0].Id], Cancel))!;
            returned.Standing = ProjectStanding.Returned;
            await db.SaveChangesAsync(Cancel);
        }

        using var browser = _app.Open();
        var page = await browser.OpenAsync("/");
        var links = page.Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).ToList();

        Assert.Contains("137,000.50", page.Words, StringComparison.Ordinal);
        Assert.Superset(
            new HashSet<string> { Plan, $"{Plan}/findings", $"{Plan}/projects/1", $"{Plan}/book.pdf", "/imports/new" },
            links.ToHashSet());
    }

    [Fact]
    public async Task The_plan_of_this_year_comes_first_and_an_older_one_only_until_there_is_one()
    {
        var version = await PlanWorld.DraftAsync(_app.On);
        await using (var db = _app.On.Open())
        {
            var plan = (await db.FindAsync<Plan>([version.PlanId], Cancel))!;
            var next = new Plan { Id = Guid.CreateVersion7(), UnitId = plan.UnitId, FirstYear = new FiscalYear(2571), LastYear = new FiscalYear(2571) };
            db.AddRange(next, new PlanVersion { Id = Guid.CreateVersion7(), PlanId = next.Id, Number = 1, CreatedAt = World.Now, CreatedBy = PlanWorld.By });
            await db.SaveChangesAsync(Cancel);
        }

        using var browser = _app.Open();

        Assert.Contains("2570", (await browser.OpenAsync("/")).Document.QuerySelector("h2.main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await browser.OpenAsync("/plans")).Document.QuerySelectorAll("main h2").Length);
    }
}
