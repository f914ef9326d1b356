using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Organisation;

/// <summary>An office, a group within it, or a school.</summary>
internal sealed class Unit
{
    public const int CodeMaxLength = 20;
    public const int NameMaxLength = 300;

    public required Guid Id { get; init; }

    public required UnitKind Kind { get; init; }

    /// <summary>As the ministry or the office writes it; text, with its leading noughts. Null for a group.</summary>
    public string? Code { get; set; }

    public required string ThaiName { get; set; }

    public required string EnglishName { get; set; }

    public Guid? ParentId { get; set; }

    /// <summary>Where it stands among its siblings.</summary>
    public int Position { get; set; }
}

internal sealed class UnitConfiguration : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> unit)
    {
        unit.ToTable("units");
        unit.Property(u => u.Id).ValueGeneratedNever();
        unit.Property(u => u.Code).HasMaxLength(Unit.CodeMaxLength);
        unit.Property(u => u.ThaiName).HasMaxLength(Unit.NameMaxLength);
        unit.Property(u => u.EnglishName).HasMaxLength(Unit.NameMaxLength);
        unit.HasOne<Unit>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
        unit.HasIndex(u => u.Code).IsUnique();
    }
}
