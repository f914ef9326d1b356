using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Data;
using Somdun.Foundation.Web;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>
/// What pages that change a plan have in common: which plan and version the address means, and what one form sends along.
/// Without a version named, it is the open one.
/// </summary>
/// <param name="permission">What the page needs over the plan's unit; without it there is no such plan.</param>
internal abstract class PlanPageModel(Plans plans, string permission) : PageModel
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

    /// <summary>
    /// What stands in place of the form; null where the form does. Only to whom opens the page: what was filled in before the version
    /// closed comes back as it was typed.
    /// </summary>
    public ClosedVersion? Closed { get; private set; }

    /// <summary>Why this page changes nothing of the version as it stands; null while it may.</summary>
    /// <param name="open">The version of the plan that is not approved yet; null where all are.</param>
    protected virtual ClosedVersion? WhyClosed(PlanVersion version, PlanVersion? open) => version.State switch
    {
        VersionState.Draft => null,
        VersionState.Screened => new(version.WhyNotEdited()!.Reason, T("เปิดแก้ไขอีกครั้ง", "Reopen"), VersionAddress.To("versions/reopen")),
        _ => Approved(version, open),
    };

    /// <summary>An approved version stays as it is: the way on is the open one, or an amendment.</summary>
    protected ClosedVersion Approved(PlanVersion version, PlanVersion? open) => open is null
        ? new(version.WhyNotEdited()!.Reason, T("ปรับแผน", "Amend the plan"), (Address with { Version = null }).To("versions/amend"))
        : new(
            T($"{PlanWording.VersionThen(version.Number)}อนุมัติแล้ว แก้ไขไม่ได้ ขณะนี้มี{PlanWording.VersionThen(open.Number)}ที่ยังไม่อนุมัติ", $"{PlanWording.Version(version.Number).English} is approved and never changes. {PlanWording.Version(open.Number).English} is not approved yet"),
            T($"ไปที่{PlanWording.Version(open.Number).Thai}", $"Go to: {PlanWording.Version(open.Number).English}"),
            (Address with { Version = open.Number }).To());

    /// <summary>Finds the plan, or says that there is none.</summary>
    protected async Task<bool> FindAsync(CancellationToken cancel)
    {
        Address = new PlanAddress(Period, Unit, VersionNumber);
        if (await plans.FindToEditAsync(permission, Period, Unit, VersionNumber, cancel) is not { } place)
        {
            return false;
        }

        Place = place;
        if (HttpMethods.IsGet(Request.Method))
        {
            RowVersion = place.Version.RowVersion;
            Closed = WhyClosed(place.Version, await plans.OpenVersionAsync(place.Plan.Id, cancel));
        }

        return true;
    }

    /// <summary>The answer where no one project bears the name: where several bear the number they are listed; else there is none.</summary>
    protected async Task<IActionResult> NotNamedAsync(SomdunDb db, string? project, CancellationToken cancel) =>
        Place is not null && await db.Set<PlanProject>().AreSeveralAsync(Place.Version.Id, project, cancel)
            ? LocalRedirect(VersionAddress.To($"projects/{project}"))
            : NotFound();

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
