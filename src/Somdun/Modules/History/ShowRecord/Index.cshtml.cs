using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;

namespace Somdun.Modules.History;

/// <summary>Everything that happened to one record, as far as the actor may read it. A record without any such event is not there for them.</summary>
[Authorize]
internal sealed class ShowRecordModel(SomdunDb db, Actor actor, IUnits units, TimeProvider clock) : PageModel
{
    private const int Most = 500;

    [BindProperty(SupportsGet = true)]
    public required string Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public IReadOnlyList<EventRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        Rows = await EventRow.OfAsync(
            db.HistoryOf(Kind, Id, actor, today).NewestFirst().Take(Most), units, today, cancel);
        return Rows.Count > 0 ? Page() : NotFound();
    }
}
