using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Web;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>Where one is signed in: the browser, the network address, since when; each can be ended.</summary>
[Authorize(OwnAccountPolicy.Name)]
internal sealed class SessionsModel(SessionsOfAccount sessions, SessionOfRequest session) : PageModel
{
    public const string Path = "/account/sessions";

    public IReadOnlyList<AccountSession> Open { get; private set; } = [];

    public Guid Own => session.Required.SessionId;

    public async Task OnGetAsync(CancellationToken cancel) => Open = await sessions.OpenAsync(session.Required.AccountId, cancel);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel) =>
        await sessions.EndAsync(session.Required.AccountId, id, cancel)
            ? this.Done(T("เซสชันนั้นสิ้นสุดแล้ว", "That session has ended"), Path)
            : NotFound();

    public async Task<IActionResult> OnPostOthersAsync(CancellationToken cancel)
    {
        await sessions.EndAllAsync(session.Required.AccountId, Own, cancel);
        return this.Done(T("เซสชันอื่นทั้งหมดสิ้นสุดแล้ว", "All other sessions have ended"), Path);
    }
}
