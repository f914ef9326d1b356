using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Foundation.Data;
using Somdun.Foundation.Mail;
using Somdun.Modules.Accounts;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Accounts;

public partial class CodesTests
{
    private const string Password = "ช้างน้อยเดินข้ามสะพานไม้";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task An_invitation_lets_its_owner_choose_names_and_a_password_once(Database database)
    {
        using var app = new App(database);
        var (code, _) = await CodeAsync(app, "24020001.director", CodePurpose.Invitation);
        using var browser = app.OpenSignedOut();

        // Typed as people type: small letters, spaces for hyphens.
        var form = await browser.OpenAsync("/code?Code=" + code.ToLowerInvariant().Replace('-', '+'));
        Assert.Equal("24020001.director", form.ValueOf("SignInName"));
        var entered = await browser.SendAsync(form, ("SignInName", "arunee"), ("DisplayName", "อรุณี สมมุติ"), ("New", Password), ("Again", Password));

        Assert.Equal("/", entered.Location);
        Assert.Contains("อรุณี สมมุติ", (await browser.OpenAsync("/account")).Words, StringComparison.Ordinal);

        using var second = app.OpenSignedOut();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await second.OpenAsync($"/code?Code={code}")).Status);
    }

    [Theory, OnEachDatabase]
    public async Task Two_who_use_one_code_at_once_get_in_once(Database database)
    {
        using var app = new App(database);
        var (code, _) = await CodeAsync(app, "somsri", CodePurpose.PasswordReset);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<OneTimeCodes>().UseAsync(new(code, null, null, Password + i, Password + i, "127.0.0.1"), Cancel);
        }));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.All(outcomes.Where(o => !o.Succeeded), outcome => Assert.Equal("code-wrong", Assert.Single(outcome.Refusals).Code));
    }

    [Theory, OnEachDatabase]
    public async Task A_code_is_worthless_when_late_when_replaced_and_when_the_account_is_closed(Database database)
    {
        using var app = new App(database);
        var (first, account) = await CodeAsync(app, "somsri", CodePurpose.Invitation);
        using var browser = app.OpenSignedOut();
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync($"/code?Code={first}")).Status);

        string second;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<SomdunDb>();
            second = await scope.ServiceProvider.GetRequiredService<OneTimeCodes>().MakeAsync(await db.Set<Account>().SingleAsync(a => a.Id == account, Cancel), CodePurpose.Invitation, CodeDelivery.Slip, Cancel);
            await db.SaveChangesAsync(Cancel);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.OpenAsync($"/code?Code={first}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync($"/code?Code={second}")).Status);
        app.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.OpenAsync($"/code?Code={second}")).Status);
    }

    [Fact]
    public async Task A_weak_password_is_refused_with_its_reason_and_the_names_stay()
    {
        using var app = new App(Database.Sqlite);
        var (code, _) = await CodeAsync(app, "24020001.director", CodePurpose.Invitation);
        using var browser = app.OpenSignedOut();

        var refused = await browser.SendAsync(await browser.OpenAsync($"/code?Code={code}"), ("SignInName", "arunee"), ("DisplayName", "อรุณี"), ("New", "password1234"), ("Again", "password12345"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(2, refused.Faults.Count);
        Assert.Equal("arunee", refused.ValueOf("SignInName"));
        Assert.Equal("", refused.ValueOf("New"));
    }

    [Fact]
    public async Task Codes_tried_through_from_one_address_find_nothing_any_more()
    {
        using var app = new App(Database.Sqlite);
        var (code, _) = await CodeAsync(app, "somsri", CodePurpose.Invitation);
        using var browser = app.OpenSignedOut();

        for (var i = 0; i < 60; i++)
        {
            await browser.OpenAsync($"/code?Code={RandomSecrets.NewTypedCode()}");
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.OpenAsync($"/code?Code={code}")).Status);
    }

    [Theory, OnEachDatabase]
    public async Task A_full_reset_clears_the_second_factor_and_ends_every_session(Database database)
    {
        using var app = new App(database);
        using var before = await app.OpenAsAsync("planning-officer");
        string code;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<SomdunDb>();
            var account = await db.Set<Account>().SingleAsync(a => a.Id == before.AccountId, Cancel);
            account.TotpSecret = scope.ServiceProvider.GetRequiredService<Somdun.Foundation.Security.Secrets>().SealTotp(account.Id, Totp.NewSecret());
            account.TotpSince = World.Now;
            db.Add(new RecoveryCode { Id = Guid.CreateVersion7(), AccountId = account.Id, Hash = RandomSecrets.HashOf("x") });
            code = await scope.ServiceProvider.GetRequiredService<OneTimeCodes>().MakeAsync(account, CodePurpose.FullReset, CodeDelivery.Slip, Cancel);
            await db.SaveChangesAsync(Cancel);
        }

        using var browser = app.OpenSignedOut();
        var entered = await browser.SendAsync(await browser.OpenAsync($"/code?Code={code}"), ("New", Password), ("Again", Password));

        Assert.Equal("/", entered.Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await before.OpenAsync("/account")).Status);
        await using var after = app.On.Open();
        Assert.False(await after.Set<RecoveryCode>().AnyAsync(Cancel));
        Assert.Null((await after.Set<Account>().SingleAsync(a => a.Id == before.AccountId, Cancel)).TotpSince);
    }

    [Fact]
    public async Task Nothing_of_a_code_stands_in_the_database_but_its_hash()
    {
        using var app = new App(Database.Sqlite);
        var (code, _) = await CodeAsync(app, "somsri", CodePurpose.Invitation);

        await using var db = app.On.Open();
        var kept = await db.Set<OneTimeCode>().SingleAsync(Cancel);
        Assert.Equal(RandomSecrets.HashOf(code), kept.Hash);
    }

    [Theory, OnEachDatabase]
    public async Task A_mail_waits_sealed_and_its_link_lets_in(Database database)
    {
        using var app = new App(database, settings => settings with { Address = new Uri("https://somdun.example.go.th") });
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var account = await Insiders.AccountAsync(scope.ServiceProvider, "somsri", ("planning-officer", null));
            account.Email = "somsri@example.go.th";
            await scope.ServiceProvider.GetRequiredService<OneTimeCodes>().MailAsync(account, CodePurpose.Invitation, Cancel);
            await scope.ServiceProvider.GetRequiredService<SomdunDb>().SaveChangesAsync(Cancel);
        }

        await using (var scope = app.Services.CreateAsyncScope())
        {
            var mail = await scope.ServiceProvider.GetRequiredService<SomdunDb>().Set<OutboxMail>().SingleAsync(Cancel);
            Assert.Equal("somsri@example.go.th", mail.To);
            var body = scope.ServiceProvider.GetRequiredService<Outbox>().BodyOf(mail)!;
            var link = Link.Match(body).Value;
            Assert.StartsWith("https://somdun.example.go.th/code?code=", link, StringComparison.Ordinal);
            Assert.DoesNotContain(new Uri(link).Query[6..], mail.SealedBody!.Value.Text, StringComparison.Ordinal);

            using var browser = app.OpenSignedOut();
            Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync(new Uri(link).PathAndQuery)).Status);
        }
    }

    private static async Task<(string Code, Guid Account)> CodeAsync(App app, string name, CodePurpose purpose)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var account = await Insiders.AccountAsync(scope.ServiceProvider, name, ("planning-officer", null));
        var code = await scope.ServiceProvider.GetRequiredService<OneTimeCodes>().MakeAsync(account, purpose, CodeDelivery.Slip, Cancel);
        await scope.ServiceProvider.GetRequiredService<SomdunDb>().SaveChangesAsync(Cancel);
        return (code, account.Id);
    }

    [GeneratedRegex("https://\\S+")]
    private static partial Regex Link { get; }
}
