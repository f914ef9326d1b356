using System.Globalization;
using Somdun.Modules.PlanReading.Contract;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>One box of the review form.</summary>
/// <param name="Path">The field, as proposals and corrections name it; also the box's name.</param>
/// <param name="Value">What goes in, after the decisions so far.</param>
/// <param name="AsRead">What the document has.</param>
/// <param name="Rows">How high the box is; 1 for a line.</param>
/// <param name="Choices">What may be chosen, where it is not free text.</param>
internal sealed record ReviewField(string Path, Text Caption, string Value, string AsRead, int Rows = 1, IReadOnlyList<(string Value, string Label)>? Choices = null)
{
    public bool IsChanged => Value != AsRead;

    public bool IsWide => Rows > 1 || Choices is not null;

    /// <summary>The last part of its path: <c>budget</c>.</summary>
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];
}

/// <summary>An item with its boxes.</summary>
/// <param name="Place">Where findings on it are shown: <c>targets[0]</c>.</param>
/// <param name="StruckBy">The path whose emptying struck it, by which it is put back; empty when a proposal struck it; null when it stands.</param>
internal sealed record ReviewItem(string Place, string? StruckBy, string AsRead, IReadOnlyList<ReviewField> Fields);

internal sealed record ReviewSection(string Place, Text Title, IReadOnlyList<ReviewItem> Items);

/// <summary>A project of a reading as boxes to be looked through and put right.</summary>
internal static class ReviewForm
{
    public static (IReadOnlyList<ReviewField> Fields, IReadOnlyList<ReviewSection> Sections) Of(ImportReview review, int index)
    {
        var read = review.AsRead.Projects[index];
        var (draft, origin) = review.Project(index) ?? (read, new ReviewedProject(index, ItemLists.Kinds.ToDictionary(
            k => k, k => (IReadOnlyList<int>)[.. Enumerable.Range(0, read.Items(k).Count)])));
        var path = origin.Path;

        return (Fields(review, path, read, draft),
        [
            .. ItemLists.Kinds
                .Select(kind => new ReviewSection(kind.PathOf(), kind.NameOf(),
                    [.. read.Items(kind).Select((item, i) => Item(review, origin, kind, i, item.Content, draft))]))
                .Where(s => s.Items.Count > 0),
        ]);
    }

    private static List<ReviewField> Fields(ImportReview review, string path, DraftProject read, DraftProject draft)
    {
        var strategies = review.Reviewed.Plan.Strategies.Select(s => (s.Title, $"{s.Number} {s.Title}".Trim())).ToList();
        string Strategy(DraftProject project) => project.Strategy is { } i ? review.Reviewed.Plan.Strategies[i].Title : "";

        List<ReviewField> fields =
        [
            new($"{path}.title", T("ชื่อโครงการ", "Title"), draft.Title, read.Title, Rows: 2),
            new($"{path}.number", T("ลำดับที่", "Number"), Number(draft.Number), Number(read.Number)),
            new($"{path}.budget", T("งบประมาณ (บาท)", "Budget (baht)"), Budget(draft), Budget(read)),
            new($"{path}.alignments", T("ความสอดคล้อง", "Alignment"), Alignments(draft), Alignments(read)),
            new($"{path}.owner", T("ผู้รับผิดชอบ", "Owner"), draft.Owner ?? "", read.Owner ?? ""),
        ];
        if (strategies.Count > 1)
        {
            fields.Insert(1, new($"{path}.strategy", T("กลยุทธ์", "Strategy"), Strategy(draft), Strategy(read), Choices: strategies));
        }

        return fields;
    }

    private static ReviewItem Item(ImportReview review, ReviewedProject origin, ItemKind kind, int index, ItemContent read, DraftProject draft)
    {
        var place = $"{kind.PathOf()}[{index}]";
        var path = $"{origin.Path}.{place}";
        var position = origin.Items[kind].Index().Where(i => i.Item == index).Select(i => i.Index).FirstOrDefault(-1);
        if (position < 0)
        {
            var emptied = $"{path}.text";
            return new ReviewItem(place, review.Import.Decisions.Corrections.ContainsKey(emptied) ? emptied : "", MergeSummary.Item(read).ToString(), []);
        }

        var item = draft.Items(kind)[position].Content;
        List<ReviewField> fields =
        [
            new($"{path}.label", T("ข้อ", "No."), item.Label ?? "", read.Label ?? ""),
            new($"{path}.text", kind.NameOf(), item.Text, read.Text, Rows: 2),
        ];
        switch (kind)
        {
            case ItemKind.Target:
                fields.Add(new($"{path}.quantities", T("จำนวนที่อ่านได้", "Quantities read"), QuantityText.Write(item.Quantities), QuantityText.Write(read.Quantities), Rows: Math.Max(1, item.Quantities.Count)));
                break;
            case ItemKind.Indicator:
                fields.Add(new($"{path}.threshold", T("เกณฑ์ที่อ่านได้", "Threshold read"), Threshold(item), Threshold(read)));
                break;
            case ItemKind.Activity:
                fields.Add(new($"{path}.budget", T("งบประมาณ (บาท)", "Budget (baht)"), item.Budget?.ToString() ?? "", read.Budget?.ToString() ?? ""));
                break;
        }

        return new ReviewItem(place, null, MergeSummary.Item(read).ToString(), fields);
    }

    /// <summary>Where on the form a finding is shown: beside the field its proposal is for, else with the kind of item it speaks of; empty for the top.</summary>
    public static string PlaceOf(Finding finding)
    {
        if (finding.Proposal is { } proposal && proposal.Field.IndexOf("].", StringComparison.Ordinal) is > 0 and var end)
        {
            var field = proposal.Field[(end + 2)..];
            var close = field.IndexOf(']', StringComparison.Ordinal);
            return field.StartsWith("alignments", StringComparison.Ordinal) ? "alignments" : close < 0 ? field : field[..(close + 1)];
        }

        return finding.Code switch
        {
            FindingCode.ThresholdMissing or FindingCode.IndicatorMissing or FindingCode.IndicatorOffObjective or FindingCode.PercentBase => "indicators",
            FindingCode.QuantityMissing or FindingCode.SumMismatch or FindingCode.UnitUnknown => "targets",
            FindingCode.AlignmentBroken or FindingCode.AlignmentUnusual => "alignments",
            FindingCode.AmountMissing or FindingCode.AmountNotMoney or FindingCode.PartsMissing => "budget",
            _ => "",
        };
    }

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Budget(DraftProject project) => project.Budget?.ToString() ?? project.BudgetText ?? "";

    private static string Alignments(DraftProject project) => string.Join(", ", project.Alignments.Select(a => $"{a.Framework} {a.Item}".Trim()));

    private static string Threshold(ItemContent item) => item.Threshold is { } threshold ? QuantityText.Write(threshold) : "";
}
