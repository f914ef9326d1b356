using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Somdun.Modules.Accounts;

/// <summary>
/// A sign-in under way between two requests: the password was right and the second factor is asked for, or a passkey was challenged. The
/// browser holds its key alone. It is used up by its answer, right or wrong as its kind says, and forgotten after minutes.
/// </summary>
internal sealed class SignInStep
{
    public const int StateMaxLength = 8000;

    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the key the browser holds.</summary>
    public required byte[] KeyHash { get; init; }

    public required SignInStepKind Kind { get; init; }

    /// <summary>Null where a passkey is yet to say whose it is.</summary>
    public Guid? AccountId { get; init; }

    public required SignInMeans Means { get; init; }

    /// <summary>The challenge as the passkey's handler wrote it.</summary>
    public string? State { get; init; }

    public int Tries { get; set; }

    public required DateTime ExpiresAt { get; init; }
}

internal enum SignInStepKind
{
    SecondFactor,
    PasskeySignIn,
    PasskeyRegistration,
}

internal sealed class SignInStepConfiguration : IEntityTypeConfiguration<SignInStep>
{
    public void Configure(EntityTypeBuilder<SignInStep> step)
    {
        step.ToTable("sign_in_steps");
        step.Property(s => s.Id).ValueGeneratedNever();
        step.Property(s => s.State).HasMaxLength(SignInStep.StateMaxLength);
        step.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        step.HasIndex(s => s.KeyHash).IsUnique();
        step.HasIndex(s => s.ExpiresAt);
    }
}
