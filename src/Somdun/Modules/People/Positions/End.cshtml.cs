using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.People;

[Authorize(PeoplePermissions.Edit)]
internal sealed class EndPositionModel(EndPosition end, PeopleRegister register, SomdunDb db, Actor actor, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Position { get; set; }

    [BindProperty]
    public DateOnly? LastDay { get; set; }

    public Text Name { get; private set; }

    public PersonPosition Held { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Refused();
        }

        var outcome = await end.RunAsync(new(Id, Position, LastDay), cancel);
        return outcome.Succeeded ? this.Done(T("บันทึกวันสิ้นสุดตำแหน่งแล้ว", "The end of the position is saved"), $"/people/{Id}") : this.Refused(outcome.Refusals);
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        var position = await db.Set<PersonPosition>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == Position && p.PersonId == Id, cancel);
        if (position is null || !await db.ReachesAsync(actor, PeoplePermissions.Edit, position.UnitId, today, cancel))
        {
            return false;
        }

        (Held, Name) = (position, (await register.NamesAsync([Id], today, cancel))[Id].Full);
        return true;
    }
}
