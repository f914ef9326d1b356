using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web.TagHelpers;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>What forms that give a role offer: the roles and the units that this actor may give, and no other.</summary>
internal sealed class RoleForm(SomdunDb db, IUnits units, Accounts accounts, RoleTable roles, Actor actor, GiveRole give, TimeProvider clock)
{
    public DateOnly Today => BangkokTime.Today(clock);

    /// <summary>The roles, and the units they are given in: the office, its groups and its schools, in that order.</summary>
    public async Task<(IReadOnlyList<Choice> Roles, IReadOnlyList<Choice> Units)> ChoicesAsync(CancellationToken cancel)
    {
        var office = await units.OfficeAsync(cancel);
        IReadOnlyList<UnitEntry> offered = office is null ? [] : [office, .. await units.GroupsOfAsync(office.Id, cancel), .. await accounts.SchoolsAsync(office.Id, cancel)];
        var given = roles.All;
        if (!give.GivesEverywhere)
        {
            var rights = await RightsAsync([.. offered.Select(u => u.Id)], cancel);
            given = [.. roles.All.Where(role => offered.Any(unit => May(role, unit)))];
            offered = [.. offered.Where(unit => given.Any(role => May(role, unit)))];

            bool May(Role role, UnitEntry unit) =>
                role.Reach is RoleReach.Area or RoleReach.Own
                && (role.Reach == RoleReach.Area ? office!.Id : unit.Id) is var over
                && role.Permissions.Append(AccountsPermissions.Grant).All(permission => rights[permission].Contains(over));
        }

        return (
            [new("", T("เลือกบทบาท", "Choose a role")), .. given.Select(role => new Choice(role.Code, role.Name))],
            [
                new("", office is null ? T("ทั้งระบบ (ยังไม่มีหน่วยงาน)", "The whole system (there are no units yet)")
                    : give.GivesEverywhere ? T("เลือกหน่วยงาน (เว้นว่างสำหรับผู้ดูแลระบบ)", "Choose a unit (none for a system administrator)")
                    : T("เลือกหน่วยงาน", "Choose a unit")),
                .. offered.Select(unit => new Choice(unit.Id.ToString(), unit.Name)),
            ]);
    }

    /// <summary>Over which of the units the actor holds each permission; what is held over the same roots is asked once.</summary>
    private async Task<Dictionary<string, IReadOnlySet<Guid>>> RightsAsync(IReadOnlyList<Guid> among, CancellationToken cancel)
    {
        Dictionary<string, IReadOnlySet<Guid>> rights = [];
        foreach (var held in roles.Permissions.GroupBy(p => string.Join(' ', actor.UnitsFor(p.Code).Order())))
        {
            var roots = actor.UnitsFor(held.First().Code);
            var under = roots.Count == 0 ? [] : (await db.Set<UnitAncestor>().UnitsUnder(roots, Today).Where(u => among.Contains(u)).ToListAsync(cancel)).ToHashSet();
            foreach (var permission in held)
            {
                rights[permission.Code] = under;
            }
        }

        return rights;
    }
}
