namespace Somdun.Modules.Organisation.Contract;

/// <summary>How a unit stands on a day.</summary>
public enum UnitState
{
    Open,

    /// <summary>Without pupils, yet not closed: it counts as a school.</summary>
    NoPupils,

    /// <summary>Its pupils are taught at another school (เรียนรวม); it counts as a school.</summary>
    TeachingMerged,

    /// <summary>Merged into another, which carries on what it began.</summary>
    Merged,

    /// <summary>Closed (เลิก) without a successor.</summary>
    Closed,
}
