using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Foundation.Security;

namespace Somdun.Modules.Accounts;

/// <summary>
/// What lets somebody into an account once, to choose a password: on a slip, in a mail, at the console. Only its hash is kept; a newer one
/// for the same account makes the older worthless.
/// </summary>
internal sealed class OneTimeCode
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required CodePurpose Purpose { get; init; }

    public required CodeDelivery Delivery { get; init; }

    /// <summary>SHA-256 of the code.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The code itself, sealed, while its slip may be fetched again: until somebody says it is printed, or it counts no more.</summary>
    public Sealed? Kept { get; set; }

    public required DateTime MadeAt { get; init; }

    /// <summary>Null where the program made it, or its owner asked for it.</summary>
    public Guid? MadeById { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public DateTime? UsedAt { get; set; }

    public DateTime? ReplacedAt { get; set; }
}

internal enum CodePurpose
{
    /// <summary>The first password of an account, and its names as its owner writes them.</summary>
    Invitation,

    /// <summary>Another password for one that was forgotten. The second factor stays.</summary>
    PasswordReset,

    /// <summary>Another password, and the second factor begins anew: both were lost, and somebody looked the person in the eye.</summary>
    FullReset,
}

internal enum CodeDelivery
{
    Mail,
    Slip,
    Console,
}

internal sealed class OneTimeCodeConfiguration : IEntityTypeConfiguration<OneTimeCode>
{
    public void Configure(EntityTypeBuilder<OneTimeCode> code)
    {
        code.ToTable("one_time_codes");
        code.Property(c => c.Id).ValueGeneratedNever();
        code.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
        code.HasIndex(c => c.Hash).IsUnique();
        code.HasIndex(c => c.AccountId);
    }
}

internal static class OneTimeCodeQueries
{
    extension(IQueryable<OneTimeCode> codes)
    {
        public IQueryable<OneTimeCode> Open(DateTime now) => codes.Where(c => c.UsedAt == null && c.ReplacedAt == null && now < c.ExpiresAt);
    }
}
