using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Foundation.Data;

namespace Somdun.Modules.Privacy;

/// <summary>By which right personal data are processed (Personal Data Protection Act B.E. 2562, s. 24).</summary>
internal enum LawfulBasis
{
    PublicTask,
    LegalDuty,
    Contract,
    VitalInterest,
    LegitimateInterest,
    Research,

    /// <summary>Only here are consents asked for and kept.</summary>
    Consent,
}

/// <summary>
/// One row of the record of processing (s. 39), from which the notice is made (s. 23). Never deleted: one that is no longer done has its
/// last day.
/// </summary>
internal sealed class ProcessingActivity : IEditable
{
    public const int NameMaxLength = 200;
    public const int TextMaxLength = 2000;

    public required Guid Id { get; init; }

    public required int Position { get; set; }

    public required string ThaiName { get; set; }

    public required string EnglishName { get; set; }

    public required LawfulBasis Basis { get; set; }

    public required string ThaiPurpose { get; set; }

    public required string EnglishPurpose { get; set; }

    /// <summary>Of whom.</summary>
    public required string ThaiSubjects { get; set; }

    public required string EnglishSubjects { get; set; }

    /// <summary>Which data.</summary>
    public required string ThaiContents { get; set; }

    public required string EnglishContents { get; set; }

    /// <summary>To whom they are given.</summary>
    public required string ThaiRecipients { get; set; }

    public required string EnglishRecipients { get; set; }

    /// <summary>How long they are kept.</summary>
    public required string ThaiRetention { get; set; }

    public required string EnglishRetention { get; set; }

    /// <summary>How they are protected.</summary>
    public required string ThaiMeasures { get; set; }

    public required string EnglishMeasures { get; set; }

    /// <summary>Whether among them are data of s. 26: health, disability, religion, criminal record.</summary>
    public bool IsSensitive { get; set; }

    /// <summary>Null while it is done.</summary>
    public DateOnly? EndedOn { get; set; }

    public int RowVersion { get; set; }
}

internal sealed class ProcessingActivityConfiguration : IEntityTypeConfiguration<ProcessingActivity>
{
    public void Configure(EntityTypeBuilder<ProcessingActivity> activity)
    {
        activity.ToTable("processing_activities");
        activity.Property(a => a.Id).ValueGeneratedNever();
        activity.Property(a => a.ThaiName).HasMaxLength(ProcessingActivity.NameMaxLength);
        activity.Property(a => a.EnglishName).HasMaxLength(ProcessingActivity.NameMaxLength);
        activity.Property(a => a.ThaiPurpose).HasMaxLength(ProcessingActivity.TextMaxLength);
        activity.Property(a => a.EnglishPurpose).HasMaxLength(ProcessingActivity.TextMaxLength);
        activity.Property(a => a.ThaiSubjects).HasMaxLength(ProcessingActivity.TextMaxLength);
        activity.Property(a => a.EnglishSubjects).HasMaxLength(ProcessingActivity.TextMaxLength);
        activity.Property(a => a.ThaiContents).HasMaxLength(ProcessingActivity.TextMaxLength);
        activity.Property(a => a.EnglishContents).HasMaxLength(ProcessingActivity.TextMaxLength);
        activity.Property(a => a.ThaiRecipients).HasMaxLength(ProcessingActivity.TextMaxLength);
        activity.Property(a => a.EnglishRecipients).HasMaxLength(ProcessingActivity.TextMaxLength);
        activity.Property(a => a.ThaiRetention).HasMaxLength(ProcessingActivity.TextMaxLength);
        activity.Property(a => a.EnglishRetention).HasMaxLength(ProcessingActivity.TextMaxLength);
        activity.Property(a => a.ThaiMeasures).HasMaxLength(ProcessingActivity.TextMaxLength);
        activity.Property(a => a.EnglishMeasures).HasMaxLength(ProcessingActivity.TextMaxLength);
        activity.Property(a => a.RowVersion).IsConcurrencyToken();
    }
}
