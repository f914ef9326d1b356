using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Security;

namespace Somdun.Modules.Privacy;

/// <summary>
/// That a person asked to see their data, or to have a copy (Personal Data Protection Act B.E. 2562, s. 30). While it is open, whoever handles it
/// may open that person's data in full; nobody else, and not without one.
/// </summary>
internal sealed class AccessRequest
{
    public const int TextMaxLength = 2000;

    /// <summary>It is answered within so many days of its being received: s. 30, third paragraph.</summary>
    public const int DaysToAnswer = 30;

    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    /// <summary>What the person asked for, in their words.</summary>
    public required string Wish { get; init; }

    /// <summary>The account that handles it; null for the console of the machine.</summary>
    public Guid? HandlerId { get; private set; }

    public string HandlerName { get; private set; } = "";

    /// <summary>When the answer was handed over.</summary>
    public DateTime? ClosedAt { get; set; }

    public DateOnly DueOn => ReceivedOn.AddDays(DaysToAnswer);

    public bool IsHandledBy(Actor actor) => HandlerId == actor.AccountId;

    public void HandBy(Actor actor) =>
        (HandlerId, HandlerName) = (actor.AccountId, actor.Name.Length > AuditEvent.ActorMaxLength ? actor.Name[..AuditEvent.ActorMaxLength] : actor.Name);
}

internal sealed class AccessRequestConfiguration : IEntityTypeConfiguration<AccessRequest>
{
    public void Configure(EntityTypeBuilder<AccessRequest> request)
    {
        request.ToTable("access_requests");
        request.Property(r => r.Id).ValueGeneratedNever();
        request.Property(r => r.Wish).HasMaxLength(AccessRequest.TextMaxLength);
        request.Property(r => r.HandlerName).HasMaxLength(AuditEvent.ActorMaxLength);
        request.Ignore(r => r.DueOn);
        request.HasIndex(r => r.PersonId);
    }
}
