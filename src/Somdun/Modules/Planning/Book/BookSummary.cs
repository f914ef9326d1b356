using Somdun.Foundation.Typesetting;
using Somdun.Money;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>Part 1 of the book: money and projects by strategy, owner and alignment, each as a chart with its table.</summary>
internal static class BookSummary
{
    public static Section Of(PlanSummary summary, IReadOnlyList<AlignmentFramework> frameworks, string title, Language language)
    {
        var indicators = summary.Projects.Sum(p => p.Indicators.Count);
        var measurable = summary.Projects.Sum(p => p.Indicators.Count(i => i.Threshold is not null));
        List<Block> blocks =
        [
            new Heading(1, T("ส่วนที่ 1 สรุปแผน", "Part 1 Summary").In(language)),
            new Paragraph(T(
                $"แผนนี้มี {summary.Projects.Count} โครงการ วงเงินรวม {summary.Budget} บาท ({BahtText.Read(summary.Budget)}) มีตัวชี้วัด {indicators} ตัว กำหนดเกณฑ์เป็นตัวเลขแล้ว {measurable} ตัว",
                $"This plan has {summary.Projects.Count} projects worth {summary.Budget} baht in all, and {indicators} indicators, {measurable} of them with a threshold in figures.").In(language)),
        ];

        blocks.AddRange(Cut(T("สรุปตามกลยุทธ์", "By strategy"), T("กลยุทธ์", "Strategy"), summary.ByStrategy(), summary, language));
        blocks.AddRange(Cut(T("สรุปตามผู้รับผิดชอบ", "By owner"), T("กลุ่ม/ผู้รับผิดชอบ", "Owner"), summary.ByOwner(), summary, language));

        var alignments = summary.ByAlignment();
        if (alignments.Count > 0)
        {
            blocks.AddRange(Cut(
                T("สรุปตามความสอดคล้อง", "By alignment"),
                T("ความสอดคล้อง", "Alignment"),
                [.. alignments.Select(a => a with { Name = Meaning(a, frameworks) })],
                summary,
                language));
            blocks.Add(new Paragraph(new Run(T(
                "โครงการที่สอดคล้องหลายข้อนับซ้ำในแต่ละข้อ แถวรวมนับแต่ละโครงการครั้งเดียว",
                "A project aligned with several items is counted under each; the total counts every project once.").In(language))
            { Ink = Ink.Quiet })
            { Size = 10 });
            if (frameworks.Any(f => !f.Confirmed && summary.Projects.Any(p => p.Alignments.Any(a => a.Framework == f.Code))))
            {
                blocks.Add(new Paragraph(new Run(T("* ความหมายของข้อรอการยืนยัน", "* The meaning of the item is not confirmed yet.").In(language)) { Ink = Ink.Quiet }) { Size = 10 });
            }
        }

        return new Section { Header = title, Blocks = blocks };
    }

    private static IEnumerable<Block> Cut(Text heading, Text of, IReadOnlyList<PlanShare> shares, PlanSummary summary, Language language)
    {
        yield return new Heading(2, heading.In(language));

        // One bar says nothing that the table does not.
        if (shares.Count > 1)
        {
            yield return new ChartBlock(new Chart
            {
                Kind = ChartKind.Bars,
                Title = T($"งบประมาณ{heading.Thai["สรุป".Length..]}", $"Budget {char.ToLowerInvariant(heading.English[0])}{heading.English[1..]}").In(language),
                Unit = T("บาท", "baht").In(language),
                Labels = [.. shares.Select(s => s.Name.In(language))],
                Series = [new Series(T("งบประมาณ", "Budget").In(language), [.. shares.Select(s => s.Budget.Amount)])],
            });
        }

        yield return new Table
        {
            Name = heading.In(language),
            Size = 11,
            Columns =
            [
                Column.Share(),
                Column.Millimetres(22, Alignment.End),
                Column.Millimetres(36, Alignment.End),
                Column.Millimetres(20, Alignment.End),
            ],
            Head = [new Row(of.In(language), T("โครงการ", "Projects").In(language), T("งบประมาณ (บาท)", "Budget (baht)").In(language), T("ร้อยละ", "Per cent").In(language))],
            Rows =
            [
                .. shares.Select(s => new Row(s.Name.In(language), Figure.Of(s.Projects.Count), s.Budget, Percent(s.Budget, summary.Budget))),
                new Row(T("รวม", "Total").In(language), Figure.Of(summary.Projects.Count), summary.Budget, Percent(summary.Budget, summary.Budget)) { IsTotal = true },
            ],
        };
        yield return new Spacer(4);
    }

    private static Cell Percent(Baht part, Baht whole) =>
        whole == Baht.Zero ? new Cell("–") : Figure.Of(Math.Round(part.Amount * 100 / whole.Amount, 2, MidpointRounding.AwayFromZero), 2);

    /// <summary>The code with what it means this year, or a star where nobody has confirmed it.</summary>
    private static Text Meaning(PlanShare share, IReadOnlyList<AlignmentFramework> frameworks)
    {
        var alignment = share.Projects[0].Alignments.First(a => PlanWording.Alignment(a) == share.Name.Thai);
        var framework = frameworks.FirstOrDefault(f => f.Code == alignment.Framework);
        var item = framework?.Items.FirstOrDefault(i => i.Code == alignment.Item);
        return (framework, item) switch
        {
            (not null, not null) when framework.Confirmed => T($"{share.Name.Thai} {item.ThaiTitle}", $"{share.Name.English} {item.EnglishTitle}"),
            (not null, _) when !framework.Confirmed => T($"{share.Name.Thai}*", $"{share.Name.English}*"),
            _ when alignment.Framework is null => T($"{share.Name.Thai} (ไม่ระบุกรอบ)", $"{share.Name.English} (no framework named)"),
            _ => share.Name,
        };
    }
}
