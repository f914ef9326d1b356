using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.People;

/// <summary>Under which law or contract somebody works.</summary>
internal enum StaffKind
{
    /// <summary>ข้าราชการครู: teachers and directors of schools and of the office.</summary>
    Teacher,

    /// <summary>บุคลากรทางการศึกษาอื่น ตามมาตรา 38 ค. (2).</summary>
    EducationOfficer,

    /// <summary>ศึกษานิเทศก์.</summary>
    Supervisor,

    /// <summary>ลูกจ้างประจำ.</summary>
    PermanentEmployee,

    /// <summary>พนักงานราชการ.</summary>
    GovernmentEmployee,

    /// <summary>ลูกจ้างชั่วคราว.</summary>
    TemporaryEmployee,

    /// <summary>จ้างเหมาบริการ.</summary>
    ServiceContract,
}

/// <summary>How somebody stands in a position.</summary>
internal enum Capacity
{
    /// <summary>Holds it: one at a time.</summary>
    Substantive,

    /// <summary>ช่วยราชการ: works there while holding a position elsewhere.</summary>
    Seconded,

    /// <summary>รักษาราชการแทน: has the powers of the head who is away, or of the vacant post.</summary>
    Acting,

    /// <summary>รักษาการในตำแหน่ง: does the work of a vacant position.</summary>
    InCharge,
}

/// <summary>That somebody is in a position of a unit in a stretch of days.</summary>
internal sealed class PersonPosition : IDated
{
    public const int TitleMaxLength = 200;
    public const int RankMaxLength = 100;
    public const int NumberMaxLength = 30;
    public const int PaperMaxLength = 200;

    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid UnitId { get; init; }

    /// <summary>ครู, ผู้อำนวยการโรงเรียน, นักวิเคราะห์นโยบายและแผน; in Thai, as the order has it.</summary>
    public required string Title { get; set; }

    /// <summary>วิทยฐานะ or level: ชำนาญการพิเศษ.</summary>
    public string? Rank { get; set; }

    public required StaffKind Kind { get; set; }

    public required Capacity Capacity { get; init; }

    /// <summary>Whether its holder answers for the unit: the director of a school, the head of a group.</summary>
    public required bool HeadsUnit { get; set; }

    /// <summary>เลขที่ตำแหน่ง, which belongs to the post.</summary>
    public string? Number { get; set; }

    /// <summary>The order by which it was given.</summary>
    public string? PaperNumber { get; set; }

    public required DateOnly Since { get; init; }

    public required DateOnly Until { get; set; }

    /// <summary>Whether it stands for a post whose holder is away or is none.</summary>
    public bool IsActing => Capacity is Capacity.Acting or Capacity.InCharge;
}

internal sealed class PersonPositionConfiguration : IEntityTypeConfiguration<PersonPosition>
{
    public void Configure(EntityTypeBuilder<PersonPosition> position)
    {
        position.ToTable("person_positions", table => table.HasCheckConstraint("ck_person_positions_forward", "since < until"));
        position.Property(p => p.Id).ValueGeneratedNever();
        position.Property(p => p.Title).HasMaxLength(PersonPosition.TitleMaxLength);
        position.Property(p => p.Rank).HasMaxLength(PersonPosition.RankMaxLength);
        position.Property(p => p.Number).HasMaxLength(PersonPosition.NumberMaxLength);
        position.Property(p => p.PaperNumber).HasMaxLength(PersonPosition.PaperMaxLength);
        position.Ignore(p => p.IsActing);
        position.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Cascade);

        // The unit is Organisation's, and units are never deleted; no foreign key reaches over modules.
        position.HasIndex(p => new { p.PersonId, p.Until });
        position.HasIndex(p => new { p.UnitId, p.Until, p.PersonId });
    }
}
