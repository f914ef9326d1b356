namespace Somdun.Modules.Organisation.Contract;

/// <summary>
/// A way in which units stand above one another. In each, a unit has at most one parent a day, except in those of
/// networks and funds, of which it may belong to several.
/// </summary>
public enum Hierarchy
{
    /// <summary>Who answers for whom: school, group, cluster → area → nation; a merged school → the school it went into.</summary>
    Administrative,

    /// <summary>Where it lies: school → district → province.</summary>
    Geographic,
    Cluster,
    Network,
    EducationFund,
}
