using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Organisation;

/// <summary>A code by which a unit is known in a stretch of days. At most one of a scheme a day, and no two units with the same.</summary>
internal sealed class UnitIdentifier : IDated
{
    public const int TextMaxLength = 20;

    public required Guid UnitId { get; init; }

    public required IdentifierScheme Scheme { get; init; }

    /// <summary>As written, with its leading noughts.</summary>
    public required string Text { get; init; }

    public required DateOnly Since { get; init; }

    public required DateOnly Until { get; set; }
}

internal sealed class UnitIdentifierConfiguration : IEntityTypeConfiguration<UnitIdentifier>
{
    public void Configure(EntityTypeBuilder<UnitIdentifier> identifier)
    {
        identifier.ToTable("unit_identifiers", table => table.HasCheckConstraint("ck_unit_identifiers_forward", "since < until"));
        identifier.HasKey(i => new { i.UnitId, i.Scheme, i.Since });
        identifier.Property(i => i.Text).HasMaxLength(UnitIdentifier.TextMaxLength);
        identifier.HasOne<Unit>().WithMany().HasForeignKey(i => i.UnitId).OnDelete(DeleteBehavior.Cascade);
        identifier.HasIndex(i => new { i.Text, i.Scheme });
    }
}
