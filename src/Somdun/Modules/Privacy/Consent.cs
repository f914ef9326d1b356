using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Somdun.Modules.Privacy;

/// <summary>That a person agreed to an activity whose basis is consent, and took it back.</summary>
internal sealed class Consent
{
    public const int EvidenceMaxLength = 300;

    public required Guid Id { get; init; }

    /// <summary>Of the register of people.</summary>
    public required Guid PersonId { get; init; }

    public required Guid ActivityId { get; init; }

    public required DateOnly GivenOn { get; init; }

    /// <summary>The paper by which it was given.</summary>
    public required string Evidence { get; init; }

    public DateOnly? WithdrawnOn { get; set; }
}

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> consent)
    {
        consent.ToTable("consents", table => table.HasCheckConstraint("ck_consents_forward", "withdrawn_on is null or withdrawn_on >= given_on"));
        consent.Property(c => c.Id).ValueGeneratedNever();
        consent.Property(c => c.Evidence).HasMaxLength(Consent.EvidenceMaxLength);
        consent.HasOne<ProcessingActivity>().WithMany().HasForeignKey(c => c.ActivityId).OnDelete(DeleteBehavior.Restrict);
        consent.HasIndex(c => new { c.PersonId, c.ActivityId, c.GivenOn }).IsUnique();
    }
}
