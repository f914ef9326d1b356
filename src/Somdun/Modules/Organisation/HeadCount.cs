using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Somdun.Modules.Organisation;

/// <summary>How many pupils a school had on the day they were counted. It stands until the next count.</summary>
internal sealed class HeadCount
{
    public const int SourceMaxLength = 200;

    /// <summary>More than any school has: what is above is a slip of the pen.</summary>
    public const int MostPupils = 20_000;

    public required Guid UnitId { get; init; }

    public required DateOnly Day { get; init; }

    public required int Pupils { get; set; }

    /// <summary>Where the number is from: a file's name, the pupil register of a day.</summary>
    public required string Source { get; set; }
}

internal sealed class HeadCountConfiguration : IEntityTypeConfiguration<HeadCount>
{
    public void Configure(EntityTypeBuilder<HeadCount> count)
    {
        count.ToTable("head_counts", table => table.HasCheckConstraint("ck_head_counts_pupils", "pupils between 0 and 20000"));
        count.HasKey(c => new { c.UnitId, c.Day });
        count.Property(c => c.Source).HasMaxLength(HeadCount.SourceMaxLength);
        count.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Cascade);
    }
}
