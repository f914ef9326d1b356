using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Somdun.Results;

namespace Somdun.Foundation.Web;

/// <summary>How a form answers.</summary>
internal static class PageModelExtensions
{
    public const string NoticeCookie = "somdun-notice";

    private const string NoticeKey = "Notice";

    /// <summary>Done: leads on to another page, which says so at its top.</summary>
    /// <param name="next">A path of our own: <c>/plans/2563</c>.</param>
    public static IActionResult Done(this PageModel page, Text notice, string next)
    {
        page.TempData[NoticeKey] = notice.ToString();
        return page.LocalRedirect(next);
    }

    /// <summary>
    /// Shows the form again as it was filled, with every reason at once, and says so to the machine with 422. What the
    /// binding of the form itself could not read (a date, an amount) is among the reasons already.
    /// </summary>
    public static IActionResult Refused(this PageModel page, params IEnumerable<Refusal> refusals)
    {
        // "Cannot be read" says it all: that the field is therefore missing needs no second sentence.
        var unread = page.ModelState.Where(field => field.Value!.Errors.Count > 0).Select(field => field.Key).ToHashSet();
        foreach (var refusal in refusals.Where(refusal => refusal.Field is not { } field || !unread.Contains(field)))
        {
            page.ModelState.AddModelError(refusal.Field ?? "", refusal.Reason.ToString());
        }

        page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page.Page();
    }

    /// <summary>What the page before said was done; once. Without its cookie it is not looked for: looking would clear the cookie again.</summary>
    public static string? Notice(this ITempDataDictionary tempData, HttpRequest request) =>
        request.Cookies.ContainsKey(NoticeCookie) ? tempData[NoticeKey] as string : null;

    /// <summary>The same, without taking it away.</summary>
    public static string? PeekNotice(this ITempDataDictionary tempData) => tempData.Peek(NoticeKey) as string;

    public static void SetNotice(this ITempDataDictionary tempData, string notice) => tempData[NoticeKey] = notice;
}
