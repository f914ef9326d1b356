using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Settings;
using Door = Somdun.Foundation.Security.SignIn;

namespace Somdun.Modules.Accounts;

/// <summary>Sends a person on to the provider, to sign in or to accept an invitation.</summary>
[AllowAnonymous]
internal sealed class ProviderSignInModel(SomdunSettings settings) : PageModel
{
    public const string Path = "/sign-in/provider";

    [BindProperty]
    public string? Next { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public string Address { get; private set; } = "";

    public string Name { get; private set; } = "";

    public IActionResult OnGet() => LocalRedirect(Door.Path);

    public async Task<IActionResult> OnPostAsync()
    {
        if (settings.Oidc is not { } provider)
        {
            return NotFound();
        }

        var state = new AuthenticationProperties { RedirectUri = "/" };
        state.Items[Door.Next] = Door.Within(Next);
        if (Code is { Length: > 0 and <= 40 } code)
        {
            state.Items[ProviderScheme.Inviting] = code;
        }

        (Name, Address) = (provider.Name, await ProviderScheme.AddressAsync(HttpContext, state));
        return Page();
    }
}
