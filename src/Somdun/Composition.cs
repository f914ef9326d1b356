using Somdun.Foundation.Settings;
using Somdun.Foundation.Web;
using Somdun.Modules.Home;
using Somdun.Modules.Organisation;
using Somdun.Modules.Planning;
using Somdun.Modules.PlanReading;

namespace Somdun;

/// <summary>The one place, with <see cref="Program"/> and the commands, that knows every module.</summary>
internal static class Composition
{
    /// <param name="adjust">What a test puts in the place of the network and the clock.</param>
    public static WebApplication BuildWeb(SomdunSettings settings, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = SomdunWeb.CreateBuilder(settings);
        AddModules(builder.Services);
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.UseFoundation();
        app.MapPlansApi();
        return app;
    }

    /// <summary>The same services without a web server, for commands.</summary>
    public static ServiceProvider BuildServices(SomdunSettings settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        SomdunWeb.AddFoundation(services, settings);
        AddModules(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static void AddModules(IServiceCollection services)
    {
        services.AddHome();
        services.AddOrganisation();
        services.AddPlanReading();
        services.AddPlanning();
    }
}
