using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Somdun.Modules.Inbox;

/// <summary>For whoever has signed in; each sees only what waits for them.</summary>
[Authorize]
internal sealed class InboxModel(InboxOfActor inbox) : PageModel
{
    public IReadOnlyList<WaitingItem> Items { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Items = await inbox.ItemsAsync(cancel);
}
