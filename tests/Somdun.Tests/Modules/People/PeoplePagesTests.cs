using System.Net;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.People;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.People;

public class PeoplePagesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_school_director_sees_the_schools_own_staff_and_another_is_not_there(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        var mine = await world.AddAsync("กล้า", "สมมติสุข", world.First);
        var theirs = await world.AddAsync("เก่ง", "จำลองวงศ์", world.Second);
        var moved = await world.AddAsync("ขจร", "ตัวอย่างศรี", world.First, until: World.Today.AddDays(-10));
        await using (var db = app.On.Open())
        {
            db.Add(PeopleWorld.Position(moved, world.Second, World.Today.AddDays(-10), Dated.Open));
            await db.SaveChangesAsync(Cancel);
        }

        using var director = app.OpenAs(PeopleWorld.With("school-director", world.First));
        var list = await director.OpenAsync("/people");

        Assert.Contains("นายกล้า สมมติสุข", list.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("จำลองวงศ์", list.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("ตัวอย่างศรี", list.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await director.OpenAsync($"/people/{mine}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await director.OpenAsync($"/people/{theirs}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await director.OpenAsync($"/people/{moved}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await director.OpenAsync("/people?unit=99020002")).Status);

        using var officer = app.OpenAs(PeopleWorld.With("personnel-officer", world.Office));
        Assert.Equal(HttpStatusCode.OK, (await officer.OpenAsync($"/people/{theirs}")).Status);

        // Who runs the system, and who has not signed in, see nobody.
        using var administrator = app.OpenAs(PeopleWorld.With("system-administrator", world.Office));
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.OpenAsync("/people")).Status);
        using var nobody = app.OpenSignedOut();
        Assert.Equal(HttpStatusCode.Found, (await nobody.OpenAsync("/people")).Status);
    }

    [Theory, OnEachDatabase]
    public async Task The_list_is_as_it_was_on_a_day_and_is_searched_by_a_part_of_a_name(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        await world.AddAsync("กล้า", "สมมติสุข", world.First, until: new(2026, 11, 1));
        var renamed = await world.AddAsync("เก่ง", "จำลองวงศ์", world.Second);
        await using (var db = app.On.Open())
        {
            (await db.Set<PersonName>().SingleAsync(n => n.PersonId == renamed, Cancel)).Until = new(2026, 11, 1);
            db.Add(PersonName.Of(renamed, new("นาย", "เก่ง", "แบบร่างทอง"), new(2026, 11, 1), Dated.Open));
            await db.SaveChangesAsync(Cancel);
        }

        using var browser = app.Open();
        var october = await browser.OpenAsync("/people?asOf=31+ต.ค.+2569");
        var now = await browser.OpenAsync("/people");
        var former = await browser.OpenAsync("/people?q=จำลอง");
        var nobody = await browser.OpenAsync("/people?q=%22%25_'");

        Assert.Contains("สมมติสุข", october.Words, StringComparison.Ordinal);
        Assert.Contains("จำลองวงศ์", october.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("สมมติสุข", now.Words, StringComparison.Ordinal);
        Assert.Contains("แบบร่างทอง", now.Words, StringComparison.Ordinal);
        Assert.Contains("แบบร่างทอง", former.Words, StringComparison.Ordinal);
        Assert.Contains("ไม่มีบุคลากรที่ตรงกับที่ค้นหา", nobody.Words, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task A_person_is_added_by_form_and_the_number_is_sealed_masked_and_shown_in_full_to_who_is_told_of(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        using var officer = app.OpenAs(PeopleWorld.With("personnel-officer", world.Office));

        var added = await officer.SendAsync(
            await officer.OpenAsync("/people/new"),
            ("Form.Prefix", "น.ส."), ("Form.GivenName", "อรทัย"), ("Form.FamilyName", "สมมติทอง"), ("Form.NationalId", "9-9900-00370-01-6"), ("Form.BirthDate", "5 มิ.ย. 2520"),
            ("Form.Post.Unit", "99020001"), ("Form.Post.Title", "ผู้อำนวยการโรงเรียน"), ("Form.Post.Since", "1 ต.ค. 2569"), ("Form.Post.HeadsUnit", "true"));
        Assert.Equal(HttpStatusCode.Found, added.Status);
        var page = await officer.FollowAsync(added);

        Assert.Contains("นางสาวอรทัย สมมติทอง", page.Words, StringComparison.Ordinal);
        Assert.Contains("x-xxxx-xxxxx-01-6", page.Words, StringComparison.Ordinal);
        Assert.Contains("พ.ศ. 2520", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("9990000370016", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("มิถุนายน", page.Words, StringComparison.Ordinal);

        await using var db = app.On.Open();
        var kept = await db.Set<PersonIdentifier>().AsNoTracking().SingleAsync(Cancel);
        Assert.DoesNotContain("9990000370016", kept.Text.Text, StringComparison.Ordinal);

        var full = await officer.OpenAsync($"{added.Location}/identifiers");
        Assert.Contains("9-9900-00370-01-6", full.Words, StringComparison.Ordinal);
        Assert.Contains("5 มิถุนายน 2520", full.Words, StringComparison.Ordinal);
        var told = await db.Set<AuditEvent>().AsNoTracking().SingleAsync(e => e.Code == "people.identifiers-seen", Cancel);
        Assert.Equal((kept.PersonId, world.First), (told.SubjectId, told.UnitId));
        Assert.False(await db.Set<AuditEvent>().AnyAsync(e => e.Details.Contains("9990000370016"), Cancel));

        using var director = app.OpenAs(PeopleWorld.With("school-director", world.First));
        Assert.Equal(HttpStatusCode.OK, (await director.OpenAsync(added.Location!)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await director.OpenAsync($"{added.Location}/identifiers")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await director.OpenAsync($"{added.Location}/edit")).Status);
    }

    [Theory, OnEachDatabase]
    public async Task All_that_is_wrong_with_a_form_is_said_at_once_and_stays_as_typed(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        using var browser = app.Open();
        var letters = new string('ก', 10_000);

        var refused = await browser.SendAsync(
            await browser.OpenAsync("/people/new"),
            ("Form.GivenName", letters), ("Form.NationalId", "12345"), ("Form.BirthDate", "5 มิ.ย. 2020"), ("Form.Email", "ไม่ใช่อีเมล"),
            ("Form.Post.Unit", "ไม่มีที่นี่"), ("Form.Post.Title", ""), ("Form.Post.Since", "วันไหน"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.InRange(refused.Faults.Count, 5, 7);
        Assert.Equal(letters, refused.ValueOf("Form.GivenName"));
        Assert.Equal("วันไหน", refused.ValueOf("Form.Post.Since"));
        Assert.Equal("ไม่มีที่นี่", refused.ValueOf("Form.Post.Unit"));
    }

    [Theory, OnEachDatabase]
    public async Task A_number_that_is_mistyped_or_somebody_elses_is_refused_and_its_holder_named_only_to_who_may_see_them(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        using var officer = app.OpenAs(PeopleWorld.With("personnel-officer", world.Office));
        using var elsewhere = app.OpenAs(PeopleWorld.With("personnel-officer", world.Second));
        (string, string)[] filled = [("Form.GivenName", "อรทัย"), ("Form.FamilyName", "สมมติทอง"), ("Form.Post.Title", "ครู"), ("Form.Post.Since", "1 ต.ค. 2569")];
        await officer.SendAsync(await officer.OpenAsync("/people/new"), [.. filled, ("Form.NationalId", "9990000370016"), ("Form.Post.Unit", "99020001")]);

        var mistyped = await officer.SendAsync(await officer.OpenAsync("/people/new"), [.. filled, ("Form.NationalId", "9990000370017"), ("Form.Post.Unit", "99020001")]);
        var taken = await officer.SendAsync(await officer.OpenAsync("/people/new"), [.. filled, ("Form.NationalId", "๙-๙๙๐๐-๐๐๓๗๐-๐๑-๖"), ("Form.Post.Unit", "99020001")]);
        var neutral = await elsewhere.SendAsync(await elsewhere.OpenAsync("/people/new"), [.. filled, ("Form.NationalId", "9990000370016"), ("Form.Post.Unit", "99020002")]);

        Assert.Contains("หลักตรวจสอบ", Assert.Single(mistyped.Faults.Distinct()), StringComparison.Ordinal);
        Assert.Equal("9990000370017", mistyped.ValueOf("Form.NationalId"));
        Assert.Equal("อรทัย สมมติทอง (ครู) ใช้เลขนี้อยู่แล้ว", Assert.Single(taken.Faults.Distinct()));
        Assert.Equal("มีบุคลากรอื่นในทะเบียนใช้เลขนี้อยู่แล้ว", Assert.Single(neutral.Faults.Distinct()));
        await using var db = app.On.Open();
        Assert.Equal(1, await db.Set<Person>().CountAsync(Cancel));
        Assert.Equal(1, await db.Set<AuditEvent>().CountAsync(e => e.Code == "people.looked-up-by-number", Cancel));
        Assert.False(await db.Set<AuditEvent>().AnyAsync(e => e.Details.Contains("999000"), Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task A_changed_name_keeps_the_former_one_and_a_slip_does_not(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        var id = await world.AddAsync("กลา", "สมมติสุข", world.First);
        using var browser = app.Open();

        await browser.SendAsync(await browser.OpenAsync($"/people/{id}/edit"), ("Form.GivenName", "กล้า"));
        await browser.SendAsync(await browser.OpenAsync($"/people/{id}/edit"), ("Form.FamilyName", "จำลองวงศ์"), ("Form.NameSince", "1 พ.ย. 2569"));

        await using var db = app.On.Open();
        var names = await db.Set<PersonName>().AsNoTracking().Where(n => n.PersonId == id).OrderBy(n => n.Since).ToListAsync(Cancel);
        Assert.Equal(["นายกล้า สมมติสุข", "นายกล้า จำลองวงศ์"], names.Select(n => n.Full.Thai));
        Assert.Equal(names[0].Until, names[1].Since);
        Assert.Contains("นายกล้า สมมติสุข", (await browser.OpenAsync($"/people/{id}?asOf=31+ต.ค.+2569")).Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task Two_who_edit_one_person_do_not_overwrite_each_other_unawares(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        var id = await world.AddAsync("กล้า", "สมมติสุข", world.First);
        using var browser = app.Open();
        var mine = await browser.OpenAsync($"/people/{id}/edit");

        await browser.SendAsync(await browser.OpenAsync($"/people/{id}/edit"), ("Form.Phone", "038-000-001"));
        var refused = await browser.SendAsync(mine, ("Form.Phone", "038-000-002"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("038-000-002", refused.ValueOf("Form.Phone"));

        Assert.Equal(HttpStatusCode.Found, (await browser.SendAsync(refused)).Status);
        await using var db = app.On.Open();
        Assert.Equal("038-000-002", (await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == id, Cancel)).Phone);
    }

    [Theory, OnEachDatabase]
    public async Task The_head_delegates_by_form_and_a_tampered_field_reaches_nobody_else(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        var head = await world.AddAsync("กล้า", "สมมติสุข", world.First, "ผู้อำนวยการโรงเรียน", heads: true);
        var teacher = await world.AddAsync("เก่ง", "จำลองวงศ์", world.First);
        var stranger = await world.AddAsync("ขจร", "ตัวอย่างศรี", world.Second);
        using var director = app.OpenAs(PeopleWorld.With("school-director", world.First));
        var form = await director.OpenAsync($"/people/authority/new?unit={world.First}");
        (string, string)[] filled = [("Form.From", head.ToString()), ("Form.Matter", "Leave"), ("Form.PaperNumber", "คำสั่งที่ 9/2569"), ("Form.PaperDate", "1 พ.ย. 2569"), ("Form.Since", "1 พ.ย. 2569")];

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await director.SendAsync(form, [.. filled, ("Form.To", stranger.ToString())])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await director.SendAsync(form with { Path = "/people/authority/new" }, [.. filled, ("Form.To", teacher.ToString()), ("Unit", world.Second.ToString())])).Status);
        var done = await director.SendAsync(form, [.. filled, ("Form.To", teacher.ToString())]);

        var page = await director.FollowAsync(done);
        Assert.Contains("นายเก่ง จำลองวงศ์", page.Words, StringComparison.Ordinal);
        Assert.Contains("คำสั่งที่ 9/2569", page.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await director.OpenAsync($"/people/authority/new?unit={world.Second}")).Status);
    }
}
