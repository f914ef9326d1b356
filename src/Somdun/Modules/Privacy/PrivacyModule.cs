using Somdun.Foundation.Web;
using Somdun.Modules.Inbox.Contract;
using static Somdun.Text;

namespace Somdun.Modules.Privacy;

internal static class PrivacyModule
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services
        .AddSingleton(new MenuEntry(T("ข้อมูลส่วนบุคคล", "Privacy"), "/privacy", 90))
        .AddScoped<PrivacyReach>()
        .AddScoped<EditActivity>()
        .AddScoped<GatherAboutPerson>()
        .AddScoped<HandleAccess>()
        .AddScoped<HandleErasure>()
        .AddScoped<KeepConsents>()
        .AddScoped<KeepBreaches>()
        .AddScoped<IInboxSource, PrivacyInbox>();
}
