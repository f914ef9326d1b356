using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Accounts;

internal static class AccountQueries
{
    extension(IQueryable<Account> accounts)
    {
        /// <summary>Who runs the system sees every account; a director those that hold, or ever held, a role in a unit within reach.</summary>
        public IQueryable<Account> VisibleTo(Actor actor, SomdunDb db, DateOnly today)
        {
            if (actor.ReachesEverything || actor.May(AccountsPermissions.Administer))
            {
                return accounts;
            }

            var units = db.Set<UnitAncestor>().UnitsUnder(actor.UnitsFor(AccountsPermissions.View), today);
            return accounts.Where(a => db.Set<AccountGrant>().Any(g => g.AccountId == a.Id && g.UnitId != null && units.Contains(g.UnitId.Value)));
        }
    }
}
