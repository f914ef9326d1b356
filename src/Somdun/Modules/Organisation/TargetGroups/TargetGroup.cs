using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Organisation;

/// <summary>A selection of units by what holds of them, saved under a name: "schools of up to 50 pupils on 10 June 2563".</summary>
internal sealed class TargetGroup : IEditable
{
    public const int NameMaxLength = 200;
    public const int SelectionMaxLength = 100_000;

    public required Guid Id { get; init; }

    public required string ThaiName { get; set; }

    public string? EnglishName { get; set; }

    public required Selection Selection { get; set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>When it was put away: no longer offered, and still there for what used it.</summary>
    public DateTime? PutAwayAt { get; set; }

    public int RowVersion { get; set; }
}

/// <summary>What must hold of a unit, all together. An empty list asks nothing. Later kinds of selection are further properties.</summary>
internal sealed record Selection
{
    public UnitKind Kind { get; init; } = UnitKind.School;

    /// <summary>Empty: those that count as schools.</summary>
    public IReadOnlyList<UnitState> States { get; init; } = [];

    public int? PupilsFrom { get; init; }

    public int? PupilsTo { get; init; }

    /// <summary>On which day pupils were counted; null for the day as of which it is resolved.</summary>
    public DateOnly? CountedOn { get; init; }

    /// <summary>Districts, clusters, networks, funds: it must stand under one of each kind that is named.</summary>
    public IReadOnlyList<Guid> Under { get; init; } = [];

    /// <summary>A named list, by itself or beside the rest: these are in, whatever else holds.</summary>
    public IReadOnlyList<Guid> Named { get; init; } = [];

    /// <summary>Whether only the named list counts.</summary>
    public bool OnlyNamed { get; init; }
}

/// <summary>What a group selected as of a day, kept for what uses it. Never changed.</summary>
internal sealed class TargetGroupResolution
{
    public const int UsedByMaxLength = 60;

    public required Guid Id { get; init; }

    public required Guid GroupId { get; init; }

    public required DateOnly Day { get; init; }

    public required DateTime At { get; init; }

    public required string UsedBy { get; init; }

    public required Guid UsedById { get; init; }

    /// <summary>The selection as it was.</summary>
    public required Selection Selection { get; init; }

    public List<TargetGroupMember> Members { get; init; } = [];
}

internal sealed class TargetGroupMember
{
    public required Guid ResolutionId { get; init; }

    public required Guid UnitId { get; init; }
}

internal sealed class TargetGroupConfiguration : IEntityTypeConfiguration<TargetGroup>, IEntityTypeConfiguration<TargetGroupResolution>, IEntityTypeConfiguration<TargetGroupMember>
{
    public void Configure(EntityTypeBuilder<TargetGroup> group)
    {
        group.ToTable("target_groups");
        group.Property(g => g.Id).ValueGeneratedNever();
        group.Property(g => g.ThaiName).HasMaxLength(TargetGroup.NameMaxLength);
        group.Property(g => g.EnglishName).HasMaxLength(TargetGroup.NameMaxLength);
        group.Property(g => g.Selection).AsFrozenJson().HasMaxLength(TargetGroup.SelectionMaxLength);
        group.Property(g => g.RowVersion).IsConcurrencyToken();
        group.HasIndex(g => g.ThaiName).IsUnique().HasFilter("put_away_at is null");
    }

    public void Configure(EntityTypeBuilder<TargetGroupResolution> resolution)
    {
        resolution.ToTable("target_group_resolutions");
        resolution.Property(r => r.Id).ValueGeneratedNever();
        resolution.Property(r => r.UsedBy).HasMaxLength(TargetGroupResolution.UsedByMaxLength);
        resolution.Property(r => r.Selection).AsFrozenJson().HasMaxLength(TargetGroup.SelectionMaxLength);
        resolution.HasOne<TargetGroup>().WithMany().HasForeignKey(r => r.GroupId).OnDelete(DeleteBehavior.Restrict);
        resolution.HasMany(r => r.Members).WithOne().HasForeignKey(m => m.ResolutionId).OnDelete(DeleteBehavior.Cascade);
        resolution.HasIndex(r => new { r.UsedBy, r.UsedById });
    }

    public void Configure(EntityTypeBuilder<TargetGroupMember> member)
    {
        member.ToTable("target_group_members");
        member.HasKey(m => new { m.ResolutionId, m.UnitId });
        member.HasOne<Unit>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
