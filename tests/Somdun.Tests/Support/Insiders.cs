using Microsoft.Extensions.DependencyInjection;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Accounts;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;

namespace Somdun.Tests.Support;

/// <summary>Accounts with roles, signed in, for tests of whatever is behind the door.</summary>
internal static class Insiders
{
    /// <returns>The account, and the key of its session.</returns>
    public static async Task<(Guid Account, string Key)> AsAsync(IServiceProvider services, params (string Role, Guid? Unit)[] held)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var scope = services.CreateAsyncScope();
        var provider = scope.ServiceProvider;
        var (db, now) = (provider.GetRequiredService<SomdunDb>(), provider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var account = await AccountAsync(provider, $"person-{Guid.CreateVersion7():N}", held);
        var key = provider.GetRequiredService<Sessions>().Begin(account, SignInMeans.Password, secondFactor: true, "Chrome · Windows", "127.0.0.1");
        await db.SaveChangesAsync(cancel);
        return (account.Id, key);
    }

    /// <summary>An account that nobody has signed in by yet; the caller's context holds it.</summary>
    public static async Task<Account> AccountAsync(IServiceProvider scope, string signInName, params (string Role, Guid? Unit)[] held)
    {
        var cancel = TestContext.Current.CancellationToken;
        var db = scope.GetRequiredService<SomdunDb>();
        var now = scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var account = Account.Make(signInName, $"ผู้ทดสอบ {signInName}", null, now);
        List<AccountGrant> grants = [];
        foreach (var (role, unit) in held)
        {
            var reach = scope.GetRequiredService<RoleTable>().Find(role)?.Reach ?? throw new ArgumentException($"There is no role {role}.", nameof(held));
            var at = unit ?? (reach == RoleReach.Everything ? null : (await OfficeAsync(scope)).Id);
            grants.Add(AccountGrant.Make(account.Id, role, (await scope.GetRequiredService<Accounts>().ReachAsync(reach, at, cancel))!.Value, BangkokTime.DayOf(now).AddDays(-1), null, null, null, now));
        }

        // Making the office forgets what else the context holds.
        db.Add(account);
        db.AddRange(grants);
        await db.SaveChangesAsync(cancel);
        return account;
    }

    /// <summary>The office of the test's database, made where there is none.</summary>
    public static async Task<UnitEntry> OfficeAsync(IServiceProvider scope)
    {
        var cancel = TestContext.Current.CancellationToken;
        var units = scope.GetRequiredService<IUnits>();
        return await units.OfficeAsync(cancel)
            ?? await units.EnsureOfficeAsync("9901", new Text("สพป.สมมุติ เขต 1", "Sommut Primary Area 1"), AreaOfficeGroups.All, cancel);
    }
}
