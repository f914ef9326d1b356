using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Web;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

[Authorize(PlanningPermissions.Edit)]
internal sealed class EditStrategiesModel(Plans plans, EditStrategies edit, SomdunDb db) : PlanPageModel(plans, PlanningPermissions.Edit)
{
    private const int RowsAtOnce = 3;

    [BindProperty]
    public List<StrategyRow> Strategies { get; set; } = [];

    /// <summary>What the form said when it was shown (<see cref="EditStrategies.Marks"/>).</summary>
    [BindProperty]
    public string? Opened { get; set; }

    [BindProperty]
    public bool Add { get; set; }

    /// <summary>How many projects are under each strategy, by its key.</summary>
    public IReadOnlyDictionary<Guid, int> Projects { get; private set; } = new Dictionary<Guid, int>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        Strategies = await SavedAsync(cancel);
        Opened = EditStrategies.Marks(Strategies);
        if (Strategies.Count == 0)
        {
            AddRows();
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        if (Add)
        {
            AddRows();
            return Page();
        }

        var request = new EditStrategies.Request(Place.Version.Id, RowVersion, Strategies, Opened);
        if (ModelState.IsValid && await edit.RunAsync(request, cancel) is { Succeeded: true })
        {
            return this.Done(T("บันทึกกลยุทธ์แล้ว", "The strategies are saved"), VersionAddress.To());
        }

        var review = await edit.ReviewAsync(request, cancel);
        Strategies = [.. review.Rows];
        foreach (var name in review.Taken.Where(name => ModelState[name]?.Errors is not { Count: > 0 }))
        {
            ModelState.Remove(name);
        }

        if (RowVersion != Place.Version.RowVersion)
        {
            RowVersion = Place.Version.RowVersion;
            Opened = EditStrategies.Marks(await SavedAsync(cancel));
        }

        return Again(review.Refusals);
    }

    private async Task<List<StrategyRow>> SavedAsync(CancellationToken cancel) =>
        EditStrategies.RowsOf(await db.Set<PlanStrategy>().AsNoTracking().Where(s => s.VersionId == Place.Version.Id).ToListAsync(cancel));

    private void AddRows() => Strategies.AddRange(Enumerable.Range(Strategies.Count + 1, RowsAtOnce).Select(place => new StrategyRow { Position = place }));

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return false;
        }

        Projects = await db.Set<PlanStrategy>()
            .Where(s => s.VersionId == Place.Version.Id)
            .ToDictionaryAsync(s => s.Key, s => db.Set<PlanProject>().Count(p => p.StrategyId == s.Id), cancel);
        return true;
    }
}
