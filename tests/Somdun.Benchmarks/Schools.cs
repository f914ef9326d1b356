using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Somdun.Foundation.Data;
using Somdun.Foundation.Settings;
using Somdun.Modules.Organisation;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Benchmarks;

/// <summary>
/// The nation's register of 29,579 schools, from <c>../shared/data/schools</c>, on SQLite and, where SOMDUN_TEST_POSTGRES names a server, on
/// PostgreSQL.
/// </summary>
internal static class Schools
{
    private static readonly DateOnly Day = new(2026, 11, 22);

    private static readonly string[] Words = ["หนองดาว", "ราษฎร์บำรุง", "วัดสระ", "บ้าน", "ป่า", "ด", "นาค", "อนุบาล", "ห้วยหิน", "ประชาสรรค์"];

    public static async Task<IReadOnlyList<Figure>> Register()
    {
        var file = Path.GetFullPath(Path.Combine(BuiltProgram.Root, "../shared/data/schools/schools-obec-2565.csv"));
        if (!File.Exists(file))
        {
            return [new("../shared/data/schools is not beside the repository", 0, "")];
        }

        var folder = Directory.CreateTempSubdirectory("somdun-bench");
        List<Figure> figures = [.. await OnAsync("SQLite", $"sqlite:{Path.Combine(folder.FullName, "bench.db")}", folder.FullName, file)];
        SqliteConnection.ClearAllPools();

        if (Environment.GetEnvironmentVariable("SOMDUN_TEST_POSTGRES") is { Length: > 0 } server)
        {
            var name = $"somdun_bench_{Guid.CreateVersion7():N}";
            await ExecuteAsync(server, $"create database {name}");
            try
            {
                figures.AddRange(await OnAsync("PostgreSQL", new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString, folder.FullName, file));
            }
            finally
            {
                NpgsqlConnection.ClearAllPools();
                await ExecuteAsync(server, $"drop database {name} with (force)");
            }
        }

        folder.Delete(recursive: true);
        return figures;
    }

    private static async Task<List<Figure>> OnAsync(string database, string setting, string files, string file)
    {
        await using var services = Composition.BuildServices(new SomdunSettings(DatabaseSetting.Parse(setting), "http://127.0.0.1:0", Path.Combine(files, "files")));
        await using (var scope = services.OpenScope("bench"))
        {
            await scope.ServiceProvider.GetRequiredService<SomdunDb>().Database.MigrateAsync();
        }

        // The first import of a process compiles what the next ones use: a dry run does so without writing.
        await ImportAsync(services, file, dryRun: true);
        var first = Stopwatch.GetTimestamp();
        var plan = await ImportAsync(services, file, dryRun: false);
        List<Figure> figures =
        [
            new($"{database}: import of {plan.Added.Count:N0} schools", Stopwatch.GetElapsedTime(first).TotalMilliseconds, "ms", 5_000),
        ];
        var again = Stopwatch.GetTimestamp();
        var same = await ImportAsync(services, file, dryRun: false);
        figures.Add(new($"{database}: again, {same.Untouched.Count:N0} untouched", Stopwatch.GetElapsedTime(again).TotalMilliseconds, "ms", 5_000));

        List<double> searches = [];
        foreach (var words in Words)
        {
            searches.AddRange(await Bench.TimeAsync(20, () => SearchAsync(services, words)));
        }

        figures.Add(new($"{database}: search, 95th percentile", Bench.Percentile(searches, 95), "ms", 20));
        figures.Add(new($"{database}: search, median", Bench.Percentile(searches, 50), "ms"));
        var lists = await Bench.TimeAsync(100, () => ListAsync(services, "area:2402"), warmUps: 20);
        figures.Add(new($"{database}: list of 149, 95th percentile", Bench.Percentile(lists, 95), "ms", 10));
        figures.Add(new($"{database}: list of 149, median", Bench.Percentile(lists, 50), "ms"));
        figures.AddRange(await PagesAsync(services, database, setting, files));
        return figures;
    }

    /// <summary>The same as pages of the built server: a director's list of the area, and searches by who sees the area, and by who sees the nation.</summary>
    private static async Task<List<Figure>> PagesAsync(ServiceProvider services, string database, string setting, string folder)
    {
        string ofArea, ofNation;
        await using (var scope = services.OpenScope("bench"))
        {
            var provider = scope.ServiceProvider;
            var units = provider.GetRequiredService<Units>();
            var office = await units.EnsureOfficeAsync("2402", new Text("สพป.ฉะเชิงเทรา เขต 2", ""), AreaOfficeGroups.All, CancellationToken.None);
            ofArea = await Visitor.SignInAsync(provider, "director", office.Id);
            ofNation = await Visitor.SignInAsync(provider, "agency", office.ParentId!.Value);
        }

        await using var server = await Serving.Server.OverAsync(setting, folder, ofArea);
        List<Figure> figures = [];
        await AddAsync("page of 149 schools", 10, () => server.GetAsync("/units"));
        await AddAsync("page of one school", 10, () => server.GetAsync("/units/smis:24020002"));
        await AddAsync("page of a search in one area", 20, SearchEach());
        server.SignInWith(ofNation);
        await AddAsync("page of a search in the nation", 20, SearchEach());
        return figures;

        async Task AddAsync(string what, double limit, Func<Task> get)
        {
            var times = await Bench.TimeAsync(200, get, warmUps: 1000);
            figures.Add(new($"{database}: {what}, 95th percentile", Bench.Percentile(times, 95), "ms", limit));
            figures.Add(new($"{database}: {what}, median", Bench.Percentile(times, 50), "ms"));
        }

        Func<Task> SearchEach()
        {
            var next = 0;
            return () => server.GetAsync($"/units?q={Uri.EscapeDataString(Words[next++ % Words.Length])}");
        }
    }

    private static async Task<RegisterPlan> ImportAsync(ServiceProvider services, string file, bool dryRun)
    {
        await using var scope = services.OpenScope("bench");
        await using var stream = File.OpenRead(file);
        var import = scope.ServiceProvider.GetRequiredService<ImportRegister>();
        var request = new ImportRegister.Request(file, stream, Day, LeaveFaultyOut: true);
        return (dryRun ? await import.PlanAsync(request, CancellationToken.None) : await import.RunAsync(request, CancellationToken.None)).Value;
    }

    private static async Task SearchAsync(ServiceProvider services, string words)
    {
        await using var scope = services.OpenScope("bench");
        await scope.ServiceProvider.GetRequiredService<UnitSearch>().FindAsync(words, null, CancellationToken.None);
    }

    private static async Task ListAsync(ServiceProvider services, string area)
    {
        await using var scope = services.OpenScope("bench");
        var id = await scope.ServiceProvider.GetRequiredService<Units>().IdOfAsync(area, Day, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<Register>().OfAsync(id!.Value, Day, CancellationToken.None);
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
