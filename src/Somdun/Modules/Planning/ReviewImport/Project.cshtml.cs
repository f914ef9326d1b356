using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc;
using Somdun.Foundation.Data;
using Somdun.Foundation.Web;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.PlanReading.Contract;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>One project: the document's rows beside their reading, each field to be put right, each finding to be decided on.</summary>
[Authorize(PlanningPermissions.Edit)]
internal sealed class ReviewProjectModel(SomdunDb db, IUnits units, Plans plans, ImportReviews reviews, DecideImport decide)
    : ImportPageModel(db, units, plans, reviews)
{
    /// <summary>1 for the first project of the document.</summary>
    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    public int Index => Number - 1;

    public IReadOnlyList<ReviewField> Fields { get; private set; } = [];

    public IReadOnlyList<ReviewSection> Sections { get; private set; } = [];

    public IEnumerable<DocumentRow> Rows => Review.Import.Reading.Rows.Where(r => r.Project == Index);

    /// <summary>The next project where something is not decided; else the next one; null at the end.</summary>
    public int? Next => Review.AsRead.Projects.Index()
        .Where(p => p.Index > Index && Review.Of(p.Index).Any(f => f.NeedsDecision))
        .Select(p => (int?)(p.Index + 1))
        .FirstOrDefault() ?? (Number < Review.AsRead.Projects.Count ? Number + 1 : null);

    public IEnumerable<ReviewedFinding> FindingsAt(string place) => Review.Of(Index).Where(f => Placed(f) == place);

    public string PathOf(int number) => $"{Path}/projects/{number}";

    public static string IdOf(string path) => TagBuilder.CreateSanitizedId(path, "_")!;

    /// <summary>What a person typed, when the form comes back refused; else the value.</summary>
    public string Typed(ReviewField field) => Request.HasFormContentType && Request.Form.TryGetValue(field.Path, out var typed) ? typed.ToString() : field.Value;

    public bool IsFaulty(ReviewField field) => ModelState.TryGetValue(field.Path, out var entry) && entry.Errors.Count > 0;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await ShowAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int? accept, int? dismiss, int? reopen, string? restore, bool next, CancellationToken cancel)
    {
        if (!await ShowAsync(cancel))
        {
            return NotFound();
        }

        // Whatever button was pressed, nothing that was typed is lost.
        var outcome = await decide.CorrectAsync(Id, Changes(restore), new(accept, dismiss, reopen), cancel);
        if (!outcome.Succeeded)
        {
            return this.Refused(outcome.Refusals);
        }

        var leadsTo = next && Next is { } following ? PathOf(following) : next ? Path : PathOf(Number);
        return this.Done(T("บันทึกแล้ว", "Kept"), leadsTo);
    }

    private async Task<bool> ShowAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel) || Index < 0 || Index >= Review.AsRead.Projects.Count)
        {
            return false;
        }

        (Fields, Sections) = ReviewForm.Of(Review, Index);
        return true;
    }

    private string Placed(ReviewedFinding finding)
    {
        var place = ReviewForm.PlaceOf(finding.Finding);
        var isShown = Fields.Any(f => f.Name == place)
            || Sections.Any(s => s.Place == place || s.Items.Any(i => i.Place == place));
        return isShown ? place : "";
    }

    /// <summary>Only what differs from what was shown: an accepted proposal is not typed by the form that shows it.</summary>
    private Dictionary<string, string?> Changes(string? restore)
    {
        var changes = new Dictionary<string, string?>();
        foreach (var field in Fields.Concat(Sections.SelectMany(s => s.Items).SelectMany(i => i.Fields)))
        {
            var typed = Request.Form[field.Path].ToString().ReplaceLineEndings("\n").Trim();
            if (Request.Form.ContainsKey(field.Path) && typed != field.Value)
            {
                changes[field.Path] = typed == field.AsRead && !IsProposed(field.Path) ? null : typed;
            }
        }

        if (restore is not null)
        {
            changes[restore] = null;
        }

        return changes;
    }

    private bool IsProposed(string path) => Review.Findings.Any(f => f.State == FindingState.Accepted && f.Finding.Proposal?.Field == path);
}
