using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Typesetting;

namespace Somdun.Modules.Planning;

/// <summary><c>/plans/2563/book.pdf?digits=thai&amp;version=2</c></summary>
[Authorize(PlanningPermissions.View)]
internal sealed class BookModel(Plans plans, PrintPlanBook printPlanBook) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string period, string format, string? unit, int? version, string? digits, CancellationToken cancel)
    {
        if (await plans.FindAsync(period, unit, version, cancel) is not { } place)
        {
            return NotFound();
        }

        var document = await printPlanBook.ComposeAsync(place, new BookOptions(Languages.OfReader, digits == "thai"), cancel);
        var fileFormat = Enum.Parse<FileFormat>(format, ignoreCase: true);
        var content = new MemoryStream();
        DocumentWriter.Write(document, fileFormat, content);
        content.Position = 0;
        return File(content, DocumentWriter.ContentType(fileFormat), $"plan-{period}-v{place.Version.Number}.{format}");
    }
}
