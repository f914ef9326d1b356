using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Foundation.Data;

namespace Somdun.Modules.People;

/// <summary>
/// Somebody who works, or worked, for the office or a school. What changes in a working life is dated and stands in tables of its own:
/// names, identifiers, positions. A person is not an account.
/// </summary>
internal sealed class Person : IEditable
{
    public const int EmailMaxLength = 254;
    public const int PhoneMaxLength = 50;

    public required Guid Id { get; init; }

    public DateOnly? BirthDate { get; set; }

    /// <summary>The day of the first appointment to government service.</summary>
    public DateOnly? AppointedOn { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    /// <summary>Since when the record is only kept because law asks for it, and is out of everyday sight.</summary>
    public DateTime? BlockedAt { get; set; }

    public int RowVersion { get; set; }
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("people");
        person.Property(p => p.Id).ValueGeneratedNever();
        person.Property(p => p.Email).HasMaxLength(Person.EmailMaxLength);
        person.Property(p => p.Phone).HasMaxLength(Person.PhoneMaxLength);
        person.Property(p => p.RowVersion).IsConcurrencyToken();
    }
}
