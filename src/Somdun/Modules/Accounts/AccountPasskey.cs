using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Somdun.Modules.Accounts;

/// <summary>A key that a telephone, a computer or a stick keeps for an account (WebAuthn); the server knows its public half.</summary>
internal sealed class AccountPasskey
{
    public const int NameMaxLength = 100;
    public const int CredentialIdMaxLength = 1023;
    public const int KeyMaxLength = 2000;
    public const int TransportsMaxLength = 200;
    public const int AttestationMaxLength = 20_000;

    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required byte[] CredentialId { get; init; }

    public required byte[] PublicKey { get; init; }

    /// <summary>As its owner tells it from the others.</summary>
    public required string Name { get; set; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? LastUsedAt { get; set; }

    /// <summary>Counted by the authenticator, where it counts; a count that goes back tells of a copy.</summary>
    public long SignCount { get; set; }

    /// <summary>How the authenticator can be reached, parted by spaces.</summary>
    public required string Transports { get; init; }

    public required bool IsUserVerified { get; set; }

    public required bool IsBackupEligible { get; init; }

    public required bool IsBackedUp { get; set; }

    public required byte[] AttestationObject { get; init; }

    public required byte[] ClientDataJson { get; init; }
}

internal sealed class AccountPasskeyConfiguration : IEntityTypeConfiguration<AccountPasskey>
{
    public void Configure(EntityTypeBuilder<AccountPasskey> passkey)
    {
        passkey.ToTable("account_passkeys");
        passkey.Property(p => p.Id).ValueGeneratedNever();
        passkey.Property(p => p.CredentialId).HasMaxLength(AccountPasskey.CredentialIdMaxLength);
        passkey.Property(p => p.PublicKey).HasMaxLength(AccountPasskey.KeyMaxLength);
        passkey.Property(p => p.Name).HasMaxLength(AccountPasskey.NameMaxLength);
        passkey.Property(p => p.Transports).HasMaxLength(AccountPasskey.TransportsMaxLength);
        passkey.Property(p => p.AttestationObject).HasMaxLength(AccountPasskey.AttestationMaxLength);
        passkey.Property(p => p.ClientDataJson).HasMaxLength(AccountPasskey.AttestationMaxLength);
        passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.Cascade);
        passkey.HasIndex(p => p.CredentialId).IsUnique();
        passkey.HasIndex(p => p.AccountId);
    }
}
