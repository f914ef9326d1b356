using System.Text;
using Somdun.Modules.PlanReading;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Linting;

namespace Somdun.Tests.Modules.PlanReading;

/// <summary>Reads plans written in tests, as files of the formats offices send.</summary>
internal static class Plans
{
    private static readonly PlanReader Reader = new(new PlanLinter());

    public static DocumentReading Read(string text, string name = "plan.txt", params (string Heading, ColumnRole Role)[] map)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return Read(file, name, map);
    }

    public static DocumentReading Read(Stream file, string name, params (string Heading, ColumnRole Role)[] map)
    {
        var outcome = Reader.Read(file, name, new ReadOptions(map.ToDictionary(m => m.Heading, m => m.Role)), TestContext.Current.CancellationToken);
        Assert.True(outcome.Succeeded, outcome.Succeeded ? "" : outcome.Refusals[0].Reason.English);
        return outcome.Value;
    }

    public static Somdun.Results.Refusal Refusal(string text, string name = "plan.txt")
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var outcome = Reader.Read(file, name, ReadOptions.None, TestContext.Current.CancellationToken);
        Assert.False(outcome.Succeeded);
        return outcome.Refusals[0];
    }

    /// <summary>A table as tab-separated text: rows of cells.</summary>
    public static string Tabs(params string[][] rows) => string.Join('\n', rows.Select(r => string.Join('\t', r))) + "\n";

    public static DraftProject Numbered(this DocumentReading reading, int number) => reading.Plan.Projects.Single(p => p.Number == number);
}
