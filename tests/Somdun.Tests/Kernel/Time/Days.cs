using System.Globalization;

namespace Somdun.Tests.Kernel.Time;

internal static class Days
{
    /// <summary>A day by its ISO date, for the tables of tests.</summary>
    public static DateOnly Of(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
