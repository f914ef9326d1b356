using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using Somdun.Foundation.Web.TagHelpers;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>Personal tokens: made here, shown once, revoked here.</summary>
[Authorize(OwnAccountPolicy.Name)]
internal sealed class TokensModel(TokensOfAccount tokens, ConfirmOwn confirm, SessionOfRequest session, TimeProvider clock) : PageModel
{
    public const string Path = "/account/tokens";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public List<string> Scopes { get; set; } = [];

    [BindProperty]
    public int? Days { get; set; } = 90;

    public bool IsFresh => confirm.IsFresh;

    public string? New { get; private set; }

    public IReadOnlyList<PersonalToken> All { get; private set; } = [];

    public IReadOnlyList<Permission> MayGive { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        New = TempData.TakeToken();
        await LoadAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!confirm.IsFresh)
        {
            await LoadAsync(cancel);
            return this.Refused(ConfirmOwn.Needed);
        }

        var outcome = await tokens.MakeAsync(session.Required.AccountId, new(Name, Scopes, Days), cancel);
        if (outcome.Succeeded)
        {
            return this.ShowOnce(outcome.Value);
        }

        await LoadAsync(cancel);
        return this.Refused(outcome.Refusals);
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancel) =>
        await tokens.RevokeAsync(session.Required.AccountId, id, cancel)
            ? this.Done(T("เพิกถอนโทเค็นแล้ว", "The token is revoked"), Path)
            : NotFound();

    public (ChipState State, Text Word) StandingOf(PersonalToken token) =>
        token.RevokedAt is not null ? (ChipState.None, T("เพิกถอนแล้ว", "Revoked"))
        : token.ExpiresAt <= clock.GetUtcNow().UtcDateTime ? (ChipState.None, T("หมดอายุ", "Expired"))
        : (ChipState.Good, T("ใช้ได้", "Valid"));

    private async Task LoadAsync(CancellationToken cancel)
    {
        All = await tokens.AllAsync(session.Required.AccountId, cancel);
        MayGive = await tokens.ScopesAsync(session.Required.AccountId, cancel);
    }
}
