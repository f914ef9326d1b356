using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Somdun.Time;

namespace Somdun.Modules.Planning;

/// <summary>
/// The fiscal years a plan is for, as addresses and people write them: <c>2563</c>, or <c>2563-2566</c> for a development plan.
/// </summary>
internal readonly record struct PlanPeriod(FiscalYear First, FiscalYear Last)
{
    private const int EarliestYear = 2475;
    private const int LatestYear = 2700;

    public bool IsOfOneYear => First == Last;

    /// <summary>Reads a Buddhist year or two with a hyphen between; false for anything else, a Gregorian year included.</summary>
    public static bool TryRead([NotNullWhen(true)] string? text, out PlanPeriod period)
    {
        period = default;
        var years = (text ?? "").Split('-');
        if (years.Length > 2 || !TryReadYear(years[0], out var first) || !TryReadYear(years[^1], out var last) || last < first)
        {
            return false;
        }

        period = new PlanPeriod(first, last);
        return true;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{First.BuddhistYear}{(IsOfOneYear ? "" : $"-{Last.BuddhistYear}")}");

    private static bool TryReadYear(string text, out FiscalYear year)
    {
        var isYear = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= EarliestYear and <= LatestYear;
        year = isYear ? new FiscalYear(number) : default;
        return isYear;
    }
}
