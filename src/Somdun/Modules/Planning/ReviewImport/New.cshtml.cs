using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Results;
using Somdun.Thai;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

[LargestRequest(LargestRequest)]
[RequestSizeLimit(LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
[Authorize(PlanningPermissions.Edit)]
internal sealed class NewImportModel(Plans plans, Actor actor, IUnits units, StartImport startImport) : PageModel
{
    public const int LargestMegabytes = 64;

    private const long Largest = LargestMegabytes * 1024L * 1024L;

    /// <summary>Somewhat more than the largest file, so that one a little too large is refused by name and the form comes back.</summary>
    private const long LargestRequest = 2 * Largest;

    [BindProperty]
    public IFormFile? Document { get; set; }

    [BindProperty]
    public string? Period { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    /// <summary>Only where there is no office yet: its name, to set it up under <see cref="Unit"/>.</summary>
    [BindProperty]
    public string? OfficeName { get; set; }

    [BindProperty]
    public string? By { get; set; }

    public UnitEntry? Office { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Office = await units.OfficeAsync(cancel);
        Unit = await plans.OwnUnitAsync(PlanningPermissions.Edit, cancel) is { } own ? own.Code ?? own.Id.ToString() : null;
        By = actor.Name;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Office = await units.OfficeAsync(cancel);
        await using var file = Document?.OpenReadStream() ?? Stream.Null;
        var request = new StartImport.Request(
            Guid.CreateVersion7(),
            ThaiText.ArabicDigits(ThaiText.Clean(Period ?? "")),
            ThaiText.ArabicDigits(ThaiText.Clean(Unit ?? "")),
            Document?.FileName ?? "",
            file,
            new Dictionary<string, ColumnRole>(),
            By ?? "")
        {
            OfficeName = Office is null ? OfficeName ?? "" : null,
        };
        if (WhyNotFile() is { } fault)
        {
            return this.Refused([fault, .. await startImport.CheckAsync(request, cancel)]);
        }

        var outcome = await startImport.RunAsync(request, cancel);
        return outcome.Succeeded
            ? this.Done(
                T($"อ่านแล้ว พบ {outcome.Value.Reading.Plan.Projects.Count} โครงการ ตรวจทานแล้วจึงนำเข้า", $"Read: {outcome.Value.Reading.Plan.Projects.Count} projects. Look through them before they go in."),
                ImportPageModel.PathOf(outcome.Value.Id))
            : this.Refused(outcome.Refusals);
    }

    private Refusal? WhyNotFile() => Document switch
    {
        null => new(nameof(Document), "file-missing", T("เลือกไฟล์แผน", "Choose the plan's file")),
        { Length: 0 } => new(nameof(Document), "file-empty", T($"“{Document.FileName}” เป็นไฟล์ว่าง", $"“{Document.FileName}” is empty")),
        { Length: > Largest } => new(nameof(Document), "file-large", T(
            $"“{Document.FileName}” ใหญ่เกิน {LargestMegabytes} MB", $"“{Document.FileName}” is larger than {LargestMegabytes} MB")),
        _ => null,
    };
}
