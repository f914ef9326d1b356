using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Modules.Organisation.Contract;
using static Somdun.Text;

namespace Somdun.Modules.History;

/// <summary>One event as people read it.</summary>
/// <param name="What">The sentence it tells; where this release does not know its kind, that kind's code.</param>
/// <param name="Unit">For which unit; null where it concerns none.</param>
internal sealed record EventRow(AuditEvent Event, Text Kind, Text What, Text? Unit)
{
    public string Address => $"/audit/{Event.Id}";

    /// <summary>Where everything that happened to the record is read.</summary>
    public string RecordAddress => $"/history/{Event.SubjectKind}/{Event.SubjectId}";

    /// <summary>The actor; where nobody had signed in there is no name.</summary>
    public string Who => Event.ActorName.Length > 0 ? Event.ActorName : T("ผู้ที่ยังไม่เข้าสู่ระบบ", "Somebody not signed in").ToString();

    public static async Task<IReadOnlyList<EventRow>> OfAsync(IQueryable<AuditEvent> events, IUnits units, DateOnly today, CancellationToken cancel)
    {
        var found = await events.ToListAsync(cancel);
        var names = await units.OfAsync([.. found.Select(e => e.UnitId).OfType<Guid>().Distinct()], today, cancel);
        return [.. found.Select(e => Of(e, e.UnitId is { } unit && names.TryGetValue(unit, out var entry) ? entry.Name : null))];
    }

    public static EventRow Of(AuditEvent told, Text? unit) => new(
        told,
        ToldEvents.Find(told.Code)?.Name ?? T(told.Code, told.Code),
        ToldEvents.Read(told.Code, told.Details)?.Sentence ?? T(told.Code, told.Code),
        unit);
}
