using System.Text.Json;
using Somdun.Foundation.Data;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>Texts longer than the plan can hold: most likely a page of prose read as a cell. Each is named with its place.</summary>
internal static class TooLong
{
    public static IEnumerable<Refusal> In(DraftPlan plan) =>
        plan.Strategies.SelectMany(s => Text(T("ชื่อกลยุทธ์", "The strategy's title"), s.Title, PlanStrategy.TitleMaxLength, s.Source))
            .Concat(plan.Projects.SelectMany(In));

    private static IEnumerable<Refusal> In(DraftProject project) =>
    [
        .. Text(T("ชื่อโครงการ", "The project's title"), project.Title, PlanProject.TitleMaxLength, project.Source),
        .. Text(T("ผู้รับผิดชอบ", "The owner"), project.Owner, PlanProject.OwnerMaxLength, project.Source),
        .. Text(T("คอลัมน์อื่น", "Other columns"), JsonSerializer.Serialize(project.Other, JsonColumns.Options), PlanItem.TextMaxLength, project.Source),
        .. ItemLists.Kinds.SelectMany(kind => project.Items(kind).SelectMany(item => (Refusal[])
        [
            .. Text(kind.NameOf(), item.Content.Text, PlanItem.TextMaxLength, item.Source),
            .. Text(T("ลำดับข้อ", "A label"), item.Content.Label, PlanItem.LabelMaxLength, item.Source),
            .. Text(T("หัวข้อย่อย", "A sub-heading"), item.Content.Group, PlanItem.GroupMaxLength, item.Source),
        ])),
        .. project.Expenses.SelectMany(e => Text(T("หมวดรายจ่าย", "An expense"), e.Kind, PlanExpense.KindMaxLength, e.Source)),
        .. project.Alignments.SelectMany(a => Text(T("ความสอดคล้อง", "An alignment"), $"{a.Framework}{a.Item}", PlanAlignment.CodeMaxLength, a.Source)),
    ];

    private static IEnumerable<Refusal> Text(Text what, string? text, int longest, Source source)
    {
        if (text?.Length > longest)
        {
            yield return new Refusal(null, "text-too-long", T(
                $"{what.Thai}ยาว {text.Length:N0} ตัวอักษร เกินที่เก็บได้ {longest:N0} ({Source.Said(source.Part).Thai} {Source.Said(source.From).Thai})",
                $"{what.English} has {text.Length:N0} letters, more than the {longest:N0} that are kept ({source.Part} {source.From})"));
        }
    }
}
