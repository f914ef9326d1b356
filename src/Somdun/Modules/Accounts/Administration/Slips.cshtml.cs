using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Web;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>Slips that wait for the printer: fetched as often as it takes, and then forgotten.</summary>
[Authorize(AccountsPermissions.Edit)]
internal sealed class SlipsModel(WaitingSlips waiting, SlipPrinter printer) : PageModel
{
    public const string Path = "/accounts/slips";

    [BindProperty]
    public List<Guid> Chosen { get; set; } = [];

    public IReadOnlyList<WaitingSlips.Waiting> All { get; private set; } = [];

    public static Text Many(int count) => T($"{count:N0} ใบ", count == 1 ? "1 slip" : $"{count:N0} slips");

    public static Text Ready(int count) => T($"ใบรหัส {count:N0} ใบพร้อมพิมพ์", count == 1 ? "1 slip is ready to print" : $"{count:N0} slips are ready to print");

    public async Task OnGetAsync(CancellationToken cancel)
    {
        All = await waiting.ListAsync(cancel);
        Chosen = [.. All.Take(WaitingSlips.MostAtOnce).Select(w => w.CodeId)];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await waiting.PrintAsync(Chosen, cancel);
        if (outcome.Succeeded)
        {
            return this.Paper(await printer.PrintAsync(outcome.Value, cancel));
        }

        All = await waiting.ListAsync(cancel);
        return this.Refused(outcome.Refusals);
    }

    public async Task<IActionResult> OnPostForgetAsync(CancellationToken cancel)
    {
        var outcome = await waiting.ForgetAsync(Chosen, cancel);
        if (outcome.Succeeded)
        {
            return this.Done(T($"ลบรหัสของใบที่พิมพ์แล้ว {outcome.Value:N0} ใบ", $"The codes of {outcome.Value:N0} printed slips are no longer kept"), Path);
        }

        All = await waiting.ListAsync(cancel);
        return this.Refused(outcome.Refusals);
    }
}
