using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Results;
using Somdun.Thai;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>The two ceremonies of WebAuthn, each a challenge and its answer, and what an owner does with the keys.</summary>
internal sealed class Passkeys(SomdunDb db, IPasskeyHandler<Account> handler, SignInSteps steps, Sessions sessions, SessionOfRequest ofRequest, Attempts attempts, AuditTrail audit, TimeProvider clock)
{
    private const int MostOfOneAccount = 20;

    /// <summary>Above anything an authenticator answers.</summary>
    private const int AnswerMaxLength = 50_000;

    private static readonly Refusal NotRead = new(null, "passkey-failed", T(
        "อุปกรณ์ตอบไม่ถูกต้องหรือนานเกินไป ลองใหม่อีกครั้ง",
        "The device's answer was wrong or took too long: try again"));

    private static readonly Refusal Unknown = new(null, "passkey-unknown", T(
        "พาสคีย์นี้ใช้เข้าระบบไม่ได้ ลองใหม่ หรือเข้าด้วยรหัสผ่าน",
        "This passkey does not open anything here. Try again, or sign in by password"));

    /// <summary>The challenge for a new passkey of the account that is signed in.</summary>
    public async Task<string> ChallengeNewAsync(HttpContext context, CancellationToken cancel)
    {
        var account = await OwnAsync(cancel);
        var options = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.SignInName, DisplayName = account.DisplayName }, context);
        await steps.BeginAsync(context, SignInStepKind.PasskeyRegistration, account.Id, SignInMeans.Passkey, options.AttestationState, cancel);
        return options.CreationOptionsJson;
    }

    public async Task<Outcome<bool>> AddAsync(HttpContext context, string? name, string? answer, CancellationToken cancel)
    {
        var account = await OwnAsync(cancel);
        var called = ThaiText.Clean(name ?? "") is { Length: > 0 } given ? given : context.Device();
        if (called.Length > AccountPasskey.NameMaxLength)
        {
            return new Refusal("Name", "name-long", T($"ชื่อยาวได้ไม่เกิน {AccountPasskey.NameMaxLength} ตัวอักษร", $"A name has at most {AccountPasskey.NameMaxLength} letters"));
        }

        if (await db.Set<AccountPasskey>().CountAsync(p => p.AccountId == account.Id, cancel) >= MostOfOneAccount)
        {
            return new Refusal(null, "passkeys-many", T($"มีพาสคีย์ครบ {MostOfOneAccount} แล้ว ลบที่ไม่ใช้ก่อน", $"There are {MostOfOneAccount} passkeys already: remove one that is no longer used"));
        }

        if (answer is not { Length: > 0 and <= AnswerMaxLength }
            || await steps.FindAsync(context, SignInStepKind.PasskeyRegistration, cancel) is not { } step
            || step.AccountId != account.Id
            || !await steps.UseUpAsync(context, step, cancel))
        {
            return NotRead;
        }

        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = answer, AttestationState = step.State });
        if (!result.Succeeded)
        {
            return NotRead;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var made = result.Passkey;
        db.Add(new AccountPasskey
        {
            Id = Guid.CreateVersion7(),
            AccountId = account.Id,
            CredentialId = made.CredentialId,
            PublicKey = made.PublicKey,
            Name = called.Length == 0 ? T("พาสคีย์", "Passkey").ToString() : called,
            CreatedAt = now,
            SignCount = made.SignCount,
            Transports = string.Join(' ', made.Transports ?? []),
            IsUserVerified = made.IsUserVerified,
            IsBackupEligible = made.IsBackupEligible,
            IsBackedUp = made.IsBackedUp,
            AttestationObject = made.AttestationObject,
            ClientDataJson = made.ClientDataJson,
        });

        // Its owner has just shown it: a session that lacked a second factor has one.
        var session = await db.Set<AccountSession>().SingleAsync(s => s.Id == ofRequest.Required.SessionId, cancel);
        session.SecondFactorAt ??= made.IsUserVerified ? now : null;
        audit.Tell(new PasskeyAdded(account.Id, called));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>The challenge for whoever wants to sign in; whose passkey it is, the answer says.</summary>
    public async Task<string> ChallengeSignInAsync(HttpContext context, CancellationToken cancel)
    {
        var options = await handler.MakeRequestOptionsAsync(null, context);
        await steps.BeginAsync(context, SignInStepKind.PasskeySignIn, null, SignInMeans.Passkey, options.AssertionState, cancel);
        return options.RequestOptionsJson;
    }

    public async Task<Outcome<Account>> SignInAsync(HttpContext context, string? answer, CancellationToken cancel)
    {
        if (answer is not { Length: > 0 and <= AnswerMaxLength }
            || !await attempts.MayAsync(AttemptLimit.SignInFrom, context.Address(), cancel)
            || await steps.FindAsync(context, SignInStepKind.PasskeySignIn, cancel) is not { } step
            || !await steps.UseUpAsync(context, step, cancel))
        {
            return NotRead;
        }

        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = answer, AssertionState = step.State });
        if (!result.Succeeded)
        {
            sessions.TrailOfNobody().Tell(new SignInFailed(Guid.Empty, SignInMeans.Passkey, context.Address()));
            await db.SaveChangesAsync(cancel);
            return Unknown;
        }

        var known = await db.Set<AccountPasskey>().SingleAsync(p => p.CredentialId == result.Passkey.CredentialId, cancel);
        known.SignCount = result.Passkey.SignCount;
        known.IsBackedUp = result.Passkey.IsBackedUp;
        known.LastUsedAt = clock.GetUtcNow().UtcDateTime;
        return result.User;
    }

    public Task<List<AccountPasskey>> OfOwnAsync(CancellationToken cancel) =>
        db.Set<AccountPasskey>().AsNoTracking().Where(p => p.AccountId == ofRequest.Required.AccountId).OrderBy(p => p.CreatedAt).ToListAsync(cancel);

    /// <summary>Null where the account has no such passkey.</summary>
    public async Task<Outcome<bool>?> RenameAsync(Guid id, string? name, CancellationToken cancel)
    {
        if (await FindOwnAsync(id, cancel) is not { } passkey)
        {
            return null;
        }

        var called = ThaiText.Clean(name ?? "");
        if (called.Length is 0 or > AccountPasskey.NameMaxLength)
        {
            return (Outcome<bool>)new Refusal("Name", "name-missing", T($"ตั้งชื่อไม่เกิน {AccountPasskey.NameMaxLength} ตัวอักษร", $"Give it a name of at most {AccountPasskey.NameMaxLength} letters"));
        }

        audit.Tell(new PasskeyRenamed(passkey.AccountId, passkey.Name, called));
        passkey.Name = called;
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>False where the account has no such passkey.</summary>
    public async Task<bool> RemoveAsync(Guid id, CancellationToken cancel)
    {
        if (await FindOwnAsync(id, cancel) is not { } passkey)
        {
            return false;
        }

        db.Remove(passkey);
        await sessions.EndOthersAsync(await OwnAsync(cancel), ofRequest.Required.SessionId, cancel);
        audit.Tell(new PasskeyRemoved(passkey.AccountId, passkey.Name));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private Task<AccountPasskey?> FindOwnAsync(Guid id, CancellationToken cancel) =>
        db.Set<AccountPasskey>().FirstOrDefaultAsync(p => p.Id == id && p.AccountId == ofRequest.Required.AccountId, cancel);

    private Task<Account> OwnAsync(CancellationToken cancel) => db.Set<Account>().SingleAsync(a => a.Id == ofRequest.Required.AccountId, cancel);
}
