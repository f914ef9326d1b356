using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Somdun.Benchmarks;

/// <summary>The built server with the sample plan in it, asked over the loopback address.</summary>
internal static partial class Serving
{
    private static readonly string[] Addresses = ["/", "/plans/2563", "/plans/2563?by=alignment", "/plans/2563?by=owner"];

    public static async Task<IReadOnlyList<Figure>> Pages()
    {
        await using var server = await Server.StartAsync();
        List<Figure> figures = [];

        foreach (var address in Addresses)
        {
            var times = await Bench.TimeAsync(200, () => server.GetAsync(address), warmUps: 500);
            figures.Add(new($"{address}, 95th percentile", Bench.Percentile(times, 95), "ms", 10));
        }

        foreach (var address in Addresses)
        {
            var page = await server.GetAsync(address);
            var first = page.Length + await WeightOfPartsAsync(server, page.Html);
            figures.Add(new($"{address}, first visit with fonts", first / 1000.0, "kB", 60));
            figures.Add(new($"{address}, next visit", page.Length / 1000.0, "kB", 15));
        }

        return figures;
    }

    public static async Task<IReadOnlyList<Figure>> ColdStart()
    {
        var times = new List<double>();
        await using var once = await Server.StartAsync();
        for (var i = 0; i < 7; i++)
        {
            await using var server = await Server.StartAsync(once.Data);
            times.Add(server.MillisecondsToFirstPage);
        }

        return Bench.MedianAnd95("start to first page", times, limit: 1000);
    }

    public static async Task<IReadOnlyList<Figure>> Memory()
    {
        await using var server = await Server.StartAsync();
        for (var i = 0; i < 500; i++)
        {
            await server.GetAsync(Addresses[i % Addresses.Length]);
        }

        return [new("resident after 500 pages", server.ResidentBytes / 1_000_000.0, "MB", 150)];
    }

    /// <summary>Style sheets, scripts and the fonts that the style sheets name: what a first visit fetches beside the page.</summary>
    private static async Task<long> WeightOfPartsAsync(Server server, string html)
    {
        var waiting = new Queue<string>(Part.Matches(html).Select(match => match.Groups["url"].Value));
        HashSet<string> fetched = [];
        long weight = 0;
        while (waiting.TryDequeue(out var address))
        {
            if (fetched.Add(address))
            {
                var (length, text) = await server.GetAsync(address);
                weight += length;
                foreach (var font in FontFile.Matches(text).Select(match => match.Groups["url"].Value))
                {
                    waiting.Enqueue(new Uri(new Uri("http://server" + address), font).PathAndQuery);
                }
            }
        }

        return weight;
    }

    [GeneratedRegex("""<(link[^>]*rel="?stylesheet"?[^>]*href|script[^>]*src|link[^>]*rel="?preload"?[^>]*href)="?(?<url>[^"\s>]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Part { get; }

    [GeneratedRegex("""url\(["']?(?<url>[^"')]+\.woff2[^"')]*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex FontFile { get; }

    internal sealed class Server : IAsyncDisposable
    {
        private readonly Process _process;
        private readonly HttpClient _client;
        private readonly bool _ownsData;

        private Server(Process process, HttpClient client, string data, bool ownsData)
        {
            (_process, _client, Data, _ownsData) = (process, client, data, ownsData);
        }

        public string Data { get; }

        public double MillisecondsToFirstPage { get; private set; }

        public long ResidentBytes
        {
            get
            {
                _process.Refresh();
                return _process.WorkingSet64;
            }
        }

        /// <param name="data">A folder with a database already made; null makes one with the sample plan.</param>
        public static async Task<Server> StartAsync(string? data = null)
        {
            var folder = data ?? Directory.CreateTempSubdirectory("somdun-bench-").FullName;
            var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{BuiltProgram.FreePort()}");
            var settings = new Dictionary<string, string>
            {
                ["SOMDUN_DATABASE"] = $"sqlite:{folder}/somdun.db",
                ["SOMDUN_FILES"] = $"{folder}/files",
                ["SOMDUN_URLS"] = url,
            };

            if (data is null)
            {
                await BuiltProgram.RunAsync(["migrate"], settings, 0);
                await BuiltProgram.RunAsync(
                    ["plan", "import", BuiltProgram.Sample("docx"), "--year", "2563", "--unit", "9902", "--unit-name", "สพป.ตัวอย่าง เขต 2", "--yes"], settings, 0, 1);
            }

            var server = await ServeAsync(settings, url, folder, ownsData: data is null);
            if (data is null)
            {
                server.SignInWith(await Visitor.DirectorOfAsync($"sqlite:{folder}/somdun.db", folder, "9902"));
            }

            return server;
        }

        /// <summary>Over a database that is there already, asked by whoever holds the key of a session.</summary>
        /// <param name="folder">Of files and keys; the caller's.</param>
        public static async Task<Server> OverAsync(string database, string folder, string sessionKey)
        {
            var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{BuiltProgram.FreePort()}");
            var server = await ServeAsync(
                new() { ["SOMDUN_DATABASE"] = database, ["SOMDUN_FILES"] = $"{folder}/files", ["SOMDUN_URLS"] = url }, url, folder, ownsData: false);
            server.SignInWith(sessionKey);
            return server;
        }

        public void SignInWith(string sessionKey)
        {
            _client.DefaultRequestHeaders.Remove("Cookie");
            _client.DefaultRequestHeaders.Add("Cookie", $"somdun-session={sessionKey}");
        }

        private static async Task<Server> ServeAsync(Dictionary<string, string> settings, string url, string folder, bool ownsData)
        {
            var started = Stopwatch.GetTimestamp();
            var process = BuiltProgram.Start(["serve"], settings);
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();

            var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = new Uri(url) };
            client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br, gzip");
            var server = new Server(process, client, folder, ownsData);
            await server.WaitForFirstPageAsync();
            server.MillisecondsToFirstPage = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            return server;
        }

        /// <summary>The bytes that came over the wire, and the text in them.</summary>
        public async Task<(int Length, string Html)> GetAsync(string address)
        {
            using var response = await _client.GetAsync(address);
            if (response.StatusCode is not HttpStatusCode.OK)
            {
                throw new InvalidOperationException($"{address} answered {(int)response.StatusCode}.");
            }

            var bytes = await response.Content.ReadAsByteArrayAsync();
            await using Stream packed = new MemoryStream(bytes);
            await using var plain = response.Content.Headers.ContentEncoding.FirstOrDefault() switch
            {
                "br" => new System.IO.Compression.BrotliStream(packed, System.IO.Compression.CompressionMode.Decompress),
                "gzip" => new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Decompress),
                _ => packed,
            };
            return (bytes.Length, await new StreamReader(plain).ReadToEndAsync());
        }

        public async ValueTask DisposeAsync()
        {
            _client.Dispose();
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
            if (_ownsData)
            {
                Directory.Delete(Data, recursive: true);
            }
        }

        private async Task WaitForFirstPageAsync()
        {
            var waited = Stopwatch.StartNew();
            while (waited.Elapsed < TimeSpan.FromSeconds(60))
            {
                try
                {
                    await GetAsync("/");
                    return;
                }
                catch (HttpRequestException) when (!_process.HasExited)
                {
                    // Not listening yet: the deadline above ends the waiting.
                    await Task.Delay(5);
                }
            }

            throw new InvalidOperationException("The server did not answer within a minute.");
        }
    }
}
