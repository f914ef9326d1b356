using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Settings;

namespace Somdun.Modules.Accounts;

/// <summary>The sessions of an account that are still open, and ending them.</summary>
internal sealed class SessionsOfAccount(SomdunDb db, SomdunSettings settings, AuditTrail audit, TimeProvider clock)
{
    public Task<List<AccountSession>> OpenAsync(Guid accountId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.Set<AccountSession>().AsNoTracking()
            .Where(s => s.AccountId == accountId && s.EndedAt == null && s.LastSeenAt >= now - settings.SessionIdle && s.SignedInAt >= now - settings.SessionLongest)
            .OrderByDescending(s => s.LastSeenAt)
            .ToListAsync(cancel);
    }

    /// <summary>False where the account has no such session.</summary>
    public async Task<bool> EndAsync(Guid accountId, Guid sessionId, CancellationToken cancel)
    {
        if (await db.Set<AccountSession>().FirstOrDefaultAsync(s => s.Id == sessionId && s.AccountId == accountId, cancel) is not { } session)
        {
            return false;
        }

        session.End(clock.GetUtcNow().UtcDateTime);
        audit.Tell(new SessionEnded(accountId, session.Device));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <param name="but">One that goes on.</param>
    public async Task EndAllAsync(Guid accountId, Guid? but, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var session in await db.Set<AccountSession>().Where(s => s.AccountId == accountId && s.EndedAt == null && s.Id != but).ToListAsync(cancel))
        {
            session.End(now);
        }

        audit.Tell(new SessionsEnded(accountId));
        await db.SaveChangesAsync(cancel);
    }
}
