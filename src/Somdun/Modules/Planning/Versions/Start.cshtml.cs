using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

[Authorize(PlanningPermissions.Edit)]
internal sealed class StartPlanModel(StartPlan start, Plans plans, Actor actor, IUnits units) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    [BindProperty]
    public FiscalYear? FirstYear { get; set; }

    [BindProperty]
    public FiscalYear? LastYear { get; set; }

    [BindProperty]
    public string? By { get; set; }

    public UnitEntry? Office { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Office = await units.OfficeAsync(cancel);
        By = actor.Name;
        Unit ??= await plans.OwnUnitAsync(PlanningPermissions.Edit, cancel) is { } own && own.Id != Office?.Id ? own.Code ?? own.Id.ToString() : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Office = await units.OfficeAsync(cancel);
        var request = new StartPlan.Request(Unit, FirstYear, LastYear, By);
        if (!ModelState.IsValid)
        {
            return this.Refused(await start.CheckAsync(request, cancel));
        }

        var outcome = await start.RunAsync(request, cancel);
        if (!outcome.Succeeded)
        {
            return this.Refused(outcome.Refusals);
        }

        var plan = outcome.Value;
        var period = new PlanPeriod(plan.FirstYear, plan.LastYear).ToString();
        return this.Done(
            T("เริ่มแผนแล้ว เพิ่มกลยุทธ์และโครงการได้", "The plan has begun: add strategies and projects"),
            new PlanAddress(period, plan.UnitId == Office?.Id ? null : Unit, null).To("strategies"));
    }
}
