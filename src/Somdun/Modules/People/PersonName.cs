using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Modules.Organisation.Contract;
using Somdun.Thai;

namespace Somdun.Modules.People;

/// <summary>What a person is called in a stretch of days. A changed name leaves the former one standing until the day of the change.</summary>
internal sealed class PersonName : IDated
{
    public const int PrefixMaxLength = 60;
    public const int PartMaxLength = 150;

    // The texts of both languages with what stands between them.
    public const int SearchKeyMaxLength = (4 * PartMaxLength) + 3;
    public const int SortKeyMaxLength = (6 * PartMaxLength) + 5;

    public required Guid PersonId { get; init; }

    public required DateOnly Since { get; init; }

    public required DateOnly Until { get; set; }

    /// <summary>นาย, นางสาว, ว่าที่ร้อยตรี; empty where none is known.</summary>
    public required string Prefix { get; set; }

    public required string GivenName { get; set; }

    /// <summary>Empty for who has only one name.</summary>
    public required string FamilyName { get; set; }

    /// <summary>Null where no English name is known.</summary>
    public string? EnglishGivenName { get; set; }

    public string? EnglishFamilyName { get; set; }

    /// <summary>By which it is found, without the prefix: <see cref="ThaiText.SearchKey"/>.</summary>
    public required string SearchKey { get; set; }

    /// <summary>By which it stands in a list: given name, then family name, as Thai lists go.</summary>
    public required string SortKey { get; set; }

    public Text Full => FullOf(Prefix, GivenName, FamilyName, EnglishGivenName, EnglishFamilyName);

    public static Text FullOf(string prefix, string givenName, string familyName, string? englishGivenName, string? englishFamilyName)
    {
        var thai = $"{prefix}{givenName} {familyName}".TrimEnd();
        return new(thai, englishGivenName is null ? thai : $"{NamePrefixes.English(prefix)} {englishGivenName} {englishFamilyName}".Trim());
    }

    public static PersonName Of(Guid personId, NameParts name, DateOnly since, DateOnly until)
    {
        var made = new PersonName { PersonId = personId, Since = since, Until = until, Prefix = "", GivenName = "", FamilyName = "", SearchKey = "", SortKey = "" };
        made.Write(name);
        return made;
    }

    public void Write(NameParts name)
    {
        (Prefix, GivenName, FamilyName, EnglishGivenName, EnglishFamilyName) = name;
        SearchKey = SearchKeyOf(name.GivenName, name.FamilyName)
            + (name.EnglishGivenName is null ? "" : $" {ThaiText.SearchKey($"{name.EnglishGivenName} {name.EnglishFamilyName}")}");
        SortKey = $"{ThaiText.SortKey(name.GivenName)} {ThaiText.SortKey(name.FamilyName)}";
    }

    public static string SearchKeyOf(string givenName, string familyName) => ThaiText.SearchKey($"{givenName} {familyName}");
}

/// <summary>A name in its parts, cleaned.</summary>
/// <param name="Prefix">Empty where none is known.</param>
/// <param name="FamilyName">Empty for who has only one name.</param>
internal sealed record NameParts(string Prefix, string GivenName, string FamilyName, string? EnglishGivenName = null, string? EnglishFamilyName = null)
{
    public Text Full => PersonName.FullOf(Prefix, GivenName, FamilyName, EnglishGivenName, EnglishFamilyName);

    public static NameParts Of(PersonName name) => new(name.Prefix, name.GivenName, name.FamilyName, name.EnglishGivenName, name.EnglishFamilyName);
}

internal sealed class PersonNameConfiguration : IEntityTypeConfiguration<PersonName>
{
    public void Configure(EntityTypeBuilder<PersonName> name)
    {
        name.ToTable("person_names", table => table.HasCheckConstraint("ck_person_names_forward", "since < until"));
        name.HasKey(n => new { n.PersonId, n.Since });
        name.Property(n => n.Prefix).HasMaxLength(PersonName.PrefixMaxLength);
        name.Property(n => n.GivenName).HasMaxLength(PersonName.PartMaxLength);
        name.Property(n => n.FamilyName).HasMaxLength(PersonName.PartMaxLength);
        name.Property(n => n.EnglishGivenName).HasMaxLength(PersonName.PartMaxLength);
        name.Property(n => n.EnglishFamilyName).HasMaxLength(PersonName.PartMaxLength);
        name.Property(n => n.SearchKey).HasMaxLength(PersonName.SearchKeyMaxLength);
        name.Property(n => n.SortKey).HasMaxLength(PersonName.SortKeyMaxLength);
        name.Ignore(n => n.Full);
        name.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId).OnDelete(DeleteBehavior.Cascade);
        name.HasIndex(n => n.SearchKey);
        name.HasIndex(n => new { n.SortKey, n.PersonId });
    }
}
