using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Foundation.Data;
using Somdun.Modules.Accounts;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Accounts;

public class SecondFactorTests
{
    private const string Password = "ช้างน้อยเดินข้ามสะพานไม้";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task An_administrator_sets_one_up_before_anything_else_and_shows_it_from_then_on(Database database)
    {
        using var app = new App(database);
        await SignInTests.AccountAsync(app, "admin", ("system-administrator", null));
        using var browser = app.OpenSignedOut();
        var entered = await browser.SendAsync(await browser.OpenAsync("/sign-in?next=/accounts"), ("Name", "admin"), ("Password", Password));
        Assert.Equal("/account/second-factor", (await browser.FollowAsync(entered)).Location);
        Assert.Equal("/account/second-factor", (await browser.OpenAsync("/account")).Location);
        Assert.Equal("/account/second-factor", (await browser.OpenAsync("/account/tokens")).Location);

        var begun = await browser.SendAsync(await browser.OpenAsync("/account/second-factor"), "ตั้งแอปรหัสยืนยัน");
        var form = await browser.FollowAsync(begun);
        var secret = form.Document.QuerySelector("code.secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.NotNull(form.Document.QuerySelector("svg.qr"));
        var wrong = await browser.SendAsync(form, "เริ่มใช้", ("Code", "000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains(secret[..4], wrong.Words, StringComparison.Ordinal);

        var set = await browser.SendAsync(form, "เริ่มใช้", ("Code", Totp.CodeAt(secret, World.Now)));
        Assert.Equal("/account/recovery-codes", set.Location);
        var codes = (await browser.FollowAsync(set)).Document.QuerySelectorAll(".codes code").Select(c => c.TextContent).ToList();
        Assert.Equal(10, codes.Distinct().Count());
        Assert.Empty((await browser.FollowAsync(set)).Document.QuerySelectorAll(".codes code"));
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/accounts")).Status);

        // The next sign-in asks for it, and the code that set it up does not count again.
        using var later = app.OpenSignedOut();
        var asked = await later.SendAsync(await later.OpenAsync("/sign-in?next=/accounts"), ("Name", "admin"), ("Password", Password));
        Assert.Equal("/sign-in/second-factor?next=%2Faccounts", asked.Location);
        Assert.StartsWith("/sign-in", (await later.OpenAsync("/accounts")).Location, StringComparison.Ordinal);
        var page = await later.FollowAsync(asked);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await later.SendAsync(page, ("Code", Totp.CodeAt(secret, World.Now)))).Status);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var through = await later.SendAsync(await later.OpenAsync(asked.Location!), ("Code", Totp.CodeAt(secret, World.Now.AddMinutes(1))));
        Assert.Equal("/accounts", through.Location);
        Assert.Equal(HttpStatusCode.OK, (await later.OpenAsync("/accounts")).Status);

        // A recovery code stands in once.
        Assert.Equal("/", (await WithCodeAsync(app, codes[0])).Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await WithCodeAsync(app, codes[0])).Status);
        Assert.Equal("/", (await WithCodeAsync(app, codes[1].ToLowerInvariant())).Location);
    }

    [Theory, OnEachDatabase]
    public async Task Codes_are_guessed_ten_times_and_no_more(Database database)
    {
        using var app = new App(database);
        var account = await SignInTests.AccountAsync(app, "admin", ("planning-officer", null));
        var secret = Totp.NewSecret();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<SomdunDb>();
            var kept = await db.Set<Account>().SingleAsync(a => a.Id == account, Cancel);
            (kept.TotpSecret, kept.TotpSince) = (scope.ServiceProvider.GetRequiredService<Somdun.Foundation.Security.Secrets>().SealTotp(account, secret), World.Now);
            await db.SaveChangesAsync(Cancel);
        }

        for (var i = 0; i < 10; i++)
        {
            await WithCodeAsync(app, "12345");
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await WithCodeAsync(app, Totp.CodeAt(secret, World.Now))).Status);
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("/", (await WithCodeAsync(app, Totp.CodeAt(secret, World.Now.AddMinutes(16)))).Location);
    }

    [Fact]
    public async Task The_secret_of_an_app_is_nowhere_in_the_database()
    {
        using var app = new App(Database.Sqlite);
        using var browser = await app.OpenAsAsync("planning-officer");
        var form = await browser.FollowAsync(await browser.SendAsync(await browser.OpenAsync("/account/second-factor"), "ตั้งแอปรหัสยืนยัน"));
        var secret = form.Document.QuerySelector("code.secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);

        await using var db = app.On.Open();
        Assert.DoesNotContain(secret, (await db.Set<Account>().SingleAsync(Cancel)).TotpSecret!.Value.Text, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task Whoever_comes_by_a_right_that_asks_for_one_shows_it_before_the_right_counts(Database database)
    {
        using var app = new App(database);
        using var browser = await app.OpenAsAsync("planning-officer");
        await using (var db = app.On.Open())
        {
            await db.Set<AccountSession>().ExecuteUpdateAsync(set => set.SetProperty(s => s.SecondFactorAt, (DateTime?)null), Cancel);
            db.Add(AccountGrant.Make(browser.AccountId!.Value, "system-administrator", default, World.Today, null, null, null, World.Now));
            await db.SaveChangesAsync(Cancel);
        }

        Assert.Equal("/account/second-factor", (await browser.OpenAsync("/accounts")).Location);
    }

    private static async Task<Page> WithCodeAsync(App app, string code)
    {
        using var browser = app.OpenSignedOut();
        var asked = await browser.SendAsync(await browser.OpenAsync("/sign-in"), ("Name", "admin"), ("Password", Password));
        return await browser.SendAsync(await browser.FollowAsync(asked), ("Code", code));
    }
}
