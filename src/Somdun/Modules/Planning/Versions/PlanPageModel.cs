using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Web;
using Somdun.Results;

namespace Somdun.Modules.Planning;

/// <summary>
/// What pages that change a plan have in common: which plan and version the address means, and what one form sends along.
/// Without a version named, it is the open one.
/// </summary>
internal abstract class PlanPageModel(Plans plans) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public required string Period { get; set; }

    [BindProperty(SupportsGet = true, Name = "unit")]
    public string? Unit { get; set; }

    [BindProperty(SupportsGet = true, Name = "version")]
    public int? VersionNumber { get; set; }

    /// <summary>What is changed, as it was shown to the person who sends the form; <see cref="Again"/> shows it anew.</summary>
    [BindProperty]
    public int RowVersion { get; set; }

    public PlanPlace Place { get; private set; } = null!;

    public PlanAddress Address { get; private set; } = null!;

    /// <summary>Where the version that is changed is shown.</summary>
    public PlanAddress VersionAddress => Address with { Version = Place.Version.Number };

    /// <summary>Where all versions of the plan are.</summary>
    public string VersionsAddress => (Address with { Version = null }).To("versions");

    /// <summary>Finds the plan, or says that there is none.</summary>
    protected async Task<bool> FindAsync(CancellationToken cancel)
    {
        Address = new PlanAddress(Period, Unit, VersionNumber);
        if (await plans.FindToEditAsync(Period, Unit, VersionNumber, cancel) is not { } place)
        {
            return false;
        }

        Place = place;
        if (HttpMethods.IsGet(Request.Method))
        {
            RowVersion = place.Version.RowVersion;
        }

        return true;
    }

    /// <summary>
    /// Shows the form again with the reasons. Only to whom it was said that another person changed it is it as it is now: whoever
    /// sends again without having been told would overwrite what they never saw.
    /// </summary>
    protected IActionResult Again(IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Any(r => r.Code == VersionRefusals.ChangedMeanwhile))
        {
            RowVersion = Place.Version.RowVersion;
        }

        return this.Refused(refusals);
    }
}
