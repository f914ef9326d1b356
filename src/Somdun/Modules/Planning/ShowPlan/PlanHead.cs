namespace Somdun.Modules.Planning;

/// <summary>The head of every page of a plan, for <c>_PlanHead.cshtml</c>.</summary>
/// <param name="Tab">The page of the plan one is on, as its address has it: "" for the plan itself, <c>findings</c>, <c>versions</c>.</param>
internal sealed record PlanHead(PlanPlace Place, PlanAddress Address, string Tab)
{
    public const string View = "/Modules/Planning/ShowPlan/_PlanHead.cshtml";
}
