namespace Somdun.Modules.Organisation.Contract;

/// <summary>What other modules may know of offices, groups and schools.</summary>
public interface IUnits
{
    /// <summary>The education area office that this installation serves, or null before it is set up.</summary>
    Task<UnitEntry?> OfficeAsync(CancellationToken cancel);

    /// <summary>One unit by its code ("2402") or its id; null when there is none.</summary>
    Task<UnitEntry?> FindAsync(string codeOrId, CancellationToken cancel);

    /// <summary>The groups within an office, in the office's order.</summary>
    Task<IReadOnlyList<UnitEntry>> GroupsOfAsync(Guid officeId, CancellationToken cancel);

    /// <summary>Sets up the office with its groups, when it is absent; gives the one there is.</summary>
    Task<UnitEntry> EnsureOfficeAsync(string code, Text name, IReadOnlyList<Text> groups, CancellationToken cancel);
}

/// <summary>A unit as others show it.</summary>
/// <param name="Code">As printed; null for a group.</param>
public sealed record UnitEntry(Guid Id, UnitKind Kind, string? Code, Text Name, Guid? ParentId);

public enum UnitKind
{
    Area,
    Group,
    School,
}
