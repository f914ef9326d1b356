using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>On a unit's page: the accounts that hold a role in it on the day. For who may see accounts there.</summary>
internal sealed class AccountsOfUnit(SomdunDb db, RoleTable roles, Actor actor, TimeProvider clock) : IUnitPageSection
{
    public int Position => 30;

    public async Task<UnitPageSection?> OfAsync(UnitEntry unit, DateOnly asOf, CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        if (!actor.May(AccountsPermissions.View) || !await MaySeeThereAsync(unit.Id, today, cancel))
        {
            return null;
        }

        var held = await db.Set<AccountGrant>().AsNoTracking().InForce(asOf).Where(g => g.UnitId == unit.Id)
            .Join(db.Set<Account>().AsNoTracking().VisibleTo(actor, db, today), g => g.AccountId, a => a.Id, (g, a) => new { a.Id, a.DisplayName, a.SignInKey, a.ClosedAt, g.Role })
            .OrderBy(h => h.SignInKey)
            .ToListAsync(cancel);
        return held.Count == 0 ? null : new UnitPageSection(T("บัญชีผู้ใช้", "Accounts"),
        [
            .. held.GroupBy(h => h.Id).Select(of =>
            {
                var (name, closed) = (of.First().DisplayName, of.First().ClosedAt is not null);
                var names = of.Select(h => h.Role).Distinct().Select(code => roles.Find(code)?.Name ?? T(code, code)).ToList();
                return new UnitPageLine(
                    T(
                        $"{name} · {string.Join(", ", names.Select(n => n.Thai))}{(closed ? " · ระงับแล้ว" : "")}",
                        $"{name} · {string.Join(", ", names.Select(n => n.English))}{(closed ? " · closed" : "")}"),
                    $"/accounts/{of.Key}");
            }),
        ]);
    }

    private async Task<bool> MaySeeThereAsync(Guid unitId, DateOnly today, CancellationToken cancel) =>
        actor.ReachesEverything || actor.May(AccountsPermissions.Administer)
        || await db.Set<UnitAncestor>().UnitsUnder(actor.UnitsFor(AccountsPermissions.View), today).ContainsAsync(unitId, cancel);
}

/// <summary>Roles that a unit which ends leaves behind: a number, and nobody's name, for whoever ends it may not see accounts.</summary>
internal sealed class RolesLeftBehind(SomdunDb db, IUnits units) : IUnitChangeConsequence
{
    public async Task<IReadOnlyList<Text>> OfAsync(Guid unitId, UnitState becomes, Guid? successorId, DateOnly day, CancellationToken cancel)
    {
        if (becomes is not (UnitState.Merged or UnitState.Closed))
        {
            return [];
        }

        var count = await db.Set<AccountGrant>().Where(g => g.UnitId == unitId && g.WithdrawnAt == null && (g.Until == null || g.Until >= day))
            .Where(g => db.Set<Account>().Any(a => a.Id == g.AccountId && a.ClosedAt == null))
            .Select(g => g.AccountId).Distinct().CountAsync(cancel);
        if (count == 0)
        {
            return [];
        }

        var to = successorId is { } successor ? (await units.OfAsync([successor], day, cancel)).GetValueOrDefault(successor)?.Name : null;
        return
        [
            T(
                $"บัญชีผู้ใช้ {count:N0} บัญชีมีบทบาทในหน่วยงานนี้ บทบาทไม่สิ้นสุดเองและไม่ตามไปที่อื่น: ถอนบทบาทเดิม{(to is { } thai ? $" และให้บทบาทใน{thai.Thai}หากทำงานที่นั่น" : "")}",
                $"{(count == 1 ? "1 account holds a role" : $"{count:N0} accounts hold roles")} in this unit. Roles neither end by themselves nor go along: take them back{(to is { } english ? $", and give one in {english.English} to who works there" : "")}"),
        ];
    }
}
