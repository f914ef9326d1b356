using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Somdun.Foundation.Web;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

[Authorize(PlanningPermissions.Approve)]
internal sealed class ApproveVersionModel(Plans plans, DecisionBases bases, ApproveVersion approve) : PlanPageModel(plans, PlanningPermissions.Approve)
{
    [BindProperty]
    public string? By { get; set; }

    [BindProperty]
    public string? Signatory { get; set; }

    [BindProperty]
    public string? Despite { get; set; }

    /// <summary>Null where the version cannot be approved.</summary>
    public DecisionBasis? Basis { get; private set; }

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
        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        if (Closed is null)
        {
            Basis = await bases.OfAsync(Place, VersionAddress, PlanningPermissions.Approve, cancel);
            By = Basis.Signers[0].Value;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        var outcome = await approve.RunAsync(new(Place.Version.Id, RowVersion, By, Signatory, PaperNumber, PaperDay, InForceFrom, Despite), cancel);
        if (outcome.Succeeded)
        {
            return this.Done(
                T($"อนุมัติ{PlanWording.VersionThen(outcome.Value.Number)}แล้ว", $"{PlanWording.Version(outcome.Value.Number).English} is approved"),
                VersionsAddress);
        }

        Basis = await bases.OfAsync(Place, VersionAddress, PlanningPermissions.Approve, cancel);
        return Again(outcome.Refusals);
    }
}
