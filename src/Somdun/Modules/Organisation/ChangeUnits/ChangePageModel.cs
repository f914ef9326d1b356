using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using Somdun.Foundation.Web.TagHelpers;
using Somdun.Modules.Organisation.Contract;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

/// <summary>A change in two steps: the form, then what follows from it with a button to do it. What was typed goes along.</summary>
internal abstract class ChangePageModel(ChangeUnits changes, SomdunDb db, Actor actor, TimeProvider clock) : PageModel
{
    [BindProperty]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public string? Paper { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? Other { get; set; }

    [BindProperty]
    public string? ThaiName { get; set; }

    [BindProperty]
    public string? EnglishName { get; set; }

    [BindProperty]
    public Hierarchy? Hierarchy { get; set; }

    [BindProperty]
    public Guid? ParentId { get; set; }

    [BindProperty]
    public bool Leaves { get; set; }

    [BindProperty]
    public IdentifierScheme? Scheme { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? MoeCode { get; set; }

    [BindProperty]
    public Guid? DistrictId { get; set; }

    [BindProperty]
    public Guid? ClusterId { get; set; }

    [BindProperty]
    public bool ClosesOld { get; set; }

    /// <summary>The fingerprint of what was shown, once it was.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>What follows; null while the form is filled in.</summary>
    public ChangePlan? Plan { get; private set; }

    public IReadOnlyList<(UnitKind Kind, Choice Choice)> Parents { get; private set; } = [];

    protected SomdunDb Db => db;

    protected Actor Actor => actor;

    protected DateOnly Today => BangkokTime.Today(clock);

    public IEnumerable<Choice> Districts => [new("", T("ไม่ระบุ", "Not said")), .. Parents.Where(p => p.Kind == UnitKind.District).Select(p => p.Choice)];

    public IEnumerable<Choice> Clusters => [new("", T("ไม่อยู่ในกลุ่ม", "None")), .. Parents.Where(p => p.Kind == UnitKind.Cluster).Select(p => p.Choice)];

    public static IEnumerable<Choice> Schemes => Enum.GetValues<IdentifierScheme>()
        .Where(s => s is not (IdentifierScheme.Area or IdentifierScheme.Place))
        .Select(s => new Choice(s.ToString(), UnitWording.Scheme(s)));

    public static IEnumerable<Choice> Moves => ChangeForms.Moves.Select(h => new Choice(h.ToString(), UnitWording.Hierarchy(h)));

    public IEnumerable<Choice> Destinations =>
    [
        new("", T("ไม่อยู่กับที่ใด", "None")),
        .. Parents.Select(p => new Choice(p.Choice.Value, T($"{UnitWording.Kind(p.Kind).Thai}: {p.Choice.Label.Thai}", $"{UnitWording.Kind(p.Kind).English}: {p.Choice.Label.English}"))),
    ];

    protected async Task<IActionResult> AskedAsync(ChangeRequest request, string? back, CancellationToken cancel)
    {
        if (back is not null)
        {
            return Page();
        }

        if (!ModelState.IsValid)
        {
            return this.Refused(ChangeUnits.Check(request, Today));
        }

        if (Seen is { Length: > 0 } seen)
        {
            var done = await changes.RunAsync(request, seen, cancel);
            if (done.Succeeded)
            {
                return this.Done(T("บันทึกการเปลี่ยนแปลงแล้ว", "The change is recorded"), UnitWording.Path(done.Value, null));
            }

            // Shown anew, as it would be now, so that it can be confirmed again.
            if (done.Refusals is [{ Code: "changed-meanwhile" }] && await changes.PlanAsync(request, cancel) is { Succeeded: true, Value: var anew })
            {
                Plan = anew;
                ModelState.Remove(nameof(Seen));
            }

            return this.Refused(done.Refusals);
        }

        var plan = await changes.PlanAsync(request, cancel);
        if (!plan.Succeeded)
        {
            return this.Refused(plan.Refusals);
        }

        Plan = plan.Value;
        ModelState.Remove(nameof(Seen));
        return Page();
    }

    protected async Task LoadParentsAsync(CancellationToken cancel)
    {
        var rows = await db.RegisterOn(Today, db.Set<Unit>()
                .Where(u => u.Kind == UnitKind.Area || u.Kind == UnitKind.District || u.Kind == UnitKind.Cluster || u.Kind == UnitKind.Network || u.Kind == UnitKind.EducationFund)
                .VisibleTo(actor, OrganisationPermissions.Edit, Today, Today, db))
            .AsNoTracking()
            .Where(r => r.State != UnitState.Closed)
            .ToListAsync(cancel);
        Parents = [.. rows.OrderBy(r => r.SortKey, StringComparer.Ordinal).Select(r => (r.Kind, new Choice(r.Id.ToString(), r.Name)))];
    }

    protected ChangeRequest AskedFor(ChangeKind kind, Guid? unit) => new(kind, Day)
    {
        UnitId = unit,
        Paper = Paper,
        Note = Note,
        Other = Other,
        ThaiName = ThaiName,
        EnglishName = EnglishName,
        Hierarchy = Hierarchy,
        ParentId = ParentId,
        Leaves = Leaves,
        Scheme = Scheme,
        Code = Code,
        MoeCode = MoeCode,
        DistrictId = DistrictId,
        ClusterId = ClusterId,
        ClosesOld = ClosesOld,
    };
}
