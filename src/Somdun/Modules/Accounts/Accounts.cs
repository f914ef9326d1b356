using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Thai;
using Somdun.Time;

namespace Somdun.Modules.Accounts;

/// <summary>What several use cases ask of accounts.</summary>
internal sealed class Accounts(SomdunDb db, IUnits units, TimeProvider clock)
{
    public const string SystemAdministrator = "system-administrator";

    /// <summary>Whether anybody can let others in: until then the server answers its own machine alone.</summary>
    public Task<bool> HasAdministratorAsync(CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        return db.Set<AccountGrant>().InForce(today)
            .AnyAsync(g => g.Role == SystemAdministrator && db.Set<Account>().Any(a => a.Id == g.AccountId && a.ClosedAt == null), cancel);
    }

    /// <summary>What the units are called today; a unit that is no more is left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, Text>> NamesOfAsync(IEnumerable<Guid> ids, CancellationToken cancel) =>
        (await units.OfAsync([.. ids.Distinct()], BangkokTime.Today(clock), cancel)).ToDictionary(pair => pair.Key, pair => pair.Value.Name);

    /// <summary>What the units are called in which an account holds a role, in both languages: what somebody who knows the account would guess first.</summary>
    public async Task<IReadOnlyList<string>> NamesAroundAsync(Guid accountId, CancellationToken cancel)
    {
        var ids = await db.Set<AccountGrant>().Where(g => g.AccountId == accountId && g.WithdrawnAt == null && g.UnitId != null).Select(g => g.UnitId!.Value).Distinct().ToListAsync(cancel);
        return [.. (await NamesOfAsync(ids, cancel)).Values.SelectMany(name => new[] { name.Thai, name.English }).Distinct()];
    }

    /// <summary>The schools of an office that stand today, in the order of their names.</summary>
    public async Task<IReadOnlyList<UnitEntry>> SchoolsAsync(Guid officeId, CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        var ids = await db.Set<UnitAncestor>().UnitsUnder(officeId, Hierarchy.Administrative, today).ToListAsync(cancel);
        return
        [
            .. (await units.OfAsync(ids, today, cancel)).Values
                .Where(unit => unit is { Kind: UnitKind.School, State: UnitState.Open or UnitState.NoPupils or UnitState.TeachingMerged })
                .OrderBy(unit => ThaiText.SortKey(unit.Name.Thai), StringComparer.Ordinal),
        ];
    }

    /// <summary>Where a role held in a unit counts; null for a unit that does not exist.</summary>
    public async Task<UnitAndReach?> ReachAsync(RoleReach reach, Guid? unitId, CancellationToken cancel)
    {
        if (reach == RoleReach.Everything)
        {
            return new UnitAndReach(null, null);
        }

        if (unitId is not { } held || await units.FindAsync(held.ToString(), cancel) is not { } unit)
        {
            return null;
        }

        var over = unit;
        while (reach == RoleReach.Area && over.Kind != UnitKind.Area && over.ParentId is { } parent && await units.FindAsync(parent.ToString(), cancel) is { } above)
        {
            over = above;
        }

        return new UnitAndReach(unit.Id, over.Kind == UnitKind.Area || reach == RoleReach.Own ? over.Id : unit.Id);
    }
}
