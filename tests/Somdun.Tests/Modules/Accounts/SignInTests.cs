using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Modules.Accounts;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Accounts;

public class SignInTests
{
    private const string Password = "ช้างน้อยเดินข้ามสะพานไม้";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Whoever_is_not_signed_in_is_led_to_the_door_and_back(Database database)
    {
        using var app = new App(database);
        await AccountAsync(app, "somsri", ("planning-officer", null));
        using var browser = app.OpenSignedOut();

        var closed = await browser.OpenAsync("/account/sessions?x=1");
        Assert.Equal("/sign-in?next=%2Faccount%2Fsessions%3Fx%3D1", closed.Location);

        var door = await browser.FollowAsync(closed);
        var entered = await browser.SendAsync(door, ("Name", "  SomSri "), ("Password", Password));

        Assert.Equal("/account/sessions?x=1", entered.Location);
        var inside = await browser.FollowAsync(entered);
        Assert.Equal(HttpStatusCode.OK, inside.Status);
        Assert.Contains("ผู้ทดสอบ somsri", inside.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    public async Task The_door_leads_to_no_other_site(string next)
    {
        using var app = new App(Database.Sqlite);
        await AccountAsync(app, "somsri", ("planning-officer", null));
        using var browser = app.OpenSignedOut();

        var entered = await browser.SendAsync(await browser.OpenAsync("/sign-in?next=" + Uri.EscapeDataString(next)), ("Name", "somsri"), ("Password", Password));

        Assert.Equal("/", entered.Location);
    }

    [Theory, OnEachDatabase]
    public async Task Twenty_wrong_passwords_lock_a_name_whether_or_not_an_account_bears_it(Database database)
    {
        using var app = new App(database);
        await AccountAsync(app, "somsri", ("planning-officer", null));
        using var browser = app.OpenSignedOut();

        List<string> known = [], unknown = [];
        for (var i = 0; i < 21; i++)
        {
            known.Add(await TryAsync("somsri"));
            unknown.Add(await TryAsync("nobody-of-that-name"));
        }

        Assert.Single(known.Concat(unknown).Distinct());

        // The right password opens nothing now, and says the same.
        Assert.Equal(known[0], await TryAsync("somsri", Password));

        app.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("", await TryAsync("somsri", Password));

        await using var db = app.On.Open();
        Assert.Equal(2, await db.Set<AuditEvent>().CountAsync(e => e.Code == "accounts.sign-in-locked", Cancel));
        Assert.Equal(43, await db.Set<AuditEvent>().CountAsync(e => e.Code == "accounts.sign-in-failed", Cancel));

        async Task<string> TryAsync(string name, string password = "not the password") =>
            string.Join('\n', (await browser.SendAsync(await browser.OpenAsync("/sign-in"), ("Name", name), ("Password", password))).Faults);
    }

    [Theory, OnEachDatabase]
    public async Task Many_guesses_at_once_are_counted_each(Database database)
    {
        using var app = new App(database);
        _ = app.Services;

        var counts = await Task.WhenAll(Enumerable.Range(0, 40).Select(async _ =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<Attempts>().CountAsync(AttemptLimit.SignInByName, "somsri", Cancel);
        }));

        Assert.Equal(Enumerable.Range(1, 40), counts.Order());
    }

    [Fact]
    public async Task A_session_planted_in_the_browser_before_is_not_the_one_signed_in()
    {
        using var app = new App(Database.Sqlite);
        await AccountAsync(app, "somsri", ("planning-officer", null));
        const string planted = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        using var browser = app.OpenWith(planted);

        await browser.SendAsync(await browser.OpenAsync("/sign-in"), ("Name", "somsri"), ("Password", Password));

        using var thief = app.OpenWith(planted);
        Assert.StartsWith("/sign-in", (await thief.OpenAsync("/account")).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/account")).Status);
    }

    [Theory, OnEachDatabase]
    public async Task A_session_ends_when_unused_when_too_old_when_ended_and_when_the_account_closes(Database database)
    {
        using var app = new App(database);
        using var browser = await app.OpenAsAsync("planning-officer");

        await IsInAsync(true);
        app.Clock.Advance(TimeSpan.FromMinutes(119));
        await IsInAsync(true);
        app.Clock.Advance(TimeSpan.FromMinutes(121));
        await IsInAsync(false);

        using var other = await app.OpenAsAsync("planning-officer");
        for (var hour = 0; hour < 12; hour++)
        {
            Assert.Equal(HttpStatusCode.OK, (await other.OpenAsync("/account")).Status);
            app.Clock.Advance(TimeSpan.FromMinutes(61));
        }

        Assert.Equal(HttpStatusCode.Redirect, (await other.OpenAsync("/account")).Status);

        using var closed = await app.OpenAsAsync("planning-officer");
        await using (var db = app.On.Open())
        {
            await db.Set<Account>().Where(a => a.Id == closed.AccountId).ExecuteUpdateAsync(set => set.SetProperty(a => a.ClosedAt, World.Now), Cancel);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await closed.OpenAsync("/account")).Status);

        async Task IsInAsync(bool expected) => Assert.Equal(expected ? HttpStatusCode.OK : HttpStatusCode.Redirect, (await browser.OpenAsync("/account")).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_for_whoever_copied_its_key()
    {
        using var app = new App(Database.Sqlite);
        var (account, key) = await Insiders.AsAsync(app.Services, ("planning-officer", null));
        using var owner = app.OpenWith(key, account);
        using var copy = app.OpenWith(key, account);
        Assert.Equal(HttpStatusCode.OK, (await copy.OpenAsync("/account")).Status);

        var left = await owner.SendAsync(await owner.OpenAsync("/account"), "ออกจากระบบ");

        Assert.Equal("/sign-in", left.Location);
        Assert.Equal(HttpStatusCode.Redirect, (await copy.OpenAsync("/account")).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("../../etc/passwd")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_cookie_tampered_with_opens_nothing(string key)
    {
        using var app = new App(Database.Sqlite);
        using var browser = app.OpenSignedOut();
        browser.Http.DefaultRequestHeaders.Add("Cookie", $"somdun-session={key}");

        Assert.Equal(HttpStatusCode.Redirect, (await browser.OpenAsync("/account")).Status);
    }

    [Fact]
    public async Task A_form_opened_by_one_person_cannot_be_sent_by_another()
    {
        using var app = new App(Database.Sqlite);
        using var one = await app.OpenAsAsync("planning-officer");
        using var other = await app.OpenAsAsync("planning-officer");

        var page = await one.OpenAsync("/account/tokens");

        Assert.Equal(HttpStatusCode.BadRequest, (await other.SendAsync(page, ("Name", "x"))).Status);
    }

    [Theory, OnEachDatabase]
    public async Task The_answer_to_a_password_forgotten_is_the_same_for_everybody(Database database)
    {
        using var app = new App(database);
        await AccountAsync(app, "somsri", ("planning-officer", null));
        await using (var db = app.On.Open())
        {
            await db.Set<Account>().ExecuteUpdateAsync(set => set.SetProperty(a => a.Email, "somsri@example.go.th"), Cancel);
        }

        using var browser = app.OpenSignedOut();
        List<string> answers = [];
        foreach (var name in new[] { "somsri", "somsri@example.go.th", "nobody", "nobody@example.go.th" })
        {
            var sent = await browser.SendAsync(await browser.OpenAsync("/sign-in/forgot"), ("Name", name));
            answers.Add($"{sent.Status} {sent.Location} {(await browser.FollowAsync(sent)).Words}");
        }

        Assert.Single(answers.Distinct());
        await using (var db = app.On.Open())
        {
            Assert.Equal(2, await db.Set<Somdun.Foundation.Mail.OutboxMail>().CountAsync(Cancel));
            Assert.Equal(4, await db.Set<AuditEvent>().CountAsync(e => e.Code == "accounts.reset-asked", Cancel));
        }
    }

    internal static async Task<Guid> AccountAsync(App app, string name, params (string Role, Guid? Unit)[] held)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var account = await Insiders.AccountAsync(scope.ServiceProvider, name, held);
        account.PasswordHash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>().HashPassword(account, Password);
        account.PasswordSetAt = World.Now;
        await scope.ServiceProvider.GetRequiredService<SomdunDb>().SaveChangesAsync(Cancel);
        return account.Id;
    }
}
