using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Organisation;

/// <summary>A change as an officer asks for it. Which of the fields count depends on its kind.</summary>
internal sealed record ChangeRequest(ChangeKind Kind, DateOnly? Day)
{
    /// <summary>The unit it happens to; of a split, the one that is split; null for a new unit.</summary>
    public Guid? UnitId { get; init; }

    public string? Paper { get; init; }

    public string? Note { get; init; }

    /// <summary>Merged and taught elsewhere: the other school, by a code.</summary>
    public string? Other { get; init; }

    /// <summary>The new name; of a new unit, its name.</summary>
    public string? ThaiName { get; init; }

    public string? EnglishName { get; init; }

    /// <summary>Moved: in which hierarchy.</summary>
    public Hierarchy? Hierarchy { get; init; }

    /// <summary>Moved: to which; null to leave without another.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Moved out of a network or fund rather than into it.</summary>
    public bool Leaves { get; init; }

    /// <summary>Code changed: of which scheme; a new school has OBEC's.</summary>
    public IdentifierScheme? Scheme { get; init; }

    public string? Code { get; init; }

    /// <summary>A new school's ten digits.</summary>
    public string? MoeCode { get; init; }

    /// <summary>Of a new unit.</summary>
    public UnitKind NewKind { get; init; } = UnitKind.School;

    public Guid? DistrictId { get; init; }

    public Guid? ClusterId { get; init; }

    /// <summary>Whether the one that is split closes on the day.</summary>
    public bool ClosesOld { get; init; }
}

/// <summary>What a change would do, unit by unit.</summary>
/// <param name="Matters">What follows beyond the facts themselves: open matters of other modules, what an officer should see to.</param>
internal sealed record ChangePlan(ChangeRequest Request, IReadOnlyList<PlannedUnit> Units, IReadOnlyList<Text> Matters)
{
    public Guid UnitId => Units[0].After.UnitId;
}

/// <param name="New">The unit itself where the change makes it.</param>
/// <param name="Lines">What is different from the day on.</param>
internal sealed record PlannedUnit(Text Name, UnitFacts Before, UnitFacts After, Unit? New, IReadOnlyList<PlannedLine> Lines);

/// <param name="Was">Null where there was nothing.</param>
/// <param name="Becomes">Null where there is nothing any more.</param>
internal sealed record PlannedLine(Text What, Text? Was, Text? Becomes);
