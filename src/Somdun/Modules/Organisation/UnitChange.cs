using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Foundation.Data;

namespace Somdun.Modules.Organisation;

/// <summary>
/// Something that happened to units, as an officer entered it: kept with what stood before and after, so that a change entered
/// wrongly can be taken back as a whole while nothing was built upon it.
/// </summary>
internal sealed class UnitChange
{
    public const int ByMaxLength = 200;

    public required Guid Id { get; init; }

    public required ChangeKind Kind { get; init; }

    /// <summary>The day from which it holds: past, today or to come.</summary>
    public required DateOnly Day { get; init; }

    public string? PaperNumber { get; init; }

    public string? Note { get; init; }

    public required DateTime RecordedAt { get; init; }

    public string? RecordedBy { get; init; }

    public DateTime? WithdrawnAt { get; set; }

    public string? WithdrawnBy { get; set; }

    /// <summary>Why it was taken back.</summary>
    public string? WithdrawnBecause { get; set; }

    public List<UnitChangePart> Parts { get; init; } = [];
}

/// <summary>What a change did to one unit.</summary>
internal sealed class UnitChangePart
{
    /// <summary>A hundred years of a unit's facts.</summary>
    public const int FactsMaxLength = 200_000;

    public required Guid ChangeId { get; init; }

    public required Guid UnitId { get; init; }

    public required UnitFacts Before { get; init; }

    public required UnitFacts After { get; init; }
}

/// <summary>What may happen to a unit.</summary>
internal enum ChangeKind
{
    Founded,
    Renamed,
    Recoded,
    Moved,
    NoPupils,
    Reopened,
    TeachingMerged,
    Merged,
    Split,
    Closed,
}

internal sealed class UnitChangeConfiguration : IEntityTypeConfiguration<UnitChange>
{
    public void Configure(EntityTypeBuilder<UnitChange> change)
    {
        change.ToTable("unit_changes");
        change.Property(c => c.Id).ValueGeneratedNever();
        change.Property(c => c.PaperNumber).HasMaxLength(UnitStatus.PaperNumberMaxLength);
        change.Property(c => c.Note).HasMaxLength(UnitStatus.NoteMaxLength);
        change.Property(c => c.RecordedBy).HasMaxLength(UnitChange.ByMaxLength);
        change.Property(c => c.WithdrawnBy).HasMaxLength(UnitChange.ByMaxLength);
        change.Property(c => c.WithdrawnBecause).HasMaxLength(UnitStatus.NoteMaxLength);
        change.HasMany(c => c.Parts).WithOne().HasForeignKey(p => p.ChangeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class UnitChangePartConfiguration : IEntityTypeConfiguration<UnitChangePart>
{
    public void Configure(EntityTypeBuilder<UnitChangePart> part)
    {
        part.ToTable("unit_change_parts");
        part.HasKey(p => new { p.ChangeId, p.UnitId });
        part.Property(p => p.Before).AsFrozenJson().HasMaxLength(UnitChangePart.FactsMaxLength);
        part.Property(p => p.After).AsFrozenJson().HasMaxLength(UnitChangePart.FactsMaxLength);
        part.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Cascade);
        part.HasIndex(p => p.UnitId);
    }
}
