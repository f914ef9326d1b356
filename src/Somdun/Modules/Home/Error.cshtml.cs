using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Somdun.Foundation.Security;

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
