using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Web;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>One's passkeys. The script asks for a challenge, lets the device answer it, and sends the form; nothing else needs it.</summary>
[Authorize(OwnAccountPolicy.Name)]
[OpenWithoutSecondFactor]
internal sealed class PasskeysModel(Passkeys passkeys, ConfirmOwn confirm, SessionOfRequest session) : PageModel
{
    public const string Path = "/account/passkeys";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    public bool IsFresh => confirm.IsFresh;

    public IReadOnlyList<AccountPasskey> All { get; private set; } = [];

    /// <summary>A session that must show a second factor its account has, may not make itself another one.</summary>
    private bool MustShowFirst => session.Required is { LacksSecondFactor: true, HasSecondFactor: true };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (MustShowFirst)
        {
            return LocalRedirect(SecondFactorModel.Path + QueryString.Create("next", Path));
        }

        All = await passkeys.OfOwnAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostChallengeAsync(CancellationToken cancel) =>
        MustShowFirst || !IsFresh ? NotFound() : Content(await passkeys.ChallengeNewAsync(HttpContext, cancel), "application/json");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (MustShowFirst)
        {
            return NotFound();
        }

        var outcome = IsFresh ? await passkeys.AddAsync(HttpContext, Name, Answer, cancel) : ConfirmOwn.Needed;
        if (outcome.Succeeded)
        {
            return this.Done(T("เพิ่มพาสคีย์แล้ว ใช้เข้าสู่ระบบครั้งต่อไปได้", "The passkey is added: sign in by it next time"), Path);
        }

        All = await passkeys.OfOwnAsync(cancel);
        return this.Refused(outcome.Refusals);
    }

    public async Task<IActionResult> OnPostRenameAsync(Guid id, CancellationToken cancel)
    {
        if (MustShowFirst || await passkeys.RenameAsync(id, Name, cancel) is not { } outcome)
        {
            return NotFound();
        }

        if (outcome.Succeeded)
        {
            return this.Done(T("เปลี่ยนชื่อแล้ว", "It is renamed"), Path);
        }

        All = await passkeys.OfOwnAsync(cancel);
        return this.Refused(outcome.Refusals);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancel)
    {
        if (!MustShowFirst && !IsFresh)
        {
            All = await passkeys.OfOwnAsync(cancel);
            return this.Refused(ConfirmOwn.Needed);
        }

        return !MustShowFirst && await passkeys.RemoveAsync(id, cancel) ? this.Done(T("ลบพาสคีย์แล้ว", "The passkey is removed"), Path) : NotFound();
    }
}
