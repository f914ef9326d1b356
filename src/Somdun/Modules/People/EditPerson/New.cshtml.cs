using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Web;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>A new person with a first position.</summary>
[Authorize(PeoplePermissions.Edit)]
internal sealed class NewPersonModel(EditPerson edit, Workplaces workplaces, TimeProvider clock) : PageModel
{
    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public PersonForm Form { get; set; } = new();

    public IReadOnlyList<UnitEntry> Workplaces { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Id = Guid.CreateVersion7();
        Form.Post.Since = BangkokTime.Today(clock);
        Workplaces = People.Workplaces.Open(await workplaces.EverAsync(PeoplePermissions.Edit, cancel));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var ever = await workplaces.EverAsync(PeoplePermissions.Edit, cancel);
        Workplaces = People.Workplaces.Open(ever);
        if (!ModelState.IsValid)
        {
            var refusals = EditPerson.Check(Form, null, BangkokTime.Today(clock));
            Positions.Read(Form.Post, Id, ever, "Form.Post.", BangkokTime.Today(clock), refusals);
            return this.Refused(refusals);
        }

        var outcome = await edit.RunAsync(new(Id, null, Form), cancel);
        return outcome.Succeeded ? this.Done(T("บันทึกแล้ว", "Saved"), $"/people/{Id}") : this.Refused(outcome.Refusals);
    }
}
