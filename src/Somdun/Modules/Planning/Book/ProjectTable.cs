using Somdun.Foundation.Typesetting;
using Somdun.Money;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>Part 2 of the book: every project in the office's seven columns, strategy by strategy, with their sums.</summary>
internal static class ProjectTable
{
    private const double TextSize = 10;

    public static Section Of(PlanSummary summary, string title, Language language)
    {
        List<Block> blocks = [new Heading(1, T("ส่วนที่ 2 ตารางโครงการ", "Part 2 Project table").In(language))];
        foreach (var share in summary.ByStrategy())
        {
            blocks.Add(new Heading(2, share.Name.In(language)));
            blocks.Add(TableOf(share, language));
            blocks.Add(new Spacer(4));
        }

        blocks.Add(new Paragraph(new Run(T(
            $"รวมทั้งแผน {summary.Projects.Count} โครงการ เป็นเงิน {summary.Budget} บาท ({BahtText.Read(summary.Budget)})",
            $"The whole plan: {summary.Projects.Count} projects, {summary.Budget} baht").In(language))
        { Bold = true }));
        return new Section { Header = title, Landscape = true, Margins = Margins.Wide, Blocks = blocks };
    }

    private static Table TableOf(PlanShare share, Language language) => new()
    {
        Name = share.Name.In(language),
        Size = TextSize,
        Columns =
        [
            Column.Millimetres(9, Alignment.Centre),
            Column.Share(3.2),
            Column.Share(5),
            Column.Share(5),
            Column.Share(5),
            Column.Millimetres(23, Alignment.End),
            Column.Millimetres(22),
        ],
        Head =
        [
            new Row(
                T("ที่", "No.").In(language),
                T("โครงการ/กิจกรรม", "Project / activity").In(language),
                T("วัตถุประสงค์", "Objectives").In(language),
                T("เป้าหมาย", "Targets").In(language),
                T("ตัวชี้วัดความสำเร็จ", "Indicators of success").In(language),
                T("งบประมาณ", "Budget").In(language),
                T("สอดคล้องนโยบาย", "Alignment").In(language)),
        ],
        Rows =
        [
            .. share.Projects.Select(p => RowOf(p, language)),
            new Row(
                new Cell(T($"รวม {share.Projects.Count} โครงการ", $"Total, {share.Projects.Count} projects").In(language)) { ColumnSpan = 5 },
                share.Budget,
                Cell.Empty)
            { IsTotal = true },
        ],
    };

    private static Row RowOf(PlanProject project, Language language) => new(
        project.Number is { } number ? new Cell(Figure.Of(number)) { Alignment = Alignment.Centre } : Cell.Empty,
        new Cell([
            new Paragraph(new Run(project.Title) { Bold = true }),
            // A title and what is done for it stand in one cell: a line without a mark would be read as more of the title.
            .. project.Activities.Select(a => new Paragraph(a.Text) { Label = a.Label ?? "•" })]),
        new Cell([.. Items(project.Objectives)]),
        new Cell([.. Items(project.Targets)]),
        new Cell([.. Items(project.Indicators)]),
        project.Budget is { } budget ? budget : new Cell(T("ยังไม่ระบุ", "Not given").In(language)),
        new Cell([.. PlanWording.Alignments(project.Alignments).Select(a => new Paragraph(a))]));

    private static IEnumerable<Paragraph> Items(IEnumerable<PlanItem> items) =>
        items.Select(i => new Paragraph(i.Text) { Label = i.Label });
}
