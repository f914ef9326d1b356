using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Files;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using Somdun.Results;
using Somdun.Thai;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

/// <summary>The registers that came in, and the form that takes another.</summary>
[LargestRequest(LargestRequest)]
[RequestSizeLimit(LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
[Authorize(OrganisationPermissions.Import)]
internal sealed class RegisterImportsModel(SomdunDb db, ImportRegister import, FileStore files, Actor actor, TimeProvider clock) : PageModel
{
    public const int LargestMegabytes = 32;

    private const long Largest = LargestMegabytes * 1024L * 1024L;

    private const long LargestRequest = 2 * Largest;

    [BindProperty]
    public IFormFile? Document { get; set; }

    [BindProperty]
    public DateOnly? Day { get; set; }

    /// <summary>Suggested, and never filled in by itself.</summary>
    public DateOnly LikelyDay => ImportRegister.LikelyDay(BangkokTime.Today(clock));

    public IReadOnlyList<RegisterImport> Earlier { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (WhyNotFile() is { } fault)
        {
            return this.Refused(fault);
        }

        if (!ModelState.IsValid)
        {
            return this.Refused();
        }

        await using var file = Document!.OpenReadStream();
        var plan = await import.PlanAsync(new(Document.FileName, file, Day, LeaveFaultyOut: false), cancel);
        if (!plan.Succeeded)
        {
            return this.Refused(plan.Refusals.Select(r => r with { Field = r.Field == "File" ? nameof(Document) : r.Field }));
        }

        file.Position = 0;
        var name = ThaiText.Clean(Path.GetFileName(Document.FileName.Replace('\\', '/')));
        var taken = new RegisterImport
        {
            Id = Guid.CreateVersion7(),
            FileName = name.Length <= RegisterImport.FileNameMaxLength ? name : name[^RegisterImport.FileNameMaxLength..],
            FileHash = await files.KeepAsync(file, cancel),
            Day = plan.Value.Day,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
            CreatedBy = actor.Name.Length <= RegisterImport.ByMaxLength ? actor.Name : actor.Name[..RegisterImport.ByMaxLength],
        };
        // Not told: no unit is touched yet, and the row itself says who took the file in and when. What comes of it is told.
        db.Add(taken);
        await db.SaveChangesAsync(cancel);
        return this.Done(T("อ่านทะเบียนแล้ว ตรวจดูก่อนนำเข้า", "The register was read: look through it before it goes in"), $"/units/imports/{taken.Id}");
    }

    private async Task LoadAsync(CancellationToken cancel) =>
        Earlier = await db.Set<RegisterImport>().AsNoTracking().OrderByDescending(i => i.CreatedAt).Take(50).ToListAsync(cancel);

    private Refusal? WhyNotFile() => Document switch
    {
        null => new(nameof(Document), "file-missing", T("เลือกไฟล์ทะเบียน", "Choose the register's file")),
        { Length: 0 } => new(nameof(Document), "file-empty", T($"“{Document.FileName}” เป็นไฟล์ว่าง", $"“{Document.FileName}” is empty")),
        { Length: > Largest } => new(nameof(Document), "file-large", T($"“{Document.FileName}” ใหญ่เกิน {LargestMegabytes} MB", $"“{Document.FileName}” is larger than {LargestMegabytes} MB")),
        _ => null,
    };
}
