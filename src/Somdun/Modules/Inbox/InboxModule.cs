using Somdun.Foundation.Web;
using static Somdun.Text;

namespace Somdun.Modules.Inbox;

internal static class InboxModule
{
    public static IServiceCollection AddInbox(this IServiceCollection services) => services
        .AddSingleton(new MenuEntry(T("กล่องงาน", "Inbox"), "/inbox", 5))
        .AddSingleton(new HomeSection("/Modules/Inbox/OnHome/_Inbox.cshtml", -10))
        .AddScoped<InboxOfActor>();
}
