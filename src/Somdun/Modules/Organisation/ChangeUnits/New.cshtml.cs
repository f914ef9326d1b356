using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Organisation;

[Authorize(OrganisationPermissions.Edit)]
internal sealed class NewUnitModel(ChangeUnits changes, Units units, SomdunDb db, Actor actor, TimeProvider clock) : ChangePageModel(changes, db, actor, clock)
{
    public UnitKind Kind { get; private set; }

    public async Task<IActionResult> OnGetAsync(string kind, CancellationToken cancel)
    {
        Day = Today;
        return await LoadAsync(kind, cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string kind, string? back, CancellationToken cancel) =>
        await LoadAsync(kind, cancel) ? await AskedAsync(AskedFor(ChangeKind.Founded, null) with { NewKind = Kind }, back, cancel) : NotFound();

    private async Task<bool> LoadAsync(string kind, CancellationToken cancel)
    {
        if (!Enum.TryParse<UnitKind>(kind, ignoreCase: true, out var known) || known is UnitKind.Nation or UnitKind.Area or UnitKind.Province || !Enum.IsDefined(known)
            || await units.OfficeAsync(cancel) is not { } office
            || !await Db.Set<Unit>().VisibleTo(Actor, OrganisationPermissions.Edit, Today, Today, Db).AnyAsync(u => u.Id == office.Id, cancel))
        {
            return false;
        }

        Kind = known;
        await LoadParentsAsync(cancel);
        return true;
    }
}
