using Somdun.Foundation.Web;
using Somdun.Modules.Inbox.Contract;
using Somdun.Modules.Organisation.Contract;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

internal static class PlanningModule
{
    public static IServiceCollection AddPlanning(this IServiceCollection services) => services
        .AddSingleton(new MenuEntry(T("แผนและโครงการ", "Plans and projects"), "/plans", 10, PlanningPermissions.View))
        .AddSingleton(new MenuEntry(T("นำแผนเข้า", "Bring a plan in"), "/imports", 20, PlanningPermissions.Edit))
        .AddScoped<IInboxSource, PlanningInbox>()
        .AddScoped<Plans>()
        .AddScoped<PlanEntries>()
        .AddScoped<IUnitPageSection, PlansOfUnit>()
        .AddScoped<IUnitChangeConsequence, PlansLeftBehind>()
        .AddScoped<PlanContents>()
        .AddSingleton<CheckedVersions>()
        .AddScoped<PlanFindings>()
        .AddScoped<PlansOnHome>()
        .AddSingleton(new HomeSection("/Modules/Planning/OnHome/_DemoTour.cshtml", -1))
        .AddSingleton(new HomeSection("/Modules/Planning/OnHome/_Plans.cshtml", 0))
        .AddSingleton<ImportReviews>()
        .AddScoped<StartImport>()
        .AddScoped<DecideImport>()
        .AddScoped<ApplyImport>()
        .AddScoped<PlanSigners>()
        .AddScoped<DecisionBases>()
        .AddScoped<StartPlan>()
        .AddScoped<AmendPlan>()
        .AddScoped<ScreenVersion>()
        .AddScoped<ApproveVersion>()
        .AddScoped<ReopenVersion>()
        .AddScoped<DecideOnProjects>()
        .AddScoped<SetCeilings>()
        .AddScoped<EditProject>()
        .AddScoped<RemoveProject>()
        .AddScoped<AcceptProposal>()
        .AddScoped<EditStrategies>()
        .AddScoped<EditFrameworks>()
        .AddScoped<PrintPlanBook>();
}
