using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Web;
using static Somdun.Text;
using Door = Somdun.Foundation.Security.SignIn;

namespace Somdun.Modules.Accounts;

[AllowAnonymous]
internal sealed class SignOutModel(Sessions sessions, AuditTrail audit) : PageModel
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await sessions.EndOwnAsync(audit, cancel);
        HttpContext.LetGo(SessionCookie.Session);
        HttpContext.LetGo(SessionCookie.Step);
        return this.Done(T("ออกจากระบบแล้ว", "You have signed out"), Door.Path);
    }
}
