using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Somdun.Foundation.Jobs;
using Somdun.Foundation.Operation.Traffic;
using Somdun.Foundation.Security;
using Somdun.Tests.Support;

namespace Somdun.Tests.Foundation.Operation;

public sealed class TrafficLogTests : IDisposable
{
    private readonly TestDb _db = TestDb.On(Database.Sqlite);
    private readonly Place _place;
    private readonly ServiceProvider _services;
    private readonly FakeTimeProvider _clock = World.Clock();

    public TrafficLogTests()
    {
        _place = new Place(_db.Setting);
        _services = Composition.BuildServices(_place.Settings);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private KeyRing Ring => _services.GetRequiredService<Secrets>().Ring;

    [Fact]
    public async Task Nothing_that_was_accepted_is_lost_by_an_orderly_stop()
    {
        await WriteAsync(5000);

        Assert.Equal(Enumerable.Range(0, 5000).Select(i => $"/{i}"), Paths());
        Assert.Null(TrafficLog.FirstFault(_place.Settings.Traffic, Ring));
    }

    [Fact]
    public async Task A_line_says_who_from_where_when_and_what()
    {
        await WriteAsync(1);

        var line = JsonDocument.Parse(Lines(Files().Single())[1]).RootElement;
        Assert.Equal(
            ("2026-11-22T02:00:00Z", "0193f000-0000-7000-8000-000000000001", "192.0.2.7", "GET", "/0", 200),
            (line.GetProperty("at").GetString(), line.GetProperty("who").GetString(), line.GetProperty("from").GetString(), line.GetProperty("method").GetString(), line.GetProperty("path").GetString(), line.GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task Any_line_changed_taken_out_put_in_or_moved_is_found()
    {
        await WriteAsync(6);
        await WriteAsync(6);
        var file = Files().Single();
        var lines = Lines(file);
        for (var i = 0; i < lines.Count; i++)
        {
            Tampered(file, [.. lines[..i], lines[i].Replace("2026", "2025", StringComparison.Ordinal), .. lines[(i + 1)..]]);
            Tampered(file, [.. lines[..i], lines[i], .. lines[i..]]);
            if (i < lines.Count - 1)
            {
                Tampered(file, [.. lines[..i], .. lines[(i + 1)..]], wasFirst: i == 0);
            }
        }

        File.WriteAllLines(file, lines);
        Assert.Null(TrafficLog.FirstFault(_place.Settings.Traffic, Ring));
    }

    [Fact]
    public async Task A_new_day_begins_a_new_file_that_takes_up_the_old_one()
    {
        await WriteAsync(3);
        _clock.Advance(TimeSpan.FromDays(1));
        await WriteAsync(3);
        _clock.Advance(TimeSpan.FromDays(1));
        await WriteAsync(3);
        Assert.Equal(["traffic-2026-11-22.1.jsonl", "traffic-2026-11-23.1.jsonl", "traffic-2026-11-24.1.jsonl"], Files().Select(Path.GetFileName));
        Assert.Null(TrafficLog.FirstFault(_place.Settings.Traffic, Ring));

        File.Delete(Files()[1]);

        Assert.Equal(Files()[1], TrafficLog.FirstFault(_place.Settings.Traffic, Ring)?.File);
    }

    [Fact]
    public async Task A_line_cut_off_by_a_crash_is_left_as_it_is_and_the_log_goes_on_after_it()
    {
        await WriteAsync(3);
        var file = Files().Single();
        var text = await File.ReadAllTextAsync(file, Cancel);
        await File.WriteAllTextAsync(file, text[..^40], Cancel);

        await WriteAsync(3);

        Assert.Null(TrafficLog.FirstFault(_place.Settings.Traffic, Ring));
        Assert.Equal(2 + 3, Paths().Count);
    }

    [Fact]
    public async Task After_a_rotation_of_keys_the_old_lines_are_still_checked()
    {
        await WriteAsync(3);
        _services.GetRequiredService<Secrets>().Rotate();
        await WriteAsync(3);

        Assert.Null(TrafficLog.FirstFault(_place.Settings.Traffic, Ring));
    }

    [Fact]
    public async Task Files_go_when_they_have_been_kept_for_the_days_that_are_set_and_the_rest_still_checks()
    {
        await WriteAsync(1);
        _clock.Advance(TimeSpan.FromDays(60));
        await WriteAsync(1);
        _clock.Advance(TimeSpan.FromDays(61));
        await WriteAsync(1);

        Assert.Equal(2, Files().Count);
        Assert.Null(TrafficLog.FirstFault(_place.Settings.Traffic, Ring));
    }

    [Fact]
    public async Task Two_servers_on_one_folder_write_files_of_their_own()
    {
        var one = Log();
        var two = Log();
        await one.StartAsync(Cancel);
        await two.StartAsync(Cancel);
        one.Accept(Entry(1));
        two.Accept(Entry(2));
        await UntilAsync(() => Files().Count == 2);
        await one.StopAsync(Cancel);
        await two.StopAsync(Cancel);

        Assert.Equal(2, Paths().Count);
        Assert.Null(TrafficLog.FirstFault(_place.Settings.Traffic, Ring));
    }

    [Fact]
    public async Task More_than_the_queue_holds_is_counted_and_said_and_no_request_waits()
    {
        var log = Log();
        for (var i = 0; i < 20_007; i++)
        {
            log.Accept(Entry(i));
        }

        await log.StartAsync(Cancel);
        await log.StopAsync(Cancel);

        Assert.Equal(20_000, Paths().Count);
        Assert.Contains("\"lost\":7", Lines(Files().Single())[^1], StringComparison.Ordinal);
        Assert.Null(TrafficLog.FirstFault(_place.Settings.Traffic, Ring));
    }

    public void Dispose()
    {
        _services.Dispose();
        _place.Dispose();
        _db.Dispose();
    }

    private void Tampered(string file, IReadOnlyList<string> lines, bool wasFirst = false)
    {
        File.WriteAllLines(file, lines);
        Assert.True(TrafficLog.FirstFault(_place.Settings.Traffic, Ring) is not null, wasFirst ? "The first line was taken out." : string.Join('\n', lines));
    }

    private async Task WriteAsync(int count)
    {
        var log = Log();
        await log.StartAsync(Cancel);
        for (var i = 0; i < count; i++)
        {
            log.Accept(Entry(i));
        }

        await log.StopAsync(Cancel);
    }

    private TrafficLog Log() => new(
        _place.Settings,
        _services.GetRequiredService<Secrets>(),
        new Retention(_services.GetServices<RetentionRule>(), _place.Settings, _clock),
        _clock,
        NullLogger<TrafficLog>.Instance);

    private TrafficEntry Entry(int i) => new(
        _clock.GetUtcNow().UtcDateTime, Guid.Parse("0193f000-0000-7000-8000-000000000001"), "192.0.2.7", "GET", $"/{i}", 200, 3, "trace");

    private List<string> Files() => [.. TrafficLog.FilesIn(_place.Settings.Traffic).Select(f => f.Path)];

    private static List<string> Lines(string file) => [.. File.ReadAllLines(file)];

    private List<string> Paths() =>
    [
        .. Files().SelectMany(Lines).Where(line => line.EndsWith('}')).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.TryGetProperty("path", out _)).Select(line => line.GetProperty("path").GetString()!),
    ];

    private static async Task UntilAsync(Func<bool> there)
    {
        while (!there())
        {
            await Task.Delay(20, Cancel);
        }
    }
}
