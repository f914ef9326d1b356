namespace Somdun.Foundation.Web;

internal static class AskingAndSending
{
    /// <summary>
    /// Pages are asked for and forms are sent; any other method answers 405. A page drawn for a method that has no handler would be
    /// drawn without what its handler loads.
    /// </summary>
    public static void UseAskingAndSending(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var method = context.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, HEAD, POST";
        return Task.CompletedTask;
    });
}
