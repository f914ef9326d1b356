using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Somdun.Modules.Accounts;

/// <summary>One of the codes that stand in, each once, for a second factor that was lost. Only its hash is kept.</summary>
internal sealed class RecoveryCode
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required byte[] Hash { get; init; }

    public DateTime? UsedAt { get; set; }
}

internal sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.ToTable("recovery_codes");
        code.Property(c => c.Id).ValueGeneratedNever();
        code.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
        code.HasIndex(c => new { c.AccountId, c.Hash }).IsUnique();
    }
}
