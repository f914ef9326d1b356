namespace Somdun.Modules.People.Contract;

/// <summary>Saved selections of people, resolved as of a day, and frozen where a round or an event uses them; as target groups are of units.</summary>
public interface IPeopleGroups
{
    /// <summary>Those that may be chosen, in the order of their names.</summary>
    Task<IReadOnlyList<PeopleGroupEntry>> ListAsync(CancellationToken cancel);

    /// <summary>The people the group selects as of a day, in the order of a Thai dictionary; null when there is no such group.</summary>
    Task<IReadOnlyList<PersonEntry>?> ResolveAsync(Guid groupId, DateOnly day, CancellationToken cancel);

    /// <summary>
    /// Keeps whom the group selects as of a day, for good, and gives the id of what was kept. It joins the caller's transaction and is saved
    /// with it.
    /// </summary>
    /// <param name="usedBy">What uses it, as addresses name it: <c>round</c>, <c>event</c>.</param>
    Task<Guid?> FreezeAsync(Guid groupId, DateOnly day, string usedBy, Guid usedById, CancellationToken cancel);

    /// <summary>The people who were kept, whatever became of them since.</summary>
    Task<IReadOnlyList<Guid>> FrozenAsync(Guid resolutionId, CancellationToken cancel);
}

public sealed record PeopleGroupEntry(Guid Id, Text Name, Text Description);
