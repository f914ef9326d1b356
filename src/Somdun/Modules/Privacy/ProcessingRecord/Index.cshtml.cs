using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;

namespace Somdun.Modules.Privacy;

[Authorize(PrivacyPermissions.EditRecord)]
internal sealed class RecordModel(SomdunDb db) : PageModel
{
    public IReadOnlyList<ProcessingActivity> Activities { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) =>
        Activities = await db.Set<ProcessingActivity>().AsNoTracking().OrderBy(a => a.EndedOn != null).ThenBy(a => a.Position).ToListAsync(cancel);
}
