using Microsoft.EntityFrameworkCore;

namespace Somdun.Foundation.Data;

/// <summary>
/// What a module does once the database has every step, and a step written in SQL could not do: a key that only the program can work out.
/// Run after every migration, so it looks first whether there is anything to do. Found in this assembly, as configurations are.
/// </summary>
internal abstract class AfterMigrating
{
    private static readonly AfterMigrating[] All =
    [
        .. typeof(AfterMigrating).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(AfterMigrating)))
            .Select(type => (AfterMigrating)Activator.CreateInstance(type)!),
    ];

    public static void Use(DbContextOptionsBuilder options) => options
        .UseSeeding((db, _) => RunAllAsync(db, CancellationToken.None).GetAwaiter().GetResult())
        .UseAsyncSeeding((db, _, cancel) => RunAllAsync(db, cancel));

    protected abstract Task RunAsync(DbContext db, CancellationToken cancel);

    private static async Task RunAllAsync(DbContext db, CancellationToken cancel)
    {
        // A rehearsal may stop at an older step, where the tables are not there yet.
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
        {
            return;
        }

        foreach (var work in All)
        {
            await work.RunAsync(db, cancel);
        }
    }
}
