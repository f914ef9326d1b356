using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Somdun.Foundation.Web;

/// <summary>
/// One form as it was shown to one person, sent: a second post of the same form leads to where the first one led, and does
/// nothing. Kept for a few days.
/// </summary>
internal sealed class SubmittedForm
{
    public const int LocationMaxLength = 2000;
    public const int NoticeMaxLength = 2000;

    /// <summary>Made when the form was shown.</summary>
    public required Guid Id { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Where it led; null while the work is under way.</summary>
    public string? Location { get; set; }

    public string? Notice { get; set; }
}

internal sealed class SubmittedFormConfiguration : IEntityTypeConfiguration<SubmittedForm>
{
    public void Configure(EntityTypeBuilder<SubmittedForm> form)
    {
        form.ToTable("submitted_forms");
        form.Property(f => f.Id).ValueGeneratedNever();
        form.Property(f => f.Location).HasMaxLength(SubmittedForm.LocationMaxLength);
        form.Property(f => f.Notice).HasMaxLength(SubmittedForm.NoticeMaxLength);
        form.HasIndex(f => f.At);
    }
}
