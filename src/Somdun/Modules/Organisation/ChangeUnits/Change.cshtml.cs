using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Organisation;

[Authorize(OrganisationPermissions.Edit)]
internal sealed class ChangeUnitModel(ChangeUnits changes, Units units, SomdunDb db, Actor actor, TimeProvider clock) : ChangePageModel(changes, db, actor, clock)
{
    [BindProperty(SupportsGet = true)]
    public ChangeKind Kind { get; set; }

    public UnitEntry Entry { get; private set; } = null!;

    public string Path => UnitWording.Path(Entry.Id, Entry.Code);

    public async Task<IActionResult> OnGetAsync([FromRoute] string unit, CancellationToken cancel)
    {
        if (!await LoadAsync(unit, cancel) || !await IsOfferedAsync(cancel))
        {
            return NotFound();
        }

        Day = Today;
        (ThaiName, EnglishName) = Kind is ChangeKind.Renamed ? (Entry.Name.Thai, Entry.Name.English == Entry.Name.Thai ? null : Entry.Name.English) : (null, null);
        return Page();
    }

    /// <param name="back">The button that leads back from what follows to the form.</param>
    /// <param name="unit">From the address alone: the form has codes of its own.</param>
    public async Task<IActionResult> OnPostAsync([FromRoute] string unit, string? back, CancellationToken cancel) =>
        await LoadAsync(unit, cancel) ? await AskedAsync(AskedFor(Kind, Entry.Id), back, cancel) : NotFound();

    private async Task<bool> LoadAsync(string unit, CancellationToken cancel)
    {
        if (await units.FindAsync(unit, cancel) is not { } entry
            || !await Db.Set<Unit>().VisibleTo(Actor, OrganisationPermissions.Edit, Today, Today, Db).AnyAsync(u => u.Id == entry.Id, cancel))
        {
            return false;
        }

        Entry = entry;
        await LoadParentsAsync(cancel);
        return Enum.IsDefined(Kind);
    }

    // A form that was open while somebody else closed the school is answered with what happened, so only opening asks this.
    private async Task<bool> IsOfferedAsync(CancellationToken cancel)
    {
        var last = await Db.Set<UnitStatus>().AsNoTracking().Where(s => s.UnitId == Entry.Id).OrderByDescending(s => s.Since).Select(s => (UnitState?)s.State).FirstOrDefaultAsync(cancel);
        return ChangeForms.For(Entry.Kind, last).Contains(Kind);
    }
}
