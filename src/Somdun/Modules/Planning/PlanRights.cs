using Somdun.Foundation.Security;

namespace Somdun.Modules.Planning;

/// <summary>What the actor may do today with the plans of one unit. Pages offer nothing that it does not allow.</summary>
/// <param name="over">The ids of all units above that one, itself among them.</param>
internal sealed class PlanRights(Actor actor, Guid unitId, IReadOnlySet<Guid> over)
{
    public bool May(string permission) => actor.ReachesEverything || actor.UnitsFor(permission).Any(over.Contains);

    /// <summary>Whether the unit's work is the actor's to see: drafts, findings, memos. Who is outside sees what is approved.</summary>
    public bool IsInside => May(PlanningPermissions.ViewDrafts);

    public bool MayEdit => May(PlanningPermissions.Edit);

    public bool MayPropose => May(PlanningPermissions.Propose);

    /// <summary>Whoever edits the plan edits every project in it; who only proposes, the projects of the group or school they hold that role in.</summary>
    /// <param name="owner">The group that owns the project; null where none is named.</param>
    public bool MayChange(Guid? owner) => MayEdit || (MayPropose && actor.HeldIn(PlanningPermissions.Propose).Contains(owner ?? unitId));

    /// <summary>Whether a version is there for the actor: any to whoever may see plans of the unit, an approved one also to the units under it.</summary>
    public bool MaySee(VersionState state) =>
        IsInside || (state == VersionState.Approved && SeesApproved);

    /// <summary>Whether the unit is one whose plans the actor may see, or stands above such a one.</summary>
    public required bool SeesApproved { get; init; }
}
