using System.Text.RegularExpressions;
using Somdun.Money;
using Somdun.Thai;

namespace Somdun.Modules.PlanReading.Interpretation;

/// <summary>What a budget cell says.</summary>
/// <param name="Total">Null where it gives no amount, or several that do not say which is the whole.</param>
/// <param name="Parts">Amounts by kind, where the cell splits itself ("ค่าวัสดุ 5,000").</param>
internal sealed record BudgetCell(Baht? Total, IReadOnlyList<(string Kind, Baht Amount)> Parts);

/// <summary>Reads money as cells print it.</summary>
internal static partial class AmountReader
{
    private static readonly BudgetCell Nothing = new(null, []);

    /// <summary>Whether a cell says outright that no money is needed.</summary>
    public static bool SaysNone(string? text) => text is not null && None.IsMatch(text.Trim());

    /// <param name="scale">1,000 where the heading says พันบาท, 1,000,000 for ล้านบาท.</param>
    public static Baht? Read(string text, decimal scale = 1) =>
        Baht.TryRead(text, out var amount) ? Scaled(amount, scale) : null;

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

        var found = new List<(string Before, Baht Amount)>();
        var digits = ThaiText.ArabicDigits(text);
        var at = 0;
        foreach (Match match in Amount.Matches(digits))
        {
            if (Read(match.Value.Trim(), scale) is { } amount)
            {
                found.Add((KindOf(text[at..match.Index]), amount));
            }

            at = match.Index + match.Length;
        }

        if (found.Count == 1)
        {
            // "50,000 บาท (งบ สพฐ.)": one amount with words around it.
            return new(found[0].Amount, []);
        }

        var total = found.FindIndex(f => f.Before.StartsWith("รวม", StringComparison.Ordinal));
        var parts = found.Where((f, i) => i != total && f.Before.Length > 0).ToList();
        if (total >= 0)
        {
            return new(found[total].Amount, parts);
        }

        return found.Count > 0 && parts.Count == found.Count ? new(parts.Aggregate(Baht.Zero, (sum, p) => sum + p.Amount), parts) : Nothing;
    }

    private static string KindOf(string before) => Unit.Replace(before, "").Trim(' ', '-', '–', '•', ':', '=', ',', '.', '(', ')', '/');

    private static Baht Scaled(Baht amount, decimal scale) => scale == 1 ? amount : Baht.Of(decimal.Round(amount.Amount * scale, 2));

    [GeneratedRegex(@"^[-–— ]*(?:[-–—]|ไม่(?:ได้|ต้อง|ขอ)?ใช้(?:เงิน)?(?:งบประมาณ|งบ)?(?:ดำเนินการ)?|ไม่มี(?:การใช้)?(?:งบประมาณ|งบ|ค่าใช้จ่าย)?|ไม่เบิกจ่าย|0(?:\.0+)?|none|no budget|n/?a)[-–— .]*$", RegexOptions.IgnoreCase)]
    private static partial Regex None { get; }

    [GeneratedRegex(@"^\s*(?:บาท|\.-|\.–)\s*")]
    private static partial Regex Unit { get; }

    [GeneratedRegex(@"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{3,}(?:\.\d{1,2})?(?=\s*(?:บาท|\.-|$|\s))")]
    private static partial Regex Amount { get; }
}
