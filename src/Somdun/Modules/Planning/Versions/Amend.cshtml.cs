using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

[Authorize(PlanningPermissions.Edit)]
internal sealed class AmendPlanModel(Plans plans, Actor actor, AmendPlan amend) : PlanPageModel(plans, PlanningPermissions.Edit)
{
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? By { get; set; }

    protected override ClosedVersion? WhyClosed(PlanVersion version, PlanVersion? open) => open is null ? null : new(
        AmendPlan.IsOpen(open).Reason,
        T($"ไปที่{PlanWording.Version(open.Number).Thai}", $"Go to: {PlanWording.Version(open.Number).English}"),
        (Address with { Version = open.Number }).To());

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

        var outcome = await amend.RunAsync(new(Place.Plan.Id, Reason, By), cancel);
        return outcome.Succeeded
            ? this.Done(
                T($"เริ่ม{PlanWording.VersionThen(outcome.Value)}แล้ว เป็นร่างที่แก้ไขได้", $"{PlanWording.Version(outcome.Value).English} has begun as a draft"),
                (Address with { Version = outcome.Value }).To())
            : this.Refused(outcome.Refusals);
    }
}
