using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Somdun.Modules.Accounts;

/// <summary>
/// How often something was tried lately: a sign-in name, whether or not an account bears it; a network address. Names and addresses are
/// kept as hashes alone.
/// </summary>
internal sealed class AttemptCount
{
    public const int IdMaxLength = 100;

    /// <summary>What is tried, and the hash of by whom.</summary>
    public required string Id { get; init; }

    public required int Count { get; init; }

    /// <summary>The last try that still counted: those after the limit do not prolong it.</summary>
    public required DateTime LastAt { get; init; }
}

internal sealed class AttemptCountConfiguration : IEntityTypeConfiguration<AttemptCount>
{
    public void Configure(EntityTypeBuilder<AttemptCount> attempts)
    {
        attempts.ToTable("attempt_counts");
        attempts.Property(a => a.Id).HasMaxLength(AttemptCount.IdMaxLength).ValueGeneratedNever();
        attempts.HasIndex(a => a.LastAt);
    }
}
