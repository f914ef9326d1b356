using System.Globalization;
using Somdun.Money;
using Somdun.Time;

namespace Somdun.Foundation.Typesetting;

/// <summary>A number, an amount or a day that is printed for people and stays a number in a spreadsheet.</summary>
public sealed record Figure
{
    private Figure(decimal amount, int decimals, DateOnly? day) => (Amount, Decimals, Day) = (amount, decimals, day);

    /// <summary>The number; of a day, zero.</summary>
    public decimal Amount { get; }

    public int Decimals { get; }

    public DateOnly? Day { get; }

    /// <summary>Stands after the number: "คน", "%".</summary>
    public string? Unit { get; init; }

    public static Figure Of(Baht amount) => new(amount.Amount, 2, null);

    public static Figure Of(decimal amount, int decimals = 0, string? unit = null) => new(amount, decimals, null) { Unit = unit };

    public static Figure Of(DateOnly day) => new(0, 0, day);

    /// <summary>As a person reads it: <c>5,475,250.00</c>, <c>113 คน</c>, <c>22 พ.ย. 2569</c>; digits are still 0–9.</summary>
    public string Print(Language language) => Day is { } day
        ? ThaiDate.Short(day, language)
        : Amount.ToString("N" + Decimals, CultureInfo.InvariantCulture) + (Unit is null ? "" : " " + Unit);
}
