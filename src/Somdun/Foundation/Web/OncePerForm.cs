using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;

namespace Somdun.Foundation.Web;

/// <summary>
/// Makes a double click, a reload and a second try on a bad line harmless. Every form that posts carries a key of its own
/// (<see cref="TagHelpers.PostedFormTagHelper"/>); the first post claims it, the others wait for what came of the first. A form that was
/// refused may be sent again.
/// </summary>
internal sealed class OncePerForm(IServiceScopeFactory scopes, ITempDataDictionaryFactory tempData, TimeProvider clock) : IAsyncPageFilter
{
    public const string FieldName = "__form";

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(100);
    private const int Looks = 100;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        // No handler: the page that tells of a fault, shown in answer to a post.
        if (context.HandlerMethod is null || !HttpMethods.IsPost(request.Method) || !request.HasFormContentType || !Guid.TryParse(request.Form[FieldName], out var key))
        {
            await next();
            return;
        }

        // A context of its own: the claim stands before the work begins, whatever becomes of the work.
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SomdunDb>();
        for (var look = 0; look < Looks; look++)
        {
            if (await ClaimAsync(db, key))
            {
                await RunAsync(db, key, context, next);
                return;
            }

            if (await db.Set<SubmittedForm>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == key && f.Location != null) is { } done)
            {
                if (done.Notice is { } notice)
                {
                    tempData.GetTempData(context.HttpContext).SetNotice(notice);
                }

                context.Result = new LocalRedirectResult(done.Location!);
                return;
            }

            // Real time, whatever the clock says: another request is at work meanwhile.
            await Task.Delay(LookAgainAfter, context.HttpContext.RequestAborted);
        }

        // The first post neither finished nor failed: the machine may have stopped in the midst of it. To run it again could do it twice.
        context.Result = new StatusCodeResult(StatusCodes.Status409Conflict);
    }

    private async Task<bool> ClaimAsync(SomdunDb db, Guid key)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var claimed = await db.Database.ExecuteSqlAsync($"insert into submitted_forms (id, at) values ({key}, {now}) on conflict do nothing") == 1;
        if (claimed)
        {
            await db.Set<SubmittedForm>().Where(f => f.At < now - KeptFor).ExecuteDeleteAsync();
        }

        return claimed;
    }

    private async Task RunAsync(SomdunDb db, Guid key, PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var form = db.Set<SubmittedForm>().Where(f => f.Id == key);
        var location = (string?)null;
        try
        {
            var executed = await next();
            location = executed.Exception is null ? LocationOf(executed.Result, context) : null;
        }
        finally
        {
            // Refused or failed: the person may send it again. Not cancelled with the request, which may be gone by now.
            if (location is null)
            {
                await form.ExecuteDeleteAsync(CancellationToken.None);
            }
        }

        if (location is not null)
        {
            var notice = tempData.GetTempData(context.HttpContext).PeekNotice();
            await form.ExecuteUpdateAsync(
                set => set.SetProperty(f => f.Location, location).SetProperty(f => f.Notice, notice),
                CancellationToken.None);
        }
    }

    private static string? LocationOf(IActionResult? result, PageHandlerExecutingContext context)
    {
        var page = (PageModel)context.HandlerInstance;
        return result switch
        {
            LocalRedirectResult redirect => redirect.Url,
            RedirectResult redirect => redirect.Url,
            RedirectToPageResult redirect => page.Url.Page(redirect.PageName, redirect.PageHandler, redirect.RouteValues),
            _ => null,
        };
    }
}
