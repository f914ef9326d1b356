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

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        if (!await LoadAsync(code, cancel))
        {
            return NotFound();
        }

        Day = Today;
        (ThaiName, EnglishName) = Kind is ChangeKind.Renamed ? (Entry.Name.Thai, Entry.Name.English == Entry.Name.Thai ? null : Entry.Name.English) : (null, null);
        return Page();
    }

    /// <param name="back">The button that leads back from what follows to the form.</param>
    public async Task<IActionResult> OnPostAsync(string code, string? back, CancellationToken cancel) =>
        await LoadAsync(code, cancel) ? await AskedAsync(AskedFor(Kind, Entry.Id), back, cancel) : NotFound();

    private async Task<bool> LoadAsync(string code, CancellationToken cancel)
    {
        if (await units.FindAsync(code, cancel) is not { } entry
            || !await Db.Set<Unit>().VisibleTo(Actor, OrganisationPermissions.Edit, Today, Today, Db).AnyAsync(u => u.Id == entry.Id, cancel))
        {
            return false;
        }

        var last = await Db.Set<UnitStatus>().AsNoTracking().Where(s => s.UnitId == entry.Id).OrderByDescending(s => s.Since).Select(s => (UnitState?)s.State).FirstOrDefaultAsync(cancel);
        Entry = entry;
        await LoadParentsAsync(cancel);
        return ChangeForms.For(entry.Kind, last).Contains(Kind);
    }
}
