using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Modules.People.Contract;

namespace Somdun.Modules.Privacy;

[Authorize(PrivacyPermissions.HandleRequests)]
internal sealed class RequestsModel(SomdunDb db, PrivacyReach reach) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    /// <summary>Null where nobody was looked for.</summary>
    public IReadOnlyList<PersonEntry>? Found { get; private set; }

    public IReadOnlyList<(ErasureRequest Request, PersonEntry Person)> Waiting { get; private set; } = [];

    public IReadOnlyList<(AccessRequest Request, PersonEntry Person)> Open { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Found = string.IsNullOrWhiteSpace(Query) ? null : await reach.SearchAsync(Query, cancel);
        List<(ErasureRequest, PersonEntry)> waiting = [];
        foreach (var request in await db.Set<ErasureRequest>().AsNoTracking().Where(r => r.Decision == null).OrderBy(r => r.ReceivedOn).ToListAsync(cancel))
        {
            if (await reach.FindAsync(request.PersonId, cancel) is { } person)
            {
                waiting.Add((request, person));
            }
        }

        Waiting = waiting;
        List<(AccessRequest, PersonEntry)> open = [];
        foreach (var request in await db.Set<AccessRequest>().AsNoTracking().Where(r => r.ClosedAt == null).OrderBy(r => r.ReceivedOn).ToListAsync(cancel))
        {
            if (await reach.FindAsync(request.PersonId, cancel) is { } person)
            {
                open.Add((request, person));
            }
        }

        Open = open;
    }
}
