using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

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

    /// <summary>The version as it was shown to the person who sends the form.</summary>
    [BindProperty]
    public int RowVersion { get; set; }

    public PlanPlace Place { get; private set; } = null!;

    public PlanAddress Address { get; private set; } = null!;

    /// <summary>Where the version that is changed is shown.</summary>
    public PlanAddress VersionAddress => Address with { Version = Place.Version.Number };

    /// <summary>Finds the plan, or says that there is none.</summary>
    protected async Task<bool> FindAsync(CancellationToken cancel)
    {
        Address = new PlanAddress(Period, Unit, VersionNumber);
        if (await plans.FindToEditAsync(Period, Unit, VersionNumber, cancel) is not { } place)
        {
            return false;
        }

        Place = place;
        return true;
    }
}
