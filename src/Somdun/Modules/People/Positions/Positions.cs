using Somdun.Modules.Organisation.Contract;
using Somdun.Results;
using Somdun.Thai;
using static Somdun.Modules.People.PeopleRefusals;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>Reads positions out of forms.</summary>
internal static class Positions
{
    private static readonly DateOnly Earliest = new(1920, 1, 1);

    /// <summary>The position the form says; null, with the reasons added, when it says none that can be.</summary>
    /// <param name="prefix">What the form's fields begin with: <c>Form.</c></param>
    public static PersonPosition? Read(PositionForm form, Guid personId, IReadOnlyList<Workplace> among, string prefix, DateOnly today, List<Refusal> refusals)
    {
        var since = form.Since ?? today;
        var unit = Workplaces.ReadFor(form.Unit, $"{prefix}Unit", among, since, UntilOf(form, since));
        var faults = All(
        [
            .. unit.Refusals,
            WhyNotText($"{prefix}Title", form.Title, PersonPosition.TitleMaxLength, "title-missing", T("กรอกชื่อตำแหน่ง", "Write the position's title")),
            WhyTooLong($"{prefix}Rank", form.Rank, PersonPosition.RankMaxLength),
            WhyTooLong($"{prefix}Number", form.Number, PersonPosition.NumberMaxLength),
            WhyTooLong($"{prefix}PaperNumber", form.PaperNumber, PersonPosition.PaperMaxLength),
            form.Since is null ? new($"{prefix}Since", "since-missing", T("กรอกวันที่เริ่ม", "Write the first day")) : WhyNotDay($"{prefix}Since", form.Since.Value, today),
            form.LastDay is { } last ? WhyNotDay($"{prefix}LastDay", last, today) : null,
            form.LastDay < form.Since ? new($"{prefix}LastDay", "ends-before-it-begins", T("วันสุดท้ายต้องไม่ก่อนวันเริ่ม", "The last day cannot come before the first")) : null,
            Enum.IsDefined(form.Kind) ? null : new($"{prefix}Kind", "kind-unknown", T("เลือกประเภทบุคลากร", "Choose the kind of staff")),
            Enum.IsDefined(form.Capacity) ? null : new($"{prefix}Capacity", "capacity-unknown", T("เลือกลักษณะการดำรงตำแหน่ง", "Choose how the position is held")),
        ]);
        if (faults.Count > 0)
        {
            refusals.AddRange(faults);
            return null;
        }

        return new PersonPosition
        {
            Id = Guid.CreateVersion7(),
            PersonId = personId,
            UnitId = unit.Value.Unit.Id,
            Title = ThaiText.Clean(form.Title!),
            Rank = OrNull(form.Rank),
            Kind = form.Kind,
            Capacity = form.Capacity,
            HeadsUnit = form.HeadsUnit,
            Number = OrNull(form.Number) is { } number ? ThaiText.ArabicDigits(number) : null,
            PaperNumber = OrNull(form.PaperNumber),
            Since = since,
            Until = UntilOf(form, since),
        };
    }

    /// <summary>A rule's field as this form calls it: Form.Since → Form.Post.Since.</summary>
    public static string? Within(string prefix, string? field) => field switch
    {
        null => null,
        "Form.Until" => $"{prefix}LastDay",
        _ => field.Replace("Form.", prefix, StringComparison.Ordinal),
    };

    public static Refusal? WhyNotDay(string field, DateOnly day, DateOnly today) => day < Earliest || day > today.AddYears(10)
        ? new(field, "day-far", T("วันที่อยู่ไกลเกินไป ตรวจปี พ.ศ. และ ค.ศ. อีกครั้ง", "The day lies too far away: look at the era of its year again"))
        : null;

    // A last day before the first, or beyond all days, is refused as such; the unit is asked for the first day then.
    private static DateOnly UntilOf(PositionForm form, DateOnly since) =>
        form.LastDay is not { } last ? Dated.Open : last < since || last == DateOnly.MaxValue ? since.AddDays(since == DateOnly.MaxValue ? 0 : 1) : last.AddDays(1);

    private static string? OrNull(string? text) => ThaiText.Clean(text ?? "") is { Length: > 0 } said ? said : null;
}
