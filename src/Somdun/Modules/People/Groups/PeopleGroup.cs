using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Foundation.Data;

namespace Somdun.Modules.People;

/// <summary>A selection of people by the positions they hold, saved under a name: "directors appointed this year".</summary>
internal sealed class PeopleGroup : IEditable
{
    public const int NameMaxLength = 200;
    public const int SelectionMaxLength = 100_000;

    public required Guid Id { get; init; }

    public required string ThaiName { get; set; }

    public string? EnglishName { get; set; }

    public required PeopleSelection Selection { get; set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>When it was put away: no longer offered, and still there for what used it.</summary>
    public DateTime? PutAwayAt { get; set; }

    public int RowVersion { get; set; }
}

/// <summary>When a position began, seen from the day as of which a group is resolved.</summary>
internal enum Began
{
    Anytime,

    /// <summary>In the fiscal year of that day.</summary>
    ThisFiscalYear,

    /// <summary>In the school year of that day.</summary>
    ThisSchoolYear,

    /// <summary>Between two days that are said.</summary>
    Between,
}

/// <summary>What must hold of one position, all together, which is held on the day. An empty list asks nothing. Later kinds of selection are further properties.</summary>
internal sealed record PeopleSelection
{
    /// <summary>Only who answers for the unit: directors, heads of groups.</summary>
    public bool OnlyHeads { get; init; }

    /// <summary>A part of the position's title.</summary>
    public string? Title { get; init; }

    public IReadOnlyList<StaffKind> Kinds { get; init; } = [];

    public Began Began { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>The office, a group, a school, with all under it; none for everywhere.</summary>
    public IReadOnlyList<Guid> Under { get; init; } = [];
}

/// <summary>Whom a group selected as of a day, kept for what uses it. Never changed.</summary>
internal sealed class PeopleGroupResolution
{
    public const int UsedByMaxLength = 60;

    public required Guid Id { get; init; }

    public required Guid GroupId { get; init; }

    public required DateOnly Day { get; init; }

    public required DateTime At { get; init; }

    public required string UsedBy { get; init; }

    public required Guid UsedById { get; init; }

    /// <summary>The selection as it was.</summary>
    public required PeopleSelection Selection { get; init; }

    public List<PeopleGroupMember> Members { get; init; } = [];
}

internal sealed class PeopleGroupMember
{
    public required Guid ResolutionId { get; init; }

    public required Guid PersonId { get; init; }
}

internal sealed class PeopleGroupConfiguration : IEntityTypeConfiguration<PeopleGroup>, IEntityTypeConfiguration<PeopleGroupResolution>, IEntityTypeConfiguration<PeopleGroupMember>
{
    public void Configure(EntityTypeBuilder<PeopleGroup> group)
    {
        group.ToTable("people_groups");
        group.Property(g => g.Id).ValueGeneratedNever();
        group.Property(g => g.ThaiName).HasMaxLength(PeopleGroup.NameMaxLength);
        group.Property(g => g.EnglishName).HasMaxLength(PeopleGroup.NameMaxLength);
        group.Property(g => g.Selection).AsFrozenJson().HasMaxLength(PeopleGroup.SelectionMaxLength);
        group.Property(g => g.RowVersion).IsConcurrencyToken();
        group.HasIndex(g => g.ThaiName).IsUnique().HasFilter("put_away_at is null");
    }

    public void Configure(EntityTypeBuilder<PeopleGroupResolution> resolution)
    {
        resolution.ToTable("people_group_resolutions");
        resolution.Property(r => r.Id).ValueGeneratedNever();
        resolution.Property(r => r.UsedBy).HasMaxLength(PeopleGroupResolution.UsedByMaxLength);
        resolution.Property(r => r.Selection).AsFrozenJson().HasMaxLength(PeopleGroup.SelectionMaxLength);
        resolution.HasOne<PeopleGroup>().WithMany().HasForeignKey(r => r.GroupId).OnDelete(DeleteBehavior.Restrict);
        resolution.HasMany(r => r.Members).WithOne().HasForeignKey(m => m.ResolutionId).OnDelete(DeleteBehavior.Cascade);
        resolution.HasIndex(r => new { r.UsedBy, r.UsedById });
    }

    public void Configure(EntityTypeBuilder<PeopleGroupMember> member)
    {
        member.ToTable("people_group_members");
        member.HasKey(m => new { m.ResolutionId, m.PersonId });
        member.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
