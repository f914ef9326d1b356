using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Foundation.Security;

namespace Somdun.Modules.Accounts;

/// <summary>Somebody known to another provider of sign-in (ThaID, a ministry's), joined to an account here.</summary>
internal sealed class ExternalSignIn
{
    public const int IssuerMaxLength = 300;
    public const int NameMaxLength = 200;

    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>The provider's own address for itself.</summary>
    public required string Issuer { get; init; }

    /// <summary>
    /// Of what the provider calls the person, with its issuer: some call a person by the national identification number, which has no business
    /// here, and of which there are too few to be safe under a hash without a key.
    /// </summary>
    public required LookupHash Subject { get; init; }

    /// <summary>The name the provider gave, for the owner to know it again.</summary>
    public required string Name { get; init; }

    public required DateTime JoinedAt { get; init; }

    public DateTime? LastUsedAt { get; set; }
}

internal sealed class ExternalSignInConfiguration : IEntityTypeConfiguration<ExternalSignIn>
{
    public void Configure(EntityTypeBuilder<ExternalSignIn> external)
    {
        external.ToTable("external_sign_ins");
        external.Property(e => e.Id).ValueGeneratedNever();
        external.Property(e => e.Issuer).HasMaxLength(ExternalSignIn.IssuerMaxLength);
        external.Property(e => e.Name).HasMaxLength(ExternalSignIn.NameMaxLength);
        external.HasOne<Account>().WithMany().HasForeignKey(e => e.AccountId).OnDelete(DeleteBehavior.Cascade);
        external.HasIndex(e => e.Subject).IsUnique();
        external.HasIndex(e => e.AccountId);
    }
}
