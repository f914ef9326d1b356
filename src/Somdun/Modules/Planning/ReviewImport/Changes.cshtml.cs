using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Somdun.Foundation.Data;
using Somdun.Foundation.Web;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.PlanReading.Contract;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>What the import would add, change, leave and miss; the questions that stand before it; and the button that does it.</summary>
[RequestFormLimits(ValueCountLimit = MostFields)]
[Authorize(PlanningPermissions.Edit)]
internal sealed class ImportChangesModel(
    SomdunDb db, IUnits units, Plans plans, ImportReviews reviews, DecideImport decide, ApplyImport apply)
    : ImportPageModel(db, units, plans, reviews)
{
    /// <summary>A tick for each project of the largest budget book, with room.</summary>
    private const int MostFields = 100_000;

    /// <summary>How a choice of "it is a new project" is sent.</summary>
    public const string NewProject = "new";

    public PlanMerge Merge { get; private set; } = null!;

    public ImportTarget Target { get; private set; } = null!;

    /// <summary>Lines that a person wants otherwise than they go by themselves.</summary>
    [BindProperty]
    public HashSet<string> Otherwise { get; set; } = [];

    [BindProperty]
    public string? Seen { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? By { get; set; }

    public IEnumerable<ProjectMerge> Of(MergeKind kind) => Merge.Projects.Where(p => p.Kind == kind);

    public DraftProject Draft(ProjectMerge project) => Review.Reviewed.Plan.Projects[project.Index!.Value];

    /// <summary>The version it goes into, by name.</summary>
    public Text Into => Target switch
    {
        { Newest: null } => T("แผนใหม่ ฉบับแรก", "A new plan, first version"),
        { NeedsAmendment: true, Newest: var newest } => PlanWording.Version(newest.Number + 1),
        { Newest: var newest } => PlanWording.Version(newest.Number),
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await ShowAsync(cancel))
        {
            return NotFound();
        }

        By = Review.Import.CreatedBy;
        Otherwise = [.. Review.Import.Decisions.Takes.Keys];
        return Review.IsOpen ? Page() : LocalRedirect(Path);
    }

    /// <summary>Settles which projects of the plan the document means.</summary>
    public async Task<IActionResult> OnPostMatchAsync(CancellationToken cancel)
    {
        if (!await ShowAsync(cancel))
        {
            return NotFound();
        }

        var matches = new Dictionary<int, Guid?>();
        foreach (var question in Merge.Questions)
        {
            var answer = Request.Form[$"match-{question.Project.ToString(CultureInfo.InvariantCulture)}"].ToString();
            if (answer == NewProject)
            {
                matches[question.Project] = null;
            }
            else if (Guid.TryParse(answer, out var key))
            {
                matches[question.Project] = key;
            }
        }

        var outcome = await decide.MatchAsync(Id, matches, cancel);
        return outcome.Succeeded ? this.Done(T("บันทึกคำตอบแล้ว", "The answers are kept"), $"{Path}/changes") : this.Refused(outcome.Refusals);
    }

    public async Task<IActionResult> OnPostApplyAsync(CancellationToken cancel)
    {
        if (!await ShowAsync(cancel))
        {
            return NotFound();
        }

        var takes = ByThemselves().Where(line => Otherwise.Contains(line.Key)).ToDictionary(line => line.Key, line => !line.Value);
        var outcome = await apply.RunAsync(new(Id, Seen ?? "", takes, Reason, By ?? ""), cancel);
        return outcome.Succeeded ? this.Done(T("นำเข้าแล้ว", "Brought in"), $"{Path}/result") : this.Refused(outcome.Refusals);
    }

    private async Task<bool> ShowAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return false;
        }

        Target = await ImportTarget.FindAsync(Db, Review.Import.UnitId, Review.Import.FirstYear, Review.Import.LastYear, cancel);
        Merge = PlanMerge.Of(Target.Newest, Review.Reviewed, Review.Import.Decisions with { Takes = [] });
        return true;
    }

    /// <summary>Each line that may be decided on, with whether it is taken when nobody says anything.</summary>
    private Dictionary<string, bool> ByThemselves()
    {
        var lines = new Dictionary<string, bool>();
        foreach (var field in Merge.Strategies.SelectMany(s => s.Fields).Concat(Merge.Projects.SelectMany(p => p.Fields)))
        {
            lines[field.Id] = field.Taken;
        }

        foreach (var item in Merge.Projects.Where(p => p.Kind is MergeKind.Change or MergeKind.Untouched).SelectMany(p => p.Items).Where(i => i.Differs))
        {
            lines[item.Id] = item.Taken;
        }

        foreach (var project in Merge.Projects.Where(p => p.Kind is MergeKind.Add or MergeKind.Gone))
        {
            lines[project.Id] = project.Taken;
        }

        return lines;
    }
}
