using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Jobs;
using Somdun.Foundation.Operation.Traffic;
using Somdun.Tests.Support;

namespace Somdun.Tests.Foundation.Operation;

/// <summary>The real program in processes of its own: started, asked, stopped, killed.</summary>
public class ServedProcessTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Killed_in_the_midst_of_migrating_serving_and_working_it_starts_again_and_nothing_is_amiss(Database database)
    {
        using var on = TestDb.Empty(database);
        using var place = new Place(on.Setting);
        for (var after = 100; after <= 900; after += 400)
        {
            using var killed = Start(place, ["migrate"]);
            await Task.Delay(after, Cancel);
            killed.Kill();
            await killed.WaitForExitAsync(Cancel);
        }

        Assert.Equal(0, (await RunAsync(place, ["migrate"])).Code);
        Assert.Equal(0, (await RunAsync(place, ["migrate"])).Code);
        for (var round = 0; round < 2; round++)
        {
            var port = FreePort();
            using var server = Start(place, ["serve"], port);
            using var http = await ReadyAsync(server, port);
            var asking = Enumerable.Range(0, 20).Select(_ => http.GetAsync(new Uri("/", UriKind.Relative), Cancel)).ToList();
            await Task.WhenAny(asking);
            server.Kill();
            await server.WaitForExitAsync(Cancel);
            await Task.WhenAll(asking.Select(a => a.ContinueWith(done => _ = done.Exception, TaskScheduler.Default)));
        }

        var doctor = await RunAsync(place, ["doctor", "--json"]);
        var states = JsonDocument.Parse(doctor.Out).RootElement.GetProperty("checks").EnumerateArray().ToDictionary(c => c.GetProperty("code").GetString()!, c => c.GetProperty("state").GetString()!);
        Assert.DoesNotContain(states, s => s.Value == "short" && s.Key != "backup-age");
    }

    [Theory, OnEachDatabase]
    public async Task Two_nodes_that_make_the_database_at_once_both_come_to_the_end(Database database)
    {
        using var on = TestDb.Empty(database);
        using var place = new Place(on.Setting);

        var ends = await Task.WhenAll(RunAsync(place, ["migrate"]), RunAsync(place, ["migrate"]));

        Assert.All(ends, end => Assert.True(end.Code == 0, end.Said));
        Assert.Equal(0, (await RunAsync(place, ["keys", "rotate"])).Code);
    }

    [Fact]
    public async Task Asked_to_stop_it_ends_with_nought_and_every_request_is_in_the_traffic_log()
    {
        using var on = TestDb.On(Database.Sqlite);
        using var place = new Place(on.Setting);
        Assert.Equal(0, (await RunAsync(place, ["migrate"])).Code);
        var port = FreePort();
        using var server = Start(place, ["serve"], port);
        using (var http = await ReadyAsync(server, port))
        {
            for (var i = 0; i < 50; i++)
            {
                (await http.GetAsync(new Uri($"/nowhere/{i}?secret=typed", UriKind.Relative), Cancel)).Dispose();
            }
        }

        using var stop = Process.Start("kill", ["-INT", server.Id.ToString(CultureInfo.InvariantCulture)]);
        await server.WaitForExitAsync(Cancel);

        Assert.Equal(0, server.ExitCode);
        var log = string.Concat(TrafficLog.FilesIn(place.Settings.Traffic).Select(file => File.ReadAllText(file.Path)));
        Assert.All(Enumerable.Range(0, 50), i => Assert.Contains($"\"/nowhere/{i}\"", log, StringComparison.Ordinal));
        Assert.DoesNotContain("typed", log, StringComparison.Ordinal);
        Assert.DoesNotContain("/health/", log, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task The_daily_work_is_done_by_one_of_two_nodes_and_by_the_other_when_that_one_is_killed(Database database)
    {
        using var on = TestDb.On(database);
        using var place = new Place(on.Setting);
        Assert.Equal(0, (await RunAsync(place, ["migrate"])).Code);
        var ports = (FreePort(), FreePort());
        using var one = Start(place, ["serve"], ports.Item1);
        using var two = Start(place, ["serve"], ports.Item2);
        using var first = await ReadyAsync(one, ports.Item1);
        using var second = await ReadyAsync(two, ports.Item2);
        await UntilAsync(async () => await RunsAsync(on) == 1);

        one.Kill();
        await one.WaitForExitAsync(Cancel);
        await using (var db = on.Open())
        {
            await db.CallJobAsync(Retention.JobName, TimeProvider.System, Cancel);
        }

        await UntilAsync(async () => await RunsAsync(on) == 2);
        two.Kill();
        await two.WaitForExitAsync(Cancel);
    }

    [Fact]
    public async Task The_figures_are_fetched_at_an_address_of_their_own_and_nowhere_else()
    {
        using var on = TestDb.On(Database.Sqlite);
        using var place = new Place(on.Setting);
        Assert.Equal(0, (await RunAsync(place, ["migrate"])).Code);
        var port = FreePort();
        var own = FreePort();
        using var server = Start(place, ["serve"], port, ("SOMDUN_METRICS", $"http://127.0.0.1:{own}"));
        using var http = await ReadyAsync(server, port);
        using var figures = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{own}") };
        (await http.GetAsync(new Uri("/", UriKind.Relative), Cancel)).Dispose();

        var text = await figures.GetStringAsync(new Uri("/metrics", UriKind.Relative), Cancel);

        Assert.Contains("http_server_request_duration_seconds", text, StringComparison.Ordinal);
        Assert.Contains("somdun_traffic_waiting", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await figures.GetAsync(new Uri("/", UriKind.Relative), Cancel)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await http.GetAsync(new Uri("/metrics", UriKind.Relative), Cancel)).StatusCode);
        server.Kill();
        await server.WaitForExitAsync(Cancel);
    }

    [Theory]
    [InlineData("SOMDUN_KEEP_TRAFFIC_LOG", "89")]
    [InlineData("SOMDUN_PROXIES", "everyone")]
    [InlineData("SOMDUN_METRICS", "9464")]
    [InlineData("SOMDUN_ADDRESS", "somdun")]
    [InlineData("SOMDUN_MAIL", "mail.example.go.th")]
    [InlineData("SOMDUN_OIDC_AUTHORITY", "thaid")]
    [InlineData("SOMDUN_SESSION_HOURS", "twelve")]
    [InlineData("SOMDUN_DATABASE", "mysql:somdun")]
    public async Task A_setting_that_cannot_stand_is_told_in_a_sentence(string name, string value)
    {
        using var on = TestDb.On(Database.Sqlite);
        using var place = new Place(on.Setting);
        Assert.Equal(0, (await RunAsync(place, ["migrate"])).Code);

        var end = await RunAsync(place, ["serve"], (name, value));

        Assert.Equal(2, end.Code);
        Assert.Contains(name, end.Said, StringComparison.Ordinal);
        Assert.Single(end.Said.TrimEnd().Split('\n'));
    }

    private static Process Start(Place place, IReadOnlyList<string> arguments, int port = 0, params (string Name, string Value)[] more)
    {
        var start = new ProcessStartInfo("dotnet", [ProgramPath(), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = place.Folder,
        };
        start.Environment["SOMDUN_DATABASE"] = SettingOf(place);
        start.Environment["SOMDUN_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment["SOMDUN_FILES"] = place.Settings.Files;
        foreach (var (name, value) in more)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        if (arguments is ["serve"] && more.Length == 0)
        {
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        return process;
    }

    private static async Task<(int Code, string Out, string Said)> RunAsync(Place place, IReadOnlyList<string> arguments, params (string Name, string Value)[] more)
    {
        using var process = Start(place, arguments, 0, more);
        var said = process.StandardError.ReadToEndAsync(Cancel);
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, output, await said);
    }

    private static async Task<HttpClient> ReadyAsync(Process server, int port)
    {
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        while (true)
        {
            Assert.False(server.HasExited, "The server ended before it answered.");
            try
            {
                using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancel);
                if (answer.IsSuccessStatusCode)
                {
                    return http;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(50, Cancel);
        }
    }

    private static async Task<int> RunsAsync(TestDb on)
    {
        await using var db = on.Open();
        return await db.Set<JobRun>().CountAsync(r => r.Name == Retention.JobName && r.Outcome == JobOutcome.Done, Cancel);
    }

    private static async Task UntilAsync(Func<Task<bool>> there)
    {
        while (!await there())
        {
            await Task.Delay(100, Cancel);
        }
    }

    private static string SettingOf(Place place) => place.Settings.Database.SqlitePath is { } path ? $"sqlite:{path}" : place.Settings.Database.Connection;

    private static string ProgramPath() =>
        Repository.PathOf($"src/Somdun/bin/{(AppContext.BaseDirectory.Contains("/Debug/", StringComparison.Ordinal) ? "Debug" : "Release")}/net10.0/Somdun.dll");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
