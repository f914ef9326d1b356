using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Somdun.Foundation.Data;
using Xunit.Sdk;
using Xunit.v3;

namespace Somdun.Tests.Support;

public enum Database
{
    Sqlite,
    Postgres,
}

/// <summary>
/// Runs a theory once on each database: <c>[Theory, OnEachDatabase] public async Task …(Database database)</c>.
/// PostgreSQL takes part where SOMDUN_TEST_POSTGRES names a server, as <c>./test</c> does.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnEachDatabaseAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. TestDb.Each.Select(database => new TheoryDataRow(database))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}

/// <summary>
/// A migrated, empty database of the test's own. Both kinds are copied from one that was migrated once, so that a test
/// pays for a copy and never for the migrations; both go through the program's own settings.
/// </summary>
internal sealed class TestDb : IDisposable
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("SOMDUN_TEST_POSTGRES") is { Length: > 0 } server ? server : null;

    private static readonly Lazy<string> SqliteTemplate = new(MakeSqliteTemplate);

    private static readonly Lazy<string> PostgresTemplate = new(MakePostgresTemplate);

    private readonly Action _remove;

    private TestDb(string setting, Action remove)
    {
        Setting = setting;
        _remove = remove;
    }

    public static IReadOnlyList<Database> Each { get; } = Server is null ? [Database.Sqlite] : [Database.Sqlite, Database.Postgres];

    /// <summary>As SOMDUN_DATABASE would say it, for a test that starts the program.</summary>
    public string Setting { get; }

    public static TestDb On(Database database) => database is Database.Sqlite ? OnSqlite() : OnPostgres();

    /// <summary>A database without a single table, for a test that brings its own.</summary>
    public static TestDb Empty(Database database)
    {
        if (database is Database.Sqlite)
        {
            var file = Path.Combine(Path.GetTempPath(), $"somdun-test-{Guid.CreateVersion7():N}.db");
            return new TestDb($"sqlite:{file}", () => RemoveSqlite(file));
        }

        var name = $"somdun_test_{Guid.CreateVersion7():N}";
        Execute($"create database {name}");
        return new TestDb(ConnectionTo(name), () => Execute($"drop database {name} with (force)"));
    }

    /// <summary>A new context: one for each piece of work, as each request has its own.</summary>
    public SomdunDb Open() => Open(Setting);

    public void Dispose() => _remove();

    private static SomdunDb Open(string setting) => DatabaseSetting.Parse(setting).Open();

    private static TestDb OnSqlite()
    {
        var file = Path.Combine(Path.GetTempPath(), $"somdun-test-{Guid.CreateVersion7():N}.db");
        File.Copy(SqliteTemplate.Value, file);
        return new TestDb($"sqlite:{file}", () => RemoveSqlite(file));
    }

    private static TestDb OnPostgres()
    {
        var name = $"somdun_test_{Guid.CreateVersion7():N}";
        Execute($"create database {name} template {PostgresTemplate.Value}");
        return new TestDb(ConnectionTo(name), () => Execute($"drop database {name} with (force)"));
    }

    private static string MakeSqliteTemplate()
    {
        var file = Path.Combine(Path.GetTempPath(), $"somdun-test-{Guid.CreateVersion7():N}.db");
        using (var db = Open($"sqlite:{file}"))
        {
            db.Database.Migrate();

            // A copy of the file alone must be the whole database.
            db.Database.ExecuteSqlRaw("pragma wal_checkpoint(truncate)");
        }

        ForgetSqlite(file);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => RemoveSqlite(file);
        return file;
    }

    private static string MakePostgresTemplate()
    {
        var name = $"somdun_test_{Guid.CreateVersion7():N}";
        Execute($"create database {name}");

        // A template may be copied only while nobody is connected to it.
        using (var db = Open(ConnectionTo(name, pooling: false)))
        {
            db.Database.Migrate();
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => Execute($"drop database if exists {name} with (force)");
        return name;
    }

    private static string ConnectionTo(string database, bool pooling = true) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = database, Pooling = pooling }.ConnectionString;

    private static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    // A pooled handle on a file that is gone gives "disk I/O error" to whoever comes next.
    private static void ForgetSqlite(string file)
    {
        using var connection = new SqliteConnection(DatabaseSetting.Parse($"sqlite:{file}").Connection);
        SqliteConnection.ClearPool(connection);
    }

    private static void RemoveSqlite(string file)
    {
        ForgetSqlite(file);
        foreach (var part in new[] { file, file + "-wal", file + "-shm" })
        {
            File.Delete(part);
        }
    }
}
