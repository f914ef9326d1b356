using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.StaticAssets;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

/// <summary>Finds out, once for each request and before any door, who asks: by the session a browser holds, or by the token a program shows.</summary>
internal static class WhoAsks
{
    private const string Bearer = "Bearer ";

    public static void UseWhoAsks(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        // Style sheets and fonts are everybody's, and many to a page.
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            await next(context);
            return;
        }

        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && ShownToken(context) is { } token)
        {
            if (!await IsProgramAsync(context, token))
            {
                // A token that opens nothing is told so wherever it is shown, also where none is needed.
                context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
                await TypedResults.Problem(
                    statusCode: StatusCodes.Status401Unauthorized,
                    detail: T("โทเค็นนี้ใช้ไม่ได้: พิมพ์ไม่ครบ หมดอายุ หรือถูกเพิกถอน", "This token cannot be used: it is incomplete, has expired, or was revoked").ToString(),
                    extensions: new Dictionary<string, object?> { ["code"] = "token-invalid" }).ExecuteAsync(context);
                return;
            }
        }
        else if (MayComeBySession(context.Request) && context.HeldKey(SessionCookie.Session) is { } key)
        {
            await AsPersonAsync(context, key);
        }

        if (context.User.Identity?.IsAuthenticated is not true)
        {
            await AsPublicAsync(context);
        }

        if (context.RequestServices.GetRequiredService<SessionOfRequest>().Standing is { LacksSecondFactor: true } standing && !IsOnTheWayToIt(context))
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Redirect(standing.HasSecondFactor
                ? SecondFactorModel.Path + QueryString.Create(SignIn.Next, context.Request.Path + context.Request.QueryString)
                : SetUpSecondFactorModel.Path);
            return;
        }

        if (context.User.Identity?.IsAuthenticated is true)
        {
            // What one person was shown is not left behind for the next one at the same machine.
            context.Response.OnStarting(() =>
            {
                if (context.Response.Headers.CacheControl.Count == 0)
                {
                    context.Response.Headers.CacheControl = "private, no-cache";
                }

                return Task.CompletedTask;
            });
        }

        await next(context);
    });

    // A form of another site carries the cookie along to an address that asks for no form token: programs alone write there.
    private static bool MayComeBySession(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static string? ShownToken(HttpContext context) =>
        context.Request.Headers.Authorization.ToString() is var shown && shown.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? shown[Bearer.Length..].Trim() : null;

    private static async Task<bool> IsProgramAsync(HttpContext context, string token)
    {
        if (await context.RequestServices.GetRequiredService<PersonalTokens>().FindAsync(token, context.Address(), context.RequestAborted) is not { } actor)
        {
            return false;
        }

        Enter(context, actor);
        return true;
    }

    private static async Task AsPersonAsync(HttpContext context, string key)
    {
        if (await context.RequestServices.GetRequiredService<Sessions>().FindAsync(key, context.RequestAborted) is not { } found)
        {
            context.LetGo(SessionCookie.Session);
            return;
        }

        context.RequestServices.GetRequiredService<SessionOfRequest>().Standing = found.Standing;
        Enter(context, found.Actor);
    }

    // Somebody else may have said already who asks, as tests do.
    private static async Task AsPublicAsync(HttpContext context)
    {
        var holder = context.RequestServices.GetRequiredService<ActorOfRequest>();
        if (!holder.Actor.IsSignedIn && context.GetEndpoint() is not null
            && await context.RequestServices.GetRequiredService<IUnits>().OfficeAsync(context.RequestAborted) is { } office)
        {
            holder.Actor = Actor.OfThePublic(context.RequestServices.GetRequiredService<RoleTable>().Everybody, office.Id);
        }
    }

    private static void Enter(HttpContext context, Actor actor)
    {
        context.RequestServices.GetRequiredService<ActorOfRequest>().Actor = actor;

        // Form tokens are bound to this name: a form opened by one person cannot be sent by another.
        context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, actor.AccountId!.Value.ToString())], "somdun"));
    }

    private static bool IsOnTheWayToIt(HttpContext context) =>
        context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || endpoint.Metadata.GetMetadata<OpenWithoutSecondFactorAttribute>() is not null;
}

/// <summary>A page that leads to the second factor, and so cannot ask for it.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OpenWithoutSecondFactorAttribute : Attribute;
