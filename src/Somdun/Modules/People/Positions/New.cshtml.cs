using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using Somdun.Modules.Organisation.Contract;
using Somdun.Results;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.People;

[Authorize(PeoplePermissions.Edit)]
internal sealed class GivePositionModel(GivePosition give, PeopleRegister register, Workplaces workplaces, SomdunDb db, Actor actor, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public PositionForm Form { get; set; } = new();

    public Text Name { get; private set; }

    public IReadOnlyList<UnitEntry> Workplaces { get; private set; } = [];

    private IReadOnlyList<Workplace> _ever = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        (Form.Since, Form.EndsFormer) = (BangkokTime.Today(clock), true);
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
            List<Refusal> refusals = [];
            Positions.Read(Form, Id, _ever, "Form.", BangkokTime.Today(clock), refusals);
            return this.Refused(refusals);
        }

        var outcome = await give.RunAsync(new(Id, Form), cancel);
        return outcome.Succeeded
            ? this.Done(T($"บันทึกตำแหน่ง{outcome.Value.Title}แล้ว", $"The position of {outcome.Value.Title} is saved"), $"/people/{Id}")
            : this.Refused(outcome.Refusals);
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        if (!await db.Set<Person>().VisibleTo(actor, db, PeoplePermissions.Edit, today).AnyAsync(p => p.Id == Id, cancel))
        {
            return false;
        }

        Name = (await register.NamesAsync([Id], today, cancel))[Id].Full;
        _ever = await workplaces.EverAsync(PeoplePermissions.Edit, cancel);
        Workplaces = People.Workplaces.Open(_ever);
        return true;
    }
}
