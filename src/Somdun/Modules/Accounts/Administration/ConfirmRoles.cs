using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Inbox.Contract;
using Somdun.Modules.Organisation.Contract;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>
/// The second person's part in a role that who runs the system entered: confirmed it counts, declined it never did. Whoever gives roles over the
/// unit decides, but neither who entered it nor who is to hold it.
/// </summary>
internal sealed class ConfirmRoles(SomdunDb db, Accounts accounts, RoleTable roles, Actor actor, AuditTrail audit, TimeProvider clock) : IInboxSource
{
    public const string Path = "/accounts/waiting";

    /// <summary>A role that waits for the actor.</summary>
    internal sealed record Waiting(Guid Id, Guid AccountId, string To, string SignInName, Text Role, Text Unit, DateOnly Since, DateOnly? Until, string? Paper, string GivenBy, DateTime GivenAt);

    public static Text Many(int count) => T($"{count:N0} บทบาท", count == 1 ? "1 role" : $"{count:N0} roles");

    public async Task<IReadOnlyList<InboxItem>> ItemsAsync(CancellationToken cancel)
    {
        if (!actor.May(AccountsPermissions.Grant) || await Mine().OrderBy(g => g.GivenAt).Select(g => (DateTime?)g.GivenAt).FirstOrDefaultAsync(cancel) is not { } since)
        {
            return [];
        }

        var count = await Mine().CountAsync(cancel);
        return [new(T("รับรองบทบาทที่ผู้ดูแลระบบเสนอ", "Confirm roles that the administrator proposes"), Many(count), Path, since)];
    }

    public async Task<IReadOnlyList<Waiting>> ListAsync(CancellationToken cancel)
    {
        var found = await Mine().AsNoTracking().OrderBy(g => g.GivenAt).ThenBy(g => g.Id)
            .Join(db.Set<Account>(), g => g.AccountId, a => a.Id, (Grant, Account) => new { Grant, Account.DisplayName, Account.SignInName, By = db.Set<Account>().Where(b => b.Id == Grant.GivenById).Select(b => b.DisplayName).FirstOrDefault() })
            .ToListAsync(cancel);
        var names = await accounts.NamesOfAsync(found.Select(f => f.Grant.UnitId).OfType<Guid>(), cancel);
        return
        [
            .. found.Select(f => new Waiting(
                f.Grant.Id, f.Grant.AccountId, f.DisplayName, f.SignInName, NameOf(f.Grant.Role), UnitOf(f.Grant, names), f.Grant.Since, f.Grant.Until, f.Grant.Paper, f.By ?? "", f.Grant.GivenAt)),
        ];
    }

    /// <summary>All of those chosen count from now on; the number of them.</summary>
    public Task<Outcome<int>> ConfirmAsync(IReadOnlyCollection<Guid> chosen, CancellationToken cancel) => DecideAsync(chosen, null, cancel);

    /// <summary>None of those chosen ever counts.</summary>
    public async Task<Outcome<int>> DeclineAsync(IReadOnlyCollection<Guid> chosen, string? because, CancellationToken cancel)
    {
        var reason = ThaiText.Clean(because ?? "");
        return reason.Length is 0 or > AccountGrant.ReasonMaxLength
            ? new Refusal("Because", "reason-missing", T($"บอกเหตุผลที่ไม่รับรอง ไม่เกิน {AccountGrant.ReasonMaxLength} ตัวอักษร", $"Say why it is declined, in at most {AccountGrant.ReasonMaxLength} letters"))
            : await DecideAsync(chosen, reason, cancel);
    }

    private Task<Outcome<int>> DecideAsync(IReadOnlyCollection<Guid> chosen, string? declinedBecause, CancellationToken cancel) => db.OneAtATimeAsync<Outcome<int>>(
        async () =>
        {
            var grants = await Mine().Where(g => chosen.Contains(g.Id)).OrderBy(g => g.GivenAt).ToListAsync(cancel);
            if (grants.Count == 0)
            {
                return new Refusal(null, "nothing-chosen", T("เลือกบทบาทที่รออยู่อย่างน้อยหนึ่งรายการ", "Choose at least one role that waits"));
            }

            var now = clock.GetUtcNow().UtcDateTime;
            var ids = grants.ConvertAll(g => g.AccountId);
            var holders = await db.Set<Account>().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancel);
            var names = await accounts.NamesOfAsync(grants.Select(g => g.UnitId).OfType<Guid>(), cancel);
            foreach (var grant in grants)
            {
                var (to, role, unit) = (holders[grant.AccountId], NameOf(grant.Role), UnitOf(grant, names));
                if (declinedBecause is null)
                {
                    grant.Confirm(actor.AccountId, now);
                    audit.Tell(new RoleConfirmed(grant.AccountId, to, role, grant.UnitId, unit));
                }
                else
                {
                    grant.Withdraw(declinedBecause, now);
                    audit.Tell(new RoleDeclined(grant.AccountId, to, role, grant.UnitId, unit), declinedBecause);
                }
            }

            await db.SaveChangesAsync(cancel);
            return grants.Count;
        },
        cancel);

    private IQueryable<AccountGrant> Mine()
    {
        var me = actor.AccountId;
        var proposed = db.Set<AccountGrant>().Proposed().Where(g => me == null || (g.GivenById != me && g.AccountId != me));
        if (actor.ReachesEverything)
        {
            return proposed;
        }

        var units = db.Set<UnitAncestor>().UnitsUnder(actor.UnitsFor(AccountsPermissions.Grant), BangkokTime.Today(clock));
        return proposed.Where(g => g.ReachId != null && units.Contains(g.ReachId.Value));
    }

    private Text NameOf(string role) => roles.Find(role)?.Name ?? new Text(role, role);

    private static Text UnitOf(AccountGrant grant, IReadOnlyDictionary<Guid, Text> names) =>
        grant.UnitId is { } unit && names.TryGetValue(unit, out var name) ? name : T("ทั้งระบบ", "the whole system");
}
