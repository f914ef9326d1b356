using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Interpretation;
using Somdun.Money;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading.Linting;

/// <summary>Budgets that are missing or are no money, and targets that count nothing or in unknown units.</summary>
internal static class AmountRules
{
    public static IEnumerable<Finding> Money(CheckedPlan plan)
    {
        var planned = plan.Plan.Projects.Any(p => p.Budget is not null) || plan.Plan.Columns.Any(c => c.Role == ColumnRole.Budget);
        foreach (var (project, index) in plan.Projects)
        {
            if (project.Budget is null && !string.IsNullOrWhiteSpace(project.BudgetText))
            {
                if (!AmountReader.SaysNone(project.BudgetText))
                {
                    yield return plan.About(FindingCode.AmountNotMoney, Severity.Error, index, project.Source, T(
                        $"อ่านงบประมาณ “{project.BudgetText}” เป็นจำนวนเงินเดียวไม่ได้", $"The budget “{project.BudgetText}” cannot be read as one amount of money"),
                        AmountReader.Repaired(project.BudgetText) is not { } repaired ? null : new($"projects[{index}].budget", project.BudgetText, repaired, T(
                            "น่าจะพิมพ์หรือสแกนผิดจากจำนวนนี้", "Likely a misprint or a misread of this amount")));
                }
                else if (project.BudgetText.Trim() is ['-' or '–' or '—', ..])
                {
                    yield return plan.About(FindingCode.AmountMissing, Severity.Info, index, project.Source, T(
                        "ช่องงบประมาณเป็นขีด ถือว่าไม่ใช้งบประมาณ โปรดยืนยัน", "The budget is a dash, taken as no money needed; please confirm"));
                }
            }
            else if (project.Budget is null && planned)
            {
                yield return plan.About(FindingCode.AmountMissing, Severity.Warning, index, project.Source, T(
                    "โครงการนี้ไม่มีจำนวนเงิน", "This project has no amount of money"));
            }

            if (project.Budget is { } budget && AmountReader.AmountsSideBySide(project.BudgetText) is { Count: > 1 } amounts && amounts[0] != budget
                && new Baht(project.Activities.Sum(a => a.Budget?.Satang ?? 0)) != budget)
            {
                yield return plan.About(FindingCode.SumMismatch, Severity.Warning, index, project.Source, T(
                    $"โครงการนี้มีจำนวนเงิน {amounts.Count} จำนวนโดยไม่บอกว่าเป็นของกิจกรรมใด ({string.Join(" + ", amounts)}) อ่านรวมเป็น {budget} บาท โปรดตรวจสอบว่าไม่ใช่ยอดรวมของโครงการอื่น",
                    $"This project has {amounts.Count} amounts that belong to no activity ({string.Join(" + ", amounts)}), read as {budget} baht together; check that none is a total of other projects"));
            }

            foreach (var expense in project.Expenses.Where(e => e.Amount is null))
            {
                yield return plan.About(FindingCode.AmountNotMoney, Severity.Warning, index, expense.Source, T(
                    $"อ่านจำนวนเงินของ “{expense.Kind}” ไม่ได้", $"The amount of “{expense.Kind}” cannot be read"));
            }
        }
    }

    public static IEnumerable<Finding> Quantities(CheckedPlan plan)
    {
        if (plan.Plan.Projects.All(p => p.Targets.Count == 0))
        {
            yield break;
        }

        foreach (var (project, index) in plan.Projects)
        {
            // A target of quality is not counted, nor are bullets under one that is; "ทุกคน" says how many.
            var due = project.Targets.Where((t, i) => t.Group?.Contains("คุณภาพ", StringComparison.Ordinal) != true && !(i > 0 && t.Label is ['-' or '–' or '•', ..])).ToList();
            var without = due.Where(t => t.Quantities.Count == 0 && !ThresholdReader.MeansAll(t.Text)).ToList();
            if (project.Targets.Count == 0)
            {
                yield return plan.About(FindingCode.QuantityMissing, Severity.Warning, index, project.Source, T(
                    "โครงการนี้ไม่มีเป้าหมาย", "This project has no target"));
            }
            else if (without.Count == due.Count && due.Count > 0)
            {
                yield return plan.About(FindingCode.QuantityMissing, Severity.Warning, index, without[0].Source, T(
                    "เป้าหมายของโครงการนี้ไม่มีจำนวนเลย", "None of this project's targets has a quantity"));
            }
            else if (without.Exists(t => t.Label is not null))
            {
                var labels = string.Join(", ", without.Select(t => t.Label ?? "–"));
                yield return plan.About(FindingCode.QuantityMissing, Severity.Info, index, without[0].Source, T(
                    $"เป้าหมายข้อ {labels} ไม่มีจำนวน", $"Targets without a quantity: {labels}"));
            }
        }
    }

    public static IEnumerable<Finding> Units(CheckedPlan plan)
    {
        foreach (var (project, index) in plan.Projects)
        {
            foreach (var target in project.Targets)
            {
                foreach (var (quantity, factor) in target.Quantities.SelectMany(q => q.Factors.Select(f => (q, f))))
                {
                    if (factor.Unit is null && quantity.Text == target.Text)
                    {
                        // A cell that holds a number alone is the value of the indicator beside it.
                        continue;
                    }

                    if (factor.Unit is null)
                    {
                        yield return plan.About(FindingCode.UnitUnknown, Severity.Warning, index, target.Source, T(
                            $"“{quantity.Text}” ไม่มีหน่วยนับ", $"“{quantity.Text}” has no unit"));
                    }
                    else if (Classifiers.KindOf(factor.Unit) is null)
                    {
                        yield return plan.About(FindingCode.UnitUnknown, Severity.Info, index, target.Source, T(
                            $"ไม่รู้จักหน่วยนับ “{factor.Unit}” ใน “{quantity.Text}”", $"The unit “{factor.Unit}” in “{quantity.Text}” is not known"));
                    }
                }
            }
        }
    }
}
