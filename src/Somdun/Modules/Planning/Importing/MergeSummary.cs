using System.Globalization;
using System.Text;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>What an import would do, in words: a line for each project, and below it what changes.</summary>
internal static class MergeSummary
{
    public static Text Of(PlanMerge merge, ReviewedPlan reviewed) => T(In(merge, reviewed, Language.Thai), In(merge, reviewed, Language.English));

    /// <summary>"เพิ่ม 24 · เปลี่ยน 0 · คงเดิม 0 · ไม่อยู่ในเอกสาร 0"</summary>
    public static Text Counts(ImportTally tally) => T(
        $"เพิ่ม {tally.Added} · เปลี่ยน {tally.Changed} · คงเดิม {tally.Untouched} · ไม่อยู่ในเอกสาร {tally.Gone} โครงการ",
        $"{tally.Added} to add · {tally.Changed} to change · {tally.Untouched} untouched · {tally.Gone} not in the document");

    public static ImportTally Tally(PlanMerge merge) => new(
        merge.Count(MergeKind.Add), merge.Count(MergeKind.Change), merge.Count(MergeKind.Untouched), merge.Count(MergeKind.Gone));

    /// <summary>The same by what is written, as the lines are taken now.</summary>
    public static ImportTally Written(PlanMerge merge)
    {
        var matched = merge.Projects.Where(p => p.Kind is MergeKind.Change or MergeKind.Untouched).ToList();
        return new(
            merge.Projects.Count(p => p.Kind == MergeKind.Add && p.Taken),
            matched.Count(p => p.Writes),
            matched.Count(p => !p.Writes),
            merge.Count(MergeKind.Gone));
    }

    /// <summary>What a person should know of a document that brings nothing new: where the plan stands otherwise all the same.</summary>
    public static Text NoNews(PlanMerge merge)
    {
        if (merge.Agrees)
        {
            return T("แผนตรงกับเอกสารแล้ว ไม่มีอะไรต้องบันทึก", "The plan agrees with the document: there is nothing to write");
        }

        List<Text> otherwise = [];
        if (merge.KeptAsEdited is > 0 and var places)
        {
            otherwise.Add(T($"ต่างจากเอกสาร {places} แห่งตามที่มีผู้แก้ไว้ในระบบ", $"stands otherwise than the document in {places} places, as it was edited here"));
        }

        if (merge.Count(MergeKind.Gone) is > 0 and var gone)
        {
            otherwise.Add(T($"มี {gone} โครงการที่ไม่อยู่ในเอกสาร", $"has {gone} projects that are not in the document"));
        }

        return otherwise.Count == 0
            ? T("เอกสารไม่มีอะไรใหม่ที่ต้องบันทึก", "The document brings nothing new to write")
            : T(
                $"เอกสารไม่มีอะไรใหม่ที่ต้องบันทึก แผน{string.Join(" และ", otherwise.Select(o => o.Thai))} ซึ่งคงไว้ตามเดิม",
                $"The document brings nothing new to write. The plan {string.Join(" and ", otherwise.Select(o => o.English))}; it stays so");
    }

    /// <summary>An item as one line: its label and words, then what is measured or counted in them.</summary>
    public static Text Item(ItemContent? item)
    {
        if (item is null)
        {
            return new Text("", "");
        }

        var words = $"{(item.Group is null ? "" : $"{item.Group}: ")}{item.Label} {item.Text}".Trim();
        List<Text> figures = [.. item.Quantities.Select(PlanWording.Quantity)];
        if (item.Threshold is { } threshold)
        {
            figures.Add(PlanWording.Threshold(threshold));
        }

        if (item.Months.Count > 0)
        {
            figures.Add(PlanWording.Months(item.Months));
        }

        if (item.Budget is { } budget)
        {
            figures.Add(T($"{budget} บาท", $"{budget} baht"));
        }

        return figures.Count == 0
            ? T(words, words)
            : T($"{words} [{string.Join(", ", figures.Select(f => f.Thai))}]", $"{words} [{string.Join(", ", figures.Select(f => f.English))}]");
    }

    private static string In(PlanMerge merge, ReviewedPlan reviewed, Language language)
    {
        var text = new StringBuilder();
        string S(Text words) => words.In(language);
        void Line(string words) => text.Append(words).Append('\n');

        Line(S(Counts(Tally(merge))));
        foreach (var strategy in merge.Strategies.Where(s => s.Kind is MergeKind.Add || s.Fields.Count > 0))
        {
            Line($"{Mark(strategy.Kind)} {S(T("กลยุทธ์", "Strategy"))} {strategy.Title}");
            Fields(strategy.Fields);
        }

        foreach (var project in merge.Projects)
        {
            var budget = project is { Kind: MergeKind.Add, Index: { } index } ? reviewed.Plan.Projects[index].Budget?.ToString() : null;
            var number = project.Number?.ToString(CultureInfo.InvariantCulture) ?? "-";
            var kept = project is { Kind: MergeKind.Gone, Taken: false } ? S(T("(ไม่อยู่ในเอกสาร คงไว้)", "(not in the document, kept)")) : null;
            Line(string.Join(' ', new[] { Mark(project.Kind), number, project.Title, budget, kept }.Where(part => part is not null)));
            Fields(project.Fields);
            if (project.Kind is MergeKind.Change or MergeKind.Untouched)
            {
                Items(project.Items);
            }
        }

        return text.ToString();

        void Fields(IReadOnlyList<FieldMerge> fields)
        {
            foreach (var field in fields)
            {
                Change(S(field.Caption), field.Was, field.Becomes, field.EditedSince, field.Taken);
            }
        }

        void Items(IReadOnlyList<ItemMerge> items)
        {
            foreach (var item in items.Where(i => i.Differs))
            {
                Change(S(item.Of.NameOf()), S(Item(item.Was)), S(Item(item.Becomes)), item.EditedSince, item.Taken);
            }
        }

        void Change(string caption, string was, string becomes, bool edited, bool taken)
        {
            Line($"    {caption}: {(was.Length == 0 ? "–" : was)}");
            var left = taken ? null : S(edited ? T(" (มีผู้แก้ไว้ในระบบ คงไว้ตามเดิม)", " (edited here since: left as it is)") : T(" (คงไว้ตามเดิม)", " (left as it is)"));
            Line($"      → {(becomes.Length == 0 ? "–" : becomes)}{left}");
        }
    }

    private static string Mark(MergeKind kind) => kind switch
    {
        MergeKind.Add => "+",
        MergeKind.Change => "~",
        MergeKind.Untouched => "=",
        MergeKind.Gone => "-",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
