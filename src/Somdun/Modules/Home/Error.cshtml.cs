using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;

namespace Somdun.Modules.Home;

/// <summary>What a person sees in place of a page that cannot be shown. It has no handlers: it answers whatever was asked, posts too.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ErrorModel(Actor actor) : PageModel
{
    /// <summary>For whoever has not signed in: the door, and from there the page asked for.</summary>
    public string? DoorTo => !actor.IsSignedIn && HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } asked
        ? Foundation.Security.SignIn.Path + QueryString.Create(Foundation.Security.SignIn.Next, asked.OriginalPathBase + asked.OriginalPath + asked.OriginalQueryString)
        : null;

    /// <summary>What of the address could not be read; empty where it is something else.</summary>
    public IReadOnlyList<UnreadParameter> Unread => HttpContext.Features.Get<UnreadParameters>()?.All ?? [];

    /// <summary>The same page without what could not be read: of today, from its beginning.</summary>
    public string? WithoutUnread => Unread.Count > 0 && HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } asked
        ? asked.OriginalPathBase + asked.OriginalPath + QueryString.Create(QueryHelpers.ParseQuery(asked.OriginalQueryString).Where(q => !Unread.Any(u => u.Name.Equals(q.Key, StringComparison.OrdinalIgnoreCase))))
        : null;

    /// <summary>From the address alone: a form that failed may hold a field of that name.</summary>
    [FromRoute(Name = "code")]
    public int Code { get; set; }

    /// <summary>Shown in place of the page asked for; asked for by itself it is a page that is not there.</summary>
    public void OnGet()
    {
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null && HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
        {
            Response.StatusCode = Code = StatusCodes.Status404NotFound;
        }
    }
}
