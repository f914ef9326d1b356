using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Somdun.Foundation.Web;
using Somdun.Modules.Inbox.Contract;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.People.Contract;
using static Somdun.Text;

namespace Somdun.Modules.Accounts;

internal static class AccountsModule
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>().AddUserStore<AccountStore>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // A passkey stands for both factors, so the device must have asked who is there; and it must know whose it is by itself.
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
        });
        return services
            .AddOwnAccountPolicy()
            .AddSingleton(new OpenToOthers((services, cancel) => services.GetRequiredService<Accounts>().HasAdministratorAsync(cancel)))
            .AddSingleton<IPasswordHasher<Account>>(new PasswordHasher<Account>(Options.Create(Hashing.Options)))
            .AddScoped<SessionOfRequest>()
            .AddScoped<Sessions>()
            .AddScoped<Attempts>()
            .AddScoped<SignInSteps>()
            .AddScoped<SignInByPassword>()
            .AddScoped<SignInDoor>()
            .AddScoped<ShowSecondFactor>()
            .AddScoped<SecondFactorOfOwn>()
            .AddScoped<ChangePassword>()
            .AddScoped<SessionsOfAccount>()
            .AddScoped<TokensOfAccount>()
            .AddScoped<Passkeys>()
            .AddScoped<PersonalTokens>()
            .AddScoped<Accounts>()
            .AddScoped<OneTimeCodes>()
            .AddScoped<CreateAdministrator>()
            .AddScoped<GiveRole>()
            .AddScoped<InviteAccounts>()
            .AddScoped<ResetAccounts>()
            .AddScoped<SlipPrinter>()
            .AddScoped<RoleForm>()
            .AddScoped<AdministrationAtAGlance>()
            .AddSingleton(new HomeSection("/Modules/Accounts/OnHome/_Administration.cshtml", 20))
            .AddScoped<WaitingSlips>()
            .AddScoped<ConfirmOwn>()
            .AddScoped<ConfirmRoles>()
            .AddScoped<IInboxSource>(provider => provider.GetRequiredService<ConfirmRoles>())
            .AddScoped<LinkPerson>()
            .AddScoped<IPersonalRecords, PersonalRecordsOfAccounts>()
            .AddScoped<IUnitPageSection, AccountsOfUnit>()
            .AddScoped<IUnitChangeConsequence, RolesLeftBehind>()
            .AddScoped<DemoAccounts>()
            .AddSingleton(new MenuEntry(T("บัญชีผู้ใช้", "Accounts"), AccountsModel.Path, 90, AccountsPermissions.View));
    }
}
