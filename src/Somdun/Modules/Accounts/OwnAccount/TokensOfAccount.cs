using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>Makes personal tokens, lists and revokes them.</summary>
internal sealed class TokensOfAccount(SomdunDb db, RoleTable roles, AuditTrail audit, TimeProvider clock)
{
    public const int LongestDays = 366;

    internal sealed record Request(string? Name, IReadOnlyList<string> Scopes, int? Days);

    public Task<List<PersonalToken>> AllAsync(Guid accountId, CancellationToken cancel) =>
        db.Set<PersonalToken>().AsNoTracking().Where(t => t.AccountId == accountId).OrderByDescending(t => t.CreatedAt).ToListAsync(cancel);

    /// <summary>What the account may do today, and so may give to a program.</summary>
    public async Task<IReadOnlyList<Permission>> ScopesAsync(Guid accountId, CancellationToken cancel)
    {
        var held = await db.Set<AccountGrant>().AsNoTracking().InForce(BangkokTime.Today(clock)).Where(g => g.AccountId == accountId).Select(g => g.Role).ToListAsync(cancel);
        return [.. roles.Permissions.Where(p => held.Exists(role => roles.Find(role)?.May.Contains(p.Code) is true))];
    }

    /// <returns>The token, which is kept nowhere.</returns>
    public async Task<Outcome<string>> MakeAsync(Guid accountId, Request request, CancellationToken cancel)
    {
        var held = (await ScopesAsync(accountId, cancel)).Select(p => p.Code).ToHashSet(StringComparer.Ordinal);
        var refusals = Check(request, held);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var token = PersonalTokens.Prefix + RandomSecrets.NewKey();
        var made = new PersonalToken
        {
            Id = Guid.CreateVersion7(),
            AccountId = accountId,
            Name = ThaiText.Clean(request.Name!),
            Hash = RandomSecrets.HashOf(token),
            Hint = token[..(PersonalTokens.Prefix.Length + 4)],
            Scopes = string.Join(' ', request.Scopes.Distinct().Order(StringComparer.Ordinal)),
            CreatedAt = now,
            ExpiresAt = now.AddDays(request.Days!.Value),
        };
        db.Add(made);
        audit.Tell(new TokenMade(accountId, made.Name, made.Scopes, made.ExpiresAt));
        await db.SaveChangesAsync(cancel);
        return token;
    }

    /// <summary>False where the account has no such token.</summary>
    public async Task<bool> RevokeAsync(Guid accountId, Guid tokenId, CancellationToken cancel)
    {
        if (await db.Set<PersonalToken>().FirstOrDefaultAsync(t => t.Id == tokenId && t.AccountId == accountId, cancel) is not { } token)
        {
            return false;
        }

        if (token.RevokedAt is null)
        {
            token.RevokedAt = clock.GetUtcNow().UtcDateTime;
            audit.Tell(new TokenRevoked(accountId, token.Name));
            await db.SaveChangesAsync(cancel);
        }

        return true;
    }

    internal static List<Refusal> Check(Request request, IReadOnlySet<string> held)
    {
        List<Refusal> refusals = [];
        var name = ThaiText.Clean(request.Name ?? "");
        if (name.Length is 0 or > PersonalToken.NameMaxLength)
        {
            refusals.Add(new("Name", "name-missing", T($"ตั้งชื่อว่าใช้ทำอะไร ไม่เกิน {PersonalToken.NameMaxLength} ตัวอักษร", $"Say what it is for, in at most {PersonalToken.NameMaxLength} letters")));
        }

        if (request.Scopes.Count == 0)
        {
            refusals.Add(new("Scopes", "scope-missing", T("เลือกสิ่งที่โปรแกรมทำได้อย่างน้อยหนึ่งอย่าง", "Choose at least one thing the program may do")));
        }

        foreach (var scope in request.Scopes.Where(scope => !held.Contains(scope)).Distinct().Take(5))
        {
            refusals.Add(new("Scopes", "scope-not-held", T($"บัญชีนี้ไม่มีสิทธิ์ {Shortened(scope)} จึงให้โปรแกรมไม่ได้", $"This account does not hold {Shortened(scope)}, and cannot give it to a program")));
        }

        if (request.Days is not (>= 1 and <= LongestDays))
        {
            refusals.Add(new("Days", "days-wrong", T($"อายุของโทเค็นเป็น 1 ถึง {LongestDays} วัน", $"A token lasts 1 to {LongestDays} days")));
        }

        return refusals;
    }

    private static string Shortened(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
