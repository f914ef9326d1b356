using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Somdun.Money;
using Somdun.Time;

namespace Somdun.Foundation.Data;

/// <summary>
/// Moments are UTC on both databases: PostgreSQL refuses another kind, SQLite gives them back without one.
/// Kept to the microsecond, which is all that PostgreSQL keeps.
/// </summary>
internal sealed class UtcMoment() : ValueConverter<DateTime, DateTime>(
    moment => new DateTime(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc),
    moment => DateTime.SpecifyKind(moment, DateTimeKind.Utc));

/// <summary>A year people speak of is stored as the Buddhist number they speak.</summary>
internal sealed class FiscalYearNumber() : ValueConverter<FiscalYear, int>(year => year.BuddhistYear, number => new FiscalYear(number));

/// <summary>Money is whole satang, which both databases add exactly.</summary>
internal sealed class SatangNumber() : ValueConverter<Baht, long>(baht => baht.Satang, satang => new Baht(satang));

internal static class JsonColumns
{
    /// <summary>Thai stays readable in the column.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Keeps a small value that is only ever read whole as JSON text, compared by that text.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) =>
        property.HasConversion(
            value => JsonSerializer.Serialize(value, Options),
            text => JsonSerializer.Deserialize<T>(text, Options)!,
            new ValueComparer<T>(
                (a, b) => JsonSerializer.Serialize(a, Options) == JsonSerializer.Serialize(b, Options),
                value => JsonSerializer.Serialize(value, Options).GetHashCode(StringComparison.Ordinal),
                value => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, Options), Options)!));
}
