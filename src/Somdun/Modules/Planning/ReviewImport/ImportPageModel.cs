using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Planning;

/// <summary>What the pages of one import have in common.</summary>
internal abstract class ImportPageModel(SomdunDb db, IUnits units, Plans plans, ImportReviews reviews) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ImportReview Review { get; private set; } = null!;

    public UnitEntry Unit { get; private set; } = null!;

    public PlanPeriod Period => new(Review.Import.FirstYear, Review.Import.LastYear);

    public string Path => PathOf(Id);

    protected SomdunDb Db => db;

    public static string PathOf(Guid import) => $"/imports/{import}";

    /// <summary>Finds the import, or says that there is none.</summary>
    protected async Task<bool> FindAsync(CancellationToken cancel)
    {
        if (await reviews.FindAsync(db, Id, cancel) is not { } review || !await plans.MayAsync(PlanningPermissions.Edit, review.Import.UnitId, cancel))
        {
            return false;
        }

        Review = review;
        Unit = (await units.FindAsync(review.Import.UnitId.ToString(), cancel))!;
        return true;
    }
}
