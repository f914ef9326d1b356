using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;

namespace Somdun.Modules.People;

/// <summary>A person with their history, as of a day.</summary>
[Authorize(PeoplePermissions.View)]
internal sealed class PersonModel(SomdunDb db, PeopleRegister register, IUnits units, Secrets secrets, Actor actor, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "asOf")]
    public DateOnly? AsOf { get; set; }

    public DateOnly Day { get; private set; }

    public PersonView Shown { get; private set; } = null!;

    public bool MayEdit { get; private set; }

    public bool MaySeeInFull => actor.May(PeoplePermissions.ViewSensitive);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        Day = AsOf ?? today;
        if (await PersonView.FindAsync(db, register, units, actor, Id, PeoplePermissions.View, today, Day, cancel) is not { } found)
        {
            return NotFound();
        }

        Shown = found;
        MayEdit = actor.May(PeoplePermissions.Edit);
        return Page();
    }

    public string Masked(PersonIdentifier identifier) => IdentifierText.Masked(identifier.Scheme, identifier.Open(secrets));

    public string Unit(Guid id) => Shown.Units.TryGetValue(id, out var unit) ? unit.Name.ToString() : "";

    public string Other(Guid id) => Shown.OtherPeople.TryGetValue(id, out var name) ? name.Full.ToString() : "";
}
