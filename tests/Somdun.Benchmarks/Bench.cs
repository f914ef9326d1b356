using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Somdun.Benchmarks;

/// <summary>One figure with the promise it is held against; null where nothing is promised.</summary>
internal sealed record Figure(string What, double Value, string Unit, double? Limit = null)
{
    public bool IsWithin => Limit is null || Value <= Limit;
}

/// <summary>
/// One benchmark. The subjects take milliseconds to seconds and are measured whole, so a stop-watch, a warm-up and the
/// median say enough; the noise of a small machine is told by the 95th percentile beside it.
/// </summary>
internal sealed record Bench(string Name, string What, Func<Task<IReadOnlyList<Figure>>> Run)
{
    public static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static readonly IReadOnlyList<Bench> All =
    [
        new("read-seed", "reading and checking the seed plan, warm", Reading.SeedWarm),
        new("read-process", "the same as a whole process from a built tree", Reading.SeedAsProcess),
        new("read-xlsx-2300", "reading a budget book of 2,300 rows in XLSX", Reading.LargeWorkbook),
        new("book", "printing a book of some 40 pages as PDF, DOCX and XLSX, warm", Printing.Book),
        new("pages", "pages of the plan: time at the server, weight of a first and of a next visit", Serving.Pages),
        new("cold-start", "from starting the built server to its first page", Serving.ColdStart),
        new("register", "the nation's 29,579 schools: import, import again, search, list of 149, on both databases", Schools.Register),
        new("memory", "resident memory of the server after its pages were read", Serving.Memory),
    ];

    /// <summary>Milliseconds of each of <paramref name="times"/> runs, after the warm-ups.</summary>
    public static async Task<IReadOnlyList<double>> TimeAsync(int times, Func<Task> run, int warmUps = 3)
    {
        for (var i = 0; i < warmUps; i++)
        {
            await run();
        }

        var milliseconds = new List<double>(times);
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await run();
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return milliseconds;
    }

    public static double Percentile(IReadOnlyList<double> values, int percent) =>
        values.Order().ElementAt((int)Math.Ceiling(values.Count * percent / 100.0) - 1);

    public static IReadOnlyList<Figure> MedianAnd95(string what, IReadOnlyList<double> milliseconds, double limit) =>
    [
        new($"{what}, median", Percentile(milliseconds, 50), "ms", limit),
        new($"{what}, 95th percentile", Percentile(milliseconds, 95), "ms"),
    ];
}
