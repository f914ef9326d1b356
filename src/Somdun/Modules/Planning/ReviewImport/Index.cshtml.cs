using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Somdun.Foundation.Data;
using Somdun.Foundation.Web;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Results;
using Somdun.Thai;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>The document as a whole: its columns, what is proposed, and its projects to be looked through one by one.</summary>
[Authorize(PlanningPermissions.Edit)]
internal sealed class ReviewImportModel(SomdunDb db, IUnits units, Plans plans, ImportReviews reviews, DecideImport decide)
    : ImportPageModel(db, units, plans, reviews)
{
    public const string WithFindings = "findings";
    public const string Undecided = "open";

    /// <summary>Which projects: all, those with findings, those where something is not decided.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    /// <summary>Who discards the import.</summary>
    [BindProperty]
    public string? By { get; set; }

    public IEnumerable<(int Index, DraftProject Draft, bool IsStruck)> Projects => Review.AsRead.Projects.Index()
        .Where(p => Show switch
        {
            WithFindings => Review.Of(p.Index).Any(),
            Undecided => Review.Of(p.Index).Any(f => f.NeedsDecision),
            _ => true,
        })
        .Select(p => Review.Project(p.Index) is var (draft, _) ? (p.Index, draft, false) : (p.Index, p.Item, true));

    public IEnumerable<ReviewedFinding> Proposals => Review.Findings.Where(f => f.Finding.Proposal is not null && f.State != FindingState.Settled);

    public int CountWith(Func<ReviewedFinding, bool> findings) =>
        Review.AsRead.Projects.Index().Count(p => Review.Of(p.Index).Any(findings));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        By = Review.Import.CreatedBy;
        return Page();
    }

    public async Task<IActionResult> OnPostDecideAsync(int? accept, int? dismiss, int? reopen, CancellationToken cancel) =>
        await DecidedAsync(
            new DecideImport.OnFinding(accept, dismiss, reopen) is { IsThere: true } decision
                ? await decide.DecideAsync(Id, decision, cancel)
                : new Refusal(null, "decision-missing", T("เลือกข้อที่จะตัดสิน", "Choose what to decide on")),
            T("บันทึกการตัดสินใจแล้ว", "The decision is kept"), cancel);

    public async Task<IActionResult> OnPostAcceptAllAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        var open = Proposals.Where(f => f.State == FindingState.Open).Select(f => f.Index).OfType<int>().ToList();
        return await DecidedAsync(
            await decide.AcceptAsync(Id, open, cancel),
            T($"รับข้อเสนอ {open.Count} ข้อแล้ว", $"{open.Count} proposals accepted"),
            cancel);
    }

    public async Task<IActionResult> OnPostColumnsAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        var columns = new Dictionary<string, ColumnRole>(Review.Import.Decisions.Columns);
        foreach (var (i, column) in Review.AsRead.Columns.Index())
        {
            if (Enum.TryParse<ColumnRole>(Request.Form[$"columns[{i}]"], out var role) && (role != column.Role || !column.Sure))
            {
                columns[column.Heading] = role;
            }
        }

        return await DecidedAsync(await decide.ReadAgainAsync(Id, columns, cancel), T("อ่านเอกสารใหม่ตามคอลัมน์ที่ระบุแล้ว", "The document was read again with these columns"), cancel);
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancel)
    {
        var outcome = VersionRefusals.WhyNotName(By) is { } nobody ? nobody : await decide.DiscardAsync(Id, ThaiText.Clean(By!), cancel);
        return outcome.Succeeded ? this.Done(T("ยกเลิกการนำเข้าแล้ว แผนไม่เปลี่ยน", "The import is discarded; the plan is as it was"), "/imports") : await RefusedAsync(outcome, cancel);
    }

    private async Task<IActionResult> DecidedAsync(Outcome<PlanImport> outcome, Text notice, CancellationToken cancel) =>
        outcome.Succeeded ? this.Done(notice, Show is null ? Path : $"{Path}?show={Uri.EscapeDataString(Show)}") : await RefusedAsync(outcome, cancel);

    private async Task<IActionResult> RefusedAsync(Outcome<PlanImport> outcome, CancellationToken cancel) =>
        await FindAsync(cancel) ? this.Refused(outcome.Refusals) : NotFound();
}
