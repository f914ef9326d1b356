using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Thai;

namespace Somdun.Modules.Planning;

/// <summary>
/// Quantities and thresholds as people check and type them, one form for each: <c>10 ครั้ง × 10 คน</c>, <c>12 เรื่อง / ปี</c>,
/// <c>รวม 172 คน</c>; <c>&gt;= 80 ร้อยละ</c>.
/// </summary>
internal static class QuantityText
{
    /// <summary>No plan counts as many of anything; what is greater is a slip of the keys.</summary>
    private const decimal MostOfOne = 1_000_000_000_000;

    private const string Total = "รวม ";
    private const string Times = " × ";
    private const string Per = " / ";

    private static readonly string[] Operators = [">=", "<=", ">", "<", "="];

    public static string Write(Quantity quantity) =>
        (quantity.Role is QuantityRole.Total ? Total : "") +
        string.Join(Times, quantity.Factors.Select(f => $"{Write(f.Amount)} {f.Unit}".TrimEnd())) +
        (quantity.Per is null ? "" : Per + quantity.Per);

    /// <summary>One quantity a line.</summary>
    public static string Write(IEnumerable<Quantity> quantities) => string.Join('\n', quantities.Select(Write));

    public static string Write(Threshold threshold) => $"{threshold.Operator} {Write(threshold.Amount)} {threshold.Unit}".TrimEnd();

    public static string Write(decimal amount) => amount.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>Reads a line as <see cref="Write(Quantity)"/> writes it; also with x or * for ×, with Thai digits and thousands separators.</summary>
    public static bool TryRead(string line, [NotNullWhen(true)] out Quantity? quantity)
    {
        quantity = null;
        var text = ThaiText.Clean(line);
        var isTotal = text.StartsWith(Total, StringComparison.Ordinal);
        var rest = isTotal ? text[Total.Length..] : text;

        var per = rest.LastIndexOf(Per, StringComparison.Ordinal);
        var factors = new List<Factor>();
        foreach (var piece in (per < 0 ? rest : rest[..per]).Replace(" x ", Times, StringComparison.Ordinal).Replace(" * ", Times, StringComparison.Ordinal).Split(Times))
        {
            if (!TryReadFactor(piece, out var factor))
            {
                return false;
            }

            factors.Add(factor);
        }

        quantity = new Quantity(factors, per < 0 ? null : rest[(per + Per.Length)..], isTotal ? QuantityRole.Total : QuantityRole.Part, text);
        return true;
    }

    /// <summary>Reads a threshold as <see cref="Write(Threshold)"/> writes it; without an operator, "at least".</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out Threshold? threshold)
    {
        threshold = null;
        var clean = ThaiText.Clean(text).Replace("≥", ">=", StringComparison.Ordinal).Replace("≤", "<=", StringComparison.Ordinal);
        var sign = Operators.FirstOrDefault(o => clean.StartsWith(o, StringComparison.Ordinal));
        if (!TryReadFactor(clean[(sign?.Length ?? 0)..], out var factor))
        {
            return false;
        }

        threshold = new Threshold(sign ?? ">=", factor.Amount, factor.Unit, Implied: false);
        return true;
    }

    private static bool TryReadFactor(string text, [NotNullWhen(true)] out Factor? factor)
    {
        factor = null;
        var piece = ThaiText.ArabicDigits(text.Trim());
        var digits = piece.TakeWhile(c => char.IsAsciiDigit(c) || c is ',' or '.').Count();
        if (!decimal.TryParse(piece[..digits], NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var amount) || amount > MostOfOne)
        {
            return false;
        }

        var unit = text.Trim()[digits..].Trim();
        factor = new Factor(amount, unit.Length == 0 ? null : unit);
        return true;
    }
}
