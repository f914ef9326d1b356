using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>One person as a form; the numbers there are stand beside their boxes, masked.</summary>
[Authorize(PeoplePermissions.Edit)]
internal sealed class EditPersonModel(EditPerson edit, SomdunDb db, Secrets secrets, Actor actor, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public int RowVersion { get; set; }

    [BindProperty]
    public PersonForm Form { get; set; } = new();

    public Text Name { get; private set; }

    /// <summary>Of each number there is, masked.</summary>
    public IReadOnlyDictionary<PersonIdentifierScheme, string> Masked { get; private set; } = new Dictionary<PersonIdentifierScheme, string>();

    public DateOnly? BirthDate { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is not { } person)
        {
            return NotFound();
        }

        RowVersion = person.RowVersion;
        Form = PersonForm.Of(person, await NameAsync(cancel));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Refused(EditPerson.Check(Form, BirthDate, BangkokTime.Today(clock)));
        }

        var outcome = await edit.RunAsync(new(Id, RowVersion, Form), cancel);
        if (outcome.Succeeded)
        {
            return this.Done(T("บันทึกแล้ว", "Saved"), $"/people/{Id}");
        }

        if (outcome.Refusals.Any(r => r.Code == PeopleRefusals.ChangedMeanwhile))
        {
            RowVersion = (await LoadAsync(cancel))!.RowVersion;
            ModelState.Remove(nameof(RowVersion));
        }

        return this.Refused(outcome.Refusals);
    }

    public Text Hint(PersonIdentifierScheme scheme) => Masked.TryGetValue(scheme, out var masked)
        ? T($"มีอยู่แล้ว: {masked} กรอกเฉพาะเมื่อเปลี่ยน", $"There is {masked}: fill in only to change it")
        : T("ยังไม่มี", "None yet");

    private async Task<Person?> LoadAsync(CancellationToken cancel)
    {
        var person = await db.Set<Person>().AsNoTracking().VisibleTo(actor, db, PeoplePermissions.Edit, BangkokTime.Today(clock)).FirstOrDefaultAsync(p => p.Id == Id, cancel);
        if (person is not null)
        {
            Name = (await NameAsync(cancel)).Full;
            BirthDate = person.BirthDate;
            Masked = (await db.Set<PersonIdentifier>().AsNoTracking().Where(i => i.PersonId == Id && i.Until == Dated.Open).ToListAsync(cancel))
                .ToDictionary(i => i.Scheme, i => IdentifierText.Masked(i.Scheme, i.Open(secrets)));
        }

        return person;
    }

    private Task<PersonName> NameAsync(CancellationToken cancel) =>
        db.Set<PersonName>().AsNoTracking().Where(n => n.PersonId == Id).OrderByDescending(n => n.Since).FirstAsync(cancel);
}
