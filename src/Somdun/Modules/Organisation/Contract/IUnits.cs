namespace Somdun.Modules.Organisation.Contract;

/// <summary>What other modules may know of offices, groups and schools. Where no day is asked for, today is meant.</summary>
public interface IUnits
{
    /// <summary>The education area office that this installation serves, or null before it is set up.</summary>
    Task<UnitEntry?> OfficeAsync(CancellationToken cancel);

    /// <summary>
    /// One unit by its id, by a code with its scheme ("smis:24020001", "moe:1024070046", "area:2402") or by a code alone; null when
    /// there is none. A code that no unit has on the day is looked for among those it ever had, the newest first.
    /// </summary>
    Task<UnitEntry?> FindAsync(string codeOrId, CancellationToken cancel);

    /// <inheritdoc cref="FindAsync(string, CancellationToken)"/>
    Task<UnitEntry?> FindAsync(string codeOrId, DateOnly day, CancellationToken cancel);

    /// <summary>Those of the ids that exist, whatever their state, as they are on the day.</summary>
    Task<IReadOnlyDictionary<Guid, UnitEntry>> OfAsync(IReadOnlyCollection<Guid> ids, DateOnly day, CancellationToken cancel);

    /// <summary>When those of the ids were merged or closed, if ever, by unit.</summary>
    Task<ILookup<Guid, UnitEnding>> EndingsOfAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel);

    /// <summary>The groups within an office, in the office's order, without those that were closed.</summary>
    Task<IReadOnlyList<UnitEntry>> GroupsOfAsync(Guid officeId, CancellationToken cancel);

    /// <summary>Sets up the office with its groups, when it is absent; gives the one there is.</summary>
    Task<UnitEntry> EnsureOfficeAsync(string code, Text name, IReadOnlyList<Text> groups, CancellationToken cancel);
}

/// <summary>That a unit was merged or closed, until the end of days or until it opened again.</summary>
/// <param name="Successor">Into which it was merged, as today; null for one that was closed.</param>
public sealed record UnitEnding(UnitState State, DateOnly Since, DateOnly Until, UnitEntry? Successor) : IDated;

/// <summary>A unit as others show it on one day.</summary>
/// <param name="Code">The first it has of an area's code, OBEC's, the ministry's, another; null for a group.</param>
/// <param name="ParentId">The one that answers for it; of a merged school, the school it went into.</param>
public sealed record UnitEntry(Guid Id, UnitKind Kind, string? Code, Text Name, Guid? ParentId)
{
    public UnitState State { get; init; }
}
