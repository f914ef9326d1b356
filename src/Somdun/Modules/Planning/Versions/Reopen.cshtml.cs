using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

[Authorize(PlanningPermissions.Screen)]
internal sealed class ReopenVersionModel(Plans plans, Actor actor, ReopenVersion reopen) : PlanPageModel(plans, PlanningPermissions.Screen)
{
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? By { get; set; }

    protected override ClosedVersion? WhyClosed(PlanVersion version, PlanVersion? open) => version.State switch
    {
        VersionState.Screened => null,
        VersionState.Draft => new(T("ฉบับนี้เป็นร่าง แก้ไขได้อยู่แล้ว", "This version is a draft and may be edited as it is"), T("ไปที่แผน", "Go to the plan"), VersionAddress.To()),
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

        var outcome = await reopen.RunAsync(new(Place.Version.Id, RowVersion, Reason, By), cancel);
        return outcome.Succeeded
            ? this.Done(T("เปิดแก้ไขแล้ว ต้องกลั่นกรองอีกครั้ง", "Reopened: it must be screened again"), VersionAddress.To())
            : Again(outcome.Refusals);
    }
}
