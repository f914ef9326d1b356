using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Settings;
using Somdun.Time;

namespace Somdun.Modules.Accounts;

/// <summary>One's own account: what one may do, and by what one signs in.</summary>
[Authorize(OwnAccountPolicy.Name)]
internal sealed class OwnAccountModel(SomdunDb db, SessionOfRequest session, RoleTable roles, Accounts accounts, SomdunSettings settings, TimeProvider clock) : PageModel
{
    public const string Path = "/account";

    internal sealed record Held(Text Role, Text? Unit, DateOnly Since, DateOnly? Until, bool IsProposed);

    public Account Account { get; private set; } = null!;

    public IReadOnlyList<Held> Roles { get; private set; } = [];

    public int Passkeys { get; private set; }

    public int Sessions { get; private set; }

    public int Tokens { get; private set; }

    public int RecoveryCodes { get; private set; }

    public bool HasProvider { get; private set; }

    public OidcSetting? Provider => settings.Oidc;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var id = session.Required.AccountId;
        var now = clock.GetUtcNow().UtcDateTime;
        Account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == id, cancel);
        Passkeys = await db.Set<AccountPasskey>().CountAsync(p => p.AccountId == id, cancel);
        Sessions = await db.Set<AccountSession>().CountAsync(s => s.AccountId == id && s.EndedAt == null && s.LastSeenAt >= now - settings.SessionIdle && s.SignedInAt >= now - settings.SessionLongest, cancel);
        Tokens = await db.Set<PersonalToken>().CountAsync(t => t.AccountId == id && t.RevokedAt == null && now < t.ExpiresAt, cancel);
        RecoveryCodes = await db.Set<RecoveryCode>().CountAsync(c => c.AccountId == id && c.UsedAt == null, cancel);
        HasProvider = await db.Set<ExternalSignIn>().AnyAsync(e => e.AccountId == id, cancel);
        var today = BangkokTime.DayOf(now);
        var grants = await db.Set<AccountGrant>().AsNoTracking().Where(g => g.AccountId == id && g.WithdrawnAt == null && (g.IsProposed || (g.Since <= today && (g.Until == null || today <= g.Until)))).OrderBy(g => g.Since).ThenBy(g => g.Id).ToListAsync(cancel);
        var names = await accounts.NamesOfAsync(grants.Select(g => g.UnitId).OfType<Guid>(), cancel);
        Roles = [.. grants.Select(g => new Held(roles.Find(g.Role)?.Name ?? new Text(g.Role, g.Role), g.UnitId is { } unit && names.TryGetValue(unit, out var name) ? name : null, g.Since, g.Until, g.IsProposed))];
    }
}
