using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Organisation;

internal static class OrganisationModule
{
    public static IServiceCollection AddOrganisation(this IServiceCollection services) => services.AddScoped<IUnits, Units>();
}
