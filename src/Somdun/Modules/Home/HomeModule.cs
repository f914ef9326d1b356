using Somdun.Foundation.Web;
using static Somdun.Text;

namespace Somdun.Modules.Home;

/// <summary>The first page: where things stand, and what needs a person first.</summary>
internal static class HomeModule
{
    public static IServiceCollection AddHome(this IServiceCollection services) =>
        services.AddSingleton(new MenuEntry(T("ภาพรวม", "Overview"), "/", 0));
}
