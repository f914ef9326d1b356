using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Organisation;

/// <summary>Which changes may be asked for of which unit.</summary>
internal static class ChangeForms
{
    public static IReadOnlyList<ChangeKind> For(UnitKind kind, UnitState? state) => kind switch
    {
        UnitKind.School => state switch
        {
            UnitState.Merged or UnitState.Closed => [ChangeKind.Reopened],
            UnitState.Open or null => [ChangeKind.Renamed, ChangeKind.Recoded, ChangeKind.Moved, ChangeKind.NoPupils, ChangeKind.TeachingMerged, ChangeKind.Merged, ChangeKind.Split, ChangeKind.Closed],
            _ => [ChangeKind.Renamed, ChangeKind.Recoded, ChangeKind.Moved, ChangeKind.Reopened, ChangeKind.TeachingMerged, ChangeKind.Merged, ChangeKind.Closed],
        },
        UnitKind.Area => [ChangeKind.Renamed],
        UnitKind.Group or UnitKind.District or UnitKind.Cluster or UnitKind.Network or UnitKind.EducationFund =>
            state is UnitState.Closed ? [ChangeKind.Reopened] : [ChangeKind.Renamed, ChangeKind.Closed],
        _ => [],
    };

    /// <summary>In which hierarchies a school may be moved.</summary>
    public static IReadOnlyList<Hierarchy> Moves => [Hierarchy.Cluster, Hierarchy.Geographic, Hierarchy.Network, Hierarchy.EducationFund, Hierarchy.Administrative];
}
