using Somdun.Foundation.Security;
using Somdun.Foundation.Web.TagHelpers;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>What forms that give a role offer: the roles this actor may give somewhere, and the units there are.</summary>
internal sealed class RoleForm(IUnits units, Accounts accounts, RoleTable roles, Actor actor, TimeProvider clock)
{
    public DateOnly Today => BangkokTime.Today(clock);

    public IReadOnlyList<Choice> Roles() =>
    [
        new("", T("เลือกบทบาท", "Choose a role")),
        .. roles.All
            .Where(role => actor.ReachesEverything || actor.May(AccountsPermissions.Administer) || role.Permissions.All(actor.May))
            .Select(role => new Choice(role.Code, role.Name)),
    ];

    /// <summary>The office, its groups and its schools, in that order.</summary>
    public async Task<IReadOnlyList<Choice>> UnitsAsync(CancellationToken cancel)
    {
        if (await units.OfficeAsync(cancel) is not { } office)
        {
            return [new("", T("ทั้งระบบ (ยังไม่มีหน่วยงาน)", "The whole system (there are no units yet)"))];
        }

        return
        [
            new("", T("เลือกหน่วยงาน (เว้นว่างสำหรับผู้ดูแลระบบ)", "Choose a unit (none for a system administrator)")),
            new(office.Id.ToString(), office.Name),
            .. (await units.GroupsOfAsync(office.Id, cancel)).Select(group => new Choice(group.Id.ToString(), group.Name)),
            .. (await accounts.SchoolsAsync(office.Id, cancel)).Select(school => new Choice(school.Id.ToString(), school.Name)),
        ];
    }
}
