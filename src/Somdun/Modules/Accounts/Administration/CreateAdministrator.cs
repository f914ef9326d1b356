using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Results;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>An administrator, from the console of the machine that holds the database; there is no other way to the first one, and no password to begin with.</summary>
internal sealed class CreateAdministrator(SomdunDb db, OneTimeCodes codes, AuditTrail audit, TimeProvider clock)
{
    /// <returns>The link by which the administrator chooses a password.</returns>
    public async Task<Outcome<string>> RunAsync(string name, string signInName, CancellationToken cancel)
    {
        var refusals = AccountRules.CheckNames(signInName, name, null);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        return await db.OneAtATimeAsync(() => MakeAsync(name, signInName, cancel), cancel);
    }

    private async Task<Outcome<string>> MakeAsync(string name, string signInName, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = BangkokTime.DayOf(now);
        var key = Account.KeyOf(signInName);
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.SignInKey == key, cancel);
        if (account is { ClosedAt: not null } || (account is not null && !await db.Set<AccountGrant>().InForce(today).AnyAsync(g => g.AccountId == account.Id && g.Role == Accounts.SystemAdministrator, cancel)))
        {
            return new Refusal(null, "name-taken", T(
                $"ชื่อผู้ใช้ {signInName} เป็นของบัญชีอื่น เลือกชื่ออื่นด้วย --sign-in-name",
                $"The sign-in name {signInName} belongs to another account: choose one with --sign-in-name"));
        }

        // Called again for an administrator who has lost everything, it opens the same account once more.
        var purpose = account is { PasswordHash: not null } ? CodePurpose.FullReset : CodePurpose.Invitation;
        if (account is null)
        {
            account = Account.Make(signInName, name, null, now);
            db.Add(account);
            db.Add(AccountGrant.Make(account.Id, Accounts.SystemAdministrator, default, today, null, null, null, now));
            audit.Tell(new AccountMade(account.Id, account.SignInName, account.DisplayName));
        }

        var code = await codes.MakeAsync(account, purpose, CodeDelivery.Console, cancel);
        await db.SaveChangesAsync(cancel);
        return codes.LinkTo(code);
    }
}
