using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Linting;

namespace Somdun.Modules.PlanReading;

internal static class PlanReadingModule
{
    public static IServiceCollection AddPlanReading(this IServiceCollection services) =>
        services.AddSingleton<IPlanLinter, PlanLinter>()
            .AddSingleton<IPlanReader, PlanReader>()
            .AddSingleton<IPlanTextReader, PlanTextReader>()
            .AddSingleton<ITableReader, TableReader>();
}
