using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Settings;
using Somdun.Foundation.Web;
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
        if (OnlyThisMachine.AddressNotAllowed(settings.Urls) is { } address)
        {
            await terminal.Error.WriteLineAsync(T(
                $"เปิดที่ {address} ไม่ได้: ยังไม่มีระบบบัญชีผู้ใช้ จึงตอบเฉพาะเครื่องนี้ (127.0.0.1)",
                $"Cannot listen on {address}: there are no accounts yet, so only this machine is answered (127.0.0.1)").ToString());
            return ExitCode.Unusable;
        }

        await using var app = Composition.BuildWeb(settings);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            if (await DatabaseVersion.CheckAsync(scope.ServiceProvider.GetRequiredService<SomdunDb>(), settings.Database, cancel) is { } refusal)
            {
                await terminal.Error.WriteLineAsync(refusal.Reason.ToString());
                return ExitCode.Unusable;
            }
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
            $"สมดุลเปิดอยู่ที่ {string.Join(' ', app.Urls)} (เฉพาะเครื่องนี้ เพราะยังไม่มีระบบบัญชีผู้ใช้) กด Ctrl+C เพื่อปิด",
            $"Somdun is at {string.Join(' ', app.Urls)} (this machine only, as there are no accounts yet). Ctrl+C stops it.").ToString());
        await app.WaitForShutdownAsync(cancel);
        return ExitCode.Done;
    }

    public static async Task<int> MigrateAsync(SomdunSettings settings, Terminal terminal, CancellationToken cancel)
    {
        if (settings.Database.SqlitePath is { } path)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }

        await using var services = Composition.BuildServices(settings);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SomdunDb>().Database.MigrateAsync(cancel);
        await terminal.Error.WriteLineAsync(T("ฐานข้อมูลพร้อมใช้", "The database is ready").ToString());
        return ExitCode.Done;
    }
}
