using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Somdun.Foundation.Web;

/// <summary>
/// What an address asks for and nobody can read is not there: <c>?version=abc</c> answers 404, never another version than the one asked for.
/// </summary>
internal sealed class UnreadableAddress : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (HttpMethods.IsGet(context.HttpContext.Request.Method) && !context.ModelState.IsValid)
        {
            context.Result = ((PageModel)context.HandlerInstance).NotFound();
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
