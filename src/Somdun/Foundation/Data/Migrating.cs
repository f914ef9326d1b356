using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Somdun.Foundation.Operation;
using Somdun.Foundation.Security;
using Somdun.Foundation.Settings;

namespace Somdun.Foundation.Data;

/// <summary>Brings a database to this version, with all that goes with it. Safe to run twice, from two nodes at once, and after one that was killed.</summary>
internal static class Migrating
{
    // Any number, as long as nothing else of ours takes it.
    private const long PostgresLock = 7_823_009_101;

    /// <exception cref="KeyFileUnusableException">The database has texts sealed by other keys than those of the key file.</exception>
    public static async Task RunAsync(IServiceProvider services, CancellationToken cancel)
    {
        var settings = services.GetRequiredService<SomdunSettings>();
        var db = services.GetRequiredService<SomdunDb>();
        var clock = services.GetRequiredService<TimeProvider>();
        await using var alone = settings.Database.SqlitePath is { } path ? await AloneAsync(path, cancel) : await AloneAsync(db, settings.Database, cancel);
        if (File.Exists(settings.Database.SqlitePath))
        {
            await ForgetTheDeadAsync(db, cancel);
        }

        await db.Database.MigrateAsync(cancel);
        if (settings.Database.IsSqlite)
        {
            // Readers and the writer do not wait for each other; the file remembers it.
            await db.Database.ExecuteSqlAsync($"pragma journal_mode=wal", cancel);
        }

        _ = services.GetRequiredService<Secrets>().Ring;
        await DatabaseOrigins.SettleAsync(services, clock, cancel);
    }

    // The system gives the lock back when its holder dies, as a row in a table cannot.
    private static async Task<IAsyncDisposable> AloneAsync(string path, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        while (true)
        {
            try
            {
                return new FileStream($"{path}-migrating", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
            }
        }
    }

    // The framework's own lock lets a second node begin with what it saw before the first had finished.
    private static async Task<IAsyncDisposable> AloneAsync(SomdunDb db, DatabaseSetting setting, CancellationToken cancel)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancel))
        {
            try
            {
                await creator.CreateAsync(cancel);
            }
            catch (PostgresException fault) when (fault.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
            {
                // Another node made it at the same moment.
            }
        }

        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(setting.Connection) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand($"select pg_advisory_lock({PostgresLock})", connection);
        await command.ExecuteNonQueryAsync(cancel);
        return connection;
    }

    // On SQLite the framework's own lock is a row, and one left by a killed process would be waited for without end.
    private static async Task ForgetTheDeadAsync(SomdunDb db, CancellationToken cancel)
    {
        if (await db.Database.SqlQuery<int>($"""select count(*) as "Value" from sqlite_master where name = '__EFMigrationsLock'""").SingleAsync(cancel) > 0)
        {
            await db.Database.ExecuteSqlAsync($"""delete from "__EFMigrationsLock" """, cancel);
        }
    }
}
