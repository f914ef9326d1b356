using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>
/// Checks a name and a password. A name that no account bears, one that is locked, a closed account and a wrong password answer with the same
/// sentence, after the same work.
/// </summary>
internal sealed class SignInByPassword(SomdunDb db, Sessions sessions, Attempts attempts, IPasswordHasher<Account> hasher)
{
    internal sealed record Request(string? Name, string? Password, string Address);

    private static readonly Refusal Wrong = new(null, "sign-in-wrong", T(
        "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง หากลองหลายครั้งแล้ว ให้รอ 15 นาทีก่อนลองใหม่ หรือใช้ “ลืมรหัสผ่าน”",
        "The sign-in name or the password is wrong. After many tries, wait 15 minutes before the next one, or use “Forgot the password”"));

    // No password: verifying against it fails, and takes as long as one that could succeed.
    private static readonly Lazy<(Account Account, string Hash)> Nobody = new(() =>
    {
        var nobody = Account.Make("nobody", "nobody", null, DateTime.UnixEpoch);
        return (nobody, new PasswordHasher<Account>(Microsoft.Extensions.Options.Options.Create(Hashing.Options)).HashPassword(nobody, RandomSecrets.NewKey()));
    });

    public async Task<Outcome<Account>> RunAsync(Request request, CancellationToken cancel)
    {
        var refusals = Check(request);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var key = Account.KeyOf(request.Name!);
        var tries = await attempts.CountAsync(AttemptLimit.SignInByName, key, cancel);
        var fromHere = await attempts.CountAsync(AttemptLimit.SignInFrom, request.Address, cancel);
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.SignInKey == key, cancel);
        var known = account is { ClosedAt: null, PasswordHash: not null };
        var verified = hasher.VerifyHashedPassword(known ? account! : Nobody.Value.Account, known ? account!.PasswordHash! : Nobody.Value.Hash, request.Password!);

        if (!known || verified == PasswordVerificationResult.Failed || tries > AttemptLimit.SignInByName.Tries || fromHere > AttemptLimit.SignInFrom.Tries)
        {
            var audit = sessions.TrailOfNobody();
            audit.Tell(new SignInFailed(account?.Id ?? Guid.Empty, SignInMeans.Password, request.Address));
            if (tries == AttemptLimit.SignInByName.Tries)
            {
                audit.Tell(new SignInLocked(account?.Id ?? Guid.Empty, request.Address));
            }

            await db.SaveChangesAsync(cancel);
            return Wrong;
        }

        if (verified == PasswordVerificationResult.SuccessRehashNeeded)
        {
            account!.PasswordHash = hasher.HashPassword(account, request.Password!);
            await db.SaveChangesAsync(cancel);
        }

        await attempts.ForgetAsync(AttemptLimit.SignInByName, key, cancel);
        return account!;
    }

    internal static List<Refusal> Check(Request request)
    {
        List<Refusal> refusals = [];
        if (string.IsNullOrWhiteSpace(request.Name))
        {
            refusals.Add(new("Name", "name-missing", T("กรอกชื่อผู้ใช้", "Write your sign-in name")));
        }
        else if (request.Name.Length > Account.SignInNameMaxLength)
        {
            refusals.Add(new("Name", "name-long", T($"ชื่อผู้ใช้ยาวได้ไม่เกิน {Account.SignInNameMaxLength} ตัวอักษร", $"A sign-in name has at most {Account.SignInNameMaxLength} letters")));
        }

        if (string.IsNullOrEmpty(request.Password))
        {
            refusals.Add(new("Password", "password-missing", T("กรอกรหัสผ่าน", "Write your password")));
        }
        else if (request.Password.Length > PasswordRule.MaxLength)
        {
            refusals.Add(new("Password", "password-long", T($"รหัสผ่านยาวได้ไม่เกิน {PasswordRule.MaxLength} ตัวอักษร", $"A password has at most {PasswordRule.MaxLength} letters")));
        }

        return refusals;
    }
}
