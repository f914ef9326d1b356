using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Somdun.Foundation.Settings;

namespace Somdun.Modules.Accounts;

/// <summary>The other provider of sign-in, by OpenID Connect: authorization code with PKCE, and nothing kept of it but who came.</summary>
internal static class ProviderScheme
{
    public const string Name = "provider";

    /// <summary>What the provider is told to lead back to.</summary>
    public const string CallbackPath = "/sign-in/provider/callback";

    /// <summary>The account a person who is signed in wants to join, in the state that goes along.</summary>
    public const string Joining = "joining";

    /// <summary>The invitation a person wants to accept, in the same place.</summary>
    public const string Inviting = "inviting";

    private const string Failed = "/sign-in?provider=failed";

    public static IServiceCollection AddProvider(this IServiceCollection services, SomdunSettings settings)
    {
        if (settings.Oidc is not { } provider)
        {
            return services;
        }

        // The framework would take the only scheme for the one that says who asks, on every request; sessions say that.
        AppContext.SetSwitch("Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme", true);
        services.AddAuthentication().AddOpenIdConnect(Name, oidc =>
        {
            oidc.Authority = provider.Authority.ToString();
            oidc.ClientId = provider.ClientId;
            oidc.ClientSecret = provider.ClientSecret;
            oidc.CallbackPath = CallbackPath;
            oidc.ResponseType = OpenIdConnectResponseType.Code;
            oidc.ResponseMode = OpenIdConnectResponseMode.Query;
            oidc.UsePkce = true;
            oidc.MapInboundClaims = false;
            oidc.SaveTokens = false;
            oidc.RequireHttpsMetadata = !provider.Authority.IsLoopback;
            oidc.Scope.Clear();
            foreach (var scope in provider.Scopes)
            {
                oidc.Scope.Add(scope);
            }

            foreach (var cookie in new[] { oidc.CorrelationCookie, oidc.NonceCookie })
            {
                cookie.SameSite = SameSiteMode.Lax;
                cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            }

            oidc.Events.OnTicketReceived = async received =>
            {
                received.HandleResponse();
                var arrival = received.HttpContext.RequestServices.GetRequiredService<ProviderArrival>();
                received.Response.Redirect(await arrival.GoOnAsync(received.HttpContext, received.Principal!, received.Properties!, received.HttpContext.RequestAborted) ?? Failed);
            };
            oidc.Events.OnRemoteFailure = failure =>
            {
                // A forged or stale answer, or a person who turned back: the door says so, and the reason stands in the log.
                failure.HttpContext.RequestServices.GetRequiredService<ILogger<ProviderArrival>>().LogWarning(failure.Failure, "The sign-in provider's answer was not accepted");
                failure.HandleResponse();
                failure.Response.Redirect(Failed);
                return Task.CompletedTask;
            };
        });
        return services.AddScoped<ProviderArrival>();
    }

    /// <summary>Takes the provider's answers, knowing by then who is signed in here: it stands after what finds that out.</summary>
    public static void UseProvider(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<SomdunSettings>().Oidc is null)
        {
            return;
        }

        app.UseAuthentication();
    }

    /// <summary>
    /// The address to send the person to. Not as a redirect: a form may lead to no other site by this site's own rules, and providers lead on
    /// to sites nobody here knows.
    /// </summary>
    public static async Task<string> AddressAsync(HttpContext context, AuthenticationProperties state)
    {
        await context.ChallengeAsync(Name, state);
        var address = context.Response.Headers.Location.ToString();
        context.Response.Headers.Remove("Location");
        context.Response.StatusCode = StatusCodes.Status200OK;
        return address;
    }

    public static string? ClaimOf(this ClaimsPrincipal who, string claim) => who.FindFirst(claim)?.Value is { Length: > 0 } value ? value : null;
}
