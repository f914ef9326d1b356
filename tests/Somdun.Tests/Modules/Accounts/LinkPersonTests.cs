using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Foundation.Audit;
using Somdun.Modules.Accounts;
using Somdun.Tests.Modules.People;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Accounts;

/// <summary>Who of the register of people stands behind an account.</summary>
public class LinkPersonTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_director_says_who_stands_behind_an_account_and_takes_it_back(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        var person = await world.AddAsync("กล้า", "สมมติสุข", world.First);
        var account = await AccountAsync(app, "kla", ("school-clerk", world.First));
        using var director = app.OpenAs(PeopleWorld.With("director", world.Office));

        var found = await director.OpenAsync($"/accounts/{account}?find=สมมติ");
        await director.SendAsync(found, "เป็นคนนี้");
        Assert.Equal(person, await BehindAsync(app, account));
        await director.SendAsync(await director.OpenAsync($"/accounts/{account}"), "ไม่ใช่คนนี้แล้ว");

        Assert.Null(await BehindAsync(app, account));
        await using var db = app.On.Open();
        Assert.Equal(2, await db.Set<AuditEvent>().CountAsync(e => e.Code == "accounts.person-linked", Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task One_person_has_one_account_in_use(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        await world.AddAsync("กล้า", "สมมติสุข", world.First);
        var first = await AccountAsync(app, "kla", ("school-clerk", world.First));
        var second = await AccountAsync(app, "kla.2", ("school-clerk", world.First));
        using var director = app.OpenAs(PeopleWorld.With("director", world.Office));
        await director.SendAsync(await director.OpenAsync($"/accounts/{first}?find=สมมติ"), "เป็นคนนี้");

        var refused = await director.SendAsync(await director.OpenAsync($"/accounts/{second}?find=สมมติ"), "เป็นคนนี้");

        Assert.Contains("มีบัญชีอื่นที่ยังใช้อยู่แล้ว", Assert.Single(refused.Faults), StringComparison.Ordinal);
        Assert.Null(await BehindAsync(app, second));
    }

    [Theory, OnEachDatabase]
    public async Task Who_runs_the_system_finds_nobody_of_the_register_and_a_director_nobody_of_another_school(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        var person = await world.AddAsync("กล้า", "สมมติสุข", world.First);
        var account = await AccountAsync(app, "kla", ("school-clerk", world.Second));
        using var administrator = app.OpenAs(PeopleWorld.With("system-administrator", Guid.Empty));
        using var neighbour = app.OpenAs(PeopleWorld.With("school-director", world.Second));
        using var director = app.OpenAs(PeopleWorld.With("director", world.Office));

        Assert.Contains("ไม่พบชื่อนี้", (await administrator.OpenAsync($"/accounts/{account}?find=สมมติ")).Words, StringComparison.Ordinal);
        var page = await neighbour.OpenAsync($"/accounts/{account}?find=สมมติ");
        Assert.Contains("ไม่พบชื่อนี้", page.Words, StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent(
        [
            new("person", person.ToString()),
            new("__RequestVerificationToken", page.ValueOf("__RequestVerificationToken")!),
        ]);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Http.PostAsync(new Uri($"/accounts/{account}?handler=Link", UriKind.Relative), form, Cancel)).StatusCode);
        Assert.Null(await BehindAsync(app, account));

        await director.SendAsync(await director.OpenAsync($"/accounts/{account}?find=สมมติ"), "เป็นคนนี้");
        Assert.DoesNotContain("สมมติสุข", (await administrator.OpenAsync($"/accounts/{account}")).Words, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task What_is_held_of_an_account_is_told_with_the_rest_and_its_mail_is_erased_on_request(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        var person = await world.AddAsync("กล้า", "สมมติสุข", world.First);
        var account = await AccountAsync(app, "kla", ("school-clerk", world.First));
        await using (var db = app.On.Open())
        {
            await db.Set<Account>().Where(a => a.Id == account).ExecuteUpdateAsync(s => s.SetProperty(a => a.PersonId, person).SetProperty(a => a.Email, "kla@example.go.th"), Cancel);
        }

        using var legal = app.OpenAs(PeopleWorld.With("legal-officer", world.Office));
        var asked = await legal.SendAsync(await legal.OpenAsync($"/privacy/people/{person}"), "บันทึกคำขอดูข้อมูล", ("AccessWish", "ขอสำเนา"));
        var form = (await legal.FollowAsync(asked)).Document.QuerySelector("main form[method=post]")!;
        using var sent = new FormUrlEncodedContent(form.QuerySelectorAll("input").OfType<AngleSharp.Html.Dom.IHtmlInputElement>().Select(i => KeyValuePair.Create(i.Name!, i.Value)));
        using var answer = await legal.Http.PostAsync(new Uri($"{asked.Location}?handler=Json", UriKind.Relative), sent, Cancel);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));

        var told = json.RootElement.GetProperty("accounts.account")[0];
        Assert.Equal("kla", told.GetProperty("signInName").GetString());
        Assert.Equal("kla@example.go.th", told.GetProperty("email").GetString());
        Assert.Equal("ธุรการโรงเรียน", json.RootElement.GetProperty("accounts.roles")[0].GetProperty("role").GetString());

        await using var scope = app.Services.CreateAsyncScope();
        var records = scope.ServiceProvider.GetServices<Somdun.Modules.People.Contract.IPersonalRecords>().OfType<PersonalRecordsOfAccounts>().Single();
        await records.EraseAsync(person, Cancel);
        await scope.ServiceProvider.GetRequiredService<Somdun.Foundation.Data.SomdunDb>().SaveChangesAsync(Cancel);
        await using var after = app.On.Open();
        Assert.Null((await after.Set<Account>().SingleAsync(a => a.Id == account, Cancel)).Email);
    }

    private static async Task<Guid> AccountAsync(App app, string name, params (string Role, Guid? Unit)[] held)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await Insiders.AccountAsync(scope.ServiceProvider, name, held)).Id;
    }

    private static async Task<Guid?> BehindAsync(App app, Guid account)
    {
        await using var db = app.On.Open();
        return await db.Set<Account>().Where(a => a.Id == account).Select(a => a.PersonId).SingleAsync(Cancel);
    }
}
