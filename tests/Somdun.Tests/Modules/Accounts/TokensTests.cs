using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Commands;
using Somdun.Foundation.Security;
using Somdun.Foundation.Settings;
using Somdun.Modules.Accounts;
using Somdun.Modules.Planning;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Accounts;

public class TokensTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_token_is_shown_once_and_opens_the_api_and_no_page(Database database)
    {
        using var app = new App(database);
        using var owner = await app.OpenAsAsync("planning-officer");

        var made = await owner.SendAsync(await owner.OpenAsync("/account/tokens"), "ออกโทเค็น", ("Name", "ส่งแผนไปเว็บไซต์"), ("Scopes", PlanningPermissions.View), ("Days", "30"));
        var shown = await owner.FollowAsync(made);
        var token = shown.Document.QuerySelector("code.secret")!.TextContent;
        Assert.StartsWith("somdun_", token, StringComparison.Ordinal);
        Assert.Null((await owner.FollowAsync(made)).Document.QuerySelector("code.secret"));

        using var program = Program(app, token);
        Assert.Equal(HttpStatusCode.NotFound, (await program.OpenAsync("/api/v1/plans/2563")).Status);
        Assert.StartsWith("/sign-in", (await program.OpenAsync("/account")).Location, StringComparison.Ordinal);
        using (var answer = await program.Http.GetAsync(new Uri("/api/v1/plans/2563", UriKind.Relative), Cancel))
        {
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }

        await using var db = app.On.Open();
        var kept = await db.Set<PersonalToken>().SingleAsync(Cancel);
        Assert.Equal(RandomSecrets.HashOf(token), kept.Hash);
        Assert.Equal(World.Now, kept.LastUsedAt);
    }

    [Theory, OnEachDatabase]
    public async Task A_token_that_is_forged_late_or_revoked_opens_nothing(Database database)
    {
        using var app = new App(database);
        using var owner = await app.OpenAsAsync("planning-officer");
        var token = await MakeAsync(app, owner.AccountId!.Value, PlanningPermissions.View);

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(token + "x"));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync("somdun_" + RandomSecrets.NewKey()));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(new string('a', 10_000)));
        Assert.NotEqual(HttpStatusCode.Unauthorized, await AskAsync(token));

        var page = await owner.OpenAsync("/account/tokens");
        Assert.Equal("/account/tokens", (await owner.SendAsync(page, "เพิกถอน")).Location);
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(token));

        var second = await MakeAsync(app, owner.AccountId!.Value, PlanningPermissions.View);
        app.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(second));

        async Task<HttpStatusCode> AskAsync(string shown)
        {
            using var program = Program(app, shown);
            return (await program.OpenAsync("/api/v1/plans/2563")).Status;
        }
    }

    [Theory, OnEachDatabase]
    public async Task A_token_may_do_what_it_names_of_what_its_owner_may_do_today(Database database)
    {
        using var app = new App(database);
        using var owner = await app.OpenAsAsync("planning-officer");
        var token = await MakeAsync(app, owner.AccountId!.Value, PlanningPermissions.View);

        Assert.Equal((true, false), await MayAsync());
        await using (var db = app.On.Open())
        {
            (await db.Set<AccountGrant>().SingleAsync(Cancel)).Withdraw("คำสั่งย้าย", World.Now);
            await db.SaveChangesAsync(Cancel);
        }

        Assert.Equal((false, false), await MayAsync());

        async Task<(bool View, bool Edit)> MayAsync()
        {
            await using var scope = app.Services.CreateAsyncScope();
            var actor = (await scope.ServiceProvider.GetRequiredService<PersonalTokens>().FindAsync(token, "127.0.0.1", Cancel))!;
            return (actor.May(PlanningPermissions.View), actor.May(PlanningPermissions.Edit));
        }
    }

    [Fact]
    public async Task A_scope_the_owner_does_not_hold_is_refused_and_nothing_typed_is_lost()
    {
        using var app = new App(Database.Sqlite);
        using var owner = await app.OpenAsAsync("school-clerk");

        var refused = await owner.SendAsync(await owner.OpenAsync("/account/tokens"), "ออกโทเค็น", ("Name", "งานของฉัน"), ("Scopes", AccountsPermissions.Administer), ("Days", "9999"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(2, refused.Faults.Count);
        Assert.Equal("งานของฉัน", refused.ValueOf("Name"));
    }

    [Theory, OnEachDatabase]
    public async Task The_console_makes_one_and_names_what_it_cannot(Database database)
    {
        using var app = new App(database);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await Insiders.AccountAsync(scope.ServiceProvider, "somsri", ("planning-officer", null));
        }

        var settings = app.Services.GetRequiredService<SomdunSettings>();
        var (ok, made, _) = await RunAsync(new("somsri", [PlanningPermissions.View], "cron", 90));
        Assert.Equal(ExitCode.Done, ok);
        Assert.StartsWith("somdun_", made, StringComparison.Ordinal);

        var (unknown, _, why) = await RunAsync(new("nobody", [PlanningPermissions.View], "cron", 90));
        Assert.Equal((ExitCode.Unusable, "ไม่มีบัญชี nobody"), (unknown, why.Trim()));
        var (beyond, _, reason) = await RunAsync(new("somsri", [AccountsPermissions.Administer], "cron", 90));
        Assert.Equal(ExitCode.Unusable, beyond);
        Assert.Contains(PlanningPermissions.View, reason, StringComparison.Ordinal);

        async Task<(int Code, string Out, string Error)> RunAsync(TokenCommand.Call call)
        {
            using var output = new StringWriter();
            using var error = new StringWriter();
            return (await TokenCommand.CreateAsync(settings, call, new Terminal(output, error, false), Cancel), output.ToString().Trim(), error.ToString());
        }
    }

    private static async Task<string> MakeAsync(App app, Guid account, params string[] scopes)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorOfRequest>().Actor = Actor.Program("test");
        return (await scope.ServiceProvider.GetRequiredService<TokensOfAccount>().MakeAsync(account, new("test", scopes, 30), Cancel)).Value;
    }

    private static Browser Program(App app, string token)
    {
        var browser = app.OpenSignedOut();
        browser.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return browser;
    }
}
