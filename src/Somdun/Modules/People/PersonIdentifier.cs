using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.People;

/// <summary>Whose number it is.</summary>
internal enum PersonIdentifierScheme
{
    /// <summary>เลขประจำตัวประชาชน: 13 digits.</summary>
    NationalId,

    /// <summary>เลขประจำตัวบุคลากร, as the office numbers its staff.</summary>
    StaffNumber,

    /// <summary>เลขที่ใบอนุญาตประกอบวิชาชีพ.</summary>
    TeachingLicence,
    Passport,
}

/// <summary>
/// A number by which a person is known from a day until another. The database holds it sealed, with a keyed hash to find it by; a
/// national id may change, and the former one still finds its person.
/// </summary>
internal sealed class PersonIdentifier : IDated
{
    public const int TextMaxLength = 30;

    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required PersonIdentifierScheme Scheme { get; init; }

    /// <summary>Sealed for this row under <see cref="PurposeOf"/>.</summary>
    public required Sealed Text { get; set; }

    public required LookupHash Hash { get; set; }

    public required DateOnly Since { get; init; }

    public required DateOnly Until { get; set; }

    public static string PurposeOf(PersonIdentifierScheme scheme) => scheme switch
    {
        PersonIdentifierScheme.NationalId => "people.national-id",
        PersonIdentifierScheme.StaffNumber => "people.staff-number",
        PersonIdentifierScheme.TeachingLicence => "people.teaching-licence",
        PersonIdentifierScheme.Passport => "people.passport",
        _ => throw new ArgumentOutOfRangeException(nameof(scheme)),
    };

    /// <param name="text">As <see cref="IdentifierText.Read"/> gave it.</param>
    public static PersonIdentifier Of(Secrets secrets, Guid personId, PersonIdentifierScheme scheme, string text, DateOnly since)
    {
        var id = Guid.CreateVersion7();
        return new()
        {
            Id = id,
            PersonId = personId,
            Scheme = scheme,
            Text = secrets.Seal(PurposeOf(scheme), id, text),
            Hash = secrets.Hash(PurposeOf(scheme), text),
            Since = since,
            Until = Dated.Open,
        };
    }

    public string Open(Secrets secrets) => secrets.Open(PurposeOf(Scheme), Id, Text);
}

internal sealed class PersonIdentifierConfiguration : IEntityTypeConfiguration<PersonIdentifier>
{
    public void Configure(EntityTypeBuilder<PersonIdentifier> identifier)
    {
        identifier.ToTable("person_identifiers", table => table.HasCheckConstraint("ck_person_identifiers_forward", "since < until"));
        identifier.Property(i => i.Id).ValueGeneratedNever();
        identifier.HasOne<Person>().WithMany().HasForeignKey(i => i.PersonId).OnDelete(DeleteBehavior.Cascade);
        identifier.HasIndex(i => new { i.PersonId, i.Scheme, i.Since }).IsUnique();
        identifier.HasIndex(i => i.Hash);
    }
}
