using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Somdun.Foundation.Web;

/// <summary>
/// Refuses a request by its announced length with 413, before anything reads it. Without this the form token's check stumbles
/// over the server's own limit first, and all that a person hears is that the form was bad.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LargestRequestAttribute(long bytes) : Attribute, IAuthorizationFilter, IOrderedFilter
{
    public int Order => int.MinValue;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (context.HttpContext.Request.ContentLength > bytes)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
        }
    }
}
