using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Results;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>
/// Slips that were made for many at once: each may be printed again, until somebody says it is on paper, it is used, or it counts no more. Then its
/// code is nowhere.
/// </summary>
internal sealed class WaitingSlips(SomdunDb db, OneTimeCodes codes, Actor actor, AuditTrail audit, TimeProvider clock)
{
    /// <summary>As many as a printer is given at once, and one answer takes a moment for.</summary>
    public const int MostAtOnce = 60;

    private const int MostNamed = 10;

    internal sealed record Waiting(Guid CodeId, Guid AccountId, string DisplayName, string SignInName, CodePurpose Purpose, DateTime MadeAt, DateTime ExpiresAt);

    /// <summary>The newest first, and of one moment by sign-in name.</summary>
    public async Task<IReadOnlyList<Waiting>> ListAsync(CancellationToken cancel) =>
        [.. (await Mine().Join(db.Set<Account>(), c => c.AccountId, a => a.Id, (c, a) => new Waiting(c.Id, a.Id, a.DisplayName, a.SignInName, c.Purpose, c.MadeAt, c.ExpiresAt)).ToListAsync(cancel))
            .OrderByDescending(w => w.MadeAt).ThenBy(w => w.SignInName, StringComparer.Ordinal)];

    /// <summary>Those chosen, to be printed; that they were opened is told.</summary>
    public async Task<Outcome<List<Slip>>> PrintAsync(IReadOnlyCollection<Guid> chosen, CancellationToken cancel)
    {
        var found = await Mine().AsNoTracking().Where(c => chosen.Contains(c.Id)).ToListAsync(cancel);
        if (found.Count == 0)
        {
            return NothingChosen;
        }

        if (found.Count > MostAtOnce)
        {
            return new Refusal(null, "too-many", T($"พิมพ์ครั้งละไม่เกิน {MostAtOnce} ใบ (เลือกไว้ {found.Count})", $"Print {MostAtOnce} at a time at most ({found.Count} are chosen)"));
        }

        var ids = found.ConvertAll(c => c.AccountId);
        var accounts = await db.Set<Account>().AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
        var grants = (await db.Set<AccountGrant>().AsNoTracking().Where(g => ids.Contains(g.AccountId) && g.WithdrawnAt == null).OrderBy(g => g.GivenAt).ToListAsync(cancel)).ToLookup(g => g.AccountId);
        List<Slip> slips = [.. found.Select(c => new Slip(accounts[c.AccountId], grants[c.AccountId].FirstOrDefault(), codes.KeptOf(c)!, c.Purpose)).OrderBy(s => s.Account.SignInKey, StringComparer.Ordinal)];
        audit.Tell(new SlipsPrinted(actor.AccountId ?? Guid.Empty, slips.Count, string.Join(", ", slips.Take(MostNamed).Select(s => s.Account.SignInName)) + (slips.Count > MostNamed ? " …" : "")));
        await db.SaveChangesAsync(cancel);
        return slips;
    }

    /// <summary>Those chosen are on paper: their codes are kept no longer, and count as before.</summary>
    public async Task<Outcome<int>> ForgetAsync(IReadOnlyCollection<Guid> chosen, CancellationToken cancel)
    {
        var found = await Mine().Where(c => chosen.Contains(c.Id)).ToListAsync(cancel);
        if (found.Count == 0)
        {
            return NothingChosen;
        }

        foreach (var code in found)
        {
            code.Kept = null;
        }

        // What expired unprinted is of no use to anybody.
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var expired in await db.Set<OneTimeCode>().Where(c => c.Kept != null && c.ExpiresAt <= now).ToListAsync(cancel))
        {
            expired.Kept = null;
        }

        audit.Tell(new SlipsForgotten(actor.AccountId ?? Guid.Empty, found.Count));
        await db.SaveChangesAsync(cancel);
        return found.Count;
    }

    private static readonly Refusal NothingChosen = new(null, "nothing-chosen", T("เลือกใบรหัสที่รอพิมพ์อย่างน้อยหนึ่งใบ", "Choose at least one slip that waits"));

    private IQueryable<OneTimeCode> Mine()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var visible = db.Set<Account>().VisibleTo(actor, db, BangkokTime.DayOf(now)).Where(a => a.ClosedAt == null);
        return db.Set<OneTimeCode>().Open(now).Where(c => c.Kept != null && visible.Any(a => a.Id == c.AccountId));
    }
}
