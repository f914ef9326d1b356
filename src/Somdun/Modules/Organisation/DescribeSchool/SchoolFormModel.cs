using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;

namespace Somdun.Modules.Organisation;

/// <summary>A form about one school that the actor may edit; any other is not there.</summary>
internal abstract class SchoolFormModel(Units units, SomdunDb db, Actor actor, TimeProvider clock) : PageModel
{
    public UnitEntry School { get; private set; } = null!;

    public string Path => UnitWording.Path(School.Id, School.Code);

    protected SomdunDb Db => db;

    protected async Task<bool> LoadAsync(string code, CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        if (await units.FindAsync(code, cancel) is not { Kind: UnitKind.School } school
            || !await db.Set<Unit>().VisibleTo(actor, OrganisationPermissions.Edit, today, today, db).AnyAsync(u => u.Id == school.Id, cancel))
        {
            return false;
        }

        School = school;
        await AlsoLoadAsync(cancel);
        return true;
    }

    protected abstract Task AlsoLoadAsync(CancellationToken cancel);
}
