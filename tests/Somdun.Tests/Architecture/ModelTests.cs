using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Somdun.Foundation.Data;
using Somdun.Tests.Support;

namespace Somdun.Tests.Architecture;

/// <summary>What holds for every mapped entity, on both databases, without a server: the model is all that is looked at.</summary>
public class ModelTests
{
    public static TheoryData<string> Settings => ["sqlite:model.db", "Host=127.0.0.1;Database=model"];

    [Theory, MemberData(nameof(Settings))]
    public void The_migrations_are_those_of_the_model(string setting)
    {
        using var db = Open(setting);

        Assert.False(db.Database.HasPendingModelChanges(), "The model changed and no migration says so: bin/migration NAME.");
    }

    [Fact]
    public void Both_databases_have_the_same_tables_and_columns()
    {
        using var sqlite = Open("sqlite:model.db");
        using var postgres = Open("Host=127.0.0.1;Database=model");

        Assert.Equal(Columns(sqlite), Columns(postgres));

        static IEnumerable<string> Columns(SomdunDb db) => db.Model.GetRelationalModel().Tables
            .SelectMany(table => table.Columns.Select(column => $"{table.Name}.{column.Name} {(column.IsNullable ? "null" : "not null")}"))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>SQLite cannot order a DateTimeOffset, and neither database adds a float as an office adds money.</summary>
    [Fact]
    public void No_property_is_kept_as_what_databases_disagree_on() =>
        Faults.None(Properties()
            .Where(property => Kept(property) is var type && (type == typeof(DateTimeOffset) || type == typeof(float) || type == typeof(double) || type == typeof(decimal)))
            .Select(Name));

    [Fact]
    public void Every_text_has_a_greatest_length() =>
        Faults.None(Properties().Where(property => Kept(property) == typeof(string) && property.GetMaxLength() is null).Select(Name));

    [Fact]
    public void A_choice_is_kept_as_its_name() =>
        Faults.None(Properties()
            .Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum && Kept(property) != typeof(string))
            .Select(Name));

    /// <summary>Identifiers are made by us, in the order of time, the same on both databases.</summary>
    [Fact]
    public void No_key_is_made_by_the_database() =>
        Faults.None(Properties().Where(property => property.IsPrimaryKey() && property.ValueGenerated is not ValueGenerated.Never).Select(Name));

    private static SomdunDb Open(string setting) => DatabaseSetting.Parse(setting).Open();

    private static List<IProperty> Properties()
    {
        using var db = Open("sqlite:model.db");
        return [.. db.Model.GetEntityTypes().SelectMany(entity => entity.GetFlattenedProperties())];
    }

    private static Type Kept(IProperty property)
    {
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    private static string Name(IProperty property) => $"{property.DeclaringType.ShortName()}.{property.Name}";
}
