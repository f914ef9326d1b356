using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Web;
using Somdun.Modules.PlanReading.Contract;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>What the linter finds in a version as it stands, the gravest first.</summary>
[Authorize(PlanningPermissions.View)]
internal sealed class FindingsModel(Plans plans, PlanFindings planFindings, AcceptProposal accept) : PageModel
{
    /// <summary>Only findings of this code.</summary>
    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }

    public PlanPlace Place { get; private set; } = null!;

    public PlanAddress Address { get; private set; } = null!;

    public ProjectAddresses Projects { get; private set; } = null!;

    public CheckedVersion Checked { get; private set; } = null!;

    public IReadOnlyList<IGrouping<Severity, PlanFinding>> BySeverity { get; private set; } = [];

    /// <summary>Whether the actor may accept what is proposed for a project.</summary>
    public bool MayAccept(PlanFinding found) =>
        found is { ProposedField: not null, Project: { } project } && Place.Version.MayBeEdited && Place.Rights.MayChange(project.OwnerUnitId);

    public async Task<IActionResult> OnGetAsync(string period, string? unit, int? version, CancellationToken cancel) =>
        await LoadAsync(period, unit, version, cancel) ? Page() : NotFound();

    /// <summary>Accepts the proposal of one finding.</summary>
    public async Task<IActionResult> OnPostAsync(
        string period, string? unit, int? version, Guid key, string? field, string? was, string? becomes, CancellationToken cancel)
    {
        if (!await LoadAsync(period, unit, version, cancel))
        {
            return NotFound();
        }

        var outcome = await accept.RunAsync(new(Place.Version.Id, key, field ?? "", was ?? "", becomes), cancel);
        return outcome.Succeeded
            ? this.Done(T("แก้ตามข้อเสนอแล้ว", "Changed as proposed"), Address.To("findings", ("code", Code)))
            : this.Refused(outcome.Refusals.Select(r => r with { Field = null }));
    }

    private async Task<bool> LoadAsync(string period, string? unit, int? version, CancellationToken cancel)
    {
        if (await plans.FindAsync(period, unit, version, cancel) is not { Rights.IsInside: true } place)
        {
            return false;
        }

        Place = place;
        Address = new PlanAddress(period, unit, version);
        Checked = await planFindings.CheckAsync(place, cancel);
        Projects = new ProjectAddresses(Address, Checked.Version.Projects);
        BySeverity = [.. Checked.Findings
            .Where(f => Code is null || f.Finding.Code == Code)
            .GroupBy(f => f.Finding.Severity)
            .OrderBy(g => g.Key)];
        return true;
    }
}
