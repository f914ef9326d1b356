using System.Text.RegularExpressions;
using Somdun.Tests.Support;

namespace Somdun.Tests.Samples;

/// <summary>The plan of <c>samples/action-plan-2563.md</c>, the one source of the three sample documents.</summary>
internal sealed partial record SamplePlan(IReadOnlyList<string> Title, string Strategy, IReadOnlyList<SampleProject> Projects)
{
    public const string Folder = "samples";
    public const string Source = $"{Folder}/action-plan-2563.md";

    public static readonly IReadOnlyList<string> Headings =
        ["ที่", "โครงการ/กิจกรรม", "วัตถุประสงค์", "เป้าหมาย", "ตัวชี้วัดความสำเร็จ", "งบประมาณ", "สอดคล้องนโยบาย สพฐ."];

    public static SamplePlan Load()
    {
        var text = File.ReadAllText(Repository.PathOf(Source)).ReplaceLineEndings("\n");
        var parts = text.Split("\n## ");
        var head = parts[0].Split('\n', StringSplitOptions.RemoveEmptyEntries);

        return new SamplePlan(
            [.. head.Where(line => !line.StartsWith("# ", StringComparison.Ordinal))],
            head.Single(line => line.StartsWith("# ", StringComparison.Ordinal))[2..],
            [.. parts.Skip(1).Select(ReadProject)]);
    }

    private static SampleProject ReadProject(string text)
    {
        var match = ProjectPattern.Match(text);
        Assert.True(match.Success, $"{Source} has a project that is not written as the others: {text[..40]}");
        return new SampleProject(
            match.Groups["number"].Value,
            match.Groups["title"].Value,
            Lines("objectives"), Lines("targets"), Lines("indicators"),
            match.Groups["budget"].Value,
            match.Groups["alignment"].Value.Split(" / "));

        IReadOnlyList<string> Lines(string group) => match.Groups[group].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex(
        """
        ^(?<number>\d+)\ (?<title>.+)\n\n
        งบประมาณ\ (?<budget>.+)\n
        สอดคล้อง\ (?<alignment>.+)\n\n
        วัตถุประสงค์\n(?<objectives>(.+\n)+)\n
        เป้าหมาย\n(?<targets>(.+\n)+)\n
        ตัวชี้วัดความสำเร็จ\n(?<indicators>(.+\n?)+)\n?$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex ProjectPattern { get; }
}

/// <summary>One row of the table; each item as a line with its label.</summary>
internal sealed record SampleProject(
    string Number,
    string Title,
    IReadOnlyList<string> Objectives,
    IReadOnlyList<string> Targets,
    IReadOnlyList<string> Indicators,
    string Budget,
    IReadOnlyList<string> Alignments)
{
    /// <summary>The cells in the order of <see cref="SamplePlan.Headings"/>, each a list of lines.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Cells => [[Number], [Title], Objectives, Targets, Indicators, [Budget], Alignments];
}
