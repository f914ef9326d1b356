using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Organisation;

/// <summary>
/// An office, a group within it, a school, or what schools belong to. Here stands only what has no date: what it is called,
/// which codes it has, to what it belongs and whether it is open are dated, each in a table of its own.
/// </summary>
internal sealed class Unit
{
    public const int LevelsMaxLength = 100;
    public const int SubDistrictMaxLength = 100;

    public required Guid Id { get; init; }

    public required UnitKind Kind { get; init; }

    /// <summary>Where it stands among its siblings.</summary>
    public int Position { get; set; }

    /// <summary>When this installation began to serve it; null for all units but the office.</summary>
    public DateTime? ServedSince { get; set; }

    /// <summary>Which levels a school teaches, as the register prints them: อนุบาล-ประถมศึกษา.</summary>
    public string? Levels { get; set; }

    public string? SubDistrict { get; set; }

    /// <summary>Degrees north in millionths.</summary>
    public int? Latitude { get; set; }

    /// <summary>Degrees east in millionths.</summary>
    public int? Longitude { get; set; }
}

internal sealed class UnitConfiguration : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> unit)
    {
        unit.ToTable("units", table => table.HasCheckConstraint(
            "ck_units_on_earth",
            "(latitude is null) = (longitude is null) and (latitude is null or (latitude between -90000000 and 90000000 and longitude between -180000000 and 180000000))"));
        unit.Property(u => u.Id).ValueGeneratedNever();
        unit.Property(u => u.Levels).HasMaxLength(Unit.LevelsMaxLength);
        unit.Property(u => u.SubDistrict).HasMaxLength(Unit.SubDistrictMaxLength);
        unit.HasIndex(u => u.Kind).HasFilter("kind <> 'School'").HasDatabaseName("ix_units_kind_other_than_school");

        // Every page asks for the office, in the midst of 29,579 schools too.
        unit.HasIndex(u => u.ServedSince).HasFilter("served_since is not null").HasDatabaseName("ix_units_served");
    }
}
