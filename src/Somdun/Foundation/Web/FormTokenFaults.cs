using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Somdun.Foundation.Web;

/// <summary>
/// Tells the server's log, in one line, of a form whose token was missing, old, or another person's: an everyday matter, that the framework itself
/// logs as a fault with its stack.
/// </summary>
internal sealed class FormTokenFaults(ILogger<FormTokenFaults> log) : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            log.LogInformation("A form of /{Page} was refused: its token is missing, too old, or another person's.", context.ActionDescriptor.AttributeRouteInfo?.Template);
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
