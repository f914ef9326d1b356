using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Typesetting;
using Somdun.Foundation.Web;
using Somdun.Modules.People.Contract;
using static Somdun.Text;

namespace Somdun.Modules.Privacy;

/// <summary>One request for access: what was asked, who handles it, and for that one the data in full, on the page or to hand over.</summary>
[Authorize(PrivacyPermissions.HandleRequests)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class AccessRequestModel(SomdunDb db, PrivacyReach reach, HandleAccess access, GatherAboutPerson gather, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public AccessRequest Asked { get; private set; } = null!;

    public PersonEntry Person { get; private set; } = null!;

    public bool IsMine => Asked.IsHandledBy(actor);

    /// <summary>Null until its handler asks to see it all, which is told.</summary>
    public GatherAboutPerson.Result? Gathered { get; private set; }

    private string Path => $"/privacy/access/{Id}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostShowAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        var gathered = await gather.RunAsync(Id, T("หน้าจอ", "page").Thai, cancel);
        if (!gathered.Succeeded)
        {
            return this.Refused(gathered.Refusals);
        }

        Gathered = gathered.Value;
        return Page();
    }

    public Task<IActionResult> OnPostJsonAsync(CancellationToken cancel) => FileAsync(
        "JSON", gathered => File(Encoding.UTF8.GetBytes(GatherAboutPerson.Json(gathered)), "application/json; charset=utf-8", $"person-{gathered.Person.Id}.json"), cancel);

    public Task<IActionResult> OnPostPdfAsync(CancellationToken cancel) => FileAsync(
        "PDF",
        gathered =>
        {
            var content = new MemoryStream();
            DocumentWriter.Write(gather.Paper(gathered, Languages.OfReader), FileFormat.Pdf, content);
            content.Position = 0;
            return File(content, DocumentWriter.ContentType(FileFormat.Pdf), $"person-{gathered.Person.Id}.pdf");
        },
        cancel);

    public async Task<IActionResult> OnPostTakeOverAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        var outcome = await access.TakeOverAsync(Id, cancel);
        return outcome.Succeeded ? this.Done(T("ท่านเป็นผู้ดำเนินการคำขอนี้แล้ว", "You handle this request now"), Path) : this.Refused(outcome.Refusals);
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        var outcome = await access.CloseAsync(Id, cancel);
        return outcome.Succeeded ? this.Done(T("ปิดคำขอแล้ว", "The request is closed"), $"/privacy/people/{Person.Id}") : this.Refused(outcome.Refusals);
    }

    private async Task<IActionResult> FileAsync(string format, Func<GatherAboutPerson.Result, IActionResult> write, CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        var gathered = await gather.RunAsync(Id, format, cancel);
        return gathered.Succeeded ? write(gathered.Value) : this.Refused(gathered.Refusals);
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await db.Set<AccessRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == Id, cancel) is not { } asked || await reach.FindAsync(asked.PersonId, cancel) is not { } person)
        {
            return false;
        }

        (Asked, Person) = (asked, person);
        return true;
    }
}
