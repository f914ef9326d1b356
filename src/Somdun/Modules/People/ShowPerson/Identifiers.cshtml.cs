using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;

namespace Somdun.Modules.People;

/// <summary>The numbers of a person in full; whoever opens it is told of in the audit.</summary>
[Authorize(PeoplePermissions.ViewSensitive)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class IdentifiersModel(SomdunDb db, PeopleRegister register, IUnits units, Secrets secrets, AuditTrail audit, Actor actor, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public PersonView Shown { get; private set; } = null!;

    public Text Name { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        if (await PersonView.FindAsync(db, register, units, actor, Id, PeoplePermissions.ViewSensitive, today, today, cancel) is not { } found)
        {
            return NotFound();
        }

        Shown = found;
        Name = found.NameOn(today).Full;
        audit.Tell(new IdentifiersSeen(Id, Name.Thai, found.UnitOn(today)));
        await db.SaveChangesAsync(cancel);
        return Page();
    }

    public string InFull(PersonIdentifier identifier) => IdentifierText.Written(identifier.Scheme, identifier.Open(secrets));

    public Text? Doubt(PersonIdentifier identifier) => IdentifierText.WhyDoubtful(identifier.Scheme, identifier.Open(secrets));
}
