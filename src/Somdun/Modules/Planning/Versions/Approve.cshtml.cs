using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

[Authorize(PlanningPermissions.Approve)]
internal sealed class ApproveVersionModel(Plans plans, Actor actor, ApproveVersion approve) : PlanPageModel(plans, PlanningPermissions.Approve)
{
    [BindProperty]
    public string? By { get; set; }

    [BindProperty]
    public string? PaperNumber { get; set; }

    [BindProperty]
    public DateOnly? PaperDay { get; set; }

    [BindProperty]
    public DateOnly? InForceFrom { get; set; }

    protected override ClosedVersion? WhyClosed(PlanVersion version, PlanVersion? open) => version.State switch
    {
        VersionState.Screened => null,
        VersionState.Draft => new(ApproveVersion.WhyNotApproved(version)!.Reason, T("กลั่นกรองโครงการ", "Screen the projects"), VersionAddress.To("screening")),
        _ => Approved(version, open),
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        By = actor.Name;
        return await FindAsync(cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        var outcome = await approve.RunAsync(new(Place.Version.Id, RowVersion, By, PaperNumber, PaperDay, InForceFrom), cancel);
        return outcome.Succeeded
            ? this.Done(
                T($"อนุมัติ{PlanWording.Version(outcome.Value.Number).Thai}แล้ว", $"{PlanWording.Version(outcome.Value.Number).English} is approved"),
                VersionsAddress)
            : Again(outcome.Refusals);
    }
}
