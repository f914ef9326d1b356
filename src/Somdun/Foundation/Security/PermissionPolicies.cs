using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using static Somdun.Text;

namespace Somdun.Foundation.Security;

/// <summary>One policy for each permission, named as the permission. What no policy opens stays shut to whoever has not signed in.</summary>
internal static class PermissionPolicies
{
    public static IServiceCollection AddPermissions(this IServiceCollection services, RoleTable roles)
    {
        services.AddSingleton(roles);
        services.AddScoped<ActorOfRequest>();
        services.AddScoped(provider => provider.GetRequiredService<ActorOfRequest>().Actor);
        services.AddScoped<IAuthorizationHandler, ActorMay>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, ShutDoor>();
        return services.AddAuthorization(options =>
        {
            options.FallbackPolicy = options.DefaultPolicy = new AuthorizationPolicyBuilder().AddRequirements(new Needs(null)).Build();
            foreach (var permission in roles.Permissions)
            {
                options.AddPolicy(permission.Code, policy => policy.AddRequirements(new Needs(permission.Code)));
            }
        });
    }

    /// <param name="Permission">Null where it is enough to have signed in.</param>
    private sealed record Needs(string? Permission) : IAuthorizationRequirement;

    private sealed class ActorMay(Actor actor) : AuthorizationHandler<Needs>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Needs requirement)
        {
            if (requirement.Permission is { } permission ? actor.May(permission) : actor.IsSignedIn)
            {
                context.Succeed(requirement);
            }

            return Task.CompletedTask;
        }
    }

    /// <summary>
    /// What one may not see is not there: 404, as for an address that does not exist, to whomever. Who has not signed in is led to the
    /// door, and from there to the page asked for.
    /// </summary>
    private sealed class ShutDoor : IAuthorizationMiddlewareResultHandler
    {
        public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
        {
            if (authorizeResult.Succeeded)
            {
                await next(context);
            }
            else if (context.GetEndpoint() is null || context.RequestServices.GetRequiredService<Actor>().IsSignedIn)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            }
            else if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            {
                context.Response.Headers.WWWAuthenticate = "Bearer";
                await TypedResults.Problem(
                    statusCode: StatusCodes.Status401Unauthorized,
                    detail: T("ต้องแนบโทเค็นส่วนตัวที่ยังใช้ได้ใน Authorization: Bearer", "A personal token that is still valid is needed, in Authorization: Bearer").ToString(),
                    extensions: new Dictionary<string, object?> { ["code"] = "sign-in-needed" }).ExecuteAsync(context);
            }
            else
            {
                context.Response.Headers.CacheControl = "no-store";
                context.Response.Redirect(SignIn.AddressFor(context.Request));
            }
        }
    }
}
