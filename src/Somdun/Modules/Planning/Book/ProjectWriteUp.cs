using Somdun.Foundation.Typesetting;
using Somdun.Money;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>
/// Part 3 of the book: one project written up under the heads that offices use. What the plan must say and does not is said to be
/// missing; what it may leave out is left out.
/// </summary>
internal static class ProjectWriteUp
{
    /// <param name="strategy">Null where the plan names none.</param>
    /// <param name="owner">Null where nobody is named.</param>
    public static IEnumerable<Block> Of(PlanProject project, PlanStrategy? strategy, Text? owner, Plan plan, Language language)
    {
        yield return new Heading(2, project.Number is { } number
            ? T($"{number}. {project.Title}", $"{number}. {project.Title}").In(language)
            : project.Title);
        yield return Particulars(project, strategy, owner, language);
        yield return new Spacer(2);

        var section = 0;
        Heading Head(Text text) => new(3, $"{++section}. {text.In(language)}") { InContents = false };

        if (project.Rationale is { } rationale)
        {
            yield return Head(T("หลักการและเหตุผล", "Rationale"));
            yield return Prose(rationale);
        }

        yield return Head(T("วัตถุประสงค์", "Objectives"));
        foreach (var block in Items(project.Objectives, language))
        {
            yield return block;
        }

        yield return Head(T("เป้าหมาย", "Targets"));
        foreach (var block in Items(project.Targets, language))
        {
            yield return block;
        }

        yield return Head(T("ตัวชี้วัดความสำเร็จ", "Indicators of success"));
        yield return project.Indicators.Count == 0 ? Missing(language) : Indicators(project, language);

        if (project.Activities.Count > 0)
        {
            yield return Head(T("กิจกรรมและปฏิทินการดำเนินงาน", "Activities and calendar"));
            yield return Calendar(project, plan, language);
        }

        if (project.Place is { } place)
        {
            yield return Head(T("สถานที่ดำเนินการ", "Place"));
            yield return Prose(place);
        }

        yield return Head(T("งบประมาณ", "Budget"));
        foreach (var block in Money(project, language))
        {
            yield return block;
        }

        if (project.ExpectedResults is { } results)
        {
            yield return Head(T("ผลที่คาดว่าจะได้รับ", "Results expected"));
            yield return Prose(results);
        }

        yield return new SignatureBlock(
            new Signer(project.ResponsiblePerson, Role: T("ผู้เสนอโครงการ", "Proposed by").In(language)),
            new Signer(null, Role: T("ผู้เห็นชอบโครงการ", "Endorsed by").In(language)),
            new Signer(null, Role: T("ผู้อนุมัติโครงการ", "Approved by").In(language)));
    }

    private static Table Particulars(PlanProject project, PlanStrategy? strategy, Text? owner, Language language)
    {
        List<(Text Name, string? Value)> particulars =
        [
            (T("กลยุทธ์", "Strategy"), strategy is null ? null : PlanWording.Strategy(strategy).In(language)),
            (T("สอดคล้องนโยบาย", "Alignment"), project.Alignments.Count == 0 ? null : string.Join(", ", PlanWording.Alignments(project.Alignments))),
            (T("ลักษณะโครงการ", "Nature"), project.Nature is { } nature ? PlanWording.Nature(nature).In(language) : null),
            (T("กลุ่มที่รับผิดชอบ", "Owner"), owner?.In(language)),
            (T("ผู้รับผิดชอบโครงการ", "Responsible person"), project.ResponsiblePerson),
            (T("ระยะเวลาดำเนินการ", "Period"), PlanWording.Period(project, language)),
        ];

        return new Table
        {
            Ruling = Ruling.Rows,
            Size = 12,
            Columns = [Column.Millimetres(42), Column.Share()],
            Rows = [.. particulars.Where(p => p.Value is not null).Select(p => new Row(new Cell(p.Name.In(language)) { Bold = true }, new Cell(p.Value!)))],
        };
    }

    private static IEnumerable<Block> Items(IReadOnlyList<PlanItem> items, Language language) => items.Count == 0
        ? [Missing(language)]
        : items.Select(i => new Paragraph(i.Text) { Label = i.Label, Indent = 6 });

    private static Table Indicators(PlanProject project, Language language) => new()
    {
        Size = 11,
        Columns = [Column.Share(), Column.Millimetres(45)],
        Head = [new Row(T("ตัวชี้วัด", "Indicator").In(language), T("ค่าเป้าหมาย", "Threshold").In(language))],
        Rows =
        [
            .. project.Indicators.Select(i => new Row(
                new Cell(new Paragraph(i.Text) { Label = i.Label }),
                i.Threshold is { } threshold ? PlanWording.Threshold(threshold).In(language) : T("ยังไม่กำหนด", "Not set").In(language))),
        ],
    };

    /// <summary>Activities over the twelve months from October to September; over the years of a plan of several.</summary>
    private static Table Calendar(PlanProject project, Plan plan, Language language)
    {
        var year = plan.FirstYear;
        if (!plan.IsOfOneYear || project.Activities.All(a => a.Months.Count == 0))
        {
            return new Table
            {
                Size = 11,
                Columns = [Column.Share(3), Column.Share(2), Column.Millimetres(30, Alignment.End)],
                Head = [new Row(T("กิจกรรม", "Activity").In(language), T("ระยะเวลา", "When").In(language), T("งบประมาณ (บาท)", "Budget (baht)").In(language))],
                Rows = [.. project.Activities.Select(a => new Row(ActivityCell(a), When(a, language), AmountCell(a.Budget)))],
            };
        }

        var months = Enumerable.Range(0, 12).Select(i => YearMonth.Containing(year.FirstDay.AddMonths(i))).ToList();
        return new Table
        {
            Size = 10,
            Columns = [Column.Share(), .. months.Select(_ => Column.Millimetres(7.6, Alignment.Centre)), Column.Millimetres(22, Alignment.End)],
            Head =
            [
                new Row([
                    T("กิจกรรม", "Activity").In(language),
                    .. months.Select(m => new Cell(ThaiDate.MonthShort(m.Month, language))),
                    T("บาท", "Baht").In(language)]),
            ],
            Rows =
            [
                .. project.Activities.Select(a => new Row([
                    ActivityCell(a),
                    .. months.Select(m => a.Months.Contains(m) ? new Cell("●") : Cell.Empty),
                    AmountCell(a.Budget)])),
            ],
        };
    }

    private static Cell ActivityCell(PlanActivity activity) => new(new Paragraph(activity.Text) { Label = activity.Label });

    private static Cell AmountCell(Baht? amount) => amount is { } known ? known : Cell.Empty;

    private static string When(PlanActivity activity, Language language)
    {
        var months = activity.Months.Order().ToList();
        return months.Count == 0 ? "" : ThaiDate.Short(new DayRange(months[0].FirstDay, months[^1].LastDay), language);
    }

    private static IEnumerable<Block> Money(PlanProject project, Language language)
    {
        if (project.Budget is not { } budget)
        {
            yield return Missing(language);
            yield break;
        }

        var source = project.BudgetSource is { } from ? T($" จาก{from}", $" from {from}") : default;
        yield return new Paragraph(T(
            $"จำนวน {budget} บาท ({BahtText.Read(budget)}){source.Thai}",
            $"{budget} baht{source.English}").In(language))
        { Indent = 6 };

        if (project.Expenses.Count > 0)
        {
            yield return new Table
            {
                Size = 11,
                Columns = [Column.Share(), Column.Millimetres(36, Alignment.End)],
                Head = [new Row(T("ประเภทรายจ่าย", "Expense kind").In(language), T("จำนวนเงิน (บาท)", "Amount (baht)").In(language))],
                Rows =
                [
                    .. project.Expenses.Select(e => new Row(e.Kind, AmountCell(e.Amount))),
                    new Row(T("รวม", "Total").In(language), new Baht(project.Expenses.Sum(e => e.Amount?.Satang ?? 0))) { IsTotal = true },
                ],
            };
        }
    }

    private static Paragraph Prose(string text) => new(text) { FirstLine = 15, Alignment = Alignment.Justify };

    private static Paragraph Missing(Language language) =>
        new(new Run(T("ยังไม่ได้ระบุในแผน", "Not given in the plan").In(language)) { Ink = Ink.Quiet }) { Indent = 6 };
}
