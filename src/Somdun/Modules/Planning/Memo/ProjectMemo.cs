using Somdun.Foundation.Typesetting;
using Somdun.Money;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>
/// The memorandum by which a group asks the director to approve a project (บันทึกข้อความ ขออนุมัติโครงการ). It says what the record says; what
/// the record lacks is left for the pen, never made up.
/// </summary>
internal static class ProjectMemo
{
    /// <summary>Official papers begin a paragraph 2.5 cm in.</summary>
    private const double FirstLine = 25;

    /// <summary>Sarabun at 13 points is as large as TH Sarabun at 16, which official papers are set in.</summary>
    private const double Size = 13;

    /// <param name="version">With its strategies.</param>
    /// <param name="owner">The group that owns the project, or as the document printed it; null where nobody is named.</param>
    public static Document Of(PlanPlace place, PlanVersion version, PlanProject project, Text? owner, BookOptions options, DateTime made)
    {
        var language = options.Language;
        var subject = T($"ขออนุมัติโครงการ{project.Title}", $"Approval of the project “{project.Title}”").In(language);
        var plan = PlanWording.Title(place.Plan).In(language);

        return new Document
        {
            Title = subject,
            Author = place.Unit.Name.In(language),
            Language = language,
            CreatedAt = made,
            Provenance = PlanBook.Provenance(version, plan, made).In(language),
            ThaiDigits = options.ThaiDigits,
            Sections = [new Section { Margins = Margins.Official, Blocks = [.. Blocks(place, version, project, owner, subject, language)] }],
        };
    }

    private static IEnumerable<Block> Blocks(PlanPlace place, PlanVersion version, PlanProject project, Text? owner, string subject, Language language)
    {
        var office = place.Unit.Name;
        yield return new MemoHead
        {
            Unit = (owner is { } group ? T($"{group.Thai} {office.Thai}", $"{group.English}, {office.English}") : office).In(language),
            Subject = subject,
            To = DirectorOf(office).In(language),
        };

        yield return Prose(Opening(place, version, project, owner, language));
        foreach (var block in List(T("วัตถุประสงค์", "Objectives"), project.Objectives.Select(o => (o.Label, o.Text)), language)
            .Concat(List(T("เป้าหมาย", "Targets"), project.Targets.Select(t => (t.Label, t.Text)), language))
            .Concat(List(T("ตัวชี้วัดความสำเร็จ", "Indicators of success"), project.Indicators.Select(i => (i.Label, i.Text)), language)))
        {
            yield return block;
        }

        if (PlanWording.Period(project, language) is { } period)
        {
            yield return Line(T("ระยะเวลาดำเนินการ", "Period"), period, language);
        }

        if (project.Place is { } where)
        {
            yield return Line(T("สถานที่", "Place"), where, language);
        }

        yield return Line(T("งบประมาณ", "Budget"), Money(project, language), language);
        if (project.Expenses.Count > 0)
        {
            yield return Expenses(project, language);
        }

        yield return Prose(T("จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ", "Submitted for consideration and approval.").In(language)) with { KeepWithNext = true };
        yield return new Paragraph(T("ความเห็นของผู้อำนวยการ", "The Director's decision").In(language)
            + T("  (     ) อนุมัติ  (     ) ไม่อนุมัติ เพราะ ", "  (     ) approved  (     ) not approved, because ").In(language) + new string('.', 40))
        { Size = Size, KeepWithNext = true };
        yield return new SignatureBlock(
            new Signer(project.ResponsiblePerson, Role: T("ผู้เสนอโครงการ", "Proposed by").In(language)),
            new Signer(null, Role: T("ผู้กลั่นกรองโครงการ", "Screened by").In(language)),
            new Signer(null, DirectorOf(office).In(language), T("ผู้อนุมัติโครงการ", "Approved by").In(language)));
    }

    // An abbreviation stands apart (ผู้อำนวยการ สพป.…), a name in full does not (ผู้อำนวยการสำนักงาน…).
    private static Text DirectorOf(Text office)
    {
        var apart = office.Thai.Contains('.', StringComparison.Ordinal) ? " " : "";
        return T($"ผู้อำนวยการ{apart}{office.Thai}", $"Director, {office.English}");
    }

    private static string Opening(PlanPlace place, PlanVersion version, PlanProject project, Text? owner, Language language)
    {
        var number = project.Number is { } n ? T($" ลำดับที่ {n}", $" (no. {n})") : default;
        var strategy = version.Strategies.Find(s => s.Id == project.StrategyId) is { } under ? PlanWording.Strategy(under) : (Text?)null;
        var plan = PlanWording.Title(place.Plan);
        var edition = PlanWording.Version(version.Number);
        var group = owner ?? place.Unit.Name;
        return T(
            $"ด้วย{group.Thai}เสนอโครงการ{project.Title}{number.Thai} ตาม{plan.Thai} ({edition.Thai}){(strategy is { } s ? $" {s.Thai}" : "")} โดยมีสาระสำคัญดังนี้",
            $"{group.English} proposes the project “{project.Title}”{number.English} under the {plan.English} ({edition.English}){(strategy is { } e ? $", {e.English}" : "")}. In substance:").In(language);
    }

    /// <summary>Figures and words: who alters the one does not alter the other.</summary>
    private static string Money(PlanProject project, Language language)
    {
        if (project.Budget is not { } budget)
        {
            return T("ยังไม่ได้ระบุในแผน", "Not given in the plan").In(language);
        }

        var source = project.BudgetSource is { } from ? T($" จาก{from}", $", from {from}") : default;
        return T($"จำนวน {budget} บาท ({BahtText.Read(budget)}){source.Thai}", $"{budget} baht ({BahtText.Read(budget)}){source.English}").In(language);
    }

    private static IEnumerable<Block> List(Text heading, IEnumerable<(string? Label, string Text)> items, Language language)
    {
        var all = items.ToList();
        if (all.Count == 0)
        {
            yield break;
        }

        yield return new Paragraph(new Run(heading.In(language)) { Bold = true }) { Size = Size, KeepWithNext = true, SpaceAfter = 2 };
        foreach (var (label, text) in all)
        {
            yield return new Paragraph(text) { Label = label, Indent = 8, Size = Size, SpaceAfter = 2 };
        }
    }

    private static Paragraph Line(Text heading, string text, Language language) =>
        new(new Run(heading.In(language) + "  ") { Bold = true }, new Run(text)) { Size = Size };

    private static Table Expenses(PlanProject project, Language language) => new()
    {
        Size = 12,
        Columns = [Column.Share(), Column.Millimetres(40, Alignment.End)],
        Head = [new Row(T("ประเภทรายจ่าย", "Expense kind").In(language), T("จำนวนเงิน (บาท)", "Amount (baht)").In(language))],
        Rows =
        [
            .. project.Expenses.Select(e => new Row(e.Kind, e.Amount is { } amount ? amount : Cell.Empty)),
            new Row(T("รวม", "Total").In(language), Baht.Sum(project.Expenses.Select(e => e.Amount ?? Baht.Zero))) { IsTotal = true },
        ],
    };

    private static Paragraph Prose(string text) => new(text) { FirstLine = FirstLine, Size = Size, Alignment = Alignment.Justify };
}
