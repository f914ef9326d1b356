using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Somdun.Foundation.Web;

/// <summary>
/// One form as it was shown to one person, sent and done: a second post of the same form leads to where the first one led, and does
/// nothing. It is written together with what the form did (<see cref="KeepFormsWork"/>), so that there is never one without the other.
/// Kept for a few days.
/// </summary>
internal sealed class SubmittedForm
{
    public const int LocationMaxLength = 2000;
    public const int NoticeMaxLength = 2000;

    /// <summary>Of the form as it was shown and of what was sent in it (<see cref="OncePerForm.KeyOfAsync"/>).</summary>
    public required Guid Id { get; init; }

    /// <summary>The request that did it, as in <see cref="FormClaim"/>.</summary>
    public required Guid Holder { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Where it led; null until that is known, and for good where the machine stopped before it was.</summary>
    public string? Location { get; set; }

    public string? Notice { get; set; }
}

/// <summary>
/// A form whose work is under way. Whoever works shows a sign of life every few seconds; one who shows none any more has stopped in the
/// midst of it, and another post of the same form takes over.
/// </summary>
internal sealed class FormClaim
{
    public required Guid Id { get; init; }

    /// <summary>The request at work.</summary>
    public required Guid Holder { get; init; }

    /// <summary>The last sign of life.</summary>
    public required DateTime At { get; init; }
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

internal sealed class FormClaimConfiguration : IEntityTypeConfiguration<FormClaim>
{
    public void Configure(EntityTypeBuilder<FormClaim> claim)
    {
        claim.ToTable("form_claims");
        claim.Property(c => c.Id).ValueGeneratedNever();
        claim.HasIndex(c => c.At);
    }
}
