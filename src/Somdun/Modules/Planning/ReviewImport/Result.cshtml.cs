using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Planning;

/// <summary>What came of an import, and where to go from there.</summary>
[Authorize(PlanningPermissions.Edit)]
internal sealed class ImportResultModel(SomdunDb db, IUnits units, Plans plans, ImportReviews reviews)
    : ImportPageModel(db, units, plans, reviews)
{
    public PlanVersion Version { get; private set; } = null!;

    public PlanAddress Address => new(Period.ToString(), Unit.Kind == UnitKind.Area ? null : Unit.Code, Version.Number);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel) || Review.Import.AppliedVersionId is not { } version)
        {
            return NotFound();
        }

        Version = await Db.Set<PlanVersion>().AsNoTracking().SingleAsync(v => v.Id == version, cancel);
        return Page();
    }
}
