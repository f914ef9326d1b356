using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Somdun.Modules.Accounts;

/// <summary>
/// One browser in which an account is signed in. The browser holds a random key alone; what it stands for is here, so that any node
/// serves it and anybody who may can end it.
/// </summary>
internal sealed class AccountSession
{
    public const int DeviceMaxLength = 200;
    public const int AddressMaxLength = 60;

    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the key the browser holds.</summary>
    public required byte[] KeyHash { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>The account's stamp when it was signed in: another one now, and the session is over.</summary>
    public required string Stamp { get; set; }

    public required SignInMeans Means { get; init; }

    /// <summary>When something beyond a password was shown: a code, a passkey.</summary>
    public DateTime? SecondFactorAt { get; set; }

    public required DateTime SignedInAt { get; init; }

    /// <summary>When its owner showed again who is there, by the password; null where that was never asked.</summary>
    public DateTime? ConfirmedAt { get; set; }

    /// <summary>To the minute.</summary>
    public required DateTime LastSeenAt { get; set; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>The browser and the system it runs on, as far as it says.</summary>
    public required string Device { get; init; }

    /// <summary>The network address it signed in from.</summary>
    public required string Address { get; init; }

    public void End(DateTime now) => EndedAt ??= now;
}

/// <summary>By what an account signed in.</summary>
internal enum SignInMeans
{
    Password,
    Passkey,
    External,
    Code,
    Demo,
}

internal sealed class AccountSessionConfiguration : IEntityTypeConfiguration<AccountSession>
{
    public void Configure(EntityTypeBuilder<AccountSession> session)
    {
        session.ToTable("sessions");
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Property(s => s.Stamp).HasMaxLength(Account.StampMaxLength);
        session.Property(s => s.Device).HasMaxLength(AccountSession.DeviceMaxLength);
        session.Property(s => s.Address).HasMaxLength(AccountSession.AddressMaxLength);
        session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        session.HasIndex(s => s.KeyHash).IsUnique();
        session.HasIndex(s => s.AccountId);
        session.HasIndex(s => s.LastSeenAt);
    }
}
