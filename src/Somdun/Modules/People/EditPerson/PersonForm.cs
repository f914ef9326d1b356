namespace Somdun.Modules.People;

/// <summary>A person as somebody fills them in. In an edit an empty box of a number or of the birth date leaves it as it is.</summary>
internal sealed class PersonForm
{
    public string? Prefix { get; set; }

    public string? GivenName { get; set; }

    public string? FamilyName { get; set; }

    public string? EnglishGivenName { get; set; }

    public string? EnglishFamilyName { get; set; }

    /// <summary>The day of a change of name; null where a slip of the pen is put right.</summary>
    public DateOnly? NameSince { get; set; }

    public DateOnly? BirthDate { get; set; }

    public DateOnly? AppointedOn { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? NationalId { get; set; }

    public string? StaffNumber { get; set; }

    public string? TeachingLicence { get; set; }

    public string? Passport { get; set; }

    /// <summary>Whether the numbers there were had been mistyped, and are not kept as former ones.</summary>
    public bool NumbersWereWrong { get; set; }

    /// <summary>Only for a new person.</summary>
    public PositionForm Post { get; set; } = new();

    public IEnumerable<(PersonIdentifierScheme Scheme, string Field, string? Text)> Numbers =>
    [
        (PersonIdentifierScheme.NationalId, "Form.NationalId", NationalId),
        (PersonIdentifierScheme.StaffNumber, "Form.StaffNumber", StaffNumber),
        (PersonIdentifierScheme.TeachingLicence, "Form.TeachingLicence", TeachingLicence),
        (PersonIdentifierScheme.Passport, "Form.Passport", Passport),
    ];

    public static PersonForm Of(Person person, PersonName name) => new()
    {
        Prefix = name.Prefix,
        GivenName = name.GivenName,
        FamilyName = name.FamilyName,
        EnglishGivenName = name.EnglishGivenName,
        EnglishFamilyName = name.EnglishFamilyName,
        AppointedOn = person.AppointedOn,
        Email = person.Email,
        Phone = person.Phone,
    };
}

/// <summary>A position as somebody fills it in.</summary>
internal sealed class PositionForm
{
    /// <summary>A code or a name.</summary>
    public string? Unit { get; set; }

    public string? Title { get; set; }

    public string? Rank { get; set; }

    public StaffKind Kind { get; set; }

    public Capacity Capacity { get; set; }

    public bool HeadsUnit { get; set; }

    public string? Number { get; set; }

    public string? PaperNumber { get; set; }

    public DateOnly? Since { get; set; }

    /// <summary>The last day, where it is known already.</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>Whether the main position held until then ends the day before.</summary>
    public bool EndsFormer { get; set; }
}
