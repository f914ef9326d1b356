using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Modules.People.Contract;

namespace Somdun.Modules.Privacy;

internal enum ErasureDecision
{
    Granted,
    Refused,
}

/// <summary>That a person asked for their data to be erased, what was decided and why, and what became of each part.</summary>
internal sealed class ErasureRequest
{
    public const int TextMaxLength = 2000;

    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    /// <summary>What the person asked for, in their words.</summary>
    public required string Wish { get; init; }

    public ErasureDecision? Decision { get; set; }

    public string? Reason { get; set; }

    public DateTime? DecidedAt { get; set; }

    public string? DecidedBy { get; set; }

    /// <summary>Of a granted one: what was erased, and what is kept blocked because law asks for it.</summary>
    public IReadOnlyList<ErasurePart> Parts { get; set; } = [];
}

internal sealed class ErasureRequestConfiguration : IEntityTypeConfiguration<ErasureRequest>
{
    private const int PartsMaxLength = 100_000;

    public void Configure(EntityTypeBuilder<ErasureRequest> request)
    {
        request.ToTable("erasure_requests");
        request.Property(r => r.Id).ValueGeneratedNever();
        request.Property(r => r.Wish).HasMaxLength(ErasureRequest.TextMaxLength);
        request.Property(r => r.Reason).HasMaxLength(ErasureRequest.TextMaxLength);
        request.Property(r => r.DecidedBy).HasMaxLength(AuditEvent.ActorMaxLength);
        request.Property(r => r.Parts).AsFrozenJson().HasMaxLength(PartsMaxLength);
        request.HasIndex(r => r.PersonId);
    }
}
