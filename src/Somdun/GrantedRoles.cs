using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Accounts;
using Somdun.Modules.Organisation.Contract;
using Somdun.Thai;
using Somdun.Time;

namespace Somdun;

/// <summary>Who held a role on a day, from the grants of the accounts.</summary>
internal sealed class GrantedRoles(SomdunDb db, RoleTable roles) : RoleHolders
{
    public override async Task<IReadOnlyList<RoleHolder>> OfAsync(string permission, Guid unitId, DateOnly day, CancellationToken cancel)
    {
        var codes = roles.All.Where(role => role.May.Contains(permission)).Select(role => role.Code).ToList();
        var above = db.Set<UnitAncestor>().UnitsAbove(unitId, day);

        // What was taken back later counted on the day all the same.
        var dayIsOver = BangkokTime.StartOf(day.AddDays(1));
        var held = await db.Set<AccountGrant>().AsNoTracking()
            .Where(g => codes.Contains(g.Role) && g.Since <= day && (g.Until == null || day <= g.Until) && (g.WithdrawnAt == null || g.WithdrawnAt >= dayIsOver))
            .Where(g => g.ReachId == null || above.Contains(g.ReachId.Value))
            .Join(db.Set<Account>().Where(a => a.ClosedAt == null || a.ClosedAt >= dayIsOver), g => g.AccountId, a => a.Id, (g, a) => new { a.Id, a.PersonId, a.DisplayName, g.Role })
            .ToListAsync(cancel);
        return
        [
            .. held.DistinctBy(h => h.Id)
                .OrderBy(h => ThaiText.SortKey(h.DisplayName), StringComparer.Ordinal)
                .Select(h => new RoleHolder(h.Id, h.PersonId, h.DisplayName, roles.Find(h.Role)!.Name)),
        ];
    }
}
