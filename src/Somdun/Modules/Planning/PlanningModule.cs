namespace Somdun.Modules.Planning;

internal static class PlanningModule
{
    public static IServiceCollection AddPlanning(this IServiceCollection services) =>
        services.AddScoped<Plans>()
            .AddScoped<StartImport>()
            .AddScoped<DecideImport>()
            .AddScoped<ApplyImport>();
}
