using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Somdun.Foundation.Data;
using Somdun.Modules.Planning;
using Somdun.Tests.Support;

namespace Somdun.Tests.Upgrade;

/// <summary>
/// The demo office's databases as each release left them, as SQL. They are written once, by <c>bin/keep-release NAME</c> with that
/// release's own program, and never again: what an office has is what that program made.
/// </summary>
internal static class KeptRelease
{
    private const string Folder = "tests/Somdun.Tests/Upgrade/Releases";

    /// <summary>The release that <c>bin/keep-release</c> writes now; null in every other run.</summary>
    private static readonly string? Writing = Environment.GetEnvironmentVariable("SOMDUN_KEEP_RELEASE") is { Length: > 0 } name ? name : null;

    public static IReadOnlyList<string> Names =>
    [
        .. Directory.EnumerateDirectories(Directory.CreateDirectory(Repository.PathOf(Folder)).FullName).Select(Path.GetFileName)
            .OfType<string>().Append(Writing).OfType<string>().Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>What the program of that release told of its plans, as text.</summary>
    public static Task<string> ContentAsync(string release, CancellationToken cancel) => File.ReadAllTextAsync(PathOf(release, "content.txt"), cancel);

    /// <summary>The tables and columns that a later release deliberately left behind, as <c>table.column</c> or <c>table</c>.</summary>
    public static IReadOnlySet<string> LeftBehind(string release) => File.Exists(PathOf(release, "left-behind.txt"))
        ? File.ReadLines(PathOf(release, "left-behind.txt")).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ')[0]).ToHashSet(StringComparer.Ordinal)
        : new HashSet<string>();

    /// <summary>A database as the release left it.</summary>
    public static async Task<TestDb> OpenAsync(string release, Database database, CancellationToken cancel)
    {
        var file = PathOf(release, database is Database.Sqlite ? "sqlite.sql.gz" : "postgres.sql.gz");
        if (release == Writing && !File.Exists(file))
        {
            await WriteAsync(release, database, file, cancel);
        }

        var test = TestDb.Empty(database);
        await using var gzip = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);

        // Lines with a backslash speak to psql, not to the server.
        var sql = string.Join('\n', (await reader.ReadToEndAsync(cancel)).Split('\n').Where(line => !line.StartsWith('\\')));
        await using var db = test.Open();
        var connection = db.Database.GetDbConnection();
        await using (connection)
        {
            await connection.OpenAsync(cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(cancel);
        }

        if (connection is NpgsqlConnection postgres)
        {
            // The script leaves settings of its session behind.
            NpgsqlConnection.ClearPool(postgres);
        }

        return test;
    }

    private static string PathOf(string release, string file) => Repository.PathOf(Path.Combine(Folder, release, file));

    private static async Task WriteAsync(string release, Database database, string file, CancellationToken cancel)
    {
        using var test = TestDb.On(database);
        var files = Directory.CreateTempSubdirectory("somdun-test-").FullName;
        try
        {
            await using var services = Composition.BuildServices(new(DatabaseSetting.Parse(test.Setting), "http://127.0.0.1", files));
            await using var scope = services.OpenScope("demo");
            await ActivatorUtilities.CreateInstance<DemoOffice>(scope.ServiceProvider).EnsureAsync(new Progress<Text>(), cancel);
        }
        finally
        {
            Directory.Delete(files, recursive: true);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using (var gzip = new GZipStream(File.Create(file), CompressionLevel.SmallestSize))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(database is Database.Sqlite ? await SqliteAsync(test, cancel) : await PostgresAsync(test, cancel)), cancel);
        }

        await using var db = test.Open();
        await File.WriteAllTextAsync(PathOf(release, "content.txt"), await PlanContent.OfAsync(db, cancel), cancel);
    }

    private static async Task<string> SqliteAsync(TestDb test, CancellationToken cancel)
    {
        await using var db = test.Open();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync(cancel);
        var script = new StringBuilder("pragma foreign_keys=off;\nbegin;\n");
        var objects = await RowsAsync(connection, "select type, name, sql from sqlite_master where sql is not null and name not like 'sqlite_%' order by type <> 'table', rowid", cancel);
        foreach (var table in objects.Where(o => o[0] == "table"))
        {
            script.Append(CultureInfo.InvariantCulture, $"{table[2]};\n");
            var columns = await RowsAsync(connection, $"select name from pragma_table_info('{table[1]}')", cancel);
            var values = string.Join(" || ',' || ", columns.Select(c => $"quote(\"{c[0]}\")"));
            foreach (var row in await RowsAsync(connection, $"select {values} from \"{table[1]}\" order by rowid", cancel))
            {
                script.Append(CultureInfo.InvariantCulture, $"insert into \"{table[1]}\" values({row[0]});\n");
            }
        }

        script.AppendJoin("", objects.Where(o => o[0] != "table").Select(o => $"{o[2]};\n"));
        return script.Append("commit;\n").ToString();
    }

    private static async Task<string> PostgresAsync(TestDb test, CancellationToken cancel)
    {
        var setting = new NpgsqlConnectionStringBuilder(test.Setting);
        var start = new ProcessStartInfo("pg_dump", ["--no-owner", "--no-privileges", "--inserts", "--rows-per-insert=100", "--host", setting.Host!, "--username", setting.Username!, setting.Database!])
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var dump = Process.Start(start)!;
        var script = await dump.StandardOutput.ReadToEndAsync(cancel);
        await dump.WaitForExitAsync(cancel);
        Assert.Equal(0, dump.ExitCode);
        return script;
    }

    private static async Task<List<string[]>> RowsAsync(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        List<string[]> rows = [];
        while (await reader.ReadAsync(cancel))
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return rows;
    }
}
