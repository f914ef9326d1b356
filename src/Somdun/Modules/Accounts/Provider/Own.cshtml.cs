using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Settings;
using Somdun.Foundation.Web;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>Joins one's account to the provider, and parts it again.</summary>
[Authorize(OwnAccountPolicy.Name)]
internal sealed class ProviderModel(SomdunDb db, SessionOfRequest session, SomdunSettings settings, AuditTrail audit) : PageModel
{
    public const string Path = "/account/provider";

    public ExternalSignIn? Joined { get; private set; }

    public OidcSetting Provider => settings.Oidc!;

    /// <summary>Where to go on; null while nothing was asked for.</summary>
    public string? Address { get; private set; }

    public async Task<IActionResult> OnGetAsync(bool taken, CancellationToken cancel)
    {
        if (settings.Oidc is null)
        {
            return NotFound();
        }

        await LoadAsync(cancel);
        return taken ? this.Refused(new Refusal(null, "provider-taken", T("บุคคลนี้ผูกกับบัญชีอื่นในระบบแล้ว", "That person is joined to another account already"))) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (settings.Oidc is null)
        {
            return NotFound();
        }

        var state = new AuthenticationProperties { RedirectUri = "/" };
        state.Items[ProviderScheme.Joining] = session.Required.AccountId.ToString();
        Address = await ProviderScheme.AddressAsync(HttpContext, state);
        await LoadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostPartAsync(CancellationToken cancel)
    {
        if (settings.Oidc is null)
        {
            return NotFound();
        }

        await LoadAsync(cancel);
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == session.Required.AccountId, cancel);
        if (account.PasswordHash is null && !await db.Set<AccountPasskey>().AnyAsync(p => p.AccountId == account.Id, cancel))
        {
            return this.Refused(new Refusal(null, "last-means", T("ตั้งรหัสผ่านหรือพาสคีย์ก่อน มิฉะนั้นจะเข้าระบบไม่ได้อีก", "Set a password or a passkey first: there would be no way in")));
        }

        db.RemoveRange(await db.Set<ExternalSignIn>().Where(e => e.AccountId == account.Id).ToListAsync(cancel));
        audit.Tell(new ExternalParted(account.Id, Provider.Name));
        await db.SaveChangesAsync(cancel);
        return this.Done(T("เลิกผูกแล้ว", "It is no longer joined"), Path);
    }

    private async Task LoadAsync(CancellationToken cancel) =>
        Joined = await db.Set<ExternalSignIn>().AsNoTracking().FirstOrDefaultAsync(e => e.AccountId == session.Required.AccountId, cancel);
}
