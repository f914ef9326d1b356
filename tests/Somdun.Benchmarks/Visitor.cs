using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Foundation.Data;
using Somdun.Foundation.Settings;
using Somdun.Modules.Accounts;
using Somdun.Modules.Organisation;

namespace Somdun.Benchmarks;

/// <summary>Who asks a measured server: an account made in its database beforehand, and the key of a session of it.</summary>
internal static class Visitor
{
    public static async Task<string> DirectorOfAsync(string database, string folder, string code)
    {
        await using var services = Composition.BuildServices(new SomdunSettings(DatabaseSetting.Parse(database), "http://127.0.0.1:0", Path.Combine(folder, "files")));
        await using var scope = services.OpenScope("bench");
        var today = DateOnly.FromDateTime(scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var unit = await scope.ServiceProvider.GetRequiredService<Units>().IdOfAsync($"area:{code}", today, CancellationToken.None);
        var key = await SignInAsync(scope.ServiceProvider, "director", unit ?? throw new InvalidOperationException($"No unit has the code {code}."));
        SqliteConnection.ClearAllPools();
        return key;
    }

    public static async Task<string> SignInAsync(IServiceProvider scope, string role, Guid unit)
    {
        var (db, now) = (scope.GetRequiredService<SomdunDb>(), scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var account = Account.Make(role, role, null, now);
        db.Add(account);
        db.Add(AccountGrant.Make(account.Id, role, new UnitAndReach(unit, unit), DateOnly.FromDateTime(now).AddDays(-1), null, null, null, now));
        await db.SaveChangesAsync();
        var key = scope.GetRequiredService<Sessions>().Begin(account, SignInMeans.Password, secondFactor: true, "bench", "127.0.0.1");
        await db.SaveChangesAsync();
        return key;
    }
}
