using System.Text.Json;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;

namespace Somdun.Foundation.Audit;

/// <summary>
/// Tells what a use case did. The event joins the changes under way in the same context, so that both are written together or neither
/// is: tell before <c>SaveChangesAsync</c>, within the same transaction.
/// </summary>
internal sealed class AuditTrail(SomdunDb db, Actor actor, AuditedRequest request, TimeProvider clock)
{
    /// <param name="reason">Why, in the person's own words, where the form asks for it.</param>
    /// <param name="changes">What changed in detail, as for an import; attached to the event.</param>
    /// <returns>The event's id, by which <see cref="AuditTouched"/> names the records it touched.</returns>
    public Guid Tell<T>(T told, string? reason = null, IReadOnlyList<FieldChange>? changes = null)
        where T : ToldEvent
    {
        var id = Guid.CreateVersion7();
        db.Add(new AuditEvent
        {
            Id = id,
            At = clock.GetUtcNow().UtcDateTime,
            Code = ToldEvents.CodeOf(told.GetType()),
            AccountId = actor.AccountId,
            ActorName = Cut(actor.Name, AuditEvent.ActorMaxLength)!,
            SubjectKind = told.Subject.Kind,
            SubjectId = told.Subject.Id,
            UnitId = told.UnitId,
            Request = Cut(request.Id, AuditEvent.RequestMaxLength)!,
            Way = Cut(request.Way, AuditEvent.WayMaxLength)!,
            Reason = Cut(reason, AuditEvent.ReasonMaxLength),
            Details = JsonSerializer.Serialize(told, told.GetType(), JsonColumns.Options),
            ChangeCount = changes?.Count ?? 0,
        });
        if (changes is { Count: > 0 })
        {
            db.Add(new AuditChanges { EventId = id, Changes = changes });
        }

        return id;
    }

    private static string? Cut(string? text, int length) => text?.Length > length ? text[..length] : text;
}

/// <summary>By which way the work of this scope came: a page, a call, a command.</summary>
internal sealed class AuditedRequest
{
    /// <summary>As the traffic log and the page of faults name it.</summary>
    public string Id { get; set; } = Guid.CreateVersion7().ToString("N");

    /// <summary><c>POST /plans/{period}/versions/approve</c>, <c>somdun plan import</c>.</summary>
    public string Way { get; set; } = "";
}
