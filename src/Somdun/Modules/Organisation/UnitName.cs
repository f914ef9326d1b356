using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Modules.Organisation.Contract;
using Somdun.Thai;

namespace Somdun.Modules.Organisation;

/// <summary>What a unit is called in a stretch of days.</summary>
internal sealed class UnitName : IDated
{
    public const int NameMaxLength = 300;

    // At most three times the text and two.
    public const int SortKeyMaxLength = (3 * NameMaxLength) + 2;

    public required Guid UnitId { get; init; }

    public required DateOnly Since { get; init; }

    public required DateOnly Until { get; set; }

    public required string Thai { get; init; }

    /// <summary>Null where nobody gave it an English name.</summary>
    public string? English { get; init; }

    /// <summary>By which it is found: <see cref="ThaiText.SearchKey"/> of both names.</summary>
    public required string SearchKey { get; set; }

    /// <summary>By which it stands in a list: <see cref="ThaiText.SortKey"/>.</summary>
    public required string SortKey { get; set; }

    public static UnitName Of(Guid unitId, Text name, DateOnly since, DateOnly until) => new()
    {
        UnitId = unitId,
        Since = since,
        Until = until,
        Thai = name.Thai,
        English = name.English.Length == 0 || name.English == name.Thai ? null : name.English,
        SearchKey = SearchKeyOf(name.Thai, name.English),
        SortKey = ThaiText.SortKey(name.Thai),
    };

    public static string SearchKeyOf(string thai, string? english)
    {
        var key = ThaiText.SearchKey(thai);
        return english is { Length: > 0 } && english != thai ? $"{key} {ThaiText.SearchKey(english)}" : key;
    }
}

internal sealed class UnitNameConfiguration : IEntityTypeConfiguration<UnitName>
{
    public void Configure(EntityTypeBuilder<UnitName> name)
    {
        name.ToTable("unit_names", table => table.HasCheckConstraint("ck_unit_names_forward", "since < until"));
        name.HasKey(n => new { n.UnitId, n.Since });
        name.Property(n => n.Thai).HasMaxLength(UnitName.NameMaxLength);
        name.Property(n => n.English).HasMaxLength(UnitName.NameMaxLength);
        name.Property(n => n.SearchKey).HasMaxLength((2 * UnitName.NameMaxLength) + 1);
        name.Property(n => n.SortKey).HasMaxLength(UnitName.SortKeyMaxLength);
        name.HasOne<Unit>().WithMany().HasForeignKey(n => n.UnitId).OnDelete(DeleteBehavior.Cascade);
        name.HasIndex(n => n.SearchKey);
        name.HasIndex(n => new { n.SortKey, n.UnitId });
    }
}
