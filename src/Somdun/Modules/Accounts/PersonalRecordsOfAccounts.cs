using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.People.Contract;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>What is held of a person for signing in: the account, what it may do, by what and from where it was entered. No secret is told.</summary>
internal sealed class PersonalRecordsOfAccounts(SomdunDb db, RoleTable roles, Accounts accounts, TimeProvider clock) : IPersonalRecords
{
    public int Position => 10;

    public async Task<IReadOnlyList<PersonalTable>> GatherAsync(Guid personId, CancellationToken cancel)
    {
        var own = await db.Set<Account>().AsNoTracking().Where(a => a.PersonId == personId).OrderBy(a => a.CreatedAt).ToListAsync(cancel);
        if (own.Count == 0)
        {
            return [];
        }

        var ids = own.ConvertAll(a => a.Id);
        var grants = await db.Set<AccountGrant>().AsNoTracking().Where(g => ids.Contains(g.AccountId)).OrderBy(g => g.Since).ToListAsync(cancel);
        var sessions = await db.Set<AccountSession>().AsNoTracking().Where(s => ids.Contains(s.AccountId)).OrderBy(s => s.SignedInAt).ToListAsync(cancel);
        var passkeys = await db.Set<AccountPasskey>().AsNoTracking().Where(p => ids.Contains(p.AccountId)).OrderBy(p => p.CreatedAt).ToListAsync(cancel);
        var tokens = await db.Set<PersonalToken>().AsNoTracking().Where(t => ids.Contains(t.AccountId)).OrderBy(t => t.CreatedAt).ToListAsync(cancel);
        var names = await accounts.NamesOfAsync(grants.Select(g => g.UnitId).OfType<Guid>(), cancel);
        return
        [
            new("accounts.account", T("บัญชีผู้ใช้", "Account"),
                [
                    new("signInName", T("ชื่อผู้ใช้", "Sign-in name")), new("displayName", T("ชื่อที่ผู้อื่นเห็น", "Name that others see")), new("email", T("อีเมล", "E-mail")),
                    new("createdAt", T("สร้างเมื่อ", "Made")), new("lastSignedInAt", T("เข้าล่าสุด", "Last signed in")), new("closedAt", T("ระงับเมื่อ", "Closed")),
                ],
                [.. own.Select(a => (IReadOnlyList<string?>)[a.SignInName, a.DisplayName, a.Email, Iso(a.CreatedAt), Iso(a.LastSignedInAt), Iso(a.ClosedAt)])]),
            new("accounts.roles", T("บทบาท", "Roles"),
                [
                    new("role", T("บทบาท", "Role")), new("unit", T("หน่วยงาน", "Unit")), new("since", T("ตั้งแต่", "Since")), new("until", T("ถึง", "Until")),
                    new("paper", T("คำสั่ง", "Order")), new("withdrawnAt", T("ถอนเมื่อ", "Taken back")),
                ],
                [.. grants.Select(g => (IReadOnlyList<string?>)[
                    roles.Find(g.Role)?.Name.ToString() ?? g.Role, g.UnitId is { } unit && names.TryGetValue(unit, out var name) ? name.ToString() : null,
                    Iso(g.Since), g.Until is { } until ? Iso(until) : null, g.Paper, Iso(g.WithdrawnAt)])]),
            new("accounts.sessions", T("การเข้าใช้", "Sessions"),
                [
                    new("signedInAt", T("เข้าเมื่อ", "Signed in")), new("lastSeenAt", T("ใช้ล่าสุด", "Last used")), new("endedAt", T("สิ้นสุด", "Ended")),
                    new("means", T("ด้วย", "By")), new("device", T("อุปกรณ์", "Device")), new("address", T("ที่อยู่เครือข่าย", "Network address")),
                ],
                [.. sessions.Select(s => (IReadOnlyList<string?>)[Iso(s.SignedInAt), Iso(s.LastSeenAt), Iso(s.EndedAt), s.Means.Name.ToString(), s.Device, s.Address])]),
            new("accounts.passkeys", T("พาสคีย์", "Passkeys"),
                [new("name", T("ชื่อเรียก", "Name")), new("createdAt", T("เพิ่มเมื่อ", "Added")), new("lastUsedAt", T("ใช้ล่าสุด", "Last used"))],
                [.. passkeys.Select(p => (IReadOnlyList<string?>)[p.Name, Iso(p.CreatedAt), Iso(p.LastUsedAt)])]),
            new("accounts.tokens", T("โทเค็นของโปรแกรม", "Tokens of programs"),
                [
                    new("name", T("ใช้ทำอะไร", "What for")), new("scopes", T("ทำอะไรได้", "May do")), new("createdAt", T("ออกเมื่อ", "Made")),
                    new("expiresAt", T("หมดอายุ", "Expires")), new("lastUsedAt", T("ใช้ล่าสุด", "Last used")), new("revokedAt", T("เพิกถอนเมื่อ", "Revoked")),
                ],
                [.. tokens.Select(t => (IReadOnlyList<string?>)[t.Name, t.Scopes, Iso(t.CreatedAt), Iso(t.ExpiresAt), Iso(t.LastUsedAt), Iso(t.RevokedAt)])]),
        ];
    }

    public async Task<IReadOnlyList<ErasurePart>> WhatErasureDoesAsync(Guid personId, CancellationToken cancel) =>
        await db.Set<Account>().AnyAsync(a => a.PersonId == personId, cancel)
            ?
            [
                new(T("อีเมลของบัญชี และอุปกรณ์กับที่อยู่เครือข่ายของการเข้าใช้ที่สิ้นสุดแล้ว", "The account's e-mail, and the sessions that have ended"), ErasureResult.Erased, T(
                    "ไม่จำเป็นต่อการใช้บัญชีต่อไป", "Not needed to go on using the account")),
                new(T("ชื่อผู้ใช้ บทบาท วิธีเข้าใช้ และการเข้าใช้ที่ยังเปิดอยู่", "Sign-in name, roles, means of signing in and open sessions"), ErasureResult.Blocked, T(
                    "ต้องใช้ตราบที่บัญชีเปิดอยู่ และเพื่อให้รู้ว่าใครทำสิ่งใดไว้ในระบบ", "Needed as long as the account is open, and to know who did what here")),
            ]
            : [];

    public async Task EraseAsync(Guid personId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var account in await db.Set<Account>().Where(a => a.PersonId == personId).ToListAsync(cancel))
        {
            account.Email = null;
            db.RemoveRange(await db.Set<AccountSession>().Where(s => s.AccountId == account.Id && s.EndedAt != null && s.EndedAt <= now).ToListAsync(cancel));
        }
    }

    private static string? Iso(DateTime? moment) => moment?.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
