using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;

namespace Somdun.Modules.Privacy;

[Authorize(PrivacyPermissions.HandleBreaches)]
internal sealed class BreachesModel(SomdunDb db, TimeProvider clock) : PageModel
{
    public DateTime Now { get; private set; }

    public IReadOnlyList<Breach> Breaches { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Now = clock.GetUtcNow().UtcDateTime;
        Breaches = await db.Set<Breach>().AsNoTracking().OrderByDescending(b => b.NoticedAt).ToListAsync(cancel);
    }
}
