using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using Somdun.Modules.Organisation.Contract;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>The committee's table: what each group asks against its ceiling, and every project with what was said of it.</summary>
[Authorize(PlanningPermissions.Screen)]
internal sealed class ScreeningModel(
    Plans plans, Actor actor, DecideOnProjects decide, ScreenVersion screen, DecisionBases bases, SomdunDb db, IUnits units) : PlanPageModel(plans, PlanningPermissions.Screen)
{
    /// <summary>The projects ticked: key and row version as they were shown, <c>0190…:3</c>.</summary>
    [BindProperty]
    public List<string> Projects { get; set; } = [];

    /// <summary>What the button of a mere remark sends.</summary>
    public const string Remark = "Remark";

    // Groups propose; the committee decides.
    private static readonly Dictionary<string, ProjectStanding?> Decisions = new()
    {
        [nameof(ProjectStanding.Accepted)] = ProjectStanding.Accepted,
        [nameof(ProjectStanding.Returned)] = ProjectStanding.Returned,
        [nameof(ProjectStanding.Declined)] = ProjectStanding.Declined,
        [Remark] = null,
    };

    /// <summary>The button that was pressed: one of <see cref="Decisions"/>.</summary>
    [BindProperty]
    public string? Decision { get; set; }

    [BindProperty]
    public string? Comment { get; set; }

    [BindProperty]
    public string? By { get; set; }

    /// <summary>Who closes the screening, as <see cref="PlanSigners"/> offers them.</summary>
    [BindProperty]
    public string? ClosedBy { get; set; }

    [BindProperty]
    public string? Signatory { get; set; }

    [BindProperty]
    public string? Despite { get; set; }

    /// <summary>What whoever closes the screening looks at; null where the version is closed already.</summary>
    public DecisionBasis? Basis { get; private set; }

    public PlanScreening Screening { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, string> Strategies { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>What was said of each project, the oldest first; of the version as a whole under an empty key.</summary>
    public ILookup<Guid, ScreeningComment> Comments { get; private set; } = null!;

    public ProjectAddresses Addresses { get; private set; } = null!;

    public IEnumerable<PlanProject> Undecided => Screening.Version.Projects.Where(p => p.Standing is ProjectStanding.Proposed or ProjectStanding.Returned);

    public bool IsTicked(PlanProject project) => Projects.Any(p => p.StartsWith(project.Key.ToString(), StringComparison.Ordinal));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        By = actor.Name;
        return await LoadAsync(cancel) ? Page() : NotFound();
    }

    /// <summary>Decides on the projects ticked.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        var isKnown = Decisions.TryGetValue(Decision ?? "", out var decision);
        var request = new DecideOnProjects.Request(Place.Version.Id, Ticked(), decision, Comment, By);
        if (!isKnown)
        {
            return await AgainAsync(
                [
                    new(null, "decision-missing", T("ยังไม่ได้เลือกมติ: กดปุ่มรับ ส่งกลับ ไม่รับ หรือบันทึกความเห็น", "No decision was chosen: press accept, return, decline or remark")),
                    .. await decide.CheckAsync(request, cancel),
                ],
                cancel);
        }

        var outcome = await decide.RunAsync(request, cancel);
        return outcome.Succeeded
            ? this.Done(NoticeOf(decision, outcome.Value), VersionAddress.To("screening"))
            : await AgainAsync(outcome.Refusals, cancel);
    }

    /// <summary>Closes the committee's work on the version.</summary>
    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        var outcome = await screen.RunAsync(new(Place.Version.Id, RowVersion, ClosedBy, Signatory, Despite), cancel);
        return outcome.Succeeded
            ? this.Done(T("กลั่นกรองเสร็จแล้ว เสนอผู้อำนวยการอนุมัติได้", "Screening is done: the director may approve"), VersionsAddress)
            : await AgainAsync([.. outcome.Refusals.Select(r => r.Field == nameof(By) ? r with { Field = nameof(ClosedBy) } : r)], cancel);
    }

    private async Task<IActionResult> AgainAsync(IReadOnlyList<Results.Refusal> refusals, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return Again(refusals);
    }

    private static Text NoticeOf(ProjectStanding? decided, int count) => decided is { } decision
        ? T($"{PlanWording.Standing(decision).Thai} {count} โครงการ", $"{PlanWording.Standing(decision).English}: {count} projects")
        : T($"บันทึกความเห็นแล้ว {count} โครงการ", $"Remarked on {count} projects");

    private Dictionary<Guid, int> Ticked() => Projects
        .Select(p => p.Split(':'))
        .Where(p => p.Length == 2 && Guid.TryParse(p[0], out _) && int.TryParse(p[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .DistinctBy(p => p[0])
        .ToDictionary(p => Guid.Parse(p[0]), p => int.Parse(p[1], CultureInfo.InvariantCulture));

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return false;
        }

        Screening = (await PlanScreening.LoadAsync(db, units, Place.Version.Id, cancel))!;
        db.ChangeTracker.Clear();
        Strategies = await db.Set<PlanStrategy>()
            .Where(s => s.VersionId == Place.Version.Id)
            .ToDictionaryAsync(s => s.Id, s => PlanWording.Strategy(s).ToString(), cancel);
        Comments = (await db.Set<ScreeningComment>().AsNoTracking()
                .Where(c => c.VersionId == Place.Version.Id)
                .OrderBy(c => c.At).ThenBy(c => c.Id)
                .ToListAsync(cancel))
            .ToLookup(c => c.ProjectKey ?? Guid.Empty);
        Addresses = new ProjectAddresses(VersionAddress, Screening.Version.Projects);
        if (Closed is null)
        {
            Basis = await bases.OfAsync(Place, VersionAddress, PlanningPermissions.Screen, cancel);
            ClosedBy ??= Basis.Signers[0].Value;
        }

        return true;
    }
}
