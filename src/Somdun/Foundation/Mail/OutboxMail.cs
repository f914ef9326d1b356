using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Foundation.Security;

namespace Somdun.Foundation.Mail;

/// <summary>
/// A mail, written in the same transaction as what it tells of, and sent from here. Its body is sealed while it waits and gone once it is
/// sent, for it may hold a code.
/// </summary>
internal sealed class OutboxMail
{
    public const int ToMaxLength = 254;
    public const int SubjectMaxLength = 300;
    public const int BodyMaxLength = 20_000;
    public const int FaultMaxLength = 500;

    public required Guid Id { get; init; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    /// <summary>Null once it was sent, or given up.</summary>
    public Sealed? SealedBody { get; set; }

    public required DateTime MadeAt { get; init; }

    /// <summary>Before this nobody tries to send it: another node is at it, or the server refused it a while ago.</summary>
    public required DateTime NextTryAt { get; set; }

    public int Tries { get; set; }

    public DateTime? SentAt { get; set; }

    /// <summary>When it was tried for the last time in vain.</summary>
    public DateTime? GivenUpAt { get; set; }

    /// <summary>What the mail server said.</summary>
    public string? LastFault { get; set; }
}

internal sealed class OutboxMailConfiguration : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> mail)
    {
        mail.ToTable("outbox_mails");
        mail.Property(m => m.Id).ValueGeneratedNever();
        mail.Property(m => m.To).HasMaxLength(OutboxMail.ToMaxLength);
        mail.Property(m => m.Subject).HasMaxLength(OutboxMail.SubjectMaxLength);
        mail.Property(m => m.SealedBody).HasMaxLength(OutboxMail.BodyMaxLength);
        mail.Property(m => m.LastFault).HasMaxLength(OutboxMail.FaultMaxLength);
        mail.HasIndex(m => m.NextTryAt).HasFilter("sent_at is null and given_up_at is null").HasDatabaseName("ix_outbox_mails_waiting");
        mail.HasIndex(m => m.MadeAt);
    }
}
