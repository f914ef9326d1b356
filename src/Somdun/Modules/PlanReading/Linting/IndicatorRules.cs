using System.Globalization;
using System.Text.RegularExpressions;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Interpretation;
using Somdun.Thai;
using static Somdun.Text;

namespace Somdun.Modules.PlanReading.Linting;

/// <summary>Whether the indicators can be measured, and measure the project they belong to.</summary>
internal static partial class IndicatorRules
{
    /// <summary>Indicators without what they must reach: an error for a percentage, worth a look where quality is meant.</summary>
    public static IEnumerable<Finding> ThresholdMissing(CheckedPlan plan)
    {
        foreach (var (project, index) in plan.Projects)
        {
            foreach (var indicator in project.Indicators.Where(i => i.Threshold is null && (ThresholdReader.SpeaksOfPercentage(i.Text) || !ThresholdReader.SetsQuality(i.Text))))
            {
                var asks = ThresholdReader.SpeaksOfPercentage(indicator.Text);
                var counts = !asks && Counts.IsMatch(indicator.Text);
                var (severity, message) = (asks, counts) switch
                {
                    (true, _) => (Severity.Error, T(
                        $"ตัวชี้วัดเป็นร้อยละแต่ไม่บอกว่าร้อยละเท่าใด จึงวัดผลไม่ได้: “{Short(indicator.Text)}”",
                        $"The indicator is a percentage but does not say how many per cent, so it cannot be measured: “{Short(indicator.Text)}”")),
                    (_, true) => (Severity.Warning, T(
                        $"ตัวชี้วัดนับจำนวนแต่ไม่บอกว่าต้องได้เท่าใด: “{Short(indicator.Text)}”",
                        $"The indicator counts, but does not say how many are due: “{Short(indicator.Text)}”")),
                    _ => (Severity.Info, T(
                        $"ตัวชี้วัดเชิงคุณภาพ ไม่มีค่าเป้าหมาย ควรบอกว่าจะวัดอย่างไร: “{Short(indicator.Text)}”",
                        $"An indicator of quality without a value; say how it will be measured: “{Short(indicator.Text)}”")),
                };
                yield return plan.About(FindingCode.ThresholdMissing, severity, index, indicator.Source, message);
            }
        }
    }

    public static IEnumerable<Finding> Missing(CheckedPlan plan)
    {
        if (plan.Plan.Projects.All(p => p.Indicators.Count == 0))
        {
            yield break;
        }

        foreach (var (project, index) in plan.Projects.Where(p => p.Project.Indicators.Count == 0))
        {
            yield return plan.About(FindingCode.IndicatorMissing, Severity.Warning, index, project.Source, T(
                "โครงการนี้ไม่มีตัวชี้วัด", "This project has no indicator"));
        }
    }

    /// <summary>"ร้อยละ 80 (120 โรงเรียน)": whether 120 is the result or the base is asked, with what the plan's own numbers say.</summary>
    public static IEnumerable<Finding> PercentBase(CheckedPlan plan)
    {
        foreach (var text in plan.Texts)
        {
            var digits = ThaiText.ArabicDigits(text.Text);
            var match = PercentAndCount.Match(digits);
            if (!match.Success)
            {
                continue;
            }

            var percent = Amount(match.Groups["p"]);
            var count = Amount(match.Groups["n"]);
            var unit = match.Groups["unit"].Value.Trim();
            var parts = text.Project.Targets.SelectMany(t => t.Quantities).Where(q => q.Role == QuantityRole.Part).Select(q => q.Factors[0]).ToList();
            if (percent is <= 0 or >= 100 || text.Project.Targets.SelectMany(t => t.Quantities).SelectMany(q => q.Factors).Any(f => f.Unit == unit && Fits(percent, f.Amount, count)))
            {
                continue;
            }

            var result = plan.Plan.Projects.SelectMany(p => p.Targets).SelectMany(t => t.Quantities).SelectMany(q => q.Factors)
                .Where(f => f.Unit == unit && Fits(percent, f.Amount, count)).Select(f => f.Amount)
                .GroupBy(n => n).OrderByDescending(g => g.Count()).Select(g => (decimal?)g.Key).FirstOrDefault();
            var sum = SumOf(parts, count);
            var (asResult, asBase) = (Result(percent, count, unit, result), Base(percent, count, sum));
            yield return plan.About(FindingCode.PercentBase, result is not null && sum is null ? Severity.Info : Severity.Warning, text.Index, text.Source, T(
                $"“{match.Value}” อ่านได้สองอย่าง: (ก) {asResult.Thai} (ข) {asBase.Thai} โปรดระบุฐานของร้อยละ",
                $"“{match.Value}” can be read in two ways: (a) {asResult.English}; (b) {asBase.English}. Say what the percentage is of"));
        }
    }

    public static IEnumerable<Finding> PercentTooHigh(CheckedPlan plan)
    {
        foreach (var (project, index) in plan.Projects)
        {
            foreach (var indicator in project.Indicators.Where(i => i.Threshold is { Unit: "ร้อยละ", Amount: > 100 } && !i.Text.Contains("เพิ่ม", StringComparison.Ordinal)))
            {
                yield return plan.About(FindingCode.PercentBase, Severity.Warning, index, indicator.Source, T(
                    $"ร้อยละ {Number(indicator.Threshold!.Amount)} เกิน 100", $"{Number(indicator.Threshold!.Amount)} per cent is more than 100"));
            }
        }
    }

    private static Text Result(decimal percent, decimal count, string unit, decimal? of) => of is { } n
        ? T($"{Number(count)} คือผลที่ต้องได้ เพราะร้อยละ {Number(percent)} ของ {Number(n)} {unit} = {Number(percent * n / 100)}", $"{Number(count)} is what must be reached, as {Number(percent)}% of {Number(n)} {unit} is {Number(percent * n / 100)}")
        : T($"{Number(count)} คือผลที่ต้องได้ ฐานจึงราว {Number(decimal.Round(count * 100 / percent, 1))} {unit} ซึ่งไม่พบในแผน", $"{Number(count)} is what must be reached, so the base is about {Number(decimal.Round(count * 100 / percent, 1))} {unit}, which the plan does not name");

    private static Text Base(decimal percent, decimal count, string? sum)
    {
        var due = Number(percent * count / 100);
        return sum is null
            ? T($"{Number(count)} คือฐาน ต้องได้ {due}", $"{Number(count)} is the base, so {due} are due")
            : T($"{Number(count)} คือฐาน เพราะ {sum} = {Number(count)} ในเป้าหมาย ต้องได้ {due}", $"{Number(count)} is the base, as {sum} = {Number(count)} among the targets, so {due} are due");
    }

    /// <summary>Which of the targets' numbers, one or the first few together, make up the count.</summary>
    private static string? SumOf(List<Factor> parts, decimal count)
    {
        for (var from = 0; from < parts.Count; from++)
        {
            var sum = 0m;
            for (var to = from; to < parts.Count && parts[to].Unit == parts[from].Unit; to++)
            {
                sum += parts[to].Amount;
                if (sum == count)
                {
                    return string.Join(" + ", parts[from..(to + 1)].Select(p => Number(p.Amount)));
                }
            }
        }

        return null;
    }

    private static bool Fits(decimal percent, decimal whole, decimal count) => Math.Abs((percent * whole / 100) - count) < 1;

    private static decimal Amount(Group group) => decimal.Parse(group.ValueSpan, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static string Number(decimal amount) => amount.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Short(string text) => text.Length <= 60 ? text : text[..58] + "…";

    [GeneratedRegex(@"^\s*(?:จำนวน|อัตรา|ระดับ|ค่าเฉลี่ย|คะแนน|[Nn]umber of)(?!\s*\d)")]
    private static partial Regex Counts { get; }

    [GeneratedRegex(@"(?:ร้อยละ\s*(?<p>\d{1,3}(?:\.\d+)?)|(?<p>\d{1,3}(?:\.\d+)?)\s*%)\s*\(\s*(?:จำนวน\s*)?(?<n>\d[\d,]{0,12})\s*(?<unit>[^\d()%]{1,20})\)")]
    private static partial Regex PercentAndCount { get; }
}
