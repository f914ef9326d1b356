using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Somdun.Modules.Organisation;

/// <summary>A register that was taken in to be looked through, and what became of it.</summary>
internal sealed class RegisterImport
{
    public const int FileNameMaxLength = 200;
    public const int ByMaxLength = 200;

    public required Guid Id { get; init; }

    public required string FileName { get; init; }

    /// <summary>Where the file store has it.</summary>
    public required string FileHash { get; init; }

    /// <summary>The day from which it holds.</summary>
    public required DateOnly Day { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    /// <summary>Null while it is looked through.</summary>
    public DateTime? AppliedAt { get; set; }

    public int Added { get; set; }

    public int Changed { get; set; }

    public int Untouched { get; set; }

    public int Gone { get; set; }

    public int Faults { get; set; }
}

internal sealed class RegisterImportConfiguration : IEntityTypeConfiguration<RegisterImport>
{
    public void Configure(EntityTypeBuilder<RegisterImport> import)
    {
        import.ToTable("register_imports");
        import.Property(i => i.Id).ValueGeneratedNever();
        import.Property(i => i.FileName).HasMaxLength(RegisterImport.FileNameMaxLength);
        import.Property(i => i.FileHash).HasMaxLength(64);
        import.Property(i => i.CreatedBy).HasMaxLength(RegisterImport.ByMaxLength);
        import.HasIndex(i => i.CreatedAt);
    }
}
