using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Settings;
using Somdun.Foundation.Web;
using static Somdun.Text;
using Door = Somdun.Foundation.Security.SignIn;

namespace Somdun.Modules.Accounts;

/// <summary>The door. Whoever comes to it signed in already is led on.</summary>
[AllowAnonymous]
internal sealed class SignInModel(SomdunDb db, RoleTable roles, SignInByPassword byPassword, SignInDoor door, Accounts accounts, SomdunSettings settings, Actor actor) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    public IReadOnlyList<(string Key, Text Name, Text Roles)> DemoPeople { get; private set; } = [];

    public bool HasAdministrator { get; private set; } = true;

    /// <summary>What came back from the other provider, where it led nowhere.</summary>
    [BindProperty(SupportsGet = true, Name = "provider")]
    public string? CameBack { get; set; }

    public Text? ProviderSaid => CameBack switch
    {
        "failed" => T("เข้าด้วยผู้ให้บริการนั้นไม่สำเร็จ ลองใหม่", "Signing in by that provider did not succeed: try again"),
        "not-joined" => T("ยังไม่มีบัญชีในระบบที่ผูกกับท่าน เข้าด้วยรหัสผ่านแล้วผูกที่ “บัญชีของฉัน” หรือใช้ใบเชิญ", "No account here is joined to you yet. Sign in by password and join it under “My account”, or use your invitation"),
        "taken" => T("ท่านมีบัญชีอื่นในระบบที่ผูกไว้แล้ว", "Another account here is joined to you already"),
        _ => null,
    };

    public OidcSetting? Provider => settings.Oidc;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (actor.IsSignedIn)
        {
            return LocalRedirect(Door.Within(Next));
        }

        await LoadAsync(cancel);
        HasAdministrator = settings.IsDemo || await accounts.HasAdministratorAsync(cancel);
        return Page();
    }

    /// <summary>One click as one of the demo's people: in the demo, from its own machine, and nowhere else.</summary>
    public async Task<IActionResult> OnPostDemoAsync(string person, CancellationToken cancel)
    {
        if (!settings.IsDemo || DemoAccounts.All.All(known => known.Key != person) || await db.Set<Account>().FirstOrDefaultAsync(a => a.SignInKey == person && a.ClosedAt == null, cancel) is not { } account)
        {
            return NotFound();
        }

        await door.EnterAsync(HttpContext, account, SignInMeans.Demo, secondFactor: true, cancel);
        return LocalRedirect(Door.Within(Next));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await byPassword.RunAsync(new(Name, Password, HttpContext.Address()), cancel);
        if (outcome.Succeeded)
        {
            return LocalRedirect(await door.PassAsync(HttpContext, outcome.Value, SignInMeans.Password, secondFactor: false, Door.Within(Next), cancel));
        }

        await LoadAsync(cancel);
        return this.Refused(outcome.Refusals);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        if (settings.IsDemo)
        {
            var made = await db.Set<Account>().Where(a => a.PasswordHash == null && a.ClosedAt == null).Select(a => a.SignInKey).ToListAsync(cancel);
            DemoPeople = [.. DemoAccounts.All.Where(person => made.Contains(person.Key))
                .Select(person => (person.Key, person.Name, T(
                    string.Join(", ", person.Roles.Select(held => roles.Find(held.Role)!.Name.Thai)),
                    string.Join(", ", person.Roles.Select(held => roles.Find(held.Role)!.Name.English)))))];
        }
    }
}
