using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.PlanReading.Contract;

namespace Somdun.Modules.Planning;

/// <summary>What the pages of one import have in common.</summary>
internal abstract class ImportPageModel(SomdunDb db, IUnits units, IPlanTextReader texts, IPlanLinter linter) : PageModel
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
        if (await db.Set<PlanImport>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == Id, cancel) is not { } import)
        {
            return false;
        }

        Review = ImportReview.Of(import, texts, linter);
        Unit = (await units.FindAsync(import.UnitId.ToString(), cancel))!;
        return true;
    }
}
