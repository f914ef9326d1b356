using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Web;
using static Somdun.Text;

namespace Somdun.Modules.Privacy;

/// <summary>One activity as a form; a new one under the address <c>new</c>.</summary>
[Authorize(PrivacyPermissions.EditRecord)]
internal sealed class EditActivityModel(EditActivity edit, SomdunDb db) : PageModel
{
    /// <summary>An id, or <c>new</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public required string Activity { get; set; }

    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public int RowVersion { get; set; }

    [BindProperty]
    public ActivityForm Form { get; set; } = new();

    public bool IsNew => Activity == "new";

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

        (Id, RowVersion, Form) = (found.Id, found.RowVersion, ActivityForm.Of(found));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        // The address says which one it is; the field of a tampered form does not.
        if (!IsNew && await FindAsync(cancel) is { } found)
        {
            Id = found.Id;
        }
        else if (!IsNew || await db.Set<ProcessingActivity>().AnyAsync(a => a.Id == Id, cancel))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Refused(EditActivity.Check(Form));
        }

        var outcome = await edit.RunAsync(new(Id, IsNew ? null : RowVersion, Form), cancel);
        if (outcome.Succeeded)
        {
            return this.Done(T("บันทึกรายการแล้ว", "The activity is saved"), "/privacy/record");
        }

        if (outcome.Refusals.Any(r => r.Code == EditActivity.ChangedMeanwhile))
        {
            RowVersion = (await FindAsync(cancel))!.RowVersion;
            ModelState.Remove(nameof(RowVersion));
        }

        return this.Refused(outcome.Refusals);
    }

    private async Task<ProcessingActivity?> FindAsync(CancellationToken cancel) =>
        Guid.TryParse(Activity, out var id) ? await db.Set<ProcessingActivity>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancel) : null;
}
