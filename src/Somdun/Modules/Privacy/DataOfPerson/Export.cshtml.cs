using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Typesetting;

namespace Somdun.Modules.Privacy;

[Authorize(PrivacyPermissions.HandleRequests)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ExportDataModel(GatherAboutPerson gather) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, string format, CancellationToken cancel)
    {
        if (await gather.RunAsync(id, format.ToUpperInvariant(), cancel) is not { } gathered)
        {
            return NotFound();
        }

        if (format == "json")
        {
            return File(Encoding.UTF8.GetBytes(GatherAboutPerson.Json(gathered)), "application/json; charset=utf-8", $"person-{id}.json");
        }

        var content = new MemoryStream();
        DocumentWriter.Write(gather.Paper(gathered, Languages.OfReader), FileFormat.Pdf, content);
        content.Position = 0;
        return File(content, DocumentWriter.ContentType(FileFormat.Pdf), $"person-{id}.pdf");
    }
}
