using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Web;
using Somdun.Modules.People.Contract;
using static Somdun.Text;

namespace Somdun.Modules.Privacy;

[Authorize(PrivacyPermissions.HandleRequests)]
internal sealed class DecideErasureModel(SomdunDb db, PrivacyReach reach, HandleErasure erasure) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public ErasureDecision? Decision { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public new ErasureRequest Request { get; private set; } = null!;

    public PersonEntry Person { get; private set; } = null!;

    public IReadOnlyList<ErasurePart> Parts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        var outcome = await erasure.DecideAsync(Id, Decision, Reason, cancel);
        return outcome.Succeeded ? this.Done(T("บันทึกคำตัดสินแล้ว", "The decision is recorded"), $"/privacy/people/{Request.PersonId}") : this.Refused(outcome.Refusals);
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var request = await db.Set<ErasureRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == Id, cancel);
        if (request is null || await reach.FindAsync(request.PersonId, cancel) is not { } person)
        {
            return false;
        }

        (Request, Person) = (request, person);
        Parts = await erasure.WhatItDoesAsync(request.PersonId, cancel);
        return true;
    }
}
