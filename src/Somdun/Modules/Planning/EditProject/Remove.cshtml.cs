using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Somdun.Foundation.Data;
using Somdun.Foundation.Web;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

[Authorize(PlanningPermissions.Propose)]
internal sealed class RemoveProjectModel(Plans plans, RemoveProject remove, SomdunDb db) : PlanPageModel(plans, PlanningPermissions.Propose)
{
    [BindProperty(SupportsGet = true)]
    public required string Project { get; set; }

    public PlanProject Saved { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return await NotNamedAsync(db, Project, cancel);
        }

        RowVersion = Saved.RowVersion;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        var outcome = await remove.RunAsync(new(Place.Version.Id, Saved.Key, RowVersion), cancel);
        if (outcome.Succeeded)
        {
            return this.Done(T($"ลบ “{outcome.Value}” จากฉบับร่างแล้ว", $"“{outcome.Value}” is removed from the draft"), VersionAddress.To());
        }

        RowVersion = Saved.RowVersion;
        return this.Refused(outcome.Refusals);
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return false;
        }

        if (await db.Set<PlanProject>().NamedAsync(Place.Version.Id, Project, cancel) is not { } saved)
        {
            return false;
        }

        Saved = saved;
        return true;
    }
}
