namespace Somdun.Modules.People.Contract;

/// <summary>What other modules may know of people. Whoever asks has made sure that the reader may see what it shows.</summary>
public interface IPeople
{
    /// <summary>One person as today; null when there is none.</summary>
    Task<PersonEntry?> FindAsync(Guid personId, CancellationToken cancel);

    /// <summary>Those of the ids that exist, as they are on the day.</summary>
    Task<IReadOnlyDictionary<Guid, PersonEntry>> OfAsync(IReadOnlyCollection<Guid> ids, DateOnly day, CancellationToken cancel);

    /// <summary>Who works in the unit itself on the day, its head first.</summary>
    Task<IReadOnlyList<PersonEntry>> OfUnitAsync(Guid unitId, DateOnly day, CancellationToken cancel);

    /// <summary>
    /// People by a part of a name they bear or bore, those who work today under any of the units; all people where no unit is said.
    /// </summary>
    /// <param name="most">At most so many.</param>
    Task<IReadOnlyList<PersonEntry>> SearchAsync(string words, IReadOnlyCollection<Guid>? under, int most, CancellationToken cancel);

    /// <summary>
    /// Whether the person belongs to any of the units or to what stands under them today: works there or will, or, having left, worked there
    /// last.
    /// </summary>
    Task<bool> IsUnderAsync(Guid personId, IReadOnlyCollection<Guid> units, CancellationToken cancel);

    /// <summary>Whether the actor of this request may see the person in the register.</summary>
    Task<bool> IsVisibleAsync(Guid personId, CancellationToken cancel);

    /// <summary>People by a part of a name, those whom the actor of this request may see; nobody for an actor who may see none.</summary>
    /// <param name="most">At most so many.</param>
    Task<IReadOnlyList<PersonEntry>> SearchVisibleAsync(string words, int most, CancellationToken cancel);

    /// <summary>Who may sign for the unit on the day in the matter: its head, who acts for the head, to whom it was delegated.</summary>
    Task<IReadOnlyList<Signatory>> SignatoriesAsync(Guid unitId, SigningMatter matter, DateOnly day, CancellationToken cancel);
}

/// <summary>A person as others show them on one day.</summary>
/// <param name="Name">With its prefix: นายสมมติ ใจตัวอย่าง; in English where an English name is known.</param>
/// <param name="Posts">What they hold on the day, the main one first.</param>
public sealed record PersonEntry(Guid Id, Text Name, IReadOnlyList<PostEntry> Posts)
{
    public string? Email { get; init; }
}

/// <param name="Title">As it is signed: ครู, ผู้อำนวยการโรงเรียน, รักษาราชการแทนผู้อำนวยการโรงเรียน.</param>
/// <param name="HeadsUnit">Whether its holder answers for the unit.</param>
public sealed record PostEntry(Guid UnitId, Text Title, bool HeadsUnit);

/// <summary>Who may sign, and by what right.</summary>
/// <param name="Right">ผู้อำนวยการโรงเรียน; รักษาราชการแทน…; ปฏิบัติราชการแทน… ตามคำสั่งที่ ….</param>
public sealed record Signatory(PersonEntry Person, Text Right);

/// <summary>In what a signature may be given for the head of a unit.</summary>
public enum SigningMatter
{
    /// <summary>Whatever the head may sign.</summary>
    Everything,
    Correspondence,
    Plans,
    Finance,
    Personnel,
    Leave,
}
