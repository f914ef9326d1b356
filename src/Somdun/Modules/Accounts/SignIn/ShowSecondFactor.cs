using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>Takes a code of the authenticator app, or a recovery code in its stead.</summary>
internal sealed class ShowSecondFactor(SomdunDb db, Sessions sessions, SignInSteps steps, SignInDoor door, Attempts attempts, SessionOfRequest ofRequest, Secrets secrets, TimeProvider clock)
{
    private static readonly Refusal Wrong = new("Code", "code-wrong", T(
        "รหัสไม่ถูกต้องหรือใช้ไปแล้ว รอรหัสถัดไปในแอปแล้วลองใหม่ หากลองหลายครั้งแล้ว ให้รอ 15 นาที",
        "The code is wrong or was used. Wait for the app's next one and try again; after many tries, wait 15 minutes"));

    /// <summary>Null where nothing waits for a code: the sign-in took too long, or never began.</summary>
    public async Task<Outcome<bool>?> RunAsync(HttpContext context, string? code, CancellationToken cancel)
    {
        var step = await steps.FindAsync(context, SignInStepKind.SecondFactor, cancel);
        var standing = ofRequest.Standing is { LacksSecondFactor: true } lacking ? lacking : null;
        if ((step?.AccountId ?? standing?.AccountId) is not { } accountId || await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == accountId && a.ClosedAt == null, cancel) is not { } account)
        {
            return null;
        }

        var tries = await attempts.CountAsync(AttemptLimit.SecondFactor, account.Id.ToString(), cancel);
        if (tries > AttemptLimit.SecondFactor.Tries || !await IsRightAsync(account, code, cancel))
        {
            sessions.TrailOf(account).Tell(new SignInFailed(account.Id, SignInMeans.Code, context.Address()));
            await db.SaveChangesAsync(cancel);
            return (Outcome<bool>)Wrong;
        }

        if (step is not null)
        {
            if (!await steps.UseUpAsync(context, step, cancel))
            {
                return null;
            }

            await door.EnterAsync(context, account, step.Means, secondFactor: true, cancel);
        }
        else
        {
            var session = await db.Set<AccountSession>().SingleAsync(s => s.Id == standing!.SessionId, cancel);
            session.SecondFactorAt = clock.GetUtcNow().UtcDateTime;
            await db.SaveChangesAsync(cancel);
        }

        await attempts.ForgetAsync(AttemptLimit.SecondFactor, account.Id.ToString(), cancel);
        return true;
    }

    private async Task<bool> IsRightAsync(Account account, string? code, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (account is { TotpSecret: { } kept, TotpSince: not null } && Totp.Match(secrets.OpenTotp(account.Id, kept), code, now, account.TotpLastStep) is { } matched)
        {
            // In one statement, so that of two requests with one code one alone gets in.
            return await db.Set<Account>().Where(a => a.Id == account.Id && a.TotpLastStep < matched)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.TotpLastStep, matched), cancel) == 1;
        }

        if (RandomSecrets.ReadTypedCode(code) is not { } recovery)
        {
            return false;
        }

        var hash = RandomSecrets.HashOf(recovery);
        if (await db.Set<RecoveryCode>().Where(c => c.AccountId == account.Id && c.Hash == hash && c.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancel) != 1)
        {
            return false;
        }

        var audit = sessions.TrailOf(account);
        audit.Tell(new RecoveryCodeUsed(account.Id, await db.Set<RecoveryCode>().CountAsync(c => c.AccountId == account.Id && c.UsedAt == null, cancel)));
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

internal static class TotpSecrets
{
    /// <summary>What the secrets of authenticator apps are sealed for: a copy of the database alone makes no codes.</summary>
    private const string Purpose = "accounts.totp";

    public static Sealed SealTotp(this Secrets secrets, Guid accountId, string secret) => secrets.Seal(Purpose, accountId, secret);

    public static string OpenTotp(this Secrets secrets, Guid accountId, Sealed secret) => secrets.Open(Purpose, accountId, secret);
}
