using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Web;
using static Somdun.Text;

namespace Somdun.Modules.Privacy;

/// <summary>One breach as a form; a new one under the address <c>new</c>.</summary>
[Authorize(PrivacyPermissions.HandleBreaches)]
internal sealed class EditBreachModel(SomdunDb db, KeepBreaches keep) : PageModel
{
    /// <summary>An id, or <c>new</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public required string Breach { get; set; }

    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public int RowVersion { get; set; }

    [BindProperty]
    public BreachForm Form { get; set; } = new();

    public bool IsNew => Breach == "new";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (IsNew)
        {
            Id = Guid.CreateVersion7();
            return Page();
        }

        if (await FindAsync(cancel) is not { } found)
        {
            return NotFound();
        }

        (Id, RowVersion, Form) = (found.Id, found.RowVersion, BreachForm.Of(found));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        // The address says which one it is; the field of a tampered form does not.
        if (!IsNew && await FindAsync(cancel) is { } found)
        {
            Id = found.Id;
        }
        else if (!IsNew || await db.Set<Breach>().AnyAsync(b => b.Id == Id, cancel))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Refused();
        }

        var outcome = await keep.SaveAsync(Id, IsNew ? null : RowVersion, Form, cancel);
        if (outcome.Succeeded)
        {
            return this.Done(T("บันทึกเหตุแล้ว", "The breach is recorded"), "/privacy/breaches");
        }

        if (outcome.Refusals.Any(r => r.Code == KeepBreaches.ChangedMeanwhile))
        {
            RowVersion = (await FindAsync(cancel))!.RowVersion;
            ModelState.Remove(nameof(RowVersion));
        }

        return this.Refused(outcome.Refusals);
    }

    private async Task<Breach?> FindAsync(CancellationToken cancel) =>
        Guid.TryParse(Breach, out var id) ? await db.Set<Breach>().AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, cancel) : null;
}
