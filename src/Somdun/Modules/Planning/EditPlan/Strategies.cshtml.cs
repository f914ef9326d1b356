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

        Strategies = await db.Set<PlanStrategy>().AsNoTracking()
            .Where(s => s.VersionId == Place.Version.Id)
            .OrderBy(s => s.Position)
            .Select(s => new StrategyRow { Key = s.Key, Position = s.Position + 1, Number = s.Number, Title = s.Title })
            .ToListAsync(cancel);
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

        var request = new EditStrategies.Request(Place.Version.Id, RowVersion, Strategies);
        if (!ModelState.IsValid)
        {
            return Again(await edit.CheckAsync(request, cancel));
        }

        var outcome = await edit.RunAsync(request, cancel);
        return outcome.Succeeded
            ? this.Done(T("บันทึกกลยุทธ์แล้ว", "The strategies are saved"), VersionAddress.To())
            : Again(outcome.Refusals);
    }

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
