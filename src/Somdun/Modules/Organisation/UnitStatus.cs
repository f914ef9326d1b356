using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Organisation;

/// <summary>
/// How a unit stands from the day of an event until the next one's. A unit without a status on a day was not there yet.
/// </summary>
internal sealed class UnitStatus : IDated
{
    public const int PaperNumberMaxLength = 100;
    public const int NoteMaxLength = 1000;

    public required Guid UnitId { get; init; }

    /// <summary>The day of the event.</summary>
    public required DateOnly Since { get; init; }

    public required DateOnly Until { get; set; }

    public required UnitState State { get; init; }

    /// <summary>The announcement or order: ประกาศ สพป. … ลงวันที่ …</summary>
    public string? PaperNumber { get; init; }

    /// <summary>Merged: into which; taught elsewhere: at which; open: out of which it was split.</summary>
    public Guid? OtherUnitId { get; init; }

    public string? Note { get; init; }
}

internal sealed class UnitStatusConfiguration : IEntityTypeConfiguration<UnitStatus>
{
    public void Configure(EntityTypeBuilder<UnitStatus> status)
    {
        status.ToTable("unit_statuses", table =>
        {
            table.HasCheckConstraint("ck_unit_statuses_forward", "since < until");
            table.HasCheckConstraint("ck_unit_statuses_other", "other_unit_id is null or other_unit_id <> unit_id");
            table.HasCheckConstraint("ck_unit_statuses_into", "state not in ('Merged', 'TeachingMerged') or other_unit_id is not null");
        });
        status.HasKey(s => new { s.UnitId, s.Since });
        status.Property(s => s.PaperNumber).HasMaxLength(UnitStatus.PaperNumberMaxLength);
        status.Property(s => s.Note).HasMaxLength(UnitStatus.NoteMaxLength);
        status.HasOne<Unit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Cascade);
        status.HasOne<Unit>().WithMany().HasForeignKey(s => s.OtherUnitId).OnDelete(DeleteBehavior.Restrict);
        status.HasIndex(s => s.OtherUnitId).HasFilter("other_unit_id is not null");
    }
}
