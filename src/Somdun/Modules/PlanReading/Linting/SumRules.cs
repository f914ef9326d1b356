using System.Globalization;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Interpretation;
using Somdun.Money;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading.Linting;

/// <summary>Wholes against their parts: totals of people and places in targets, of money over projects, expenses and activities.</summary>
internal static class SumRules
{
    public static IEnumerable<Finding> Targets(CheckedPlan plan)
    {
        foreach (var (project, index) in plan.Projects)
        {
            var counted = project.Targets
                .SelectMany((target, t) => target.Quantities.Select(q => new Counted(t, q)))
                .ToList();
            for (var i = 0; i < counted.Count; i++)
            {
                if (counted[i].Quantity.Role == QuantityRole.Total && Mismatch(counted, i, project.Targets.Count) is { } parts)
                {
                    yield return SumFinding(plan, project, index, counted[i], parts);
                }
            }
        }
    }

    public static IEnumerable<Finding> StatedTotals(CheckedPlan plan)
    {
        foreach (var stated in plan.Plan.Stated)
        {
            var projects = stated.Strategy is { } s ? plan.Plan.Projects.Where(p => p.Strategy == s).ToList() : [.. plan.Plan.Projects];
            var sum = new Baht(projects.Sum(p => p.Budget?.Satang ?? 0));
            var whole = stated.Strategy is { } n
                ? T($"กลยุทธ์{(plan.Plan.Strategies[n].Number is { } number ? $"ที่ {number}" : " " + plan.Plan.Strategies[n].Title)}", $"strategy {plan.Plan.Strategies[n].Number?.ToString(CultureInfo.InvariantCulture) ?? plan.Plan.Strategies[n].Title}")
                : T("ทั้งแผน", "the whole plan");
            if (sum != stated.Amount)
            {
                var without = projects.Count(p => p.Budget is null);
                var hint = without == 0 ? default : T($" (มี {without} โครงการที่อ่านจำนวนเงินไม่ได้)", $" ({without} projects have no amount)");
                yield return new(FindingCode.SumMismatch, Severity.Error, null, null, stated.Source, T(
                    $"งบประมาณของโครงการใน{whole.Thai}รวมได้ {sum} บาท แต่เอกสารเขียนรวม {stated.Amount} บาท ต่างกัน {Difference(sum, stated.Amount)} บาท{hint.Thai}",
                    $"The projects of {whole.English} add up to {sum} baht, but the document states {stated.Amount}: a difference of {Difference(sum, stated.Amount)} baht{hint.English}"), null);
            }

            if (stated.Projects is { } count && count != projects.Count)
            {
                yield return new(FindingCode.SumMismatch, Severity.Warning, null, null, stated.Source, T(
                    $"อ่าน{whole.Thai}ได้ {projects.Count} โครงการ แต่เอกสารเขียนไว้ {count} โครงการ",
                    $"{projects.Count} projects were read in {whole.English}, but the document states {count}"), null);
            }
        }
    }

    public static IEnumerable<Finding> Parts(CheckedPlan plan)
    {
        foreach (var (project, index) in plan.Projects)
        {
            if (project.Budget is not { } budget)
            {
                continue;
            }

            var expenses = project.Expenses.Select(e => e.Amount).OfType<Baht>().ToList();
            var ofExpenses = new Baht(expenses.Sum(e => e.Satang));
            var unread = project.Expenses.Any(e => e.Amount is null);
            // A list may leave out what a column cannot.
            if (expenses.Count > 0 && ofExpenses != budget && !(unread && ofExpenses < budget))
            {
                yield return plan.About(FindingCode.SumMismatch, ofExpenses < budget && project.Expenses.Any(e => e.Text is not null) ? Severity.Warning : Severity.Error, index, project.Expenses[0].Source, T(
                    $"หมวดรายจ่ายรวมได้ {ofExpenses} บาท แต่งบประมาณของโครงการเขียนไว้ {budget} บาท ต่างกัน {Difference(ofExpenses, budget)} บาท",
                    $"The expenses add up to {ofExpenses} baht, but the project's budget is {budget}: a difference of {Difference(ofExpenses, budget)} baht"));
            }

            var spent = new Baht(project.Spending.Sum(s => s.Amount.Satang));
            if (project.Spending.Count > 0 && spent != budget)
            {
                var times = project.Spending[0].Quarter is null ? T("รายเดือน", "months") : T("รายไตรมาส", "quarters");
                yield return plan.About(FindingCode.SumMismatch, spent > budget ? Severity.Error : Severity.Warning, index, project.Spending[0].Source, T(
                    $"แผนการใช้เงิน{times.Thai}รวมได้ {spent} บาท แต่งบประมาณของโครงการเขียนไว้ {budget} บาท ต่างกัน {Difference(spent, budget)} บาท",
                    $"The {times.English} add up to {spent} baht, but the project's budget is {budget}: a difference of {Difference(spent, budget)} baht"));
            }

            var activities = project.Activities.Select(a => a.Budget).OfType<Baht>().ToList();
            var ofActivities = new Baht(activities.Sum(a => a.Satang));
            if (activities.Count > 0 && ofActivities != budget)
            {
                // Less may be spent outside the activities named; more cannot.
                yield return plan.About(FindingCode.SumMismatch, ofActivities > budget ? Severity.Error : Severity.Warning, index, project.Activities[0].Source, T(
                    $"งบประมาณของกิจกรรมรวมได้ {ofActivities} บาท แต่งบประมาณของโครงการเขียนไว้ {budget} บาท ต่างกัน {Difference(ofActivities, budget)} บาท",
                    $"The activities add up to {ofActivities} baht, but the project's budget is {budget}: a difference of {Difference(ofActivities, budget)} baht"));
            }
        }
    }

    /// <summary>"ค่าอาหาร 100 คน x 120 บาท = 10,000 บาท": factors that make another amount than the line states.</summary>
    public static IEnumerable<Finding> Reckonings(CheckedPlan plan)
    {
        foreach (var (project, index) in plan.Projects)
        {
            foreach (var expense in project.Expenses)
            {
                if (expense.Text is { } text && ExpenseReader.Reckoning(text) is { } reckoning && Math.Abs(reckoning.Product - reckoning.Stated) >= 1)
                {
                    yield return plan.About(FindingCode.SumMismatch, Severity.Warning, index, expense.Source, T(
                        $"คูณแล้วได้ {new Baht((long)(reckoning.Product * 100))} บาท แต่เขียนไว้ {new Baht((long)(reckoning.Stated * 100))} บาท: “{text}”",
                        $"The factors make {new Baht((long)(reckoning.Product * 100))} baht, but the line states {new Baht((long)(reckoning.Stated * 100))}: “{text}”"));
                }
            }
        }
    }

    /// <summary>
    /// The parts that a total contradicts; null where it agrees with some reasonable set of them, or none stands beside it.
    /// "รวม" sums its own item; "รวมทั้งสิ้น" in a list's last item may sum the whole list.
    /// </summary>
    private static List<Counted>? Mismatch(List<Counted> counted, int at, int targets)
    {
        var total = counted[at];
        var unit = total.First.Unit;
        var before = counted.Take(at).Where(c => c.Quantity.Role == QuantityRole.Part && c.First.Unit == unit).ToList();
        var own = before.Where(c => c.Target == total.Target).ToList();
        var sinceTotal = counted.Take(at).Reverse().TakeWhile(c => c.Quantity.Role == QuantityRole.Part).Where(c => c.First.Unit == unit).Reverse().ToList();
        foreach (var parts in (List<Counted>[])[own, sinceTotal, before])
        {
            if (parts.Sum(p => p.First.Amount) == total.First.Amount || parts.Sum(p => p.Product) == total.Product)
            {
                return null;
            }
        }

        // "3 รุ่น รุ่นละ 50 คน รวม 150 คน": a product, of which some factors may count.
        if (own.Count == 0 && counted.Take(at).LastOrDefault(c => c.Target == total.Target) is { Quantity.Factors.Count: > 1 } product
            && product.Quantity.Factors.Any(f => f.Unit == unit) && product.Quantity.Text.Contains("ละ", StringComparison.Ordinal))
        {
            return product.Products().Contains(total.First.Amount) ? null : [product];
        }

        var closesTheList = total.Target == targets - 1 && total.Quantity.Text.Contains("ทั้งสิ้น", StringComparison.Ordinal);
        return own.Count >= 2 ? own : closesTheList && sinceTotal.Count >= 2 ? sinceTotal : null;
    }

    private static Finding SumFinding(CheckedPlan plan, DraftProject project, int index, Counted total, List<Counted> parts)
    {
        var stated = total.First.Amount;
        if (parts is [{ Quantity.Factors.Count: > 1 } product] && product.First.Unit != total.First.Unit)
        {
            var factors = string.Join(" × ", product.Quantity.Factors.Select(f => $"{Number(f.Amount)} {f.Unit}"));
            return plan.About(FindingCode.SumMismatch, Severity.Error, index, project.Targets[total.Target].Source, T(
                $"{factors} = {Number(product.Product)} แต่เขียนรวม {Number(stated)} {total.First.Unit}", $"{factors} = {Number(product.Product)}, but the total stated is {Number(stated)} {total.First.Unit}"));
        }

        var sum = parts.Sum(p => p.First.Amount);
        var addends = string.Join(" + ", parts.Select(p => Number(p.First.Amount)));
        var unit = total.First.Unit ?? "";
        var target = project.Targets[total.Target];
        var said = T($"{addends} = {Number(sum)} แต่เขียนรวม {Number(stated)} {unit}", $"{addends} = {Number(sum)}, but the total stated is {Number(stated)} {unit}");
        if (LostDigit(plan, parts, sum, stated) is not { } lost)
        {
            // 137 printed as 173: the same digits in another order.
            var becomesTotal = Number(sum).Order().SequenceEqual(Number(stated).Order()) ? WithNumber(target.Text, total.Quantity.Text, stated, sum) : null;
            return plan.About(FindingCode.SumMismatch, Severity.Error, index, target.Source, said, becomesTotal is null ? null : new(
                $"projects[{index}].targets[{total.Target}].text", target.Text, becomesTotal, T("ตัวเลขน่าจะสลับหลักกัน", "Its digits seem to have changed places")));
        }

        var repaired = string.Join(" + ", parts.Select(p => Number(p == lost.Part ? lost.Needed : p.First.Amount)));
        var elsewhere = plan.Numbers.ContainsKey(lost.Needed);
        var reason = T(
            $"{repaired} = {Number(stated)}{(elsewhere ? $" และ {Number(lost.Needed)} มีอยู่ที่อื่นในแผน" : "")} ตัวเลข “{Number(lost.Part.First.Amount)}” อาจตกไปหนึ่งหลัก",
            $"{repaired} = {Number(stated)}{(elsewhere ? $", and {Number(lost.Needed)} stands elsewhere in the plan" : "")}: “{Number(lost.Part.First.Amount)}” may have lost a digit");
        var item = project.Targets[lost.Part.Target];
        var becomes = WithNumber(item.Text, lost.Part.Quantity.Text, lost.Part.First.Amount, lost.Needed);
        return plan.About(FindingCode.SumMismatch, Severity.Error, index, target.Source, T($"{said.Thai}; {reason.Thai}", $"{said.English}; {reason.English}"),
            becomes is null ? null : new($"projects[{index}].targets[{lost.Part.Target}].text", item.Text, becomes, reason));
    }

    /// <summary>
    /// The one part that a digit put in would make right; of several such parts the one whose right number stands
    /// elsewhere in the plan, else none.
    /// </summary>
    private static (Counted Part, decimal Needed)? LostDigit(CheckedPlan plan, List<Counted> parts, decimal sum, decimal stated)
    {
        var repairs = parts
            .Select(part => (Part: part, Needed: stated - (sum - part.First.Amount)))
            .Where(r => HasOneDigitMore(r.Needed, r.Part.First.Amount))
            .ToList();
        var known = repairs.Where(r => plan.Numbers.ContainsKey(r.Needed)).ToList();
        return known.Count == 1 ? known[0] : repairs.Count == 1 ? repairs[0] : null;
    }

    private static bool HasOneDigitMore(decimal longer, decimal shorter)
    {
        if (longer <= 0 || longer != decimal.Truncate(longer))
        {
            return false;
        }

        var (more, less) = (Number(longer), Number(shorter));
        for (var i = 0; more.Length == less.Length + 1 && i < more.Length; i++)
        {
            if (string.Equals(more.Remove(i, 1), less, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string? WithNumber(string text, string words, decimal was, decimal becomes)
    {
        var at = text.IndexOf(words, StringComparison.Ordinal);
        var number = at < 0 ? -1 : text.IndexOf(Number(was), at, StringComparison.Ordinal);
        return number < 0 ? null : text[..number] + Number(becomes) + text[(number + Number(was).Length)..];
    }

    private static string Number(decimal amount) => amount.ToString("0.####", CultureInfo.InvariantCulture);

    private static Baht Difference(Baht a, Baht b) => a > b ? a - b : b - a;

    /// <param name="Target">Index of the target it stands in.</param>
    private sealed record Counted(int Target, Quantity Quantity)
    {
        public Factor First => Quantity.Factors[0];

        /// <summary>What any run of its factors makes.</summary>
        public IEnumerable<decimal> Products() =>
            from first in Enumerable.Range(0, Quantity.Factors.Count)
            from last in Enumerable.Range(first, Quantity.Factors.Count - first)
            select Quantity.Factors.Skip(first).Take(last - first + 1).Aggregate(1m, (product, f) => Math.Min(product * Math.Min(f.Amount, 1_000_000m), 1_000_000_000_000_000_000m));

        public decimal Product => Quantity.Factors.Aggregate(1m, (product, f) => Math.Min(product * Math.Min(f.Amount, 1_000_000m), 1_000_000_000_000_000_000m));
    }
}
