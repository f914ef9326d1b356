using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
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
    /// <summary>Thai stays readable in the column; what is worked out from the rest is not kept.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new FiscalYearJson(), new MonthJson(), new BahtJson(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
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

    /// <summary>The same for a value that never changes but is replaced: compared by who it is, however large it is.</summary>
    public static PropertyBuilder<T> AsFrozenJson<T>(this PropertyBuilder<T> property)
        where T : class? =>
        property.HasConversion(
            value => JsonSerializer.Serialize(value, Options),
            text => JsonSerializer.Deserialize<T>(text, Options)!,
            new ValueComparer<T>((a, b) => ReferenceEquals(a, b), value => RuntimeHelpers.GetHashCode(value), value => value));

    private sealed class FiscalYearJson : JsonConverter<FiscalYear>
    {
        public override FiscalYear Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt32());

        public override void Write(Utf8JsonWriter writer, FiscalYear value, JsonSerializerOptions options) => writer.WriteNumberValue(value.BuddhistYear);
    }

    private sealed class MonthJson : JsonConverter<YearMonth>
    {
        public override YearMonth Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            YearMonth.Containing(DateOnly.ParseExact($"{reader.GetString()}-01", "O", CultureInfo.InvariantCulture));

        public override void Write(Utf8JsonWriter writer, YearMonth value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class BahtJson : JsonConverter<Baht>
    {
        public override Baht Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Baht value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Satang);
    }
}
