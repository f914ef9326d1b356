using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>The owner's own doing with the second factor: sets up an app, makes recovery codes, gives the app up.</summary>
internal sealed class SecondFactorOfOwn(SomdunDb db, Sessions sessions, SessionOfRequest ofRequest, Attempts attempts, AuditTrail audit, Secrets secrets, TimeProvider clock)
{
    public const int RecoveryCodes = 10;

    private static readonly Refusal Wrong = new("Code", "code-wrong", T(
        "รหัสไม่ตรง ตรวจว่านาฬิกาของโทรศัพท์ตรงเวลา แล้วพิมพ์รหัสที่แอปแสดงตอนนี้",
        "The code is wrong. See that the telephone's clock is right, and type the code the app shows now"));

    /// <summary>A new secret for the app, which counts once its first code is typed.</summary>
    public async Task BeginAsync(CancellationToken cancel)
    {
        var account = await OwnAsync(cancel);
        if (account.TotpSince is null)
        {
            account.TotpSecret = secrets.SealTotp(account.Id, Totp.NewSecret());
            await db.SaveChangesAsync(cancel);
        }
    }

    /// <summary>The secret that waits for its first code; null where none does.</summary>
    public string? Waiting(Account account) => account is { TotpSince: null, TotpSecret: { } kept } ? secrets.OpenTotp(account.Id, kept) : null;

    /// <summary>The app's first code: from now on it is asked for, and the recovery codes are given, once.</summary>
    public async Task<Outcome<List<string>>> ConfirmAsync(string? code, CancellationToken cancel)
    {
        var account = await OwnAsync(cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        if (!await attempts.MayAsync(AttemptLimit.SecondFactor, account.Id.ToString(), cancel) || Waiting(account) is not { } secret || Totp.Match(secret, code, now, account.TotpLastStep) is not { } step)
        {
            return Wrong;
        }

        (account.TotpSince, account.TotpLastStep) = (now, step);
        var codes = await NewRecoveryCodesAsync(account, cancel);
        await sessions.EndOthersAsync(account, ofRequest.Required.SessionId, cancel);
        (await db.Set<AccountSession>().SingleAsync(s => s.Id == ofRequest.Required.SessionId, cancel)).SecondFactorAt = now;
        audit.Tell(new SecondFactorSet(account.Id));
        await db.SaveChangesAsync(cancel);
        await attempts.ForgetAsync(AttemptLimit.SecondFactor, account.Id.ToString(), cancel);
        return codes;
    }

    /// <summary>New recovery codes for the old ones.</summary>
    public async Task<List<string>> RenewCodesAsync(CancellationToken cancel)
    {
        var account = await OwnAsync(cancel);
        var codes = await NewRecoveryCodesAsync(account, cancel);
        audit.Tell(new RecoveryCodesMade(account.Id));
        await db.SaveChangesAsync(cancel);
        return codes;
    }

    /// <summary>The app is given up, by one more of its codes.</summary>
    public async Task<Outcome<bool>> GiveUpAsync(string? code, CancellationToken cancel)
    {
        var account = await OwnAsync(cancel);
        if (!await attempts.MayAsync(AttemptLimit.SecondFactor, account.Id.ToString(), cancel)
            || account is not { TotpSince: not null, TotpSecret: { } kept }
            || Totp.Match(secrets.OpenTotp(account.Id, kept), code, clock.GetUtcNow().UtcDateTime, account.TotpLastStep) is null)
        {
            return Wrong;
        }

        (account.TotpSecret, account.TotpSince) = (null, null);
        db.RemoveRange(await db.Set<RecoveryCode>().Where(c => c.AccountId == account.Id).ToListAsync(cancel));
        await sessions.EndOthersAsync(account, ofRequest.Required.SessionId, cancel);
        audit.Tell(new SecondFactorRemoved(account.Id));
        await db.SaveChangesAsync(cancel);
        await attempts.ForgetAsync(AttemptLimit.SecondFactor, account.Id.ToString(), cancel);
        return true;
    }

    public Task<Account> OwnAsync(CancellationToken cancel) => db.Set<Account>().SingleAsync(a => a.Id == ofRequest.Required.AccountId, cancel);

    private async Task<List<string>> NewRecoveryCodesAsync(Account account, CancellationToken cancel)
    {
        db.RemoveRange(await db.Set<RecoveryCode>().Where(c => c.AccountId == account.Id).ToListAsync(cancel));
        List<string> codes = [.. Enumerable.Range(0, RecoveryCodes).Select(_ => RandomSecrets.NewTypedCode())];
        db.AddRange(codes.Select(code => new RecoveryCode { Id = Guid.CreateVersion7(), AccountId = account.Id, Hash = RandomSecrets.HashOf(code) }));
        return codes;
    }
}
