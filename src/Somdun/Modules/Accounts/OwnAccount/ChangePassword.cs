using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>Another password for one's own account, by the one before. Every other session of it ends.</summary>
internal sealed class ChangePassword(SomdunDb db, Accounts accounts, Sessions sessions, SessionOfRequest ofRequest, Attempts attempts, AuditTrail audit, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    internal sealed record Request(string? Old, string? New, string? Again);

    public Task<Account> OwnAsync(CancellationToken cancel) => db.Set<Account>().SingleAsync(a => a.Id == ofRequest.Required.AccountId, cancel);

    public async Task<Outcome<bool>> RunAsync(Request request, CancellationToken cancel)
    {
        var account = await OwnAsync(cancel);
        List<Refusal> refusals =
        [
            .. PasswordRule.Check("New", request.New, [account.SignInName, account.DisplayName, account.Email, .. await accounts.NamesAroundAsync(account.Id, cancel)]),
            .. PasswordRule.CheckAgain("Again", request.New, request.Again),
        ];

        // A browser left open is not enough to take an account over: the old password is asked for, and may be guessed no oftener than at the door.
        if (account.PasswordHash is { } hash && (!await attempts.MayAsync(AttemptLimit.SignInByName, account.SignInKey, cancel)
            || hasher.VerifyHashedPassword(account, hash, Cut(request.Old)) == PasswordVerificationResult.Failed))
        {
            refusals.Add(new("Old", "password-wrong", T("รหัสผ่านเดิมไม่ถูกต้อง", "The old password is wrong")));
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        await attempts.ForgetAsync(AttemptLimit.SignInByName, account.SignInKey, cancel);
        account.PasswordHash = hasher.HashPassword(account, request.New!);
        account.PasswordSetAt = clock.GetUtcNow().UtcDateTime;
        await sessions.EndOthersAsync(account, ofRequest.Required.SessionId, cancel);
        audit.Tell(new PasswordChanged(account.Id));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private static string Cut(string? password) => password is null ? "" : password.Length > PasswordRule.MaxLength ? "" : password;
}
