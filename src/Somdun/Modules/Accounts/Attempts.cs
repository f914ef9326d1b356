using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;

namespace Somdun.Modules.Accounts;

/// <summary>What is tried, how often it may be, and for how long it then rests.</summary>
internal sealed record AttemptLimit(string What, int Tries, TimeSpan Rest)
{
    /// <summary>Wrong passwords for one sign-in name.</summary>
    public static readonly AttemptLimit SignInByName = new("sign-in", 20, TimeSpan.FromMinutes(15));

    /// <summary>Sign-ins from one address: an office of seventy behind one address has room, a list of names tried through has not.</summary>
    public static readonly AttemptLimit SignInFrom = new("sign-in-from", 300, TimeSpan.FromMinutes(15));

    /// <summary>Codes of a second factor for one account: a million codes, of which three are right at a time.</summary>
    public static readonly AttemptLimit SecondFactor = new("second-factor", 10, TimeSpan.FromMinutes(15));

    /// <summary>One-time codes from one address.</summary>
    public static readonly AttemptLimit CodeFrom = new("code-from", 60, TimeSpan.FromMinutes(15));

    /// <summary>Mails that ask for a new password, for one name.</summary>
    public static readonly AttemptLimit ResetByName = new("reset", 3, TimeSpan.FromHours(1));

    public static readonly AttemptLimit ResetFrom = new("reset-from", 30, TimeSpan.FromHours(1));

    /// <summary>Tokens that are none, from one address.</summary>
    public static readonly AttemptLimit TokenFrom = new("token-from", 100, TimeSpan.FromMinutes(15));
}

// Not told: a count is no record; what it leads to is told by who counts.
/// <summary>Counts tries in the database, so that every node knows of them; a try is counted before it is made, so that many at once cannot slip by.</summary>
internal sealed class Attempts(SomdunDb db, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    /// <summary>How many tries this is; more than the limit's, and it may not be made.</summary>
    public async Task<int> CountAsync(AttemptLimit limit, string who, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var rested = now - limit.Rest;
        var counts = await db.Database.SqlQuery<int>(
            $"""
            insert into attempt_counts (id, count, last_at) values ({IdOf(limit, who)}, 1, {now})
            on conflict (id) do update set
                count = case when attempt_counts.last_at < {rested} then 1 else attempt_counts.count + 1 end,
                last_at = case when attempt_counts.last_at < {rested} or attempt_counts.count < {limit.Tries} then {now} else attempt_counts.last_at end
            returning count as "Value"
            """).ToListAsync(cancel);
        var count = counts.Single();
        if (count == 1)
        {
            await db.Set<AttemptCount>().Where(a => a.LastAt < now - KeptFor).ExecuteDeleteAsync(cancel);
        }

        return count;
    }

    public async Task<bool> MayAsync(AttemptLimit limit, string who, CancellationToken cancel) => await CountAsync(limit, who, cancel) <= limit.Tries;

    /// <summary>Whether the limit is reached, without counting.</summary>
    public Task<bool> IsReachedAsync(AttemptLimit limit, string who, CancellationToken cancel)
    {
        var (id, rested) = (IdOf(limit, who), clock.GetUtcNow().UtcDateTime - limit.Rest);
        return db.Set<AttemptCount>().AnyAsync(a => a.Id == id && a.Count >= limit.Tries && a.LastAt >= rested, cancel);
    }

    public Task ForgetAsync(AttemptLimit limit, string who, CancellationToken cancel)
    {
        var id = IdOf(limit, who);
        return db.Set<AttemptCount>().Where(a => a.Id == id).ExecuteDeleteAsync(cancel);
    }

    private static string IdOf(AttemptLimit limit, string who) => $"{limit.What}:{Convert.ToHexStringLower(RandomSecrets.HashOf(who))}";
}
