using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QRCoder;
using Somdun.Foundation.Settings;
using Somdun.Foundation.Web;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>The owner's authenticator app: set up by a picture and its first code, given up by another.</summary>
[Authorize(OwnAccountPolicy.Name)]
[OpenWithoutSecondFactor]
internal sealed class SetUpSecondFactorModel(SecondFactorOfOwn own, ConfirmOwn confirm, SessionOfRequest session, SomdunSettings settings) : PageModel
{
    public const string Path = "/account/second-factor";

    [BindProperty]
    public string? Code { get; set; }

    public bool IsFresh => confirm.IsFresh;

    public Account Account { get; private set; } = null!;

    /// <summary>The secret for the app, in groups of four; null before it was asked for.</summary>
    public string? Secret { get; private set; }

    public string Picture { get; private set; } = "";

    /// <summary>Whether nothing else opens before an app or a passkey is set up.</summary>
    public bool IsNeeded => session.Required is { LacksSecondFactor: true };

    /// <summary>Who sits at a browser left open must not tie the account to a phone of his own. Where nothing else opens yet there is nothing to confirm with.</summary>
    private bool MustConfirm => !IsFresh && !IsNeeded;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken cancel)
    {
        if (MustConfirm)
        {
            await LoadAsync(cancel);
            return this.Refused([ConfirmOwn.Needed]);
        }

        await own.BeginAsync(cancel);
        return LocalRedirect(Path);
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel)
    {
        var outcome = MustConfirm ? ConfirmOwn.Needed : await own.ConfirmAsync(Code, cancel);
        if (outcome.Succeeded)
        {
            return this.ShowOnce(outcome.Value);
        }

        await LoadAsync(cancel);
        return this.Refused(outcome.Refusals);
    }

    public async Task<IActionResult> OnPostGiveUpAsync(CancellationToken cancel)
    {
        var outcome = IsFresh ? await own.GiveUpAsync(Code, cancel) : ConfirmOwn.Needed;
        if (outcome.Succeeded)
        {
            return this.Done(T("เลิกใช้แอปรหัสยืนยันแล้ว", "The app is no longer asked for"), OwnAccountModel.Path);
        }

        await LoadAsync(cancel);
        return this.Refused(outcome.Refusals);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Account = await own.OwnAsync(cancel);
        if (own.Waiting(Account) is { } secret)
        {
            Secret = string.Join(' ', secret.Chunk(4).Select(group => new string(group)));
            using var code = QRCodeGenerator.GenerateQrCode(Totp.AddressFor(secret, new Uri(settings.LinkTo("/")).Host is "127.0.0.1" ? "Somdun" : $"Somdun {new Uri(settings.LinkTo("/")).Host}", Account.SignInName), QRCodeGenerator.ECCLevel.M);
            Picture = QrPicture.Of(code);
        }
    }
}
