using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Settings;
using Somdun.Time;

namespace Somdun.Modules.Accounts;

/// <summary>Begins sessions, finds the one a browser holds the key of, and ends them.</summary>
internal sealed class Sessions(SomdunDb db, RoleTable roles, SomdunSettings settings, SessionOfRequest ofRequest, AuditedRequest request, TimeProvider clock)
{
    private static readonly TimeSpan SeenToTheMinute = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Who asks, by the key the browser holds. Null where the session is over: ended, unused for too long, older than any may become, or begun
    /// before the account's password changed.
    /// </summary>
    public async Task<(SessionStanding Standing, Actor Actor)?> FindAsync(string key, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (hash, today) = (RandomSecrets.HashOf(key), BangkokTime.DayOf(now));

        // One query for all that a request must know of who asks: the session, its account, and the grants that count today.
        var rows = await (
            from session in db.Set<AccountSession>()
            where session.KeyHash == hash && session.EndedAt == null
            join account in db.Set<Account>() on session.AccountId equals account.Id
            where account.ClosedAt == null && account.SecurityStamp == session.Stamp
            from grant in db.Set<AccountGrant>()
                .Where(g => g.AccountId == account.Id && g.WithdrawnAt == null && !g.IsProposed && g.Since <= today && (g.Until == null || today <= g.Until))
                .DefaultIfEmpty()
            select new Row(
                session.Id,
                session.SignedInAt,
                session.LastSeenAt,
                session.SecondFactorAt,
                session.Means,
                session.ConfirmedAt,
                account.Id,
                account.PersonId,
                account.DisplayName,
                account.TotpSince != null || db.Set<AccountPasskey>().Any(p => p.AccountId == account.Id),
                grant == null ? null : grant.Role,
                grant == null ? null : grant.UnitId,
                grant == null ? null : grant.ReachId)).ToListAsync(cancel);

        if (rows is not [var first, ..] || now - first.LastSeenAt > settings.SessionIdle || now - first.SignedInAt > settings.SessionLongest)
        {
            return null;
        }

        if (now - first.LastSeenAt >= SeenToTheMinute)
        {
            await db.Set<AccountSession>().Where(s => s.Id == first.SessionId).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), cancel);
        }

        var grants = roles.Grants(rows.Where(row => row.Role is not null).Select(row => (row.Role!, row.UnitId, row.ReachId)));
        var lacking = first.SecondFactorAt is null && grants.Any(NeedsSecondFactor);

        // Without the second factor that a right asks for, no right is held at all.
        var actor = new Actor(first.AccountId, first.PersonId, first.DisplayName, lacking ? [] : grants);
        return (new SessionStanding(first.SessionId, first.AccountId, first.SignedInAt, first.Means, first.ConfirmedAt, first.HasSecondFactor, lacking), actor);
    }

    /// <summary>
    /// Begins a session under a new key, whatever the browser held before: a key that somebody planted there is worth nothing. The caller saves.
    /// </summary>
    /// <returns>The key for the browser.</returns>
    public string Begin(Account account, SignInMeans means, bool secondFactor, string device, string address)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var key = RandomSecrets.NewKey();
        var session = new AccountSession
        {
            Id = Guid.CreateVersion7(),
            KeyHash = RandomSecrets.HashOf(key),
            AccountId = account.Id,
            Stamp = account.SecurityStamp,
            Means = means,
            SecondFactorAt = secondFactor ? now : null,
            SignedInAt = now,
            LastSeenAt = now,
            Device = device,
            Address = address,
        };
        db.Add(session);
        account.LastSignedInAt = now;
        TrailOf(account).Tell(new SignedIn(account.Id, means, secondFactor, device, address));
        return key;
    }

    /// <summary>The session of this request ends.</summary>
    public async Task EndOwnAsync(AuditTrail audit, CancellationToken cancel)
    {
        if (ofRequest.Standing is { } standing && await db.Set<AccountSession>().FirstOrDefaultAsync(s => s.Id == standing.SessionId, cancel) is { } session)
        {
            session.End(clock.GetUtcNow().UtcDateTime);
            audit.Tell(new SignedOut(standing.AccountId));
            await db.SaveChangesAsync(cancel);
        }
    }

    /// <summary>
    /// Ends every session of an account but one, by giving it a new stamp; the caller saves. Called with every change of what one signs in by.
    /// </summary>
    /// <param name="but">The session that made the change, which goes on.</param>
    public async Task EndOthersAsync(Account account, Guid? but, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        account.SecurityStamp = RandomSecrets.NewKey();
        foreach (var session in await db.Set<AccountSession>().Where(s => s.AccountId == account.Id && s.EndedAt == null).ToListAsync(cancel))
        {
            if (session.Id == but)
            {
                session.Stamp = account.SecurityStamp;
            }
            else
            {
                session.End(now);
            }
        }
    }

    /// <summary>Tells in the name of an account that signs in, which nobody is yet.</summary>
    public AuditTrail TrailOf(Account account) => new(db, new Actor(account.Id, account.PersonId, account.DisplayName, []), request, clock);

    /// <summary>Tells of somebody who has not signed in.</summary>
    public AuditTrail TrailOfNobody() => new(db, Actor.Nobody, request, clock);

    private static bool NeedsSecondFactor(Grant grant) =>
        grant.Permissions.Contains(AccountsPermissions.Administer) || grant.Permissions.Contains(AccountsPermissions.Edit);

    private sealed record Row(
        Guid SessionId,
        DateTime SignedInAt,
        DateTime LastSeenAt,
        DateTime? SecondFactorAt,
        SignInMeans Means,
        DateTime? ConfirmedAt,
        Guid AccountId,
        Guid? PersonId,
        string DisplayName,
        bool HasSecondFactor,
        string? Role,
        Guid? UnitId,
        Guid? ReachId);
}

internal static class GrantsOfRows
{
    extension(RoleTable roles)
    {
        /// <summary>What an account holds, as the actor knows it; a code that no role bears any more gives nothing.</summary>
        public List<Grant> Grants(IEnumerable<(string Role, Guid? UnitId, Guid? ReachId)> rows) =>
        [
            .. rows.Select(row => roles.Find(row.Role) is { } role
                ? new Grant(role.Code, row.UnitId ?? Guid.Empty, row.ReachId ?? Guid.Empty, role.May)
                : null).OfType<Grant>(),
        ];
    }
}
