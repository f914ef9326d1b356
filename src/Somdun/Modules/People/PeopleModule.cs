using Somdun.Foundation.Web;
using Somdun.Modules.Inbox.Contract;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.People.Contract;
using static Somdun.Text;

namespace Somdun.Modules.People;

internal static class PeopleModule
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton(new MenuEntry(T("บุคลากร", "People"), "/people", 40, PeoplePermissions.View))
        .AddScoped<IPeople, PeopleRegister>()
        .AddScoped<PeopleRegister>()
        .AddScoped<Workplaces>()
        .AddScoped<PeopleList>()
        .AddScoped<FindByNumber>()
        .AddScoped<IInboxSource, PeopleInbox>()
        .AddScoped<IUnitPageSection, StaffOfUnit>()
        .AddScoped<IUnitChangeConsequence, PositionsLeftBehind>()
        .AddScoped<EditPerson>()
        .AddScoped<GivePosition>()
        .AddScoped<EndPosition>()
        .AddScoped<DelegateAuthority>()
        .AddScoped<EndDelegation>()
        .AddScoped<ImportStaff>()
        .AddScoped<PeopleGroups>()
        .AddScoped<IPeopleGroups>(provider => provider.GetRequiredService<PeopleGroups>())
        .AddScoped<IPersonalRecords, PersonalRecordsOfPeople>();
}
