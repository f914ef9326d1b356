using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Web;
using static Somdun.Text;

namespace Somdun.Modules.People;

/// <summary>What a list of staff would do: looked through, answered, brought in or given up.</summary>
[Authorize(PeoplePermissions.Import)]
internal sealed class StaffImportModel(ImportStaff import) : PageModel
{
    public const int MostShown = 500;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Seen { get; set; }

    [BindProperty]
    public string? Act { get; set; }

    [BindProperty]
    public Dictionary<int, string> Decisions { get; set; } = [];

    public string FileName { get; private set; } = "";

    public ImportStaff.Review Review { get; private set; } = null!;

    public IReadOnlyList<string> Ignored => [.. Review.File.Columns.Where(c => c.Column is null).Select(c => c.Heading)];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        switch (Act)
        {
            case "discard":
                await import.DiscardAsync(Id, cancel);
                return this.Done(T("ทิ้งไฟล์แล้ว ไม่ได้บันทึกสิ่งใด", "The file is given up: nothing was written"), "/people");

            case "decide" when await import.FindAsync(Id, cancel) is { } found:
                await import.DecideAsync(found, Decisions, cancel);
                return this.Done(T("บันทึกคำตอบแล้ว", "The answers are kept"), $"/people/imports/{Id}");

            case "apply":
                var outcome = await import.ApplyAsync(Id, Seen ?? "", cancel);
                if (outcome.Succeeded)
                {
                    return this.Done(
                        T($"นำเข้าแล้ว: เพิ่ม {outcome.Value.Added.Count:N0} แก้ไข {outcome.Value.Changed.Count:N0} ไม่เปลี่ยน {outcome.Value.Untouched:N0} คน", $"Brought in: {outcome.Value.Added.Count:N0} added, {outcome.Value.Changed.Count:N0} changed, {outcome.Value.Untouched:N0} untouched"),
                        "/people");
                }

                return await ShowAsync(cancel) is PageResult ? this.Refused(outcome.Refusals) : NotFound();

            default:
                return await ShowAsync(cancel);
        }
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        if (await import.FindAsync(Id, cancel) is not { } found)
        {
            return NotFound();
        }

        FileName = found.FileName;
        var review = await import.ReviewAsync(found, cancel);
        if (!review.Succeeded)
        {
            return NotFound();
        }

        Review = review.Value;
        return Page();
    }
}
