using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Foundation.Security;
using Somdun.Thai;

namespace Somdun.Modules.Accounts;

/// <summary>
/// By what somebody signs in. It belongs to a person, or for a while to whoever a school names; what it may do stands in its
/// <see cref="AccountGrant"/>s. It is closed, never deleted: what was done by it stays readable.
/// </summary>
internal sealed class Account
{
    public const int SignInNameMaxLength = 100;
    public const int DisplayNameMaxLength = 200;
    public const int EmailMaxLength = 254;
    public const int PasswordHashMaxLength = 400;
    public const int StampMaxLength = 64;

    public required Guid Id { get; init; }

    /// <summary>As the person types it, in whichever case.</summary>
    public required string SignInName { get; set; }

    /// <summary>By which it is found: <see cref="KeyOf"/> of the name.</summary>
    public required string SignInKey { get; set; }

    /// <summary>As others see it beside what was done.</summary>
    public required string DisplayName { get; set; }

    public string? Email { get; set; }

    /// <summary>The person of the register behind it.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>Null until somebody has chosen one, and for who signs in by other means.</summary>
    public string? PasswordHash { get; set; }

    public DateTime? PasswordSetAt { get; set; }

    /// <summary>Changes with every means of signing in: sessions that bear another one are over.</summary>
    public required string SecurityStamp { get; set; }

    /// <summary>The secret shared with an authenticator app, sealed; without <see cref="TotpSince"/> it is not confirmed yet.</summary>
    public Sealed? TotpSecret { get; set; }

    public DateTime? TotpSince { get; set; }

    /// <summary>The last half minute whose code was used: no code counts twice.</summary>
    public long TotpLastStep { get; set; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? LastSignedInAt { get; set; }

    public DateTime? ClosedAt { get; set; }

    public static Account Make(string signInName, string displayName, string? email, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(),
        SignInName = ThaiText.Clean(signInName),
        SignInKey = KeyOf(signInName),
        DisplayName = ThaiText.Clean(displayName),
        Email = EmailOf(email),
        SecurityStamp = RandomSecrets.NewKey(),
        CreatedAt = now,
    };

    /// <summary>Small letters, by which it is also found; null for none.</summary>
    public static string? EmailOf(string? email) => string.IsNullOrWhiteSpace(email) ? null : ThaiText.Clean(email).ToLowerInvariant();

    /// <summary>The same for every way of typing one name: case, white space, Thai digits.</summary>
    public static string KeyOf(string signInName) => ThaiText.ArabicDigits(ThaiText.Clean(signInName)).ToLowerInvariant();
}

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts");
        account.Property(a => a.Id).ValueGeneratedNever();
        account.Property(a => a.SignInName).HasMaxLength(Account.SignInNameMaxLength);
        account.Property(a => a.SignInKey).HasMaxLength(Account.SignInNameMaxLength);
        account.Property(a => a.DisplayName).HasMaxLength(Account.DisplayNameMaxLength);
        account.Property(a => a.Email).HasMaxLength(Account.EmailMaxLength);
        account.Property(a => a.PasswordHash).HasMaxLength(Account.PasswordHashMaxLength);
        account.Property(a => a.SecurityStamp).HasMaxLength(Account.StampMaxLength);
        account.HasIndex(a => a.SignInKey).IsUnique();
        account.HasIndex(a => a.Email);
        account.HasIndex(a => a.PersonId);
    }
}
