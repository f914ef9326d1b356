namespace Somdun.Modules.People.Contract;

/// <summary>
/// What a module holds of one person, for the person to be told of it and for it to be erased where law allows. Every module that keeps
/// personal data of staff adds one to the services; together they are all that the system knows.
/// </summary>
public interface IPersonalRecords
{
    /// <summary>Its place among the others.</summary>
    int Position { get; }

    /// <summary>Everything held, in full, table by table; empty where the module knows nothing of the person.</summary>
    Task<IReadOnlyList<PersonalTable>> GatherAsync(Guid personId, CancellationToken cancel);

    /// <summary>What becomes of each kind of data when the person's request is granted; empty where nothing is held.</summary>
    Task<IReadOnlyList<ErasurePart>> WhatErasureDoesAsync(Guid personId, CancellationToken cancel);

    /// <summary>Does what <see cref="WhatErasureDoesAsync"/> said, within the caller's transaction; the caller saves.</summary>
    Task EraseAsync(Guid personId, CancellationToken cancel);
}

/// <summary>A table of what is held: its name, its columns, its rows.</summary>
/// <param name="Code">Of the table, for programs: <c>people.names</c>.</param>
/// <param name="Columns">Code for programs and name for people.</param>
public sealed record PersonalTable(string Code, Text Name, IReadOnlyList<PersonalColumn> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows);

public sealed record PersonalColumn(string Code, Text Name);

/// <param name="Why">The law or the reason: shown to the person.</param>
public sealed record ErasurePart(Text What, ErasureResult Result, Text Why);

public enum ErasureResult
{
    Erased,

    /// <summary>Kept because law asks for it, out of everyday sight.</summary>
    Blocked,
}
