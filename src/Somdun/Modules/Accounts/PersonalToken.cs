using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Somdun.Modules.Accounts;

/// <summary>
/// What a program shows in its owner's stead, at <c>/api</c> and nowhere else. It may do what its scopes name, of what its owner may do
/// on that day; it never signs in.
/// </summary>
internal sealed class PersonalToken
{
    public const int NameMaxLength = 100;
    public const int HintMaxLength = 20;
    public const int ScopesMaxLength = 4000;

    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>What its owner uses it for.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Its first letters, by which its owner knows it again.</summary>
    public required string Hint { get; init; }

    /// <summary>Codes of permissions, parted by spaces.</summary>
    public required string Scopes { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    /// <summary>To the minute.</summary>
    public DateTime? LastUsedAt { get; set; }

    public DateTime? RevokedAt { get; set; }
}

internal sealed class PersonalTokenConfiguration : IEntityTypeConfiguration<PersonalToken>
{
    public void Configure(EntityTypeBuilder<PersonalToken> token)
    {
        token.ToTable("personal_tokens");
        token.Property(t => t.Id).ValueGeneratedNever();
        token.Property(t => t.Name).HasMaxLength(PersonalToken.NameMaxLength);
        token.Property(t => t.Hint).HasMaxLength(PersonalToken.HintMaxLength);
        token.Property(t => t.Scopes).HasMaxLength(PersonalToken.ScopesMaxLength);
        token.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Cascade);
        token.HasIndex(t => t.Hash).IsUnique();
        token.HasIndex(t => t.AccountId);
    }
}
