using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Web;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Modules.People;

[LargestRequest(LargestRequest)]
[RequestSizeLimit(LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
[Authorize(PeoplePermissions.Import)]
internal sealed class NewStaffImportModel(ImportStaff import) : PageModel
{
    public const int LargestMegabytes = 8;

    private const long Largest = LargestMegabytes * 1024L * 1024L;

    /// <summary>Somewhat more than the largest file, so that one a little too large is refused by name and the form comes back.</summary>
    private const long LargestRequest = 2 * Largest;

    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public IFormFile? Document { get; set; }

    public void OnGet() => Id = Guid.CreateVersion7();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (WhyNotFile() is { } fault)
        {
            return this.Refused(fault);
        }

        await using var file = Document!.OpenReadStream();
        var outcome = await import.StartAsync(Id == Guid.Empty ? Guid.CreateVersion7() : Id, file, Document.FileName, cancel);
        return outcome.Succeeded
            ? this.Done(T($"อ่าน “{outcome.Value.FileName}” แล้ว ตรวจแล้วจึงนำเข้า", $"“{outcome.Value.FileName}” is read: look through it before it goes in"), $"/people/imports/{outcome.Value.Id}")
            : this.Refused(outcome.Refusals);
    }

    private Refusal? WhyNotFile() => Document switch
    {
        null => new(nameof(Document), "file-missing", T("เลือกไฟล์รายชื่อ", "Choose the file of the list")),
        { Length: 0 } => new(nameof(Document), "file-empty", T($"“{Document.FileName}” เป็นไฟล์ว่าง", $"“{Document.FileName}” is empty")),
        { Length: > Largest } => new(nameof(Document), "file-large", T($"“{Document.FileName}” ใหญ่เกิน {LargestMegabytes} MB", $"“{Document.FileName}” is larger than {LargestMegabytes} MB")),
        _ => null,
    };
}
