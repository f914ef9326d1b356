namespace Somdun.Modules.Planning;

/// <summary>What stands in place of a form that the version does not allow, for <c>_Closed.cshtml</c>: why, and what to do instead.</summary>
/// <param name="Act">What the person can do, as a button says it.</param>
/// <param name="LeadsTo">Where that is done: a path of our own.</param>
internal sealed record ClosedVersion(Text Why, Text Act, string LeadsTo)
{
    public const string View = "/Modules/Planning/Versions/_Closed.cshtml";
}
