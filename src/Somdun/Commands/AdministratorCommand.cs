using System.CommandLine;
using Somdun.Foundation.Data;
using Somdun.Foundation.Settings;
using Somdun.Modules.Accounts;
using static Somdun.Text;

namespace Somdun.Commands;

/// <summary><c>administrator create</c>: lets somebody into a system that nobody can enter, or into one whose administrators are all locked out.</summary>
internal static class AdministratorCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = new Option<string>("--name") { Description = T("ชื่อที่ผู้อื่นเห็น", "The name that others see").ToString(), Required = true };
        var signInName = new Option<string>("--sign-in-name") { Description = T("ชื่อผู้ใช้", "The sign-in name").ToString(), DefaultValueFactory = _ => "admin" };
        var create = new Command("create", T("สร้างผู้ดูแลระบบ แล้วพิมพ์ลิงก์ใช้ครั้งเดียว", "Makes an administrator, and prints a link that works once").ToString()) { name, signInName };
        create.SetAction((parsed, cancel) => CreateAsync(SomdunSettings.OfProcess(), parsed.GetValue(name)!, parsed.GetValue(signInName)!, terminal, cancel));
        return new Command("administrator", T("ผู้ดูแลระบบ", "Administrators").ToString()) { create };
    }

    public static async Task<int> CreateAsync(SomdunSettings settings, string name, string signInName, Terminal terminal, CancellationToken cancel)
    {
        await using var services = Composition.BuildServices(settings);
        await using var scope = services.OpenScope("administrator create");
        if (await DatabaseVersion.CheckAsync(scope.ServiceProvider.GetRequiredService<SomdunDb>(), settings.Database, cancel) is { } notReady)
        {
            await terminal.Error.WriteLineAsync(notReady.Reason.ToString());
            return ExitCode.Unusable;
        }

        var outcome = await scope.ServiceProvider.GetRequiredService<CreateAdministrator>().RunAsync(name, signInName, cancel);
        if (!outcome.Succeeded)
        {
            await terminal.Error.WriteLineAsync(string.Join(' ', outcome.Refusals.Select(refusal => refusal.Reason.ToString())));
            return ExitCode.Unusable;
        }

        await terminal.Out.WriteLineAsync(outcome.Value);
        await terminal.Error.WriteLineAsync(T(
            $"เปิดลิงก์นี้เพื่อตั้งรหัสผ่านของ {signInName} (ใช้ได้ครั้งเดียว ภายใน 24 ชั่วโมง) แล้วตั้งปัจจัยที่สอง",
            $"Open this link to choose the password of {signInName} (once, within 24 hours), then set up a second factor").ToString());
        return ExitCode.Done;
    }
}
