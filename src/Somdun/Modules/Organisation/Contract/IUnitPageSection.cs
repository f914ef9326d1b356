namespace Somdun.Modules.Organisation.Contract;

/// <summary>
/// What another module knows of a unit: shown on the unit's page. A module adds one to the services.
/// </summary>
public interface IUnitPageSection
{
    /// <summary>Its place on the page, from the top.</summary>
    int Position { get; }

    /// <summary>What stands under the heading; null where it knows nothing of this unit, or the reader may not see it.</summary>
    /// <param name="unit">As it is on the day.</param>
    Task<UnitPageSection?> OfAsync(UnitEntry unit, DateOnly asOf, CancellationToken cancel);
}

/// <param name="Lines">Each with the page it leads to, where there is one.</param>
public sealed record UnitPageSection(Text Heading, IReadOnlyList<UnitPageLine> Lines);

public sealed record UnitPageLine(Text Text, string? Path = null);

/// <summary>
/// What a module has open with a unit that is about to stand otherwise: to close, to merge, to be taught elsewhere, to have no pupils.
/// Shown before it is done. A module adds one to the services.
/// </summary>
public interface IUnitChangeConsequence
{
    /// <summary>What is open with the unit and what becomes of it, a sentence each; empty where nothing is.</summary>
    /// <param name="becomes">How it stands from the day on.</param>
    /// <param name="successorId">The unit that carries on; null where there is none.</param>
    Task<IReadOnlyList<Text>> OfAsync(Guid unitId, UnitState becomes, Guid? successorId, DateOnly day, CancellationToken cancel);
}
