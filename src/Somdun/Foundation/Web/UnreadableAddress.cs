using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Somdun.Foundation.Web;

/// <summary>
/// What an address asks for and nobody can read: <c>?asOf=abc</c> answers 400 with a sentence and a way on, never the page of another day than
/// the one asked for. A path that cannot be read is not there.
/// </summary>
internal sealed class UnreadableAddress : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!HttpMethods.IsGet(context.HttpContext.Request.Method) || context.ModelState.IsValid)
        {
            return;
        }

        var page = (PageModel)context.HandlerInstance;
        var request = context.HttpContext.Request;
        List<UnreadParameter> unread = [];
        foreach (var (name, entry) in context.ModelState.Where(field => field.Value is { ValidationState: ModelValidationState.Invalid }))
        {
            if (!request.Query.ContainsKey(name))
            {
                context.Result = page.NotFound();
                return;
            }

            unread.Add(new(name, request.Query[name].ToString(), entry!.Errors is [var first, ..] ? first.ErrorMessage : ""));
        }

        context.HttpContext.Features.Set(new UnreadParameters(unread));
        context.Result = page.StatusCode(StatusCodes.Status400BadRequest);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}

/// <summary>What of an address could not be read, for the page that says so.</summary>
internal sealed record UnreadParameters(IReadOnlyList<UnreadParameter> All)
{
    public const int ShownLength = 60;
}

/// <param name="Name">As the address has it: <c>asOf</c>.</param>
/// <param name="Given">What stands there.</param>
/// <param name="Why">Why it cannot be read, in the reader's language.</param>
internal sealed record UnreadParameter(string Name, string Given, string Why)
{
    public string Shown => Given.Length <= UnreadParameters.ShownLength ? Given : Given[..UnreadParameters.ShownLength] + "…";
}
