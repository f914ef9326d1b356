using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Web;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>One framework of a year as a form; a new one under the address <c>new</c>.</summary>
[Authorize(PlanningPermissions.Edit)]
internal sealed class EditFrameworkModel(EditFrameworks edit, SomdunDb db) : PageModel
{
    private const int RowsAtOnce = 3;

    [BindProperty(SupportsGet = true)]
    public required string Year { get; set; }

    /// <summary>An id, or <c>new</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public required string Framework { get; set; }

    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public int RowVersion { get; set; }

    [BindProperty]
    public FrameworkForm Form { get; set; } = new();

    [BindProperty]
    public bool Add { get; set; }

    public FiscalYear FiscalYear { get; private set; }

    public bool IsNew => Framework == "new";

    public async Task<IActionResult> OnGetAsync(string? code, CancellationToken cancel)
    {
        if (!TryReadYear())
        {
            return NotFound();
        }

        if (IsNew)
        {
            Id = Guid.CreateVersion7();
            Form.Code = code;
            AddRows();
            return Page();
        }

        if (!Guid.TryParse(Framework, out var id) || await FindAsync(id, cancel) is not { } framework)
        {
            return NotFound();
        }

        framework.Items.Sort((a, b) => a.Position.CompareTo(b.Position));
        (Id, RowVersion, Form) = (framework.Id, framework.RowVersion, FrameworkForm.Of(framework));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!TryReadYear() || (!IsNew && await FindAsync(Id, cancel) is null))
        {
            return NotFound();
        }

        if (Add)
        {
            AddRows();
            return Page();
        }

        var outcome = await edit.RunAsync(new(Id, FiscalYear, IsNew ? null : RowVersion, Form), cancel);
        if (outcome.Succeeded)
        {
            return this.Done(T("บันทึกกรอบแล้ว", "The framework is saved"), FrameworksModel.PathOf(FiscalYear));
        }

        if (outcome.Refusals.Any(r => r.Code == VersionRefusals.ChangedMeanwhile))
        {
            RowVersion = (await FindAsync(Id, cancel))!.RowVersion;
        }

        return this.Refused(outcome.Refusals);
    }

    private void AddRows() => Form.Items.AddRange(Enumerable.Range(0, RowsAtOnce).Select(_ => new FrameworkItemRow()));

    private bool TryReadYear()
    {
        var isYear = PlanPeriod.TryRead(Year, out var period) && period.IsOfOneYear;
        FiscalYear = period.First;
        return isYear;
    }

    private Task<AlignmentFramework?> FindAsync(Guid id, CancellationToken cancel) =>
        db.Set<AlignmentFramework>().AsNoTracking().Include(f => f.Items).FirstOrDefaultAsync(f => f.Id == id && f.Year == FiscalYear, cancel);
}
