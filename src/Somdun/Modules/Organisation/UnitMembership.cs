using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Organisation;

/// <summary>That a unit belongs to another in a stretch of days. Where a change is written, <see cref="UnitTree"/> brings the ancestors in step.</summary>
internal sealed class UnitMembership : IDated
{
    public required Guid UnitId { get; init; }

    public required Hierarchy Hierarchy { get; init; }

    public required Guid ParentId { get; init; }

    public required DateOnly Since { get; init; }

    public required DateOnly Until { get; set; }
}

internal sealed class UnitMembershipConfiguration : IEntityTypeConfiguration<UnitMembership>
{
    public void Configure(EntityTypeBuilder<UnitMembership> membership)
    {
        membership.ToTable("unit_memberships", table =>
        {
            table.HasCheckConstraint("ck_unit_memberships_forward", "since < until");
            table.HasCheckConstraint("ck_unit_memberships_other", "unit_id <> parent_id");
        });
        membership.HasKey(m => new { m.UnitId, m.Hierarchy, m.ParentId, m.Since });
        membership.HasOne<Unit>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Cascade);
        membership.HasOne<Unit>().WithMany().HasForeignKey(m => m.ParentId).OnDelete(DeleteBehavior.Restrict);
        membership.HasIndex(m => new { m.ParentId, m.Hierarchy });
    }
}
