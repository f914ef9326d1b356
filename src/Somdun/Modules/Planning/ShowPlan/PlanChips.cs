using Somdun.Foundation.Web.TagHelpers;
using Somdun.Modules.PlanReading.Contract;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>The colours that go with a plan's states; <see cref="PlanWording"/> has the words.</summary>
internal static class PlanChips
{
    public static ChipState Of(VersionState state) => state switch
    {
        VersionState.Draft => ChipState.Warn,
        VersionState.Screened => ChipState.Act,
        _ => ChipState.Good,
    };

    public static ChipState Of(ProjectStanding standing) => standing switch
    {
        ProjectStanding.Returned => ChipState.Bad,
        ProjectStanding.Accepted => ChipState.Good,
        _ => ChipState.None,
    };

    public static ChipState Of(Severity severity) => severity switch
    {
        Severity.Error => ChipState.Bad,
        Severity.Warning => ChipState.Warn,
        _ => ChipState.None,
    };

    public static Text Word(Severity severity) => severity switch
    {
        Severity.Error => T("ต้องแก้", "Must be put right"),
        Severity.Warning => T("น่าจะผิด", "Likely wrong"),
        _ => T("ควรดู", "Worth a look"),
    };
}
