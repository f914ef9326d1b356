using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Somdun.Foundation.Jobs;
using Somdun.Foundation.Security;
using Somdun.Foundation.Settings;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Foundation.Operation.Traffic;

/// <summary>
/// Computer traffic data as the Computer Crime Act asks a provider to keep them (s. 26): one file a day beside the data, only ever added to. Requests
/// leave their line in a queue and never wait for the disk; the queue is written out within moments, and to its end when the server stops.
/// </summary>
internal sealed class TrafficLog(SomdunSettings settings, Secrets secrets, Retention retention, TimeProvider clock, ILogger<TrafficLog> log) : BackgroundService
{
    public const string RuleName = "traffic-log";
    private const int Capacity = 20_000;
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(200);

    private readonly Channel<TrafficEntry> _queue = Channel.CreateBounded<TrafficEntry>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private int _lost;
    private FileStream? _lock;
    private int _lane;

    /// <summary>How many lines wait to be written.</summary>
    public int Waiting => _queue.Reader.Count;

    /// <summary>Takes a line; where the disk has not kept up for twenty thousand of them, it counts the line as lost, which the log then says.</summary>
    public void Accept(TrafficEntry entry)
    {
        if (!_queue.Writer.TryWrite(entry))
        {
            Interlocked.Increment(ref _lost);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // The web server has stopped before: nothing comes any more, and what came is written to its end.
        _queue.Writer.TryComplete();
        if (ExecuteTask is { } writing)
        {
            await writing;
        }

        await base.StopAsync(cancellationToken);
        _lock?.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (await _queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            try
            {
                await WriteWaitingAsync();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or KeyFileUnusableException)
            {
                log.LogCritical(fault, "The traffic log cannot be written; {Waiting} lines wait.", Waiting);
                if (_queue.Reader.Completion.IsCompleted || stoppingToken.IsCancellationRequested)
                {
                    throw;
                }

                await Task.Delay(TimeSpan.FromSeconds(5), CancellationToken.None);
            }
        }
    }

    /// <summary>All files, oldest first: the day, and which of several processes on one folder wrote it.</summary>
    public static IReadOnlyList<(DateOnly Day, int Lane, string Path)> FilesIn(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "traffic-*.jsonl")
            .Select(path => (Parts: Path.GetFileNameWithoutExtension(path)["traffic-".Length..].Split('.'), Path: path))
            .Where(file => file.Parts.Length == 2)
            .Select(file => DateOnly.TryParseExact(file.Parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && int.TryParse(file.Parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var lane)
                ? (day, lane, file.Path)
                : default)
            .Where(file => file.Path is not null)
            .OrderBy(file => file.lane).ThenBy(file => file.day)]
        : [];

    /// <summary>The first place that is not as it was written, or null.</summary>
    public static (string File, int Line)? FirstFault(string folder, KeyRing ring)
    {
        foreach (var lane in FilesIn(folder).GroupBy(file => file.Lane))
        {
            // What stood before the oldest file that is still kept is not known any more.
            string? previous = null;
            foreach (var file in lane)
            {
                if (TrafficFile.Check(file.Path, ref previous, ring) is { } line)
                {
                    return (file.Path, line);
                }
            }
        }

        return null;
    }

    private async Task WriteWaitingAsync()
    {
        TakeLane();
        var day = BangkokTime.Today(clock);
        var path = Path.Combine(settings.Traffic, string.Create(CultureInfo.InvariantCulture, $"traffic-{day:yyyy-MM-dd}.{_lane}.jsonl"));
        var before = FilesIn(settings.Traffic).Where(file => file.Lane == _lane).Select(file => file.Path).LastOrDefault();
        var (chain, torn) = before is null ? ("", false) : TrafficFile.EndOf(before);
        await using var file = Open(path);
        await using var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        if (torn)
        {
            await writer.WriteAsync('\n');
        }

        var key = secrets.Ring.Newest;
        var secret = TrafficFile.KeyOf(key);
        async Task AddAsync<T>(T entry)
        {
            (var line, chain) = TrafficFile.Write(entry, chain, secret);
            await writer.WriteLineAsync(line);
        }

        await AddAsync(new TrafficFile.Opening(clock.GetUtcNow().UtcDateTime, key.Version, chain, torn));
        Forget(day);

        // Until the day is over: the file stays open, and each round goes to the disk whole.
        while (BangkokTime.Today(clock) == day)
        {
            if (!await _queue.Reader.WaitToReadAsync(CancellationToken.None))
            {
                return;
            }

            while (_queue.Reader.TryRead(out var entry))
            {
                await AddAsync(entry);
            }

            if (Interlocked.Exchange(ref _lost, 0) is > 0 and var lost)
            {
                await AddAsync(new TrafficFile.Lost(clock.GetUtcNow().UtcDateTime, lost));
                log.LogError("{Lost} requests are in no line of the traffic log: the disk did not keep up.", lost);
            }

            await writer.FlushAsync();
            file.Flush(flushToDisk: true);
            if (!_queue.Reader.Completion.IsCompleted)
            {
                await Task.WhenAny(Task.Delay(Gathering), _queue.Reader.Completion);
            }
        }
    }

    // Two servers on one folder write files of their own.
    private void TakeLane()
    {
        if (_lock is not null)
        {
            return;
        }

        Directory.CreateDirectory(settings.Traffic);
        for (var lane = 1; ; lane++)
        {
            try
            {
                _lock = new FileStream(Path.Combine(settings.Traffic, string.Create(CultureInfo.InvariantCulture, $"{lane}.lock")), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                _lane = lane;
                return;
            }
            catch (IOException) when (lane < 100)
            {
                // Taken by another server.
            }
        }
    }

    private static FileStream Open(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    private void Forget(DateOnly today)
    {
        var last = today.AddDays(-retention.DaysOf(RuleName));
        foreach (var old in FilesIn(settings.Traffic).Where(file => file.Day < last))
        {
            File.Delete(old.Path);
        }
    }
}

internal static class TrafficServices
{
    private const int Law = 90;

    public static IServiceCollection AddTrafficLog(this IServiceCollection services) => services.AddSingleton(new RetentionRule(
        TrafficLog.RuleName, T("บันทึกข้อมูลจราจรคอมพิวเตอร์", "The traffic log"), 120, Law,
        T("พ.ร.บ. ว่าด้วยการกระทำความผิดเกี่ยวกับคอมพิวเตอร์ พ.ศ. 2550 มาตรา 26", "Computer Crime Act B.E. 2550, section 26"), ForgetAsync: null));

    /// <summary>Notes every request but the questions of a supervisor whether the server lives.</summary>
    public static void UseTrafficLog(this WebApplication app)
    {
        var traffic = app.Services.GetRequiredService<TrafficLog>();
        var clock = app.Services.GetRequiredService<TimeProvider>();
        app.Use(async (context, next) =>
        {
            var began = Stopwatch.GetTimestamp();
            var at = clock.GetUtcNow().UtcDateTime;
            var path = context.Request.Path.ToString();
            try
            {
                await next(context);
            }
            finally
            {
                if (!path.StartsWith("/health/", StringComparison.Ordinal))
                {
                    traffic.Accept(new TrafficEntry(
                        at,
                        context.RequestServices.GetRequiredService<ActorOfRequest>().Actor.AccountId,
                        context.Connection.RemoteIpAddress?.ToString() ?? "",
                        context.Request.Method,
                        path,
                        context.Response.StatusCode,
                        (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds,
                        Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier));
                }
            }
        });
    }
}
