using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Foundation.Audit;
using Somdun.Modules.People;
using Somdun.Modules.People.Contract;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.People;

/// <summary>A group of people is a saved condition, true of a day, and stays as it was where something uses it.</summary>
public class PeopleGroupsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Directors_appointed_this_year_are_other_people_next_year_and_the_same_where_they_were_frozen(Database database)
    {
        using var test = TestDb.On(database);
        using var world = await PeopleWorld.OnAsync(test);
        var fresh = await world.AddAsync("กล้า", "สมมติสุข", world.First, "ผู้อำนวยการโรงเรียน", since: new(2026, 10, 1), heads: true);
        await world.AddAsync("เก่ง", "จำลองวงศ์", world.Second, "ผู้อำนวยการโรงเรียน", since: new(2020, 10, 1), until: new(2027, 10, 1), heads: true);
        await world.AddAsync("ขจร", "ตัวอย่างศรี", world.First, since: new(2026, 11, 1));
        var next = await world.AddAsync("ดารา", "สมมติทอง", world.Second, "ผู้อำนวยการโรงเรียน", since: new(2027, 10, 1), heads: true);
        await using var scope = world.Open();
        var groups = scope.ServiceProvider.GetRequiredService<PeopleGroups>();
        var contract = scope.ServiceProvider.GetRequiredService<IPeopleGroups>();
        var saved = (await groups.SaveAsync(new(null, 0, "ผู้อำนวยการที่แต่งตั้งปีนี้", "Directors appointed this year", new PeopleSelection { OnlyHeads = true, Title = "ผู้อำนวยการโรงเรียน", Began = Began.ThisFiscalYear }), Cancel)).Value;

        var frozen = (await contract.FreezeAsync(saved, World.Today, "event", Guid.CreateVersion7(), Cancel))!.Value;

        Assert.Equal([fresh], (await contract.ResolveAsync(saved, World.Today, Cancel))!.Select(p => p.Id));
        Assert.Empty((await contract.ResolveAsync(saved, new(2026, 9, 30), Cancel))!);
        Assert.Equal([next], (await contract.ResolveAsync(saved, new(2027, 10, 1), Cancel))!.Select(p => p.Id));
        Assert.Null(await contract.ResolveAsync(Guid.CreateVersion7(), World.Today, Cancel));
        Assert.Null(await contract.FreezeAsync(Guid.CreateVersion7(), World.Today, "event", Guid.CreateVersion7(), Cancel));

        // What was chosen by it stays, whatever becomes of the condition or the person.
        await groups.PutAwayAsync(saved, Cancel);
        await using (var db = test.Open())
        {
            await db.Set<PersonPosition>().Where(p => p.PersonId == fresh).ExecuteUpdateAsync(s => s.SetProperty(p => p.Until, new DateOnly(2026, 11, 1)), Cancel);
            await db.Set<Person>().Where(p => p.Id == fresh).ExecuteUpdateAsync(s => s.SetProperty(p => p.BlockedAt, World.Now), Cancel);
        }

        Assert.Equal([fresh], await contract.FrozenAsync(frozen, Cancel));
        Assert.Empty(await contract.ListAsync(Cancel));
        await using var after = test.Open();
        Assert.Equal(["people.group-saved", "people.group-frozen", "people.group-saved"], await after.Set<AuditEvent>().OrderBy(e => e.Id).Select(e => e.Code).ToListAsync(Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task Each_condition_narrows_and_a_blocked_record_is_in_no_group(Database database)
    {
        using var test = TestDb.On(database);
        using var world = await PeopleWorld.OnAsync(test);
        var first = await world.AddAsync("กล้า", "สมมติสุข", world.First, since: new(2026, 5, 20));
        var second = await world.AddAsync("เก่ง", "จำลองวงศ์", world.Second, since: new(2026, 5, 10));
        var blocked = await world.AddAsync("ขจร", "ตัวอย่างศรี", world.First, since: new(2026, 5, 20));
        await using (var db = test.Open())
        {
            await db.Set<Person>().Where(p => p.Id == blocked).ExecuteUpdateAsync(s => s.SetProperty(p => p.BlockedAt, World.Now), Cancel);
        }

        await using var scope = world.Open();
        var groups = scope.ServiceProvider.GetRequiredService<PeopleGroups>();

        Assert.Equal([first, second], await OfAsync(new()));
        Assert.Equal([first], await OfAsync(new() { Under = [world.First] }));
        Assert.Equal([first, second], await OfAsync(new() { Under = [world.Office], Kinds = [StaffKind.Teacher] }));
        Assert.Empty(await OfAsync(new() { Kinds = [StaffKind.Supervisor] }));
        Assert.Empty(await OfAsync(new() { OnlyHeads = true }));
        Assert.Equal([first], await OfAsync(new() { Began = Began.ThisSchoolYear }));
        Assert.Equal([second], await OfAsync(new() { Began = Began.Between, From = new(2026, 5, 1), To = new(2026, 5, 15) }));

        async Task<IEnumerable<Guid>> OfAsync(PeopleSelection selection) => (await groups.SelectAsync(selection, World.Today, Cancel)).Select(p => p.Id);
    }

    [Theory, OnEachDatabase]
    public async Task A_group_is_saved_by_form_and_shows_to_each_whom_they_may_see(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        await world.AddAsync("กล้า", "สมมติสุข", world.First, "ผู้อำนวยการโรงเรียน", heads: true);
        await world.AddAsync("เก่ง", "จำลองวงศ์", world.Second, "ผู้อำนวยการโรงเรียน", heads: true);
        using var officer = app.OpenAs(PeopleWorld.With("personnel-officer", world.Office));
        using var director = app.OpenAs(PeopleWorld.With("school-director", world.First));
        var form = await officer.OpenAsync("/people/groups/new");

        var refused = await officer.SendAsync(form, ("ThaiName", ""), ("Began", "Between"), ("From", "1 ต.ค. 2569"), ("To", "1 ก.ย. 2569"), ("Under", "ไม่มีที่นี่"));
        var done = await officer.SendAsync(refused, ("ThaiName", "ผู้อำนวยการโรงเรียน"), ("OnlyHeads", "true"), ("Began", "Anytime"), ("From", ""), ("To", ""), ("Under", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("ไม่มีที่นี่", refused.ValueOf("Under"));
        Assert.Equal(HttpStatusCode.Found, done.Status);
        var all = await officer.FollowAsync(done);
        Assert.Contains("สมมติสุข", all.Words, StringComparison.Ordinal);
        Assert.Contains("จำลองวงศ์", all.Words, StringComparison.Ordinal);
        var own = await director.OpenAsync(done.Location!);
        Assert.Contains("สมมติสุข", own.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("จำลองวงศ์", own.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await director.OpenAsync("/people/groups/new")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.OpenAsync($"{done.Location}?asOf=abc")).Status);
        var edited = await officer.SendAsync(await officer.OpenAsync($"/people/groups/new?id={done.Location!.Split('/')[^1]}"), ("Under", "99020002 โรงเรียนวัดสมมติ"));
        Assert.DoesNotContain("สมมติสุข", (await officer.FollowAsync(edited)).Words, StringComparison.Ordinal);
    }
}
