using System.Text.Json;
using System.Text.RegularExpressions;
using Somdun.Foundation.Data;
using Somdun.Modules.Planning;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Money;

namespace Somdun.Tests.Modules.Planning;

/// <summary>Small documents and the versions they make.</summary>
internal static partial class ImportingWorld
{
    public static readonly Source Somewhere = Source.At("table 1", "line 1");

    public static DraftProject Draft(int? number, string title) =>
        new(number, null, title, null, [], [], [], [], null, null, [], [], new Dictionary<string, string>(), Somewhere);

    /// <summary>A project that speaks of everything.</summary>
    public static DraftProject Whole() => Draft(99, "งานประจำสำนักงาน") with
    {
        Strategy = 1,
        Owner = "กลุ่มอำนวยการ",
        Objectives = [new("1.", "เพื่อสนับสนุนงาน", Somewhere)],
        Targets = [new(null, "บุคลากร 75 คน", [Persons(75)], Somewhere)],
        Indicators = [new(null, "ร้อยละ 80 พึงพอใจ", Percent(80), Somewhere)],
        Activities = [new(null, "จัดซื้อวัสดุ", [new(2019, 10)], Baht.Of(500), Somewhere)],
        Budget = Baht.Of(1_500_000),
        Expenses = [new("ค่าวัสดุ", Baht.Of(500), Somewhere)],
        Alignments = [new("สพฐ.", "6", Somewhere)],
    };

    public static DraftPlan Document(IReadOnlyList<DraftProject> projects) => new(
        null,
        null,
        [new(6, "การปรับสมดุลและพัฒนาระบบ", Somewhere), new(7, "งานประจำ", Somewhere)],
        projects,
        [],
        []);

    public static Quantity Persons(int amount) => new([new(amount, "คน")], null, QuantityRole.Part, $"{amount} คน");

    public static Threshold Percent(int amount) => new(">=", amount, "ร้อยละ", Implied: false);

    public static ReviewedPlan Review(DraftPlan document, ImportDecisions? decisions = null) =>
        ApplyDecisions.To(new DocumentReading(document, [], "text"), decisions ?? new(), new PercentReader());

    public static PlanMerge Merge(PlanVersion? version, DraftPlan document, ImportDecisions? decisions = null) =>
        PlanMerge.Of(version, Review(document, decisions), decisions ?? new());

    public static void Import(PlanVersion version, DraftPlan document, ImportDecisions? decisions = null) =>
        WriteMerge.Into(version, Merge(version, document, decisions), Review(document, decisions));

    public static PlanVersion Imported(DraftPlan document)
    {
        var version = new PlanVersion
        {
            Id = Guid.CreateVersion7(),
            PlanId = Guid.CreateVersion7(),
            Number = 1,
            CreatedAt = new DateTime(2019, 10, 1, 0, 0, 0, DateTimeKind.Utc),
            CreatedBy = "ผู้ทดสอบ",
        };
        WriteMerge.Into(version, Merge(null, document), Review(document));
        return version;
    }

    /// <summary>Every question answered with "it is a new one".</summary>
    public static ImportDecisions AllNew(IEnumerable<MatchQuestion> questions) =>
        new() { Matches = questions.ToDictionary(q => q.Project, _ => (Guid?)null) };

    /// <summary>All that a plan says, project by project, without where it says it.</summary>
    public static IEnumerable<string> Contents(DraftPlan plan) => plan.Projects.Select(p => string.Join('\n',
    [
        p.Strategy is { } s ? plan.Strategies[s].Title : "",
        .. ProjectField.All.Select(f => f.InDocument(p)),
        .. ItemLists.Kinds.SelectMany(k => p.Items(k).Select(i => $"{k} {JsonSerializer.Serialize(i.Content, JsonColumns.Options)}")),
    ]));

    /// <summary>Title of the project → keys of it and of its items.</summary>
    public static SortedDictionary<string, string> Keys(PlanVersion version) => new(
        version.Projects.ToDictionary(
            p => p.Title,
            p => $"{p.Key}: {string.Join(' ', ItemLists.Kinds.SelectMany(p.Items).GroupBy(i => i.Text).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {string.Join(',', g.Select(i => i.Key).Order())}"))}"),
        StringComparer.Ordinal);

    /// <summary>Reads no more than these tests write: ร้อยละ n, n คน, สพฐ. n, an amount.</summary>
    internal sealed partial class PercentReader : IPlanTextReader
    {
        public IReadOnlyList<Quantity> Quantities(string text) =>
            [.. PersonsPattern().Matches(text).Select(m => Persons(int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)))];

        public Threshold? Threshold(string text) =>
            PercentPattern().Match(text) is { Success: true } m ? Percent(int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)) : null;

        public IReadOnlyList<DraftAlignment> Alignments(string text, Source source) =>
            [.. AlignmentPattern().Matches(text).Select(m => new DraftAlignment(m.Groups[1].Value, m.Groups[2].Value, source))];

        public Baht? Amount(string text) => Baht.TryRead(text, out var amount) ? amount : null;

        [GeneratedRegex(@"(\d+) คน")]
        private static partial Regex PersonsPattern();

        [GeneratedRegex(@"ร้อยละ (\d+)")]
        private static partial Regex PercentPattern();

        [GeneratedRegex(@"(สพฐ\.|ESPG14) (\d+)")]
        private static partial Regex AlignmentPattern();
    }
}
