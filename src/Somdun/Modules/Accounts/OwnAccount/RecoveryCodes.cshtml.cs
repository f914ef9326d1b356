using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;

namespace Somdun.Modules.Accounts;

/// <summary>How many recovery codes are left, and new ones, which are shown once.</summary>
[Authorize(OwnAccountPolicy.Name)]
internal sealed class RecoveryCodesModel(SecondFactorOfOwn own, SomdunDb db, SessionOfRequest session) : PageModel
{
    public const string Path = "/account/recovery-codes";

    public IReadOnlyList<string> New { get; private set; } = [];

    public int Left { get; private set; }

    public bool HasApp { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        New = TempData.TakeCodes();
        HasApp = (await own.OwnAsync(cancel)).TotpSince is not null;
        Left = await db.Set<RecoveryCode>().CountAsync(c => c.AccountId == session.Required.AccountId && c.UsedAt == null, cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        (await own.OwnAsync(cancel)).TotpSince is null ? LocalRedirect(Path) : this.ShowOnce(await own.RenewCodesAsync(cancel));
}
