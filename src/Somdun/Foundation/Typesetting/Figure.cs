using System.Globalization;
using Somdun.Money;

namespace Somdun.Foundation.Typesetting;

/// <summary>A number or an amount that is printed for people and stays a number in a spreadsheet.</summary>
public sealed record Figure
{
    private Figure(decimal amount, int decimals) => (Amount, Decimals) = (amount, decimals);

    public decimal Amount { get; }

    public int Decimals { get; }

    /// <summary>Stands after the number: "คน", "%".</summary>
    public string? Unit { get; init; }

    public static Figure Of(Baht amount) => new(amount.Amount, 2);

    public static Figure Of(decimal amount, int decimals = 0, string? unit = null) => new(amount, decimals) { Unit = unit };

    /// <summary>As a person reads it: <c>5,475,250.00</c>, <c>113 คน</c>; digits are still 0–9.</summary>
    public string Print() => Amount.ToString("N" + Decimals, CultureInfo.InvariantCulture) + (Unit is null ? "" : " " + Unit);
}
