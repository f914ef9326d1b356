using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Foundation.Data;
using Somdun.Modules.Accounts;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Accounts;

/// <summary>Signing in by another provider, against one that is real.</summary>
public class ProviderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_provider_opens_the_account_that_was_joined_to_it_and_no_other(Database database)
    {
        await using var provider = await SignInProvider.StartAsync();
        using var app = Open(database, provider);

        // Not joined: nothing is opened, and nothing is made.
        using var stranger = app.OpenSignedOut();
        Assert.Equal("/sign-in?provider=not-joined", (await BackAsync(stranger, await AskAsync(stranger))).Location);

        using var owner = await app.OpenAsAsync("planning-officer");
        var joining = await owner.SendAsync(await owner.OpenAsync("/account/provider"), "ผูกกับ ThaID");
        Assert.Equal("/account/provider", (await BackAsync(owner, joining)).Location);
        Assert.Contains("คุณ 1234", (await owner.OpenAsync("/account/provider")).Words, StringComparison.Ordinal);

        using var later = app.OpenSignedOut();
        var entered = await BackAsync(later, await AskAsync(later, "/account/sessions"));
        Assert.Equal("/account/sessions", entered.Location);
        Assert.Equal(HttpStatusCode.OK, (await later.OpenAsync("/account/sessions")).Status);

        provider.Person = "5678";
        using var another = app.OpenSignedOut();
        Assert.Equal("/sign-in?provider=not-joined", (await BackAsync(another, await AskAsync(another))).Location);

        await using var db = app.On.Open();
        Assert.Equal(1, await db.Set<Account>().CountAsync(Cancel));
        Assert.DoesNotContain("1234", (await db.Set<ExternalSignIn>().SingleAsync(Cancel)).Subject.Text, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task An_invitation_is_accepted_by_a_provider_without_a_password(Database database)
    {
        await using var provider = await SignInProvider.StartAsync();
        using var app = Open(database, provider);
        string code;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var account = await Insiders.AccountAsync(scope.ServiceProvider, "24020001.director", ("school-clerk", null));
            code = await scope.ServiceProvider.GetRequiredService<OneTimeCodes>().MakeAsync(account, CodePurpose.Invitation, CodeDelivery.Slip, Cancel);
            await scope.ServiceProvider.GetRequiredService<SomdunDb>().SaveChangesAsync(Cancel);
        }

        using var browser = app.OpenSignedOut();
        var asked = await browser.SendAsync(await browser.OpenAsync($"/code?Code={code}"), "รับคำเชิญด้วย ThaID");
        Assert.Equal("/", (await BackAsync(browser, asked)).Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/account")).Status);

        using var again = app.OpenSignedOut();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await again.OpenAsync($"/code?Code={code}")).Status);
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_or_another_asked_for_opens_nothing()
    {
        await using var provider = await SignInProvider.StartAsync();
        using var app = Open(Database.Sqlite, provider);
        using var owner = await app.OpenAsAsync("planning-officer");
        await BackAsync(owner, await owner.SendAsync(await owner.OpenAsync("/account/provider"), "ผูกกับ ThaID"));

        using var asking = app.OpenSignedOut();
        var answer = await SignInProvider.LeadBackAsync(AddressOf(await AskAsync(asking)));

        // The answer is stolen on its way: the thief's browser never asked.
        using var thief = app.OpenSignedOut();
        Assert.Equal("/sign-in?provider=failed", (await thief.OpenAsync(answer)).Location);
        Assert.StartsWith("/sign-in", (await thief.OpenAsync("/account")).Location, StringComparison.Ordinal);

        Assert.Equal("/sign-in?provider=failed", (await thief.OpenAsync("/sign-in/provider/callback?code=forged&state=forged")).Location);
        Assert.Equal("/sign-in?provider=failed", (await thief.OpenAsync("/sign-in/provider/callback")).Location);
    }

    [Fact]
    public async Task Nobody_is_joined_to_an_account_he_is_not_signed_in_to()
    {
        await using var provider = await SignInProvider.StartAsync();
        using var app = Open(Database.Sqlite, provider);
        using var owner = await app.OpenAsAsync("planning-officer");
        var asked = await owner.SendAsync(await owner.OpenAsync("/account/provider"), "ผูกกับ ThaID");
        var answer = await SignInProvider.LeadBackAsync(AddressOf(asked));
        await owner.SendAsync(await owner.OpenAsync("/account"), "ออกจากระบบ");

        Assert.Equal("/sign-in?provider=failed", (await owner.OpenAsync(answer)).Location);
        await using var db = app.On.Open();
        Assert.False(await db.Set<ExternalSignIn>().AnyAsync(Cancel));
    }

    [Fact]
    public async Task The_way_to_the_last_means_of_signing_in_stays_open()
    {
        await using var provider = await SignInProvider.StartAsync();
        using var app = Open(Database.Sqlite, provider);
        using var owner = await app.OpenAsAsync("planning-officer");
        await BackAsync(owner, await owner.SendAsync(await owner.OpenAsync("/account/provider"), "ผูกกับ ThaID"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.SendAsync(await owner.OpenAsync("/account/provider"), "เลิกผูก")).Status);
    }

    private static App Open(Database database, SignInProvider provider)
    {
        var app = new App(database, settings => settings with { Oidc = provider.Setting });

        // The provider's tokens bear the machine's time.
        app.Clock.AdjustTime(DateTimeOffset.UtcNow);
        return app;
    }

    private static async Task<Page> AskAsync(Browser browser, string next = "/") =>
        await browser.SendAsync(await browser.OpenAsync("/sign-in?next=" + next), "เข้าด้วย ThaID");

    private static async Task<Page> BackAsync(Browser browser, Page asked) => await browser.OpenAsync(await SignInProvider.LeadBackAsync(AddressOf(asked)));

    private static string AddressOf(Page asked) => asked.Document.QuerySelectorAll("main a.btn")[^1].GetAttribute("href")!;
}
