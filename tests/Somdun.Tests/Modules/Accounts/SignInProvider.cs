using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using Somdun.Foundation.Settings;

namespace Somdun.Tests.Modules.Accounts;

/// <summary>A real OpenID Connect provider on a port of this machine, which vouches for whoever it is told to.</summary>
internal sealed class SignInProvider : IAsyncDisposable
{
    private const string ClientId = "somdun";
    private const string ClientSecret = "a secret between the two";

    private readonly WebApplication _program;

    private SignInProvider(WebApplication program, Uri address) => (_program, Address) = (program, address);

    public Uri Address { get; }

    /// <summary>Whom it vouches for next.</summary>
    public string Person { get; set; } = "1234";

    public OidcSetting Setting => new(Address, ClientId, ClientSecret, "ThaID", ["openid", "profile"]);

    public static async Task<SignInProvider> StartAsync()
    {
        SignInProvider? provider = null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.RegisterScopes(OpenIddictConstants.Scopes.Profile);
            server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
            server.EnableDegradedMode();
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<OpenIddictServerEvents.ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId || !new Uri(context.RedirectUri!).AbsolutePath.Equals("/sign-in/provider/callback", StringComparison.Ordinal))
                {
                    context.Reject(OpenIddictConstants.Errors.InvalidClient);
                }

                return default;
            }));
            server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId || context.ClientSecret != ClientSecret)
                {
                    context.Reject(OpenIddictConstants.Errors.InvalidClient);
                }

                return default;
            }));
            server.AddEventHandler<OpenIddictServerEvents.HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                var identity = new ClaimsIdentity("provider");
                identity.AddClaim(new Claim(OpenIddictConstants.Claims.Subject, provider!.Person));
                identity.AddClaim(new Claim(OpenIddictConstants.Claims.Name, $"คุณ {provider.Person}").SetDestinations(OpenIddictConstants.Destinations.IdentityToken));
                context.Principal = new ClaimsPrincipal(identity);
                context.Principal.SetScopes(context.Request.GetScopes());
                return default;
            }));
        });
        var program = builder.Build();
        await program.StartAsync();
        var address = new Uri(program.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return provider = new SignInProvider(program, address);
    }

    /// <summary>Signs the person in there, and gives the path and query with which the provider leads back.</summary>
    public static async Task<string> LeadBackAsync(string address)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await http.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
        return answer.Headers.Location?.PathAndQuery ?? throw new InvalidOperationException($"The provider answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
    }

    public ValueTask DisposeAsync() => _program.DisposeAsync();
}
