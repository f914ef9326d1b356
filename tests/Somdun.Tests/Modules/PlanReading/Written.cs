using System.Globalization;
using Somdun.Modules.PlanReading.Contract;

namespace Somdun.Tests.Modules.PlanReading;

/// <summary>Readings in a line, for tables of expectations: "10 ครั้ง×10 คน", "2 ฉบับ/ปี", "=172 คน" for a total.</summary>
internal static class Written
{
    public static string Of(Quantity quantity) =>
        (quantity.Role == QuantityRole.Total ? "=" : "")
        + string.Join('×', quantity.Factors.Select(f => $"{f.Amount.ToString("0.####", CultureInfo.InvariantCulture)} {f.Unit ?? "?"}"))
        + (quantity.Per is null ? "" : "/" + quantity.Per);

    public static string Of(Threshold? threshold) => threshold is null
        ? "-"
        : $"{threshold.Operator} {threshold.Amount.ToString("0.####", CultureInfo.InvariantCulture)} {threshold.Unit ?? "?"}{(threshold.Implied ? " (implied)" : "")}";

    public static string Of(DraftAlignment alignment) => $"{alignment.Framework ?? "?"} {alignment.Item ?? "?"}";
}
