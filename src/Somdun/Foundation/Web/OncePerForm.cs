using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using static Somdun.Text;

namespace Somdun.Foundation.Web;

/// <summary>
/// Makes a double click, a reload and a second try on a bad line harmless. Every form that posts carries a key of its own
/// (<see cref="TagHelpers.PostedFormTagHelper"/>); the first post claims it, the others wait for what came of the first. A form that was
/// refused may be sent again, and so may one whose work a stopped machine left undone: the others take its claim over when it shows no
/// sign of life. The same form with other content, as a browser that goes back sends it, is another matter and done as such.
/// </summary>
internal sealed class OncePerForm(IServiceScopeFactory scopes, ITempDataDictionaryFactory tempData, TimeProvider clock, ILogger<OncePerForm> log) : IAsyncPageFilter
{
    public const string FieldName = "__form";

    // It proves where the form came from, and is no part of what it says.
    private const string AntiforgeryField = "__RequestVerificationToken";

    /// <summary>
    /// How long without a sign of life somebody at work counts as stopped. The clocks of two nodes may differ by less than this; should
    /// they differ by more, <see cref="KeepFormsWork"/> still lets only one of them write.
    /// </summary>
    public static readonly TimeSpan StoppedAfter = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan SignOfLifeEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(100);

    // A minute: longer than it takes to find that somebody has stopped, and than any work should take.
    private const int Looks = 600;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (context.HandlerMethod is null && HttpMethods.IsPost(request.Method) && !TellsOfFault(context.HttpContext))
        {
            // Nothing of the page takes a post, or no button of it is called that: shown all the same, it would have nothing to show.
            context.Result = new NotFoundResult();
            return;
        }

        // No handler still: the page that tells of a fault, shown in answer to a post.
        if (context.HandlerMethod is null || !HttpMethods.IsPost(request.Method) || !request.HasFormContentType || !Guid.TryParse(request.Form[FieldName], out var shown))
        {
            await next();
            return;
        }

        var key = await KeyOfAsync(shown, request);

        // A context of its own: the claim stands before the work begins, whatever becomes of the work.
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SomdunDb>();
        var holder = Guid.CreateVersion7();
        for (var look = 0; look < Looks; look++)
        {
            var isMine = await ClaimAsync(db, key, holder);
            if (await db.Set<SubmittedForm>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == key) is { } done && (isMine || done.Location is not null))
            {
                await ReleaseAsync(db, key, holder);
                context.Result = Again(done, context.HttpContext);
                return;
            }

            if (isMine)
            {
                await RunAsync(db, key, holder, context, next);
                return;
            }

            // Real time, whatever the clock says: another request is at work meanwhile.
            await Task.Delay(LookAgainAfter, context.HttpContext.RequestAborted);
        }

        context.Result = new StatusCodeResult(StatusCodes.Status409Conflict);
    }

    /// <summary>One key for what one form says: the same fields and files by the same button, sent to the same address.</summary>
    /// <param name="shown">The key the form was shown with.</param>
    public static async Task<Guid> KeyOfAsync(Guid shown, HttpRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(shown.ToString());
        Append(request.Path + request.QueryString);
        foreach (var (name, values) in request.Form.Where(field => field.Key is not (FieldName or AntiforgeryField)).OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            Append(name);
            foreach (var value in values)
            {
                Append(value ?? "");
            }
        }

        foreach (var file in request.Form.Files)
        {
            Append(file.Name);
            Append(file.FileName);
            await using var content = file.OpenReadStream();
            hash.AppendData(await SHA256.HashDataAsync(content, request.HttpContext.RequestAborted));
        }

        return new Guid(hash.GetHashAndReset().AsSpan(0, 16));

        // The length before the text: no two fields run into the same.
        void Append(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
    }

    private static bool TellsOfFault(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    /// <summary>True when this request is the one to do the work: nobody is at it, or whoever was has stopped.</summary>
    private async Task<bool> ClaimAsync(SomdunDb db, Guid key, Guid holder)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var stopped = now - StoppedAfter;
        return await db.Database.ExecuteSqlAsync(
            $"""
            insert into form_claims (id, holder, at) values ({key}, {holder}, {now})
            on conflict (id) do update set holder = excluded.holder, at = excluded.at where form_claims.at < {stopped}
            """) == 1;
    }

    private static async Task ReleaseAsync(SomdunDb db, Guid key, Guid holder) =>
        await db.Set<FormClaim>().Where(c => c.Id == key && c.Holder == holder).ExecuteDeleteAsync(CancellationToken.None);

    private LocalRedirectResult Again(SubmittedForm done, HttpContext context)
    {
        var notice = done.Location is not null ? done.Notice : T(
            "บันทึกไว้แล้วก่อนที่ระบบจะหยุดทำงาน ไม่ได้บันทึกซ้ำ โปรดตรวจดูผล",
            "This was saved just before the system stopped, and was not saved again. Please look at what came of it").ToString();
        if (notice is not null)
        {
            tempData.GetTempData(context).SetNotice(notice);
        }

        // Where the machine stopped before it was kept where the form led: its own page tells how things stand.
        return new LocalRedirectResult(done.Location ?? context.Request.SamePage() + context.Request.QueryWithout("handler"));
    }

    private async Task RunAsync(SomdunDb db, Guid key, Guid holder, PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var work = new FormAtWork(key, holder, clock.GetUtcNow().UtcDateTime);
        var location = (string?)null;
        using var over = new CancellationTokenSource();
        var living = ShowLifeAsync(key, holder, over.Token);
        FormAtWork.Current = work;
        try
        {
            var executed = await next();
            location = executed.Exception is null ? LocationOf(executed.Result, context) : null;
        }
        finally
        {
            FormAtWork.Current = null;
            await over.CancelAsync();
            await living;

            // None of this is cancelled with the request, which may be gone by now.
            await KeepAsync(db, work.ToKeep(), location, tempData.GetTempData(context.HttpContext).PeekNotice());
            await ReleaseAsync(db, key, holder);
        }
    }

    /// <param name="location">Null when the form was refused or failed: the person may send it again.</param>
    private static async Task KeepAsync(SomdunDb db, SubmittedForm done, string? location, string? notice)
    {
        var mine = db.Set<SubmittedForm>().Where(f => f.Id == done.Id && f.Holder == done.Holder);
        if (location is null)
        {
            await mine.ExecuteDeleteAsync(CancellationToken.None);
        }
        else if (await mine.ExecuteUpdateAsync(set => set.SetProperty(f => f.Location, location).SetProperty(f => f.Notice, notice), CancellationToken.None) == 0)
        {
            // A form that wrote nothing leads somewhere all the same.
            done.Location = location;
            done.Notice = notice;
            db.Add(done);
            await db.SaveChangesAsync(CancellationToken.None);
        }

        var longAgo = done.At - KeptFor;
        await db.Set<SubmittedForm>().Where(f => f.At < longAgo).ExecuteDeleteAsync(CancellationToken.None);
        await db.Set<FormClaim>().Where(c => c.At < longAgo).ExecuteDeleteAsync(CancellationToken.None);
    }

    private async Task ShowLifeAsync(Guid key, Guid holder, CancellationToken over)
    {
        await Task.Delay(SignOfLifeEvery, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!over.IsCancellationRequested)
        {
            await using (var scope = scopes.CreateAsyncScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<SomdunDb>();
                var now = clock.GetUtcNow().UtcDateTime;
                try
                {
                    await db.Set<FormClaim>().Where(c => c.Id == key && c.Holder == holder)
                        .ExecuteUpdateAsync(set => set.SetProperty(c => c.At, now), CancellationToken.None);
                }
                catch (DbException fault)
                {
                    // The work itself goes on, and only one can write it.
                    log.LogWarning(fault, "A form at work could not show its sign of life.");
                }
            }

            await Task.Delay(SignOfLifeEvery, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
