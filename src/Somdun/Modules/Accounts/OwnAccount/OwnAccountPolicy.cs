namespace Somdun.Modules.Accounts;

/// <summary>The pages of one's own account ask for no permission: whoever signed in by a browser has them. Programs have not.</summary>
internal static class OwnAccountPolicy
{
    public const string Name = "accounts.own";

    public static IServiceCollection AddOwnAccountPolicy(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder().AddPolicy(Name, policy => policy.RequireAssertion(context =>
            context.Resource is HttpContext request && request.RequestServices.GetRequiredService<SessionOfRequest>().Standing is not null));
        return services;
    }
}
