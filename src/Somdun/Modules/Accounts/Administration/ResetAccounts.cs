using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Results;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>New codes for accounts that exist: another invitation for whoever never came, a reset for whoever did.</summary>
internal sealed class ResetAccounts(SomdunDb db, OneTimeCodes codes, Secrets secrets, Attempts attempts, Sessions sessions, Actor actor, AuditTrail audit, TimeProvider clock)
{
    /// <param name="Everything">The second factor begins anew too.</param>
    /// <param name="KeepsSlips">As for <see cref="InviteAccounts"/>.</param>
    internal sealed record Request(IReadOnlyList<Guid> AccountIds, CodeDelivery Delivery, bool Everything, bool KeepsSlips = false);

    public Task<Outcome<List<Slip>>> RunAsync(Request request, CancellationToken cancel)
    {
        // As in InviteAccounts.
        _ = secrets.Ring;
        return db.OneAtATimeAsync(() => ResetAsync(request, cancel), cancel);
    }

    private async Task<Outcome<List<Slip>>> ResetAsync(Request request, CancellationToken cancel)
    {
        var chosen = await db.Set<Account>().VisibleTo(actor, db, BangkokTime.Today(clock))
            .Where(a => request.AccountIds.Contains(a.Id) && a.ClosedAt == null)
            .OrderBy(a => a.SignInKey)
            .ToListAsync(cancel);
        if (chosen.Count == 0)
        {
            return new Refusal(null, "nobody-chosen", T("เลือกอย่างน้อยหนึ่งบัญชีที่ยังเปิดอยู่", "Choose at least one account that is not closed"));
        }

        if (chosen.Exists(a => a.Id == actor.AccountId))
        {
            return new Refusal(null, "own-account", T("ตั้งต้นบัญชีของตนเองที่นี่ไม่ได้ ใช้หน้าบัญชีของฉัน", "Your own account is not reset here: use My account"));
        }

        if (request.Delivery == CodeDelivery.Mail && chosen.Find(a => a.Email is null) is { } without)
        {
            return new Refusal(null, "email-missing", T($"{without.DisplayName} ไม่มีอีเมล พิมพ์เป็นใบแทน", $"{without.DisplayName} has no mail address: print a slip instead"));
        }

        List<Slip> slips = [];
        var ids = chosen.ConvertAll(a => a.Id);
        var grants = (await db.Set<AccountGrant>().AsNoTracking().InForce(BangkokTime.Today(clock)).Where(g => ids.Contains(g.AccountId)).OrderBy(g => g.GivenAt).ToListAsync(cancel)).ToLookup(g => g.AccountId);
        foreach (var account in chosen)
        {
            var purpose = account.PasswordHash is null && !request.Everything ? CodePurpose.Invitation : request.Everything ? CodePurpose.FullReset : CodePurpose.PasswordReset;
            if (request.Delivery == CodeDelivery.Mail)
            {
                await codes.MailAsync(account, purpose, cancel);
            }
            else
            {
                slips.Add(new Slip(account, grants[account.Id].FirstOrDefault(), await codes.MakeAsync(account, purpose, CodeDelivery.Slip, cancel, request.KeepsSlips), purpose));
            }
        }

        await db.SaveChangesAsync(cancel);
        return slips;
    }

    /// <summary>Lets a locked name be tried again. False where there is no such account for this actor.</summary>
    public async Task<bool> UnlockAsync(Guid accountId, CancellationToken cancel)
    {
        if (await FindAsync(accountId, cancel) is not { } account)
        {
            return false;
        }

        audit.Tell(new SignInUnlocked(account.Id));
        await db.SaveChangesAsync(cancel);
        await attempts.ForgetAsync(AttemptLimit.SignInByName, account.SignInKey, cancel);
        await attempts.ForgetAsync(AttemptLimit.SecondFactor, account.Id.ToString(), cancel);
        return true;
    }

    /// <summary>Closes an account: its sessions end, its tokens and codes count no more. Null where there is no such account for this actor.</summary>
    public async Task<Outcome<bool>?> CloseAsync(Guid accountId, string? because, CancellationToken cancel)
    {
        if (await FindAsync(accountId, cancel) is not { } account)
        {
            return null;
        }

        if (account.Id == actor.AccountId)
        {
            return (Outcome<bool>)new Refusal(null, "own-account", T("ระงับบัญชีของตนเองไม่ได้", "Nobody closes his own account"));
        }

        account.ClosedAt ??= clock.GetUtcNow().UtcDateTime;
        await sessions.EndOthersAsync(account, but: null, cancel);
        audit.Tell(new AccountClosed(account.Id, account.DisplayName), because);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    public async Task<bool> ReopenAsync(Guid accountId, CancellationToken cancel)
    {
        if (await FindAsync(accountId, cancel) is not { ClosedAt: not null } account)
        {
            return false;
        }

        account.ClosedAt = null;
        audit.Tell(new AccountReopened(account.Id, account.DisplayName));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>The names and the mail address, as others write them.</summary>
    public async Task<Outcome<bool>?> RenameAsync(Guid accountId, string? signInName, string? displayName, string? email, CancellationToken cancel)
    {
        if (await FindAsync(accountId, cancel) is not { } account)
        {
            return null;
        }

        var refusals = AccountRules.CheckNames(signInName, displayName, email);
        var key = Account.KeyOf(signInName ?? "");
        if (await db.Set<Account>().AnyAsync(a => a.SignInKey == key && a.Id != account.Id, cancel))
        {
            refusals.Add(AccountRules.NameTaken);
        }

        if (refusals.Count > 0)
        {
            return (Outcome<bool>)refusals;
        }

        List<FieldChange> changes =
        [
            new("signInName", account.SignInName, Thai.ThaiText.Clean(signInName!)),
            new("displayName", account.DisplayName, Thai.ThaiText.Clean(displayName!)),
            new("email", account.Email, Account.EmailOf(email)),
        ];
        (account.SignInName, account.SignInKey, account.DisplayName, account.Email) = (changes[0].Became!, key, changes[1].Became!, changes[2].Became);
        audit.Tell(new AccountRenamed(account.Id, account.SignInName, account.DisplayName), changes: [.. changes.Where(c => c.Was != c.Became)]);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private Task<Account?> FindAsync(Guid id, CancellationToken cancel) =>
        db.Set<Account>().VisibleTo(actor, db, BangkokTime.Today(clock)).FirstOrDefaultAsync(a => a.Id == id, cancel);
}
