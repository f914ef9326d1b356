using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Time;

namespace Somdun.Modules.Accounts;

// Not told: that a token was used stands in the traffic log, and when last with the token.
/// <summary>Finds whom a program acts for, by the token it shows.</summary>
internal sealed class PersonalTokens(SomdunDb db, RoleTable roles, Attempts attempts, TimeProvider clock)
{
    /// <summary>So that a token left in a file is known for what it is, by people and by tools that look for such.</summary>
    public const string Prefix = "somdun_";

    private static readonly TimeSpan SeenToTheMinute = TimeSpan.FromMinutes(1);

    /// <summary>Null for a token that is none, has expired, was revoked, or whose account is closed.</summary>
    public async Task<Actor?> FindAsync(string token, string address, CancellationToken cancel)
    {
        if (!token.StartsWith(Prefix, StringComparison.Ordinal) || await attempts.IsReachedAsync(AttemptLimit.TokenFrom, address, cancel))
        {
            return null;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var (hash, today) = (RandomSecrets.HashOf(token), BangkokTime.DayOf(now));
        var rows = await (
            from known in db.Set<PersonalToken>()
            where known.Hash == hash && known.RevokedAt == null && now < known.ExpiresAt
            join account in db.Set<Account>() on known.AccountId equals account.Id
            where account.ClosedAt == null
            from grant in db.Set<AccountGrant>()
                .Where(g => g.AccountId == account.Id && g.WithdrawnAt == null && !g.IsProposed && g.Since <= today && (g.Until == null || today <= g.Until))
                .DefaultIfEmpty()
            select new
            {
                known.Id,
                known.Scopes,
                known.LastUsedAt,
                known.AccountId,
                account.PersonId,
                account.DisplayName,
                Role = grant == null ? null : grant.Role,
                UnitId = grant == null ? null : grant.UnitId,
                ReachId = grant == null ? null : grant.ReachId,
            }).ToListAsync(cancel);
        if (rows is not [var first, ..])
        {
            await attempts.CountAsync(AttemptLimit.TokenFrom, address, cancel);
            return null;
        }

        if (first.LastUsedAt is not { } last || now - last >= SeenToTheMinute)
        {
            await db.Set<PersonalToken>().Where(t => t.Id == first.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), cancel);
        }

        return new Actor(
            first.AccountId,
            first.PersonId,
            first.DisplayName,
            roles.Grants(rows.Where(row => row.Role is not null).Select(row => (row.Role!, row.UnitId, row.ReachId))),
            first.Scopes.Split(' ').ToHashSet(StringComparer.Ordinal));
    }
}
