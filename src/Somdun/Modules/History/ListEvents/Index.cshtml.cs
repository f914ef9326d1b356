using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web.TagHelpers;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.History;

/// <summary>What was done, the newest first. Whoever has signed in reads at least what they did themselves.</summary>
[Authorize]
internal sealed class ListEventsModel(SomdunDb db, Actor actor, IUnits units, TimeProvider clock) : PageModel
{
    private const int PerPage = 50;

    [BindProperty(SupportsGet = true)]
    public EventFilter Filter { get; set; } = new();

    /// <summary>Shows those before this one: the last of the page before.</summary>
    [BindProperty(SupportsGet = true, Name = "before")]
    public Guid? Before { get; set; }

    public IReadOnlyList<EventRow> Rows { get; private set; } = [];

    /// <summary>The address of the next page; null on the last.</summary>
    public string? Older { get; private set; }

    public bool MayExport => actor.May(AuditPermissions.Export);

    public static IEnumerable<Choice> Kinds =>
        [new("", T("ทุกเหตุการณ์", "Every event")), .. ToldEvents.All.Select(told => new Choice(told.Code, told.Name))];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var today = BangkokTime.Today(clock);
        var events = Filter.Of(db.EventsVisibleTo(actor, today));
        if (Before is { } before && await events.Where(e => e.Id == before).Select(e => new { e.At, e.Id }).FirstOrDefaultAsync(cancel) is { } last)
        {
            events = events.Where(e => e.At < last.At || (e.At == last.At && e.Id.CompareTo(last.Id) < 0));
        }

        var rows = await EventRow.OfAsync(events.NewestFirst().Take(PerPage + 1), units, today, cancel);
        Rows = [.. rows.Take(PerPage)];
        Older = rows.Count > PerPage ? $"/audit{Filter.ToQuery(Rows[^1].Event.Id)}" : null;
    }
}
