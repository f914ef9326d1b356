using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.People.Contract;

namespace Somdun.Modules.People;

/// <summary>
/// That the head of a unit let somebody sign for them, in a matter, in a stretch of days, by an order. It counts only while the giver is
/// head, and nobody passes on what was delegated to them.
/// </summary>
internal sealed class Delegation : IDated
{
    public const int PaperMaxLength = 200;
    public const int NoteMaxLength = 1000;

    public required Guid Id { get; init; }

    public required Guid UnitId { get; init; }

    public required Guid FromPersonId { get; init; }

    public required Guid ToPersonId { get; init; }

    public required SigningMatter Matter { get; init; }

    /// <summary>คำสั่งที่ 12/2569.</summary>
    public required string PaperNumber { get; init; }

    public required DateOnly PaperDate { get; init; }

    /// <summary>Limits the order sets: up to how much money, for which work.</summary>
    public string? Note { get; init; }

    public required DateOnly Since { get; init; }

    public required DateOnly Until { get; set; }
}

internal sealed class DelegationConfiguration : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> delegation)
    {
        delegation.ToTable("delegations", table =>
        {
            table.HasCheckConstraint("ck_delegations_forward", "since < until");
            table.HasCheckConstraint("ck_delegations_other", "from_person_id <> to_person_id");
        });
        delegation.Property(d => d.Id).ValueGeneratedNever();
        delegation.Property(d => d.PaperNumber).HasMaxLength(Delegation.PaperMaxLength);
        delegation.Property(d => d.Note).HasMaxLength(Delegation.NoteMaxLength);
        delegation.HasOne<Person>().WithMany().HasForeignKey(d => d.FromPersonId).OnDelete(DeleteBehavior.Restrict);
        delegation.HasOne<Person>().WithMany().HasForeignKey(d => d.ToPersonId).OnDelete(DeleteBehavior.Restrict);
        delegation.HasIndex(d => new { d.UnitId, d.Until });
    }
}
