using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Modules.Organisation;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.People;
using Somdun.Modules.People.Contract;
using Somdun.Modules.Planning;
using Somdun.Tests.Modules.People;
using Somdun.Tests.Modules.Planning;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Organisation;

/// <summary>What people, plans, accounts and history know of a school: on its page, and before it ends.</summary>
public class WhatOthersKnowOfUnitsTests
{
    private const string School = "/units/99020001";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_schools_page_shows_its_staff_plans_accounts_and_history_and_every_link_opens(Database database)
    {
        using var app = new App(database);
        using var world = await FilledAsync(app);
        using var director = await app.OpenAsAsync("school-director", world.First);

        var page = await director.OpenAsync(School);
        var links = Links(page);

        Assert.Contains("ผู้อำนวยการโรงเรียน: นายกล้า สมมติสุข", page.Words, StringComparison.Ordinal);
        Assert.Contains("นายเก่ง จำลองวงศ์", page.Words, StringComparison.Ordinal);
        Assert.Contains("บุคลากร 2 คน", page.Words, StringComparison.Ordinal);
        Assert.Contains("แผนปฏิบัติการประจำปีงบประมาณ พ.ศ. 2570 ฉบับแรก · ร่าง · 3 โครงการ 137,000.50 บาท", page.Words, StringComparison.Ordinal);
        Assert.Contains("· ผู้อำนวยการโรงเรียน", page.Words, StringComparison.Ordinal);
        Assert.Contains("ดูประวัติทั้งหมดของหน่วยงาน", page.Words, StringComparison.Ordinal);
        Assert.Superset(
            new HashSet<string> { $"/people?unit={world.First}", $"/people/authority?unit={world.First}", "/plans/2570?unit=99020001&version=1", $"/accounts/{director.AccountId}", $"/history/unit/{world.First}" },
            links.ToHashSet());
        foreach (var link in links)
        {
            Assert.True((await director.OpenAsync(link)).Status == HttpStatusCode.OK, link);
        }
    }

    [Theory, OnEachDatabase]
    public async Task Each_part_of_a_units_page_is_for_who_may_see_it_there(Database database)
    {
        using var app = new App(database);
        using var world = await FilledAsync(app);
        using var planner = app.OpenAs(PeopleWorld.With("planning-officer", world.Office));
        using var personnel = app.OpenAs(PeopleWorld.With("personnel-officer", world.Office));
        using var agency = app.OpenAs(PeopleWorld.With("agency", world.Group));
        using var neighbour = app.OpenAs(PeopleWorld.With("school-director", world.Second));

        Assert.Equal(["แผนและโครงการ"], await HeadingsAsync(planner));
        Assert.Equal(["บุคลากร", "แผนและโครงการ"], await HeadingsAsync(personnel));
        Assert.Equal(HttpStatusCode.NotFound, (await agency.OpenAsync(School)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.OpenAsync(School)).Status);

        // A role in this school that sees units, beside one that sees people and accounts in another.
        using var both = await app.OpenAsAsync(("school-director", world.Second), ("school-clerk", world.First));
        Assert.Equal(["แผนและโครงการ"], await HeadingsAsync(both));
    }

    [Theory, OnEachDatabase]
    public async Task A_units_page_of_a_day_names_who_headed_it_then(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        await world.AddAsync("กล้า", "สมมติสุข", world.First, "ผู้อำนวยการโรงเรียน", until: new(2026, 10, 1), heads: true);
        await world.AddAsync("เก่ง", "จำลองวงศ์", world.First, "ผู้อำนวยการโรงเรียน", since: new(2026, 10, 1), heads: true);
        using var officer = app.OpenAs(PeopleWorld.With("personnel-officer", world.Office));

        var then = await officer.OpenAsync($"{School}?asOf=2026-09-30");
        var now = await officer.OpenAsync(School);

        Assert.Contains("นายกล้า สมมติสุข", then.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("นายเก่ง จำลองวงศ์", then.Words, StringComparison.Ordinal);
        Assert.Contains("นายเก่ง จำลองวงศ์", now.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("นายกล้า สมมติสุข", now.Words, StringComparison.Ordinal);
        foreach (var link in Links(then))
        {
            Assert.True((await officer.OpenAsync(link)).Status == HttpStatusCode.OK, link);
        }
    }

    [Theory, OnEachDatabase]
    public async Task A_blocked_person_is_not_named_as_the_head(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        var head = await world.AddAsync("กล้า", "สมมติสุข", world.First, "ผู้อำนวยการโรงเรียน", heads: true);
        await using (var db = app.On.Open())
        {
            await db.Set<Person>().Where(p => p.Id == head).ExecuteUpdateAsync(set => set.SetProperty(p => p.BlockedAt, World.Now), Cancel);
        }

        using var director = app.OpenAs(PeopleWorld.With("school-director", world.First));
        using var personnel = app.OpenAs(PeopleWorld.With("personnel-officer", world.Office));

        Assert.DoesNotContain("สมมติสุข", (await director.OpenAsync(School)).Words, StringComparison.Ordinal);
        Assert.Contains("สมมติสุข", (await personnel.OpenAsync(School)).Words, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task What_a_merger_leaves_behind_is_told_before_it_is_done_and_names_nobody(Database database)
    {
        using var app = new App(database);
        using var world = await FilledAsync(app);
        await app.OpenAsAsync("school-director", world.First);
        await using (var db = app.On.Open())
        {
            db.Add(new HeadCount { UnitId = world.First, Day = new(2026, 6, 10), Pupils = 41, Source = "ทดสอบ" });
            db.Add(new TargetGroup { Id = Guid.CreateVersion7(), ThaiName = "โรงเรียนเล็ก", EnglishName = "Small schools", Selection = new Selection { PupilsTo = 50 }, CreatedAt = World.Now });
            await db.SaveChangesAsync(Cancel);
        }

        // Who may end a school and see neither people nor accounts.
        using var planner = app.OpenAs(PeopleWorld.With("planning-officer", world.Office));
        var shown = await planner.SendAsync(await planner.OpenAsync($"{School}/changes/new?kind=Merged"), ("Day", "1 ธ.ค. 2569"), ("Other", "99020002"), ("Paper", "ศธ 09902/41"));

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("บุคลากร 2 คนดำรงตำแหน่งที่นี่", shown.Words, StringComparison.Ordinal);
        Assert.Contains("ต้องมีคำสั่งย้ายไปโรงเรียนวัดสมมติ", shown.Words, StringComparison.Ordinal);
        Assert.Contains("บัญชีผู้ใช้ 1 บัญชีมีบทบาทในหน่วยงานนี้", shown.Words, StringComparison.Ordinal);
        Assert.Contains("แผนปฏิบัติการประจำปีงบประมาณ พ.ศ. 2570 ของหน่วยงานนี้ยังไม่ได้อนุมัติ", shown.Words, StringComparison.Ordinal);
        Assert.Contains("นักเรียน 41 คน", shown.Words, StringComparison.Ordinal);
        Assert.Contains("กลุ่มเป้าหมาย “โรงเรียนเล็ก”", shown.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("สมมติสุข", shown.Words, StringComparison.Ordinal);

        // A school that is only without pupils keeps its people, plans and accounts.
        var without = await planner.SendAsync(await planner.OpenAsync($"{School}/changes/new?kind=NoPupils"), ("Day", "1 ธ.ค. 2569"), ("Paper", "ศธ 09902/42"));
        Assert.Equal(HttpStatusCode.OK, without.Status);
        Assert.DoesNotContain("ดำรงตำแหน่งที่นี่", without.Words, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task What_ended_before_the_day_is_no_consequence(Database database)
    {
        using var test = TestDb.On(database);
        using var world = await PeopleWorld.OnAsync(test);
        await world.AddAsync("กล้า", "สมมติสุข", world.First, until: new(2026, 11, 1));
        await using var scope = world.Open();

        foreach (var consequence in scope.ServiceProvider.GetServices<IUnitChangeConsequence>())
        {
            Assert.Empty(await consequence.OfAsync(world.First, UnitState.Closed, null, new(2026, 12, 1), Cancel));
        }

        // Yet until then, somebody is there.
        Assert.Single((await Task.WhenAll(scope.ServiceProvider.GetServices<IUnitChangeConsequence>().OfType<PositionsLeftBehind>()
            .Select(c => c.OfAsync(world.First, UnitState.Closed, null, new(2026, 10, 31), Cancel)))).SelectMany(t => t));
    }

    private static async Task<PeopleWorld> FilledAsync(App app)
    {
        var world = await PeopleWorld.OnAsync(app.On);
        var head = await world.AddAsync("กล้า", "สมมติสุข", world.First, "ผู้อำนวยการโรงเรียน", heads: true);
        var teacher = await world.AddAsync("เก่ง", "จำลองวงศ์", world.First);
        await using (var db = app.On.Open())
        {
            var plan = new Plan { Id = Guid.CreateVersion7(), UnitId = world.First, FirstYear = PlanWorld.Year, LastYear = PlanWorld.Year };
            db.AddRange(plan, PlanWorld.Draft(plan.Id, world.Group, world.Group));
            db.Add(new Delegation
            {
                Id = Guid.CreateVersion7(),
                UnitId = world.First,
                FromPersonId = head,
                ToPersonId = teacher,
                Matter = SigningMatter.Everything,
                PaperNumber = "คำสั่งที่ 9/2569",
                PaperDate = new(2026, 11, 1),
                Since = new(2026, 11, 1),
                Until = Dated.Open,
            });
            await db.SaveChangesAsync(Cancel);
        }

        await using var scope = world.Open();
        var renamed = await scope.ServiceProvider.GetRequiredService<ChangeUnits>().RunAsync(
            new ChangeRequest(Somdun.Modules.Organisation.ChangeKind.Renamed, new(2026, 11, 1)) { UnitId = world.First, ThaiName = "บ้านตัวอย่างใหม่", Paper = "ศธ 09902/40" }, seen: null, Cancel);
        Assert.True(renamed.Succeeded);
        return world;
    }

    private static async Task<IReadOnlyList<string>> HeadingsAsync(Browser browser)
    {
        var known = new[] { "บุคลากร", "แผนและโครงการ", "บัญชีผู้ใช้", "ประวัติการทำงานล่าสุด" };
        return [.. (await browser.OpenAsync(School)).Document.QuerySelectorAll("section.sheet h2").Select(h => h.TextContent.Trim()).Where(known.Contains)];
    }

    private static List<string> Links(Page page) =>
        [.. page.Document.QuerySelectorAll("section.sheet .list li > a").Select(a => a.GetAttribute("href")!).Distinct()];
}
