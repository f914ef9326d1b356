using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Mail;
using Somdun.Foundation.Security;
using Somdun.Foundation.Settings;
using Somdun.Results;
using Somdun.Thai;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>Makes one-time codes, and lets in whoever shows one.</summary>
internal sealed class OneTimeCodes(SomdunDb db, Accounts accounts, Sessions sessions, Attempts attempts, Outbox outbox, SomdunSettings settings, Secrets secrets, Actor actor, AuditTrail audit, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    internal static readonly Refusal Wrong = new("Code", "code-wrong", T(
        "รหัสนี้ใช้ไม่ได้: พิมพ์ผิด ใช้ไปแล้ว หมดอายุ หรือมีรหัสใหม่กว่า ขอรหัสใหม่จากผู้ที่ออกให้",
        "This code cannot be used: it is mistyped, was used, has expired, or a newer one took its place. Ask whoever gave it for another"));

    /// <summary>How long a code may lie on a desk.</summary>
    public static TimeSpan Lasting(CodePurpose purpose, CodeDelivery delivery) => (purpose, delivery) switch
    {
        (CodePurpose.Invitation, CodeDelivery.Console) => TimeSpan.FromHours(24),
        (CodePurpose.Invitation, _) => TimeSpan.FromDays(14),
        (_, CodeDelivery.Slip) => TimeSpan.FromDays(7),
        _ => TimeSpan.FromHours(2),
    };

    private const string KeptPurpose = "accounts.slip";

    public string LinkTo(string code) => settings.LinkTo(CodeModel.Path + QueryString.Create("code", code));

    /// <summary>A new code, which makes older ones of the account worthless. The caller saves, and hands the code out.</summary>
    public async Task<string> MakeAsync(Account account, CodePurpose purpose, CodeDelivery delivery, CancellationToken cancel, bool isKept = false)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var older in await db.Set<OneTimeCode>().Where(c => c.AccountId == account.Id && c.UsedAt == null && c.ReplacedAt == null).ToListAsync(cancel))
        {
            (older.ReplacedAt, older.Kept) = (now, null);
        }

        return MakeFirst(account, purpose, delivery, isKept);
    }

    /// <summary>The same for an account that is being made, and so has no older one.</summary>
    /// <param name="isKept">Whether it is kept, sealed, so that its slip can be fetched again.</param>
    public string MakeFirst(Account account, CodePurpose purpose, CodeDelivery delivery, bool isKept = false)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var code = RandomSecrets.NewTypedCode();
        var id = Guid.CreateVersion7();
        var made = new OneTimeCode
        {
            Id = id,
            Kept = isKept ? secrets.Seal(KeptPurpose, id, code) : null,
            AccountId = account.Id,
            Purpose = purpose,
            Delivery = delivery,
            Hash = RandomSecrets.HashOf(code),
            MadeAt = now,
            MadeById = actor.AccountId,
            ExpiresAt = now + Lasting(purpose, delivery),
        };
        db.Add(made);
        audit.Tell(new CodeMade(account.Id, purpose, delivery, made.ExpiresAt));
        return code;
    }

    /// <summary>The code of a slip that may be fetched again; null where it is not kept any more.</summary>
    public string? KeptOf(OneTimeCode code) => code.Kept is { } kept ? secrets.Open(KeptPurpose, code.Id, kept) : null;

    /// <summary>A new code by mail. The caller saves.</summary>
    public async Task MailAsync(Account account, CodePurpose purpose, CancellationToken cancel) =>
        Mail(account, purpose, await MakeAsync(account, purpose, CodeDelivery.Mail, cancel));

    /// <summary>The same for an account that is being made.</summary>
    public void MailFirst(Account account, CodePurpose purpose) => Mail(account, purpose, MakeFirst(account, purpose, CodeDelivery.Mail));

    private void Mail(Account account, CodePurpose purpose, string code)
    {
        var lasts = Lasting(purpose, CodeDelivery.Mail);
        var (subject, body) = purpose == CodePurpose.Invitation
            ? (T("คำเชิญเข้าใช้ระบบสมดุล", "Invitation to Somdun"), T(
                $"เรียน {account.DisplayName}\n\nท่านได้รับเชิญให้ใช้ระบบสมดุล เปิดที่อยู่นี้เพื่อตั้งรหัสผ่าน (ใช้ได้ {lasts.TotalDays:0} วัน ครั้งเดียว):\n{LinkTo(code)}\n",
                $"Dear {account.DisplayName},\n\nYou are invited to Somdun. Open this address to choose a password (within {lasts.TotalDays:0} days, once):\n{LinkTo(code)}\n"))
            : (T("ตั้งรหัสผ่านใหม่ของระบบสมดุล", "A new password for Somdun"), T(
                $"เรียน {account.DisplayName}\n\nมีผู้ขอตั้งรหัสผ่านใหม่ของบัญชี {account.SignInName} เปิดที่อยู่นี้เพื่อตั้ง (ใช้ได้ {lasts.TotalHours:0} ชั่วโมง ครั้งเดียว):\n{LinkTo(code)}\n\nหากท่านไม่ได้ขอ ไม่ต้องทำอะไร รหัสผ่านเดิมยังใช้ได้\n",
                $"Dear {account.DisplayName},\n\nSomebody asked for a new password for the account {account.SignInName}. Open this address to choose one (within {lasts.TotalHours:0} hours, once):\n{LinkTo(code)}\n\nIf it was not you, there is nothing to do: the old password still counts.\n"));
        outbox.Put(account.Email!, $"{subject.Thai} · {subject.English}", $"{body.Thai}\n———\n\n{body.English}");
    }

    /// <summary>Whose code it is, as long as it can be used; asking too often from one address finds none.</summary>
    public async Task<(OneTimeCode Code, Account Account)?> FindAsync(string? typed, string address, CancellationToken cancel)
    {
        if (RandomSecrets.ReadTypedCode(typed) is not { } code || await attempts.IsReachedAsync(AttemptLimit.CodeFrom, address, cancel))
        {
            return null;
        }

        var (hash, now) = (RandomSecrets.HashOf(code), clock.GetUtcNow().UtcDateTime);
        var found = await db.Set<OneTimeCode>().Open(now).FirstOrDefaultAsync(c => c.Hash == hash, cancel);
        var account = found is null ? null : await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == found.AccountId && a.ClosedAt == null, cancel);
        if (account is null)
        {
            await attempts.CountAsync(AttemptLimit.CodeFrom, address, cancel);
            return null;
        }

        return (found!, account);
    }

    /// <param name="SignInName">Chosen by whoever accepts an invitation; else not looked at.</param>
    internal sealed record Request(string? Code, string? SignInName, string? DisplayName, string? New, string? Again, string Address);

    /// <summary>Uses a code up: the password is set, every session of the account ends, and its owner may go in.</summary>
    public async Task<Outcome<Account>> UseAsync(Request request, CancellationToken cancel)
    {
        if (await FindAsync(request.Code, request.Address, cancel) is not { } found)
        {
            return Wrong;
        }

        var (code, account) = found;
        var isInvitation = code.Purpose == CodePurpose.Invitation;
        var signInName = isInvitation ? ThaiText.Clean(request.SignInName ?? "") : account.SignInName;
        var displayName = isInvitation ? ThaiText.Clean(request.DisplayName ?? "") : account.DisplayName;
        List<Refusal> refusals =
        [
            .. AccountRules.CheckNames(signInName, displayName, account.Email),
            .. PasswordRule.Check("New", request.New, [signInName, displayName, account.Email, .. await accounts.NamesAroundAsync(account.Id, cancel)]),
            .. PasswordRule.CheckAgain("Again", request.New, request.Again),
        ];
        var key = Account.KeyOf(signInName);
        if (refusals.Count == 0 && await db.Set<Account>().AnyAsync(a => a.SignInKey == key && a.Id != account.Id, cancel))
        {
            refusals.Add(AccountRules.NameTaken);
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        if (await db.Set<OneTimeCode>().Open(now).Where(c => c.Id == code.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now).SetProperty(c => c.Kept, (Sealed?)null), cancel) != 1)
        {
            return Wrong;
        }

        db.Entry(code).State = EntityState.Detached;
        (account.SignInName, account.SignInKey, account.DisplayName) = (signInName, key, displayName);
        (account.PasswordHash, account.PasswordSetAt) = (hasher.HashPassword(account, request.New!), now);
        if (code.Purpose == CodePurpose.FullReset)
        {
            (account.TotpSecret, account.TotpSince) = (null, null);
            db.RemoveRange(await db.Set<RecoveryCode>().Where(c => c.AccountId == account.Id).ToListAsync(cancel));
            db.RemoveRange(await db.Set<AccountPasskey>().Where(p => p.AccountId == account.Id).ToListAsync(cancel));
            db.RemoveRange(await db.Set<ExternalSignIn>().Where(e => e.AccountId == account.Id).ToListAsync(cancel));
        }

        await sessions.EndOthersAsync(account, but: null, cancel);
        sessions.TrailOf(account).Tell(new CodeUsed(account.Id, code.Purpose, request.Address));
        await db.SaveChangesAsync(cancel);
        await attempts.ForgetAsync(AttemptLimit.SignInByName, key, cancel);
        return account;
    }

    /// <summary>Uses an invitation up without a password, by another provider that vouches for the person. False where another was quicker.</summary>
    public async Task<bool> UseUpAsync(OneTimeCode code, Account account, string address, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        db.Entry(code).State = EntityState.Detached;
        if (await db.Set<OneTimeCode>().Open(now).Where(c => c.Id == code.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now).SetProperty(c => c.Kept, (Sealed?)null), cancel) != 1)
        {
            return false;
        }

        sessions.TrailOf(account).Tell(new CodeUsed(account.Id, code.Purpose, address));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>
    /// A mail with a code for whoever forgot the password, if an account bears the name and has a mail address. Whether one does is not said, and
    /// the work is the same.
    /// </summary>
    public async Task AskAsync(string name, string address, CancellationToken cancel)
    {
        var key = Account.KeyOf(name);
        var may = await attempts.MayAsync(AttemptLimit.ResetByName, key, cancel) & await attempts.MayAsync(AttemptLimit.ResetFrom, address, cancel);
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => (a.SignInKey == key || a.Email == key) && a.ClosedAt == null, cancel);
        sessions.TrailOfNobody().Tell(new ResetAsked(account?.Id ?? Guid.Empty, address));
        if (may && account is { Email: not null, PasswordHash: not null })
        {
            await MailAsync(account, CodePurpose.PasswordReset, cancel);
        }

        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>What an account's names may be.</summary>
internal static class AccountRules
{
    public static readonly Refusal NameTaken = new("SignInName", "name-taken", T("มีผู้ใช้ชื่อนี้แล้ว เลือกชื่ออื่น", "Somebody uses this name already: choose another"));

    public static List<Refusal> CheckNames(string? signInName, string? displayName, string? email)
    {
        List<Refusal> refusals = [];
        var name = ThaiText.Clean(signInName ?? "");
        if (name.Length is < 3 or > Account.SignInNameMaxLength || name.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter)))
        {
            refusals.Add(new("SignInName", "name-unfit", T($"ชื่อผู้ใช้ยาว 3 ถึง {Account.SignInNameMaxLength} ตัวอักษร ไม่มีช่องว่าง", $"A sign-in name has 3 to {Account.SignInNameMaxLength} letters and no spaces")));
        }

        var shown = ThaiText.Clean(displayName ?? "");
        if (shown.Length is 0 or > Account.DisplayNameMaxLength)
        {
            refusals.Add(new("DisplayName", "display-name-missing", T($"กรอกชื่อที่ผู้อื่นเห็น ไม่เกิน {Account.DisplayNameMaxLength} ตัวอักษร", $"Write the name that others see, in at most {Account.DisplayNameMaxLength} letters")));
        }

        if (!string.IsNullOrWhiteSpace(email) && (email.Length > Account.EmailMaxLength || !MimeKit.MailboxAddress.TryParse(ThaiText.Clean(email), out var mailbox) || mailbox.Address != ThaiText.Clean(email) || !mailbox.Address.Contains('@', StringComparison.Ordinal)))
        {
            refusals.Add(new("Email", "email-unfit", T("อีเมลต้องเป็นเช่น name@example.go.th", "Write the mail address like name@example.go.th")));
        }

        return refusals;
    }
}
