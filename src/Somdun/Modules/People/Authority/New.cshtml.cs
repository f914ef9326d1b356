using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using Somdun.Foundation.Web.TagHelpers;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.People.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.People;

[Authorize(PeoplePermissions.Delegate)]
internal sealed class DelegateModel(DelegateAuthority delegateAuthority, SomdunDb db, IPeople people, IUnits units, Actor actor, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Unit { get; set; }

    [BindProperty]
    public DelegationForm Form { get; set; } = new();

    public UnitEntry Chosen { get; private set; } = null!;

    public IReadOnlyList<Choice> Heads { get; private set; } = [];

    public IReadOnlyList<Choice> Receivers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Form.Since = BangkokTime.Today(clock);
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
            return this.Refused(DelegateAuthority.Check(Form, BangkokTime.Today(clock)));
        }

        var outcome = await delegateAuthority.RunAsync(new(Unit, Form), cancel);
        return outcome.Succeeded
            ? this.Done(T("บันทึกการมอบอำนาจแล้ว", "The delegation is saved"), $"/people/authority?unit={Unit}")
            : this.Refused(outcome.Refusals);
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        if (await units.FindAsync(Unit.ToString(), cancel) is not { } unit || !await db.ReachesAsync(actor, PeoplePermissions.Delegate, Unit, today, cancel))
        {
            return false;
        }

        Chosen = unit;
        var heads = await db.HeadsOf(Unit).AsNoTracking().Where(h => h.Until > today).OrderBy(h => h.Capacity).ToListAsync(cancel);
        var groups = (await units.GroupsOfAsync(Unit, cancel)).Select(g => g.Id).ToList();
        var receivers = await db.Set<PersonPosition>().AsNoTracking().Where(p => p.Until > today && (p.UnitId == Unit || (groups.Contains(p.UnitId) && p.HeadsUnit))).ToListAsync(cancel);
        var entries = await people.OfAsync([.. heads.Concat(receivers).Select(p => p.PersonId).Distinct()], today, cancel);
        Heads = Choices(heads, entries);
        Receivers = Choices(receivers, entries);
        return true;
    }

    private static IReadOnlyList<Choice> Choices(IEnumerable<PersonPosition> positions, IReadOnlyDictionary<Guid, PersonEntry> entries) =>
    [
        new("", T("เลือก", "Choose")),
        .. positions.DistinctBy(p => p.PersonId).Select(p => new Choice(p.PersonId.ToString(), T(
            $"{entries[p.PersonId].Name.Thai} · {PeopleWording.Title(p).Thai}", $"{entries[p.PersonId].Name.English} · {PeopleWording.Title(p).English}"))),
    ];
}
