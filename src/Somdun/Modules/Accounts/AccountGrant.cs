using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Somdun.Modules.Accounts;

/// <summary>
/// A role given to an account in a unit, for a stretch of days, on some paper. Taken back it stays for the record: who could do what on a
/// day is answered from here.
/// </summary>
internal sealed class AccountGrant
{
    public const int RoleMaxLength = 60;
    public const int PaperMaxLength = 200;
    public const int ReasonMaxLength = 500;

    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>The code of a role of <c>Roles.cs</c>.</summary>
    public required string Role { get; init; }

    /// <summary>Null for a role held over the whole installation.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>
    /// The unit over which, with all under it, the role counts: the unit itself, or the area it belonged to when the role was given. Kept, so
    /// that a request reads it with the grant; a group that went to another area would need another order anyway.
    /// </summary>
    public Guid? ReachId { get; init; }

    public required DateOnly Since { get; init; }

    /// <summary>The last day, which belongs to it; null while no end is known.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>The number of the order or letter.</summary>
    public string? Paper { get; init; }

    /// <summary>Null where the program gave it: at the console, in the demo.</summary>
    public Guid? GivenById { get; init; }

    public required DateTime GivenAt { get; init; }

    /// <summary>Whether it was entered and counts for nothing yet: a second person must confirm it.</summary>
    public bool IsProposed { get; private set; }

    /// <summary>Who confirmed it; null where one person was enough.</summary>
    public Guid? ConfirmedById { get; private set; }

    public DateTime? ConfirmedAt { get; private set; }

    public DateTime? WithdrawnAt { get; private set; }

    public string? WithdrawnBecause { get; private set; }

    public static AccountGrant Make(Guid accountId, string role, UnitAndReach at, DateOnly since, DateOnly? until, string? paper, Guid? givenBy, DateTime now, bool isProposed = false) => new()
    {
        Id = Guid.CreateVersion7(),
        AccountId = accountId,
        Role = role,
        UnitId = at.UnitId,
        ReachId = at.ReachId,
        Since = since,
        Until = until,
        Paper = paper,
        GivenById = givenBy,
        GivenAt = now,
        IsProposed = isProposed,
    };

    /// <summary>From now on it counts, on the days it was given for.</summary>
    public void Confirm(Guid? by, DateTime now)
    {
        if (IsProposed && WithdrawnAt is null)
        {
            (IsProposed, ConfirmedById, ConfirmedAt) = (false, by, now);
        }
    }

    /// <summary>Ends it at once, whatever days it was given for.</summary>
    public void Withdraw(string? because, DateTime now)
    {
        // Taking it back twice keeps the first moment and reason.
        if (WithdrawnAt is null)
        {
            (WithdrawnAt, WithdrawnBecause) = (now, because);
        }
    }
}

/// <param name="UnitId">Where a role is held.</param>
/// <param name="ReachId">Over what it counts; both null for the whole installation.</param>
internal readonly record struct UnitAndReach(Guid? UnitId, Guid? ReachId);

internal sealed class AccountGrantConfiguration : IEntityTypeConfiguration<AccountGrant>
{
    public void Configure(EntityTypeBuilder<AccountGrant> grant)
    {
        grant.ToTable("account_grants", table =>
            table.HasCheckConstraint("ck_account_grants_forward", "until is null or since <= until"));
        grant.Property(g => g.Id).ValueGeneratedNever();
        grant.Property(g => g.Role).HasMaxLength(AccountGrant.RoleMaxLength);
        grant.Property(g => g.Paper).HasMaxLength(AccountGrant.PaperMaxLength);
        grant.Property(g => g.WithdrawnBecause).HasMaxLength(AccountGrant.ReasonMaxLength);
        grant.HasOne<Account>().WithMany().HasForeignKey(g => g.AccountId).OnDelete(DeleteBehavior.Restrict);

        // Each request reads the grants of one account; an administrator asks who holds a role in a unit.
        grant.HasIndex(g => g.AccountId);
        grant.HasIndex(g => new { g.UnitId, g.Role });
    }
}

internal static class AccountGrantQueries
{
    extension(IQueryable<AccountGrant> grants)
    {
        /// <summary>Those that count on a day.</summary>
        public IQueryable<AccountGrant> InForce(DateOnly day) =>
            grants.Where(g => g.WithdrawnAt == null && !g.IsProposed && g.Since <= day && (g.Until == null || day <= g.Until));

        /// <summary>Those that a second person has still to confirm.</summary>
        public IQueryable<AccountGrant> Proposed() => grants.Where(g => g.WithdrawnAt == null && g.IsProposed);
    }
}
