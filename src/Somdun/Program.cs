using System.CommandLine;
using System.Globalization;
using Somdun.Commands;
using Somdun.Foundation.Security;
using Somdun.Foundation.Settings;
using static Somdun.Text;

namespace Somdun;

internal static class Program
{
    public static Task<int> Main(string[] args)
    {
        // Under a Thai culture 2026-11-22 is written 2569-11-22 and read as 1483, without an error anywhere.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        Thread.CurrentThread.CurrentCulture = CultureInfo.InvariantCulture;
        Thread.CurrentThread.CurrentUICulture = CultureInfo.InvariantCulture;

        return RunAsync(args, Terminal.OfProcess());
    }

    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var root = new RootCommand(T("สมดุล: ระบบงานสำนักงานเขตพื้นที่การศึกษา", "Somdun: the system of an education area office").ToString())
        {
            DemoCommand.Create(terminal),
            ServeCommand.Create(terminal),
            ServeCommand.CreateMigrate(terminal),
            PlanCommand.Create(terminal),
            AdministratorCommand.Create(terminal),
            TokenCommand.Create(terminal),
            BackupCommand.Create(terminal),
            BackupCommand.CreateRestore(terminal),
            DoctorCommand.Create(terminal),
            KeysCommand.Create(terminal),
            OrganisationCommand.Create(terminal),
            PeopleCommand.Create(terminal),
        };

        var parsed = root.Parse(args);
        if (UnusableCall.Of(parsed) is { } reason)
        {
            await terminal.Error.WriteLineAsync(reason.In(UnusableCall.LanguageOf(args)));
            return ExitCode.Unusable;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (KeyFileUnusableException fault)
        {
            await terminal.Error.WriteLineAsync(fault.Reason.ToString());
            return ExitCode.Unusable;
        }
        catch (SettingUnusableException fault)
        {
            await terminal.Error.WriteLineAsync(fault.Reason.ToString());
            return ExitCode.Unusable;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A fault of the program's own, told whole to whoever mends it.
            await terminal.Error.WriteLineAsync(fault.ToString());
            return ExitCode.FellShort;
        }
    }
}
