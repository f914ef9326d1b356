using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Foundation.Data;
using Somdun.Modules.Accounts;
using Somdun.Modules.Planning;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Accounts;

/// <summary>A browser left open is not enough to make what opens an account by itself.</summary>
public class ConfirmOwnTests
{
    private const string Password = "ช้างน้อยเดินข้ามสะพานไม้";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task After_ten_minutes_a_token_asks_for_the_password_again_and_loses_nothing_that_was_typed(Database database)
    {
        using var app = new App(database);
        using var owner = await app.OpenAsAsync("planning-officer");
        await SetPasswordAsync(app, owner.AccountId!.Value);
        var early = await owner.OpenAsync("/account/tokens");
        app.Clock.Advance(TimeSpan.FromMinutes(11));

        var late = await owner.SendAsync(early, "ออกโทเค็น", ("Name", "ส่งแผน"), ("Scopes", PlanningPermissions.View), ("Days", "30"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Equal("ส่งแผน", late.ValueOf("Name"));
        var door = late.Document.QuerySelector("main a[href^='/account/confirm']")!.GetAttribute("href")!;
        Assert.DoesNotContain((await owner.OpenAsync("/account/tokens")).Document.QuerySelectorAll("button"), b => b.TextContent.Contains("ออกโทเค็น", StringComparison.Ordinal));

        var wrong = await owner.SendAsync(await owner.OpenAsync(door), ("Password", "ไม่ใช่รหัสนี้แน่นอน"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("/account/tokens", (await owner.SendAsync(wrong, ("Password", Password))).Location);
        Assert.Equal(HttpStatusCode.Found, (await owner.SendAsync(await owner.OpenAsync("/account/tokens"), "ออกโทเค็น", ("Name", "ส่งแผน"), ("Scopes", PlanningPermissions.View), ("Days", "30"))).Status);

        // It holds for ten minutes more, and no longer.
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.NotNull((await owner.OpenAsync("/account/tokens")).Document.QuerySelector("main a[href^='/account/confirm']"));
    }

    [Theory, OnEachDatabase]
    public async Task A_passkey_is_neither_challenged_nor_removed_in_a_browser_that_was_left_open(Database database)
    {
        using var app = new App(database);
        using var owner = await app.OpenAsAsync("planning-officer");
        await using (var db = app.On.Open())
        {
            db.Add(new AccountPasskey
            {
                Id = Guid.CreateVersion7(),
                AccountId = owner.AccountId!.Value,
                CredentialId = [1, 2, 3],
                PublicKey = [4, 5, 6],
                Name = "โทรศัพท์",
                CreatedAt = World.Now,
                Transports = "",
                IsUserVerified = true,
                IsBackupEligible = false,
                IsBackedUp = false,
                AttestationObject = [],
                ClientDataJson = [],
            });
            await db.SaveChangesAsync(Cancel);
        }

        var early = await owner.OpenAsync("/account/passkeys");
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        var late = await owner.OpenAsync("/account/passkeys");

        Assert.NotNull(early.Document.QuerySelector("form[data-passkey=create]"));
        Assert.Null(late.Document.QuerySelector("form[data-passkey=create]"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.SendAsync(late, "ลบ")).Status);
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", early.ValueOf("__RequestVerificationToken")!)]);
        using var challenged = await owner.Http.PostAsync(new Uri("/account/passkeys?handler=Challenge", UriKind.Relative), form, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, challenged.StatusCode);
        await using var after = app.On.Open();
        Assert.Equal(1, await after.Set<AccountPasskey>().CountAsync(Cancel));

        // Who has a passkey may confirm by it.
        Assert.NotNull((await owner.OpenAsync("/account/confirm?next=%2Faccount%2Fpasskeys")).Document.QuerySelector("form[data-passkey=get]"));
    }

    [Fact]
    public async Task Guessing_here_locks_as_at_the_door()
    {
        using var app = new App(Database.Sqlite);
        using var owner = await app.OpenAsAsync("planning-officer");
        await SetPasswordAsync(app, owner.AccountId!.Value);
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        var form = await owner.OpenAsync("/account/confirm?next=%2Faccount%2Ftokens");
        for (var i = 0; i < 20; i++)
        {
            form = await owner.SendAsync(form, ("Password", $"ไม่ใช่รหัสนี้ {i}"));
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.SendAsync(form, ("Password", Password))).Status);
    }

    private static async Task SetPasswordAsync(App app, Guid id)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SomdunDb>();
        var account = await db.Set<Account>().SingleAsync(a => a.Id == id, Cancel);
        account.PasswordHash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>().HashPassword(account, Password);
        await db.SaveChangesAsync(Cancel);
    }
}
