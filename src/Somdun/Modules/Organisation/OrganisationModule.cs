using Somdun.Foundation.Web;
using Somdun.Modules.Inbox.Contract;
using Somdun.Modules.Organisation.Contract;
using static Somdun.Text;

namespace Somdun.Modules.Organisation;

internal static class OrganisationModule
{
    public static IServiceCollection AddOrganisation(this IServiceCollection services) => services
        .AddSingleton(new MenuEntry(T("โรงเรียนและหน่วยงาน", "Schools and units"), "/units", 20, OrganisationPermissions.View))
        .AddScoped<Units>()
        .AddScoped<IUnits>(provider => provider.GetRequiredService<Units>())
        .AddScoped<UnitSearch>()
        .AddScoped<Register>()
        .AddScoped<ChangeUnits>()
        .AddScoped<IUnitChangeConsequence, FiguresLeftBehind>()
        .AddScoped<IInboxSource, OrganisationInbox>()
        .AddScoped<DescribeSchool>()
        .AddScoped<ImportRegister>()
        .AddScoped<TargetGroups>()
        .AddScoped<ITargetGroups>(provider => provider.GetRequiredService<TargetGroups>());
}
