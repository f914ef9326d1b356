using System.Text.RegularExpressions;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Interpretation;
using Somdun.Thai;

namespace Somdun.Modules.PlanReading.Linting;

/// <summary>One text of a project, with the path by which a proposal names it.</summary>
/// <param name="Label">The item's label; null for a title.</param>
internal readonly record struct CheckedText(int Index, DraftProject Project, string Field, string? Label, string Text, Source Source);

/// <summary>A plan under the rules, with what several of them ask of it found once.</summary>
internal sealed partial class CheckedPlan
{
    private readonly Lazy<IReadOnlyList<CheckedText>> _texts;
    private readonly Lazy<Dictionary<decimal, int>> _numbers;
    private readonly Lazy<Dictionary<string, int>> _abbreviations;

    public CheckedPlan(DraftPlan plan)
    {
        Plan = plan;
        _texts = new(() => [.. TextsOf(plan)]);
        _numbers = new(() => Texts.SelectMany(t => QuantityReader.Numbers(t.Text)).CountBy(n => n).ToDictionary());
        _abbreviations = new(() => Texts.SelectMany(t => Abbreviation.Matches(t.Text)).Select(m => m.Value).CountBy(a => a).ToDictionary());
    }

    public DraftPlan Plan { get; }

    /// <summary>Every title, objective, target, indicator and activity.</summary>
    public IReadOnlyList<CheckedText> Texts => _texts.Value;

    /// <summary>How often each number stands in the plan's texts.</summary>
    public IReadOnlyDictionary<decimal, int> Numbers => _numbers.Value;

    /// <summary>How often each abbreviation (สพป., ผอ.) stands in the plan's texts.</summary>
    public IReadOnlyDictionary<string, int> Abbreviations => _abbreviations.Value;

    public IEnumerable<(DraftProject Project, int Index)> Projects => Plan.Projects.Select((p, i) => (p, i));

    public Finding About(string code, Severity severity, int index, Source? source, Text message, Proposal? proposal = null) =>
        new(code, severity, Plan.Projects[index].Number, index, source, message, proposal);

    /// <summary>The plan's name for a list, as a proposal's path and a sentence need it.</summary>
    public static IEnumerable<(string Field, Text Name, IReadOnlyList<(string? Label, string Text, string? Group, Source Source)> Items)> Lists(DraftProject project) =>
    [
        ("objectives", Somdun.Text.T("วัตถุประสงค์", "objective"), [.. project.Objectives.Select(i => (i.Label, i.Text, i.Group, i.Source))]),
        ("targets", Somdun.Text.T("เป้าหมาย", "target"), [.. project.Targets.Select(i => (i.Label, i.Text, i.Group, i.Source))]),
        ("indicators", Somdun.Text.T("ตัวชี้วัด", "indicator"), [.. project.Indicators.Select(i => (i.Label, i.Text, i.Group, i.Source))]),
        ("activities", Somdun.Text.T("กิจกรรม", "activity"), [.. project.Activities.Select(i => (i.Label, i.Text, (string?)null, i.Source))]),
    ];

    /// <summary>A project's number as the document prints it.</summary>
    public static string Printed(DraftProject project) =>
        project.Label ?? project.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–";

    /// <summary>What is printed of a label's number: "6.2" → (6., 2); null for bullets and letters.</summary>
    public static (string Stem, int Number)? NumberOf(string? label)
    {
        var match = Numbered.Match(ThaiText.ArabicDigits(label ?? ""));
        return match.Success ? (match.Groups["stem"].Value, int.Parse(match.Groups["n"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)) : null;
    }

    private static IEnumerable<CheckedText> TextsOf(DraftPlan plan)
    {
        for (var i = 0; i < plan.Projects.Count; i++)
        {
            var project = plan.Projects[i];
            yield return new(i, project, $"projects[{i}].title", null, project.Title, project.Source);
            foreach (var (field, _, items) in Lists(project))
            {
                for (var j = 0; j < items.Count; j++)
                {
                    yield return new(i, project, $"projects[{i}].{field}[{j}].text", items[j].Label, items[j].Text, items[j].Source);
                }
            }
        }
    }

    [GeneratedRegex(@"^\D{0,4}(?<stem>(?:\d{1,2}\.)*?)(?<n>\d{1,3})[.)]*$")]
    private static partial Regex Numbered { get; }

    [GeneratedRegex(@"(?<![ก-๎.])[ก-ฮ]{2,6}\.")]
    private static partial Regex Abbreviation { get; }
}
