using System.Text.Json.Nodes;
using Somdun.Modules.PlanReading;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Linting;
using Somdun.Tests.Support;

namespace Somdun.Tests.Samples;

/// <summary>The samples through the program's own reader: one content in three formats, with the figures of the plan they stand for.</summary>
public class SampleReadingTests
{
    private static readonly DocumentReading Docx = Read(Repository.PathOf("samples/action-plan-2563.docx"));

    [Theory]
    [InlineData("txt")]
    [InlineData("xlsx")]
    public void Every_format_has_the_same_content(string format)
    {
        var reading = Read(Repository.PathOf($"samples/action-plan-2563.{format}"));

        Assert.Equal(Content(Docx), Content(reading));
        Assert.Equal(Docx.Findings.Select(finding => (finding.Project, finding.Code, finding.Severity)), reading.Findings.Select(finding => (finding.Project, finding.Code, finding.Severity)));
    }

    /// <summary>Number for number and unit for unit; the words are ours.</summary>
    [Fact]
    public void The_figures_are_those_of_the_seed()
    {
        var seed = Read(Repository.Seed);

        Assert.Equal(seed.Plan.Projects.Select(Figures), Docx.Plan.Projects.Select(Figures));
    }

    private static string Figures(DraftProject project) =>
        $"""
        {project.Number}: {project.Budget}; {string.Join(", ", project.Alignments.Select(alignment => $"{alignment.Framework} {alignment.Item}"))}
        objectives {string.Join(' ', project.Objectives.Select(item => item.Label))}
        targets {string.Join("; ", project.Targets.Select(item => $"{item.Label} {string.Join(" + ", item.Quantities.Select(Quantity))}"))}
        indicators {string.Join("; ", project.Indicators.Select(item => $"{item.Label} {item.Threshold?.Operator}{item.Threshold?.Amount}{item.Threshold?.Unit}"))}
        """;

    private static string Quantity(Quantity quantity) =>
        $"{quantity.Role} {string.Join(" × ", quantity.Factors.Select(factor => $"{factor.Amount} {factor.Unit}"))} / {quantity.Per}";

    private static DocumentReading Read(string file)
    {
        using var stream = File.OpenRead(file);
        var reading = new PlanReader(new PlanLinter()).Read(stream, file, ReadOptions.None, TestContext.Current.CancellationToken);
        Assert.True(reading.Succeeded, string.Join('\n', reading.Refusals));
        return reading.Value;
    }

    /// <summary>What was read, without the places, which are each format's own; a line for each project so that a difference is seen.</summary>
    private static IReadOnlyList<string> Content(DocumentReading reading)
    {
        using var json = new MemoryStream();
        PlanJson.Write(json, reading);
        json.Position = 0;
        var plan = JsonNode.Parse(json)!;
        return
        [
            Placeless(new JsonArray(plan["fiscalYear"]?.DeepClone(), plan["unit"]?.DeepClone(), plan["strategies"]!.DeepClone())),
            .. plan["projects"]!.AsArray().Select(project => Placeless(project!.DeepClone())),
        ];
    }

    private static string Placeless(JsonNode node)
    {
        Strip(node);
        return node.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

        static void Strip(JsonNode? node)
        {
            if (node is JsonObject item)
            {
                item.Remove("source");
                foreach (var (_, value) in item)
                {
                    Strip(value);
                }
            }
            else if (node is JsonArray list)
            {
                foreach (var value in list)
                {
                    Strip(value);
                }
            }
        }
    }
}
