using System.Text.RegularExpressions;
using Somdun.Money;
using Somdun.Thai;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>What a budget cell says.</summary>
/// <param name="Total">Null where it gives no amount, or several that do not say which is the whole.</param>
/// <param name="Parts">Amounts by kind, where the cell splits itself ("ค่าวัสดุ 5,000").</param>
internal sealed record BudgetCell(Baht? Total, IReadOnlyList<ExpenseLine> Parts);

/// <summary>Reads money as cells print it.</summary>
internal static partial class AmountReader
{
    private static readonly BudgetCell Nothing = new(null, []);

    /// <summary>Whether a cell says outright that no money is needed.</summary>
    public static bool SaysNone(string? text) => text is not null && None.IsMatch(ThaiText.ArabicDigits(text).Trim());

    /// <summary>The amount that the text is; a plan has none below nought.</summary>
    /// <param name="scale">1,000 where the heading says พันบาท, 1,000,000 for ล้านบาท.</param>
    public static Baht? Read(string text, decimal scale = 1) =>
        Baht.TryRead(SlashDash.Replace(text, "$1.-"), out var amount) && amount >= Baht.Zero ? Scaled(amount, scale)
        : Sum.IsMatch(ThaiText.ArabicDigits(text)) && text.Split('+').Select(part => Read(part, scale)).ToList() is var parts && parts.TrueForAll(p => p is not null) ? Baht.Sum(parts.OfType<Baht>())
        : null;

    /// <summary>The amount that a misprint was likely meant to be, as it should stand ("5O.000" → "50,000"); null where that is anybody's guess.</summary>
    public static string? Repaired(string text)
    {
        // Below nought, as books of account write it: what was meant is for a person to say.
        if (BelowNought.IsMatch(ThaiText.ArabicDigits(text)))
        {
            return null;
        }

        var digits = string.Concat(ThaiText.ArabicDigits(text).Select(c => c switch
        {
            'O' or 'o' => '0',
            'l' or 'I' => '1',
            _ => c,
        })).Trim(' ', '-', '–', '—', '(', ')', ',', '.');
        if (Read(digits) is not null)
        {
            return digits;
        }

        var match = Parted.Match(digits);
        if (!match.Success)
        {
            return null;
        }

        var grouped = string.Join(',', match.Groups["part"].Captures.Select(c => c.Value)) + (match.Groups["satang"].Success ? "." + match.Groups["satang"].Value : "");
        return Read(grouped) is null ? null : grouped;
    }

    /// <summary>The amounts of a text that holds nothing else; empty where it says more.</summary>
    public static IReadOnlyList<Baht> AmountsSideBySide(string? text)
    {
        var pieces = (text ?? "").Replace("บาท", " ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(p => !SaysNone(p)).Select(p => Read(p)).ToList();
        return pieces.TrueForAll(p => p is not null) ? [.. pieces.OfType<Baht>()] : [];
    }

    public static BudgetCell ReadCell(string text, decimal scale)
    {
        if (text.Length == 0 || SaysNone(text))
        {
            return Nothing;
        }

        if (Read(text, scale) is { } whole)
        {
            return new(whole, []);
        }

        if (ExpenseReader.Reckons(text))
        {
            return OfList(text.Split('\n'));
        }

        var found = new List<(string Before, Baht Amount)>();
        var digits = ThaiText.ArabicDigits(text);
        var at = 0;
        foreach (Match match in Amount.Matches(digits))
        {
            if (IsPartOfMisprint(digits, match))
            {
                return Nothing;
            }

            if (Read(match.Value.Trim(), scale) is { } amount)
            {
                found.Add((KindOf(text[at..match.Index]), amount));
            }

            at = match.Index + match.Length;
        }

        if (found.Count == 1)
        {
            // "50,000 บาท (งบ สพฐ.)": one amount with words around it.
            var around = Amount.Replace(digits, "").Replace("บาท", "", StringComparison.Ordinal).Trim(' ', '*', '=', ':', '฿', '.');
            return around.Length == 0 || around.Any(char.IsLetter) ? new(found[0].Amount, []) : Nothing;
        }

        var total = found.FindIndex(f => f.Before.StartsWith("รวม", StringComparison.Ordinal));
        var parts = found.Where((f, i) => i != total && f.Before.Length > 0).Select(f => new ExpenseLine(f.Before, f.Amount, "")).ToList();
        if (total >= 0)
        {
            return new(found[total].Amount, parts);
        }

        return found.Count > 0 && parts.Count == found.Count ? new(new Baht(parts.Sum(p => p.Amount!.Value.Satang)), parts) : Nothing;
    }

    /// <summary>"ค่าวิทยากร 6 ชม. x 600 บาท = 3,600 บาท", line by line, with the total beside them or in front.</summary>
    private static BudgetCell OfList(IReadOnlyList<string> lines)
    {
        var parts = ExpenseReader.Read(lines);
        var stated = lines.Select(l => TotalInList.Match(ThaiText.ArabicDigits(l))).FirstOrDefault(m => m.Success) is { } match ? Read(match.Groups["amount"].Value) : null;
        var known = parts.Count > 0 && parts.All(p => p.Amount is not null);
        return new(stated ?? (known ? new Baht(parts.Sum(p => p.Amount!.Value.Satang)) : null), parts);
    }

    /// <summary>Whether digits, or what was typed or scanned for them, go on before or behind the amount: 50.000, 5O,000, 50 000, 1,000,00.</summary>
    private static bool IsPartOfMisprint(string text, Match amount) =>
        EndsInFigure.IsMatch(text[..amount.Index]) || BeginsWithFigure.IsMatch(text[(amount.Index + amount.Length)..])
        || (amount.Length == 3 && EndsInDigit.IsMatch(text[..amount.Index]));

    private static string KindOf(string before) => Unit.Replace(before, "").Trim(' ', '-', '–', '•', ':', '=', ',', '.', '(', ')', '/');

    private static Baht Scaled(Baht amount, decimal scale) => scale == 1 ? amount : Baht.Of(decimal.Round(amount.Amount * scale, 2));

    [GeneratedRegex(@"^[-–— ]*(?:[-–—]|ไม่(?:ได้|ต้อง|ขอ)?ใช้(?:เงิน)?(?:งบประมาณ|งบ)?(?:ดำเนินการ)?|ไม่มี(?:การใช้)?(?:งบประมาณ|งบ|ค่าใช้จ่าย)?|ไม่เบิกจ่าย|0(?:\.0+)?|none|no budget|n/?a)[-–— .]*$", RegexOptions.IgnoreCase)]
    private static partial Regex None { get; }

    [GeneratedRegex(@"^(?<part>\d{1,3})(?:[., ]+(?<part>\d{3}))+(?:[.,](?<satang>\d{2}))?(?:\s*บาท)?$")]
    private static partial Regex Parted { get; }

    [GeneratedRegex(@"^\s*(?:[-–—−]\d|ติดลบ)")]
    private static partial Regex BelowNought { get; }

    [GeneratedRegex(@"\d[.,]?$|[.,OolI]$")]
    private static partial Regex EndsInFigure { get; }

    [GeneratedRegex(@"^(?:[.,]?\d|[OolI])")]
    private static partial Regex BeginsWithFigure { get; }

    [GeneratedRegex(@"\d\s+$")]
    private static partial Regex EndsInDigit { get; }

    [GeneratedRegex(@"([\d๐-๙])\s*/\s*[-–](?=\s*$)")]
    private static partial Regex SlashDash { get; }

    /// <summary>"10,000 + 5,000": an amount said as a sum.</summary>
    [GeneratedRegex(@"^\s*\d[\d,.]*\s*(?:บาท\s*)?(?:\+\s*\d[\d,.]*\s*(?:บาท\s*)?)+$")]
    private static partial Regex Sum { get; }

    [GeneratedRegex(@"(?:^\s*|\s)(?:(?:ยอด)?รวม(?:เป็นเงิน|เงิน|ทั้งสิ้น|ทั้งหมด|งบประมาณ|เป็น)*\s*[:=]?\s*(?:จำนวน\s*)?|^)(?<amount>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{4,}(?:\.\d{1,2})?)\s*(?:บาท|\.-)?\s*(?:\(.*\))?\s*$")]
    private static partial Regex TotalInList { get; }

    [GeneratedRegex(@"^\s*(?:บาท|\.-|\.–)\s*")]
    private static partial Regex Unit { get; }

    [GeneratedRegex(@"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{3,}(?:\.\d{1,2})?(?=\s*(?:บาท|\.-|$|\s))")]
    private static partial Regex Amount { get; }
}
