using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Somdun.Foundation.Data;
using Somdun.Foundation.Web;
using Somdun.Modules.Organisation.Contract;
using Somdun.Money;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

[Authorize(PlanningPermissions.Edit)]
internal sealed class CeilingsModel(Plans plans, SetCeilings setCeilings, SomdunDb db, IUnits units) : PlanPageModel(plans, PlanningPermissions.Edit)
{
    /// <summary>In the order of <see cref="Screening"/>'s groups.</summary>
    [BindProperty]
    public List<CeilingRow> Ceilings { get; set; } = [];

    public PlanScreening Screening { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        Ceilings = [.. Screening.Groups.Select(g => new CeilingRow { Group = g.Id, Amount = Screening.MoneyOf(g.Id).Ceiling })];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        var request = new SetCeilings.Request(Place.Version.Id, RowVersion, Ceilings);
        if (!ModelState.IsValid)
        {
            return Again(await setCeilings.CheckAsync(request, cancel));
        }

        var outcome = await setCeilings.RunAsync(request, cancel);
        return outcome.Succeeded
            ? this.Done(T("บันทึกเพดานแล้ว", "The ceilings are saved"), VersionAddress.To("screening"))
            : Again(outcome.Refusals);
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return false;
        }

        Screening = (await PlanScreening.LoadAsync(db, units, Place.Version.Id, cancel))!;
        db.ChangeTracker.Clear();
        return true;
    }
}

/// <summary>A row for a group's ceiling.</summary>
internal sealed record CeilingRow
{
    public Guid Group { get; set; }

    /// <summary>Null for no limit.</summary>
    public Baht? Amount { get; set; }
}
