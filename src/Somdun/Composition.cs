using Somdun.Foundation.Audit;
using Somdun.Foundation.Security;
using Somdun.Foundation.Settings;
using Somdun.Foundation.Web;
using Somdun.Modules.Accounts;
using Somdun.Modules.History;
using Somdun.Modules.Home;
using Somdun.Modules.Inbox;
using Somdun.Modules.Organisation;
using Somdun.Modules.People;
using Somdun.Modules.Planning;
using Somdun.Modules.PlanReading;
using Somdun.Modules.Privacy;
using static Somdun.Text;

namespace Somdun;

/// <summary>The one place, with <see cref="Program"/> and the commands, that knows every module.</summary>
internal static class Composition
{
    /// <param name="adjust">What a test puts in the place of the network and the clock.</param>
    public static WebApplication BuildWeb(SomdunSettings settings, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = SomdunWeb.CreateBuilder(settings);
        AddModules(builder.Services);
        builder.Services.AddProvider(settings);
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.UseFoundation(way =>
        {
            way.UseWhoAsks();
            way.UseProvider();
        });
        app.MapPlansApi();
        app.MapAuditExport();
        app.MapUnitsApi();
        return app;
    }

    /// <summary>The same services without a web server, for commands.</summary>
    /// <param name="adjust">What a test puts in the place of the clock.</param>
    public static ServiceProvider BuildServices(SomdunSettings settings, Action<IServiceCollection>? adjust = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        SomdunWeb.AddFoundation(services, settings);
        AddModules(services);
        adjust?.Invoke(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    /// <summary>The scope of one command, whose work is done by the program itself at the console.</summary>
    /// <param name="command">As it was called: <c>plan import</c>.</param>
    public static AsyncServiceScope OpenScope(this IServiceProvider services, string command)
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorOfRequest>().Actor = Actor.Program(T("คำสั่งที่เครื่องแม่ข่าย", "A command at the server").ToString());
        scope.ServiceProvider.GetRequiredService<AuditedRequest>().Way = $"somdun {command}";
        return scope;
    }

    private static void AddModules(IServiceCollection services)
    {
        services.AddPermissions(Roles.Table);
        services.AddScoped<RoleHolders, GrantedRoles>();
        services.AddAccounts();
        services.AddHome();
        services.AddInbox();
        services.AddHistory();
        services.AddOrganisation();
        services.AddPeople();
        services.AddPrivacy();
        services.AddPlanReading();
        services.AddPlanning();
    }
}
