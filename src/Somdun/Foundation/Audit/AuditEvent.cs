using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Foundation.Data;

namespace Somdun.Foundation.Audit;

/// <summary>One thing that was done, as it is kept: who, for which unit, when, by which way, why. Never changed.</summary>
internal sealed class AuditEvent
{
    public const int CodeMaxLength = 100;
    public const int ActorMaxLength = 300;
    public const int SubjectKindMaxLength = 60;
    public const int RequestMaxLength = 100;
    public const int WayMaxLength = 300;
    public const int ReasonMaxLength = 2000;
    public const int DetailsMaxLength = 100_000;

    public required Guid Id { get; init; }

    public required DateTime At { get; init; }

    public required string Code { get; init; }

    /// <summary>Null for the program itself and for whoever has not signed in.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>The actor's name at that moment.</summary>
    public required string ActorName { get; init; }

    public required string SubjectKind { get; init; }

    public required Guid SubjectId { get; init; }

    public Guid? UnitId { get; init; }

    /// <summary>The request by which it came, as the traffic log names it.</summary>
    public required string Request { get; init; }

    /// <summary>By which page, call or command.</summary>
    public required string Way { get; init; }

    public string? Reason { get; init; }

    /// <summary>What the event's record holds, as JSON.</summary>
    public required string Details { get; init; }

    /// <summary>How many changes are attached.</summary>
    public int ChangeCount { get; init; }
}

/// <summary>The changes attached to an event, apart from it so that lists of events stay light.</summary>
internal sealed class AuditChanges
{
    public const int MaxLength = 10_000_000;

    public required Guid EventId { get; init; }

    public required IReadOnlyList<FieldChange> Changes { get; init; }
}

/// <summary>A record that an event of many records touched, as an import does: the event stands in its history too.</summary>
internal sealed class AuditTouched
{
    public required Guid EventId { get; init; }

    /// <summary>As in <see cref="Subject"/>.</summary>
    public required string Kind { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>The unit the record belongs to: who may read that unit's events reads of this record, and of no other.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>Writes them by the table, within the transaction that is open and in which the event is saved already: an import may touch all there is.</summary>
    public static void Load(SomdunDb db, Guid eventId, string kind, IEnumerable<(Guid SubjectId, Guid UnitId)> touched)
    {
        using var load = TableLoad.Into(db, "audit_touched", ["event_id", "kind", "subject_id", "unit_id"]);
        foreach (var (subject, unit) in touched)
        {
            load.Put(eventId).Put(kind).Put(subject).Put(unit).EndRow();
        }

        load.Complete();
    }
}

internal sealed class AuditEventConfiguration : IEntityTypeConfiguration<AuditEvent>, IEntityTypeConfiguration<AuditChanges>, IEntityTypeConfiguration<AuditTouched>
{
    public void Configure(EntityTypeBuilder<AuditEvent> told)
    {
        told.ToTable("audit_events");
        told.Property(e => e.Id).ValueGeneratedNever();
        told.Property(e => e.Code).HasMaxLength(AuditEvent.CodeMaxLength);
        told.Property(e => e.ActorName).HasMaxLength(AuditEvent.ActorMaxLength);
        told.Property(e => e.SubjectKind).HasMaxLength(AuditEvent.SubjectKindMaxLength);
        told.Property(e => e.Request).HasMaxLength(AuditEvent.RequestMaxLength);
        told.Property(e => e.Way).HasMaxLength(AuditEvent.WayMaxLength);
        told.Property(e => e.Reason).HasMaxLength(AuditEvent.ReasonMaxLength);
        told.Property(e => e.Details).HasMaxLength(AuditEvent.DetailsMaxLength);

        // The three ways of reading: a record's history, what one account did, what happened lately (of a unit, of a kind).
        told.HasIndex(e => new { e.SubjectKind, e.SubjectId, e.At });
        told.HasIndex(e => new { e.AccountId, e.At });
        told.HasIndex(e => new { e.UnitId, e.At });
        told.HasIndex(e => e.At);
    }

    public void Configure(EntityTypeBuilder<AuditTouched> touched)
    {
        touched.ToTable("audit_touched");
        touched.HasKey(t => new { t.EventId, t.SubjectId });
        touched.Property(t => t.Kind).HasMaxLength(AuditEvent.SubjectKindMaxLength);
        touched.HasOne<AuditEvent>().WithMany().HasForeignKey(t => t.EventId).OnDelete(DeleteBehavior.Cascade);
        touched.HasIndex(t => t.SubjectId);
    }

    public void Configure(EntityTypeBuilder<AuditChanges> changes)
    {
        changes.ToTable("audit_changes");
        changes.HasKey(c => c.EventId);
        changes.Property(c => c.EventId).ValueGeneratedNever();
        changes.Property(c => c.Changes).AsFrozenJson().HasMaxLength(AuditChanges.MaxLength);
        changes.HasOne<AuditEvent>().WithOne().HasForeignKey<AuditChanges>(c => c.EventId).OnDelete(DeleteBehavior.Cascade);
    }
}
