using Somdun.Modules.PlanReading.Contract;
using Somdun.Thai;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>
/// Joins what a document tells of one project in two places: in a list by name and money beside the table that gives it in full,
/// in that table and in the write-up at the end of the book. The fuller account takes from the other what it lacks, and none
/// is counted twice.
/// </summary>
/// <param name="projects">The rows of the drafts, one for one.</param>
internal sealed class TwiceTold(IReadOnlyList<ProjectRows> projects, ICollection<Finding> findings)
{
    private const int ShortestLine = 16;

    /// <param name="drafts">All that were read, in order.</param>
    /// <param name="removed">Which of them are accounts of others.</param>
    public List<DraftProject> Join(List<DraftProject> drafts, out IReadOnlySet<int> removed)
    {
        var told = new HashSet<int>();
        JoinWriteUps(drafts, told);
        JoinLists(drafts, told);
        removed = told;
        return [.. drafts.Where((_, i) => !told.Contains(i))];
    }

    /// <summary>A write-up belongs to the row of its number and title; one without a number to the only row of its title.</summary>
    private void JoinWriteUps(List<DraftProject> drafts, HashSet<int> told)
    {
        var rows = Enumerable.Range(0, drafts.Count).Where(i => !projects[i].IsWriteUp && IsDetailed(i)).Select(i => (At: i, Title: TitleOf(drafts[i]))).ToList();
        foreach (var i in rows.Count == 0 ? [] : Enumerable.Range(0, drafts.Count).Where(i => projects[i].IsWriteUp))
        {
            var (number, title) = (drafts[i].Number, TitleOf(drafts[i]));
            var same = rows.FindAll(r => number is null ? r.Title == title : drafts[r.At].Number == number && IsBeginning(title, r.Title)).ConvertAll(r => r.At);
            if (same is not [var row])
            {
                continue;
            }

            var (brief, whole) = (drafts[row], drafts[i]);
            if (brief.Budget is { } budget && whole.Budget is { } other && budget != other)
            {
                findings.Add(new(FindingCode.SumMismatch, Severity.Warning, brief.Number, null, whole.Source, T(
                    $"ตารางโครงการเขียนงบประมาณ {budget} บาท แต่รายละเอียดโครงการเขียน {other} บาท จึงถือตามตาราง", $"The table of projects gives {budget} baht, the project's own write-up {other}; the table's is taken"), null));
            }

            drafts[row] = Whole(brief, whole);
            told.Add(i);
        }

        if (told.Count > 0)
        {
            findings.Add(new(FindingCode.TableSkipped, Severity.Info, null, null, drafts[told.Min()].Source, T(
                $"รายละเอียดของ {told.Count} โครงการเป็นโครงการเดียวกับในตาราง จึงอ่านรวมกัน ไม่นับซ้ำ", $"The write-ups of {told.Count} projects are those of the table; they were read together and not counted twice"), null));
        }
    }

    private static DraftProject Whole(DraftProject brief, DraftProject whole) => brief with
    {
        Strategy = brief.Strategy ?? whole.Strategy,
        Owner = brief.Owner ?? whole.Owner,
        Objectives = brief.Objectives.Count > 0 ? brief.Objectives : whole.Objectives,
        Targets = brief.Targets.Count > 0 ? brief.Targets : whole.Targets,
        Indicators = brief.Indicators.Count > 0 ? brief.Indicators : whole.Indicators,
        // The write-up says when they are and what they cost.
        Activities = brief.Activities.Any(a => a.Months.Count > 0 || a.Budget is not null) || whole.Activities.Count < brief.Activities.Count ? brief.Activities : whole.Activities,
        Budget = brief.Budget ?? whole.Budget,
        BudgetText = brief.BudgetText ?? whole.BudgetText,
        Expenses = brief.Expenses.Count > 0 ? brief.Expenses : whole.Expenses,
        Alignments = brief.Alignments.Count > 0 ? brief.Alignments : whole.Alignments,
        Spending = brief.Spending.Count > 0 ? brief.Spending : whole.Spending,
    };

    private void JoinLists(List<DraftProject> drafts, HashSet<int> told)
    {
        (int?, string) Identity(int i) => (drafts[i].Number, ThaiText.SearchKey(drafts[i].Title));

        var left = Enumerable.Range(0, drafts.Count).Where(i => !told.Contains(i)).ToList();
        var detailed = left.Where(IsDetailed).GroupBy(Identity).ToDictionary(g => g.Key, g => g.First());
        foreach (var list in left.Where(i => !IsDetailed(i)).GroupBy(i => projects[i].Rows[0].Heading))
        {
            var named = list.Where(i => detailed.ContainsKey(Identity(i))).ToList();
            if (named.Count * 5 < list.Count() * 4)
            {
                continue;
            }

            foreach (var i in named)
            {
                var (whole, brief) = (detailed[Identity(i)], drafts[i]);
                var draft = drafts[whole];
                drafts[whole] = draft with { Owner = draft.Owner ?? brief.Owner, Budget = draft.Budget ?? brief.Budget, BudgetText = draft.BudgetText ?? brief.BudgetText, Strategy = draft.Strategy ?? brief.Strategy };
                told.Add(i);
            }

            findings.Add(new(FindingCode.TableSkipped, Severity.Info, null, null, drafts[named[0]].Source, T(
                $"ตารางนี้เป็นบัญชีสรุปของ {named.Count} โครงการที่มีรายละเอียดอยู่ในตารางอื่น จึงไม่นับซ้ำ",
                $"This table sums up {named.Count} projects that another table gives in full, so they are not counted twice"), null));
        }
    }

    private bool IsDetailed(int i) =>
        projects[i].Rows[0].Heading is var heading && (heading.Has(ColumnRole.Objectives) || heading.Has(ColumnRole.Targets) || heading.Has(ColumnRole.Indicators));

    /// <summary>A drawn page wraps a long title, and its first line alone heads the write-up.</summary>
    private static bool IsBeginning(string line, string title) => line == title || (line.Length >= ShortestLine && title.StartsWith(line, StringComparison.Ordinal));

    private static string TitleOf(DraftProject draft)
    {
        const string Word = "โครงการ";
        var key = ThaiText.SearchKey(draft.Title);
        return key.StartsWith(Word, StringComparison.Ordinal) ? key[Word.Length..].TrimStart() : key;
    }
}
