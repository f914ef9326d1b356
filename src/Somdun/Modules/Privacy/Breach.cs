using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Foundation.Data;

namespace Somdun.Modules.Privacy;

/// <summary>
/// A breach of personal data. The Committee is told within 72 hours of its being noticed, unless it risks nobody's rights; the clock runs
/// from <see cref="NoticedAt"/> whether anybody looks or not.
/// </summary>
internal sealed class Breach : IEditable
{
    public const int TextMaxLength = 4000;

    /// <summary>Personal Data Protection Act B.E. 2562, s. 37 (4).</summary>
    public static readonly TimeSpan TimeToTell = TimeSpan.FromHours(72);

    public required Guid Id { get; init; }

    public required DateTime NoticedAt { get; set; }

    public required string What { get; set; }

    /// <summary>Whose data, of which kind, of how many.</summary>
    public required string Affected { get; set; }

    /// <summary>What was done about it.</summary>
    public string? Measures { get; set; }

    /// <summary>Whether it may harm anybody's rights; if not, the Committee need not be told.</summary>
    public bool IsRisk { get; set; } = true;

    public DateTime? CommitteeToldAt { get; set; }

    public DateTime? PeopleToldAt { get; set; }

    public int RowVersion { get; set; }

    public DateTime DueAt => NoticedAt + TimeToTell;
}

internal sealed class BreachConfiguration : IEntityTypeConfiguration<Breach>
{
    public void Configure(EntityTypeBuilder<Breach> breach)
    {
        breach.ToTable("breaches");
        breach.Property(b => b.Id).ValueGeneratedNever();
        breach.Property(b => b.What).HasMaxLength(Breach.TextMaxLength);
        breach.Property(b => b.Affected).HasMaxLength(Breach.TextMaxLength);
        breach.Property(b => b.Measures).HasMaxLength(Breach.TextMaxLength);
        breach.Property(b => b.RowVersion).IsConcurrencyToken();
        breach.Ignore(b => b.DueAt);
        breach.HasIndex(b => b.NoticedAt);
    }
}
