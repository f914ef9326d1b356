using Somdun.Foundation.Web;
using Somdun.Modules.History.Contract;
using Somdun.Modules.Organisation.Contract;
using static Somdun.Text;

namespace Somdun.Modules.History;

internal static class HistoryModule
{
    public static IServiceCollection AddHistory(this IServiceCollection services) => services
        .AddSingleton(new MenuEntry(T("ประวัติการทำงาน", "What was done"), "/audit", 90))
        .AddScoped<IRecordHistory, RecordHistory>()
        .AddScoped<IUnitPageSection, HistoryOfUnit>();
}
