using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Audit;

namespace Somdun.Modules.People;

/// <summary>
/// A list of staff under review before it changes the register. Its tables are sealed, since they hold numbers of people; once it is
/// brought in, or given up, nothing of it stays but what the audit tells.
/// </summary>
internal sealed class StaffImport
{
    public const string Purpose = "people.staff-import";
    public const int FileNameMaxLength = 260;

    /// <summary>Both databases keep at most so much in a column of text; a list of ten thousand people is a third of it.</summary>
    public const int ContentMaxLength = 10_000_000;

    public required Guid Id { get; init; }

    public required string FileName { get; init; }

    /// <summary>Who brought it, and alone may see it; null for the program itself.</summary>
    public Guid? AccountId { get; init; }

    public required string ActorName { get; init; }

    public required DateTime At { get; init; }

    /// <summary>The tables of the file as JSON, sealed for this row.</summary>
    public required Sealed Content { get; init; }

    /// <summary>Row → the id of the person it is, or "new".</summary>
    public required IReadOnlyDictionary<int, string> Decisions { get; set; }
}

internal sealed class StaffImportConfiguration : IEntityTypeConfiguration<StaffImport>
{
    private const int DecisionsMaxLength = 1_000_000;

    public void Configure(EntityTypeBuilder<StaffImport> import)
    {
        import.ToTable("staff_imports");
        import.Property(i => i.Id).ValueGeneratedNever();
        import.Property(i => i.FileName).HasMaxLength(StaffImport.FileNameMaxLength);
        import.Property(i => i.ActorName).HasMaxLength(AuditEvent.ActorMaxLength);
        import.Property(i => i.Content).HasMaxLength(StaffImport.ContentMaxLength);
        import.Property(i => i.Decisions).AsFrozenJson().HasMaxLength(DecisionsMaxLength);
        import.HasIndex(i => i.At);
    }
}
