using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Data;
using Somdun.Foundation.Typesetting;

namespace Somdun.Modules.Planning;

/// <summary><c>/plans/2563/projects/22/memo.pdf?digits=arabic</c>: official papers bear Thai digits unless one asks for the others.</summary>
[Authorize(PlanningPermissions.View)]
internal sealed class MemoModel(Plans plans, PlanContents contents, SomdunDb db, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string period, string project, string format, string? unit, int? version, string? digits, CancellationToken cancel)
    {
        if (await plans.FindAsync(period, unit, version, cancel) is not { Rights.IsInside: true } place)
        {
            return NotFound();
        }

        var whole = (await db.Set<PlanVersion>().WholeAsync(place.Version.Id, cancel))!;
        if (ProjectAddresses.Find(whole.Projects, project) is not { } found)
        {
            return ProjectAddresses.Numbered(whole.Projects, project).Count > 0
                ? LocalRedirect(new PlanAddress(period, unit, version).To($"projects/{project}"))
                : NotFound();
        }

        var owner = new PlanSummary(whole, await contents.GroupsAsync(place.Unit.Id, cancel)).OwnerOf(found);
        var options = new BookOptions(Languages.OfReader, ThaiDigits: digits is null ? Languages.OfReader == Language.Thai : digits == "thai");
        var document = ProjectMemo.Of(place, whole, found, owner, options, clock.GetUtcNow().UtcDateTime);
        var fileFormat = Enum.Parse<FileFormat>(format, ignoreCase: true);
        var content = new MemoryStream();
        DocumentWriter.Write(document, fileFormat, content);
        content.Position = 0;
        return File(content, DocumentWriter.ContentType(fileFormat), $"memo-{period}-{project}.{format}");
    }
}
