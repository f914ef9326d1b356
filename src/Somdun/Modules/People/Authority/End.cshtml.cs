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

[Authorize(PeoplePermissions.Delegate)]
internal sealed class EndDelegationModel(EndDelegation end, PeopleRegister register, SomdunDb db, Actor actor, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public DateOnly? LastDay { get; set; }

    public Delegation Held { get; private set; } = null!;

    public Text From { get; private set; }

    public Text To { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        LastDay = BangkokTime.Today(clock);
        return await LoadAsync(cancel) ? Page() : NotFound();
    }

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

        var outcome = await end.RunAsync(new(Id, LastDay), cancel);
        return outcome.Succeeded ? this.Done(T("บันทึกวันสิ้นสุดการมอบอำนาจแล้ว", "The end of the delegation is saved"), $"/people/authority?unit={Held.UnitId}") : this.Refused(outcome.Refusals);
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        if (await db.Set<Delegation>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == Id, cancel) is not { } delegation
            || !await db.ReachesAsync(actor, PeoplePermissions.Delegate, delegation.UnitId, today, cancel))
        {
            return false;
        }

        Held = delegation;
        var names = await register.NamesAsync([delegation.FromPersonId, delegation.ToPersonId], today, cancel);
        (From, To) = (names[delegation.FromPersonId].Full, names[delegation.ToPersonId].Full);
        return true;
    }
}
