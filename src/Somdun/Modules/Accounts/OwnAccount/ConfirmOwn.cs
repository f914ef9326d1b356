using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

// Not told: what it is asked for is told, and a wrong password counts as one at the door.
/// <summary>Whoever is at the browser shows by the password that it is still the account's owner, before what opens the account by itself is made or taken away.</summary>
internal sealed class ConfirmOwn(SomdunDb db, SessionOfRequest session, Attempts attempts, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    public const string Path = "/account/confirm";

    /// <summary>What a form answers that is sent when it has been too long.</summary>
    public static readonly Refusal Needed = new(null, "confirm-first", T(
        "ยืนยันตัวอีกครั้งก่อน: เปิด “ยืนยันตัว” ด้านล่าง แล้วส่งแบบนี้ใหม่ ยังไม่มีอะไรเปลี่ยน",
        "Show once more who you are: open “Show who you are” below, then send this again. Nothing was changed"));

    public bool IsFresh => session.Required.IsFresh(clock.GetUtcNow().UtcDateTime);

    /// <summary>The page that asks, and from there back.</summary>
    public static string PathTo(string next) => Path + QueryString.Create(Foundation.Security.SignIn.Next, next);

    public Task<Account> OwnAsync(CancellationToken cancel) => db.Set<Account>().SingleAsync(a => a.Id == session.Required.AccountId, cancel);

    public async Task<Outcome<bool>> RunAsync(string? password, CancellationToken cancel)
    {
        var account = await OwnAsync(cancel);
        if (account.PasswordHash is not { } hash || !await attempts.MayAsync(AttemptLimit.SignInByName, account.SignInKey, cancel)
            || password is not { Length: > 0 and <= PasswordRule.MaxLength } || hasher.VerifyHashedPassword(account, hash, password) == PasswordVerificationResult.Failed)
        {
            return new Refusal("Password", "password-wrong", T("รหัสผ่านไม่ถูกต้อง", "The password is wrong"));
        }

        await attempts.ForgetAsync(AttemptLimit.SignInByName, account.SignInKey, cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        await db.Set<AccountSession>().Where(s => s.Id == session.Required.SessionId).ExecuteUpdateAsync(set => set.SetProperty(s => s.ConfirmedAt, now), cancel);
        return true;
    }
}
