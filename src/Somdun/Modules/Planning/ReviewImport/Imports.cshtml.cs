using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web.TagHelpers;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

[Authorize(PlanningPermissions.Edit)]
internal sealed class ImportsModel(SomdunDb db, Actor actor, TimeProvider clock) : PageModel
{
    private const int Most = 200;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Entry> Imports { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Imports = await db.ImportsWithin(actor, BangkokTime.Today(clock))
        .OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id)
        .Take(Most)
        .Select(i => new Entry(i.Id, i.FileName, i.FirstYear, i.LastYear, i.State, i.CreatedAt, i.CreatedBy, i.Tally))
        .ToListAsync(cancel);

    public static Text Word(ImportState state) => state switch
    {
        ImportState.InReview => T("รอตรวจทาน", "Waiting for review"),
        ImportState.Applied => T("นำเข้าแล้ว", "Brought in"),
        ImportState.Discarded => T("ยกเลิก", "Discarded"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static ChipState ChipOf(ImportState state) => state switch
    {
        ImportState.InReview => ChipState.Warn,
        ImportState.Applied => ChipState.Good,
        _ => ChipState.None,
    };

    internal sealed record Entry(
        Guid Id, string FileName, FiscalYear FirstYear, FiscalYear LastYear, ImportState State, DateTime CreatedAt, string CreatedBy, ImportTally? Tally);
}
