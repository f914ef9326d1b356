using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Settings;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;

namespace Somdun.Modules.Privacy;

/// <summary>The notice to everybody (s. 23), made from the record of processing.</summary>
[AllowAnonymous]
internal sealed class NoticeModel(SomdunDb db, IUnits units, SomdunSettings settings, Actor actor, TimeProvider clock) : PageModel
{
    /// <summary>Where people ask: s. 23 (5).</summary>
    public string? Contact => settings.Contact;

    /// <summary>The data protection officer, by name and address: s. 23 (5), s. 41.</summary>
    public string? Officer => settings.DataProtectionOfficer;

    public UnitEntry? Office { get; private set; }

    public IReadOnlyList<ProcessingActivity> Activities { get; private set; } = [];

    public bool MayEdit => actor.May(PrivacyPermissions.EditRecord);

    public bool MayHandle => actor.May(PrivacyPermissions.HandleRequests);

    public bool MayHandleBreaches => actor.May(PrivacyPermissions.HandleBreaches);

    public bool MayWork => MayEdit || MayHandle || MayHandleBreaches;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        Office = await units.OfficeAsync(cancel);
        Activities = await db.Set<ProcessingActivity>().AsNoTracking().Where(a => a.EndedOn == null || a.EndedOn >= today).OrderBy(a => a.Position).ToListAsync(cancel);
    }
}
