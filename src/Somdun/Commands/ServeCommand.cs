using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using Somdun.Foundation.Data;
using Somdun.Foundation.Jobs;
using Somdun.Foundation.Security;
using Somdun.Foundation.Settings;
using Somdun.Foundation.Web;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Commands;

/// <summary><c>serve</c> and <c>migrate</c>.</summary>
internal static class ServeCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("serve", T("เปิดระบบตามที่ตั้งค่าไว้", "Serves, as the settings say").ToString());
        command.SetAction((_, cancel) => ServeAsync(SomdunSettings.OfProcess(), terminal, cancel));
        return command;
    }

    public static Command CreateMigrate(Terminal terminal)
    {
        var command = new Command("migrate", T("ปรับฐานข้อมูลให้ตรงกับรุ่นนี้", "Brings the database to this version").ToString());
        command.SetAction((_, cancel) => MigrateAsync(SomdunSettings.OfProcess(), terminal, cancel));
        return command;
    }

    public static async Task<int> ServeAsync(SomdunSettings settings, Terminal terminal, CancellationToken cancel)
    {
        if ((Proxies.Unusable(settings) ?? Metrics.Unusable(settings)) is { } unreadable)
        {
            await terminal.Error.WriteLineAsync(unreadable.Reason.ToString());
            return ExitCode.Unusable;
        }

        // Asking the database takes as long as putting the server together, for its model is made first, and neither needs the other.
        var asked = Task.Run(() => RefusalOfDatabaseAsync(settings.Database, cancel), cancel);
        await using var app = Composition.BuildWeb(settings);
        bool hasAdministrator;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            if (await asked is { } refusal)
            {
                await terminal.Error.WriteLineAsync(refusal.Reason.ToString());
                return ExitCode.Unusable;
            }

            if (scope.ServiceProvider.GetRequiredService<Retention>().Unusable() is { } unusable)
            {
                await terminal.Error.WriteLineAsync(unusable.Reason.ToString());
                return ExitCode.Unusable;
            }

            // Asked for now, so that keys that do not fit are told before anybody is served.
            _ = scope.ServiceProvider.GetRequiredService<Secrets>().Ring;

            hasAdministrator = settings.IsDemo || await scope.ServiceProvider.GetRequiredService<OpenToOthers>().IsOpenAsync(scope.ServiceProvider, cancel);
        }

        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            await terminal.Error.WriteLineAsync(T(
                $"เปิดที่ {settings.Urls} ไม่ได้: มีโปรแกรมอื่นใช้อยู่ เลือกพอร์ตอื่น",
                $"Cannot listen on {settings.Urls}: another program does. Choose another port").ToString());
            return ExitCode.Unusable;
        }

        await terminal.Error.WriteLineAsync(T(
            $"สมดุลเปิดอยู่ที่ {string.Join(' ', app.Urls)} กด Ctrl+C เพื่อปิด",
            $"Somdun is at {string.Join(' ', app.Urls)}. Ctrl+C stops it.").ToString());
        if (settings.IsDemo)
        {
            foreach (var line in DemoCommand.SignIns(app.Urls.First()))
            {
                await terminal.Error.WriteLineAsync(line.ToString());
            }
        }

        if (!hasAdministrator)
        {
            await terminal.Error.WriteLineAsync(T(
                "ยังไม่มีผู้ดูแลระบบ จึงตอบเฉพาะเครื่องนี้ (127.0.0.1) สั่งในอีกหน้าต่าง: ./somdun administrator create --name \"ชื่อ นามสกุล\"",
                "There is no administrator yet, so only this machine is answered (127.0.0.1). In another window, run: ./somdun administrator create --name \"Name Surname\"").ToString());
        }

        await app.WaitForShutdownAsync(cancel);
        return ExitCode.Done;
    }

    private static async Task<Refusal?> RefusalOfDatabaseAsync(DatabaseSetting database, CancellationToken cancel)
    {
        await using var db = database.Open();
        return await DatabaseVersion.CheckAsync(db, database, cancel);
    }

    public static async Task<int> MigrateAsync(SomdunSettings settings, Terminal terminal, CancellationToken cancel)
    {
        await using var services = Composition.BuildServices(settings);
        await using var scope = services.OpenScope("migrate");
        var refusal = await DatabaseVersion.CheckAsync(scope.ServiceProvider.GetRequiredService<SomdunDb>(), settings.Database, cancel);
        if (refusal is { Code: DatabaseVersion.Newer or DatabaseVersion.Unreachable })
        {
            await terminal.Error.WriteLineAsync(refusal.Reason.ToString());
            return ExitCode.Unusable;
        }

        await Migrating.RunAsync(scope.ServiceProvider, cancel);
        await terminal.Error.WriteLineAsync(T("ฐานข้อมูลพร้อมใช้", "The database is ready").ToString());
        return ExitCode.Done;
    }
}
