using System.Globalization;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>How the parts of a plan are said to people, on screens and in papers alike.</summary>
internal static class PlanWording
{
    /// <summary>"แผนปฏิบัติการประจำปีงบประมาณ พ.ศ. 2563", or of several years.</summary>
    public static Text Title(Plan plan) => plan.IsOfOneYear
        ? T($"แผนปฏิบัติการประจำปีงบประมาณ พ.ศ. {plan.FirstYear.BuddhistYear}", $"Annual action plan, fiscal year {plan.FirstYear.BuddhistYear}")
        : T($"แผนพัฒนาการศึกษา พ.ศ. {plan.FirstYear.BuddhistYear}–{plan.LastYear.BuddhistYear}", $"Development plan, {plan.FirstYear.BuddhistYear}–{plan.LastYear.BuddhistYear}");

    /// <summary>"ฉบับแรก", "ฉบับปรับปรุงครั้งที่ 1".</summary>
    public static Text Version(int number) => number == 1
        ? T("ฉบับแรก", "First version")
        : T($"ฉบับปรับปรุงครั้งที่ {number - 1}", $"Amendment {number - 1}");

    /// <summary>The version in Thai, for a word that follows at once: behind a figure it stands apart ("ฉบับปรับปรุงครั้งที่ 1 แล้ว", "ฉบับแรกแล้ว").</summary>
    public static string VersionThen(int number) => Version(number).Thai + (number == 1 ? "" : " ");

    /// <summary>
    /// The codes as people write them, those that follow each other as a range: "สพฐ. 1–3", "สพฐ. 5". In the order of the project; a code given twice comes once.
    /// </summary>
    public static IReadOnlyList<string> Alignments(IEnumerable<PlanAlignment> alignments)
    {
        List<(string? Framework, string? First, string? Last)> ranges = [];
        foreach (var alignment in alignments.DistinctBy(Alignment))
        {
            if (ranges is [.., var (framework, first, last)] && framework == alignment.Framework && Follows(last, alignment.Item))
            {
                ranges[^1] = (framework, first, alignment.Item);
            }
            else
            {
                ranges.Add((alignment.Framework, alignment.Item, alignment.Item));
            }
        }

        return [.. ranges.Select(r => r.First == r.Last || r.Last is null
            ? $"{r.Framework} {r.First ?? "–"}".Trim()
            : $"{r.Framework} {r.First}–{r.Last}".Trim())];

        static bool Follows(string? before, string? item) =>
            int.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var a)
            && int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var b) && b == a + 1;
    }

    public static Text State(VersionState state) => state switch
    {
        VersionState.Draft => T("ร่าง", "Draft"),
        VersionState.Screened => T("กลั่นกรองแล้ว", "Screened"),
        VersionState.Approved => T("อนุมัติแล้ว", "Approved"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static Text Standing(ProjectStanding standing) => standing switch
    {
        ProjectStanding.Proposed => T("เสนอแล้ว", "Proposed"),
        ProjectStanding.Accepted => T("รับเข้าแผน", "Accepted"),
        ProjectStanding.Returned => T("ส่งกลับแก้ไข", "Returned"),
        ProjectStanding.Declined => T("ไม่รับเข้าแผน", "Declined"),
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, null),
    };

    public static Text Nature(ProjectNature nature) => nature switch
    {
        ProjectNature.New => T("โครงการใหม่", "New"),
        ProjectNature.Continuing => T("โครงการต่อเนื่อง", "Continuing"),
        _ => throw new ArgumentOutOfRangeException(nameof(nature), nature, null),
    };

    /// <summary>"กลยุทธ์ที่ 6 การปรับสมดุล…"</summary>
    public static Text Strategy(PlanStrategy strategy) => strategy.Number is { } number
        ? T($"กลยุทธ์ที่ {number} {strategy.Title}", $"Strategy {number}: {strategy.Title}")
        : T(strategy.Title, strategy.Title);

    /// <summary>"สพฐ. 6", a bare "6", or "ESPG14 –" where the document broke off.</summary>
    public static string Alignment(PlanAlignment alignment) =>
        $"{alignment.Framework} {alignment.Item ?? "–"}".Trim();

    /// <summary>"ไม่น้อยกว่าร้อยละ 80", "ไม่น้อยกว่า 10 เรื่อง".</summary>
    public static Text Threshold(Threshold threshold)
    {
        var amount = Number(threshold.Amount);
        var isPercent = threshold.Unit == PlanReading.Contract.Threshold.Percent;
        var (thai, english) = threshold.Operator switch
        {
            ">=" => ("ไม่น้อยกว่า", "at least "),
            ">" => ("มากกว่า", "more than "),
            "<=" => ("ไม่เกิน", "at most "),
            "<" => ("น้อยกว่า", "less than "),
            "=" => ("", ""),
            _ => throw new ArgumentOutOfRangeException(nameof(threshold), threshold.Operator, null),
        };

        // All of them is said as people say it: "at least 100 per cent" would sound like a joke.
        return (isPercent, threshold.Amount) switch
        {
            (true, 100) => T("ร้อยละ 100", "100 %"),
            (true, _) => T($"{thai}ร้อยละ {amount}", $"{english}{amount} %"),
            _ => T($"{thai} {amount} {threshold.Unit}".Trim(), $"{english}{amount} {threshold.Unit}".TrimEnd()),
        };
    }

    /// <summary>"10 ครั้ง × 10 คน", "2 ครั้ง ต่อปี", "รวม 172 คน".</summary>
    public static Text Quantity(Quantity quantity)
    {
        var factors = string.Join(" × ", quantity.Factors.Select(f => $"{Number(f.Amount)} {f.Unit}".TrimEnd()));
        var (perThai, perEnglish) = quantity.Per is { } per ? ($" ต่อ{per}", $" per {per}") : ("", "");
        return quantity.Role == QuantityRole.Total
            ? T($"รวม {factors}{perThai}", $"total {factors}{perEnglish}")
            : T(factors + perThai, factors + perEnglish);
    }

    /// <summary>What the factors of a quantity come to: " = 100"; nothing where there is but one.</summary>
    public static string Product(Quantity quantity)
    {
        if (quantity.Factors.Count < 2)
        {
            return "";
        }

        var product = 1m;
        foreach (var factor in quantity.Factors)
        {
            // Misread figures may be of any size; what nobody can count is not counted.
            if (factor.Amount > MostCounted || product > MostCounted)
            {
                return "";
            }

            product *= factor.Amount;
        }

        return $" = {Number(product)}";
    }

    private const decimal MostCounted = 1_000_000_000_000;

    /// <summary>"ตารางที่ 3 · บรรทัด 7–9".</summary>
    public static Text Place(Source source)
    {
        return T(Said(word => word.Thai), Said(word => word.English));

        string Said(Func<Text, string> of)
        {
            var (part, from, to) = (Say(source.Part), Say(source.From), Say(source.To));
            return from == to ? $"{part} · {from}" : $"{part} · {from} – {to}";

            string Say(string place) => of(Source.Said(place));
        }
    }

    /// <summary>"พ.ย. ธ.ค. 2562, ม.ค. 2563".</summary>
    public static Text Months(IReadOnlyList<YearMonth> months)
    {
        return T(In(Language.Thai, 543), In(Language.English, 0));

        string In(Language language, int offset) => string.Join(", ", months.GroupBy(m => m.Year).Select(year =>
            string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', year.Select(m => ThaiDate.MonthShort(m.Month, language)))} {year.Key + offset}")));
    }

    /// <summary>"24 โครงการ".</summary>
    public static Text Projects(int count) => T($"{count} โครงการ", count == 1 ? "1 project" : $"{count} projects");

    public static string Number(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);

    /// <summary>The period of a project: its days where known, else the months of its activities.</summary>
    public static string? Period(PlanProject project, Language language)
    {
        if (project is { StartsOn: { } start, EndsOn: { } end } && start <= end)
        {
            return ThaiDate.Long(new DayRange(start, end), language);
        }

        var months = project.Activities.SelectMany(a => a.Months).Order().ToList();
        return months.Count == 0
            ? null
            : ThaiDate.Long(new DayRange(months[0].FirstDay, months[^1].LastDay), language);
    }
}
