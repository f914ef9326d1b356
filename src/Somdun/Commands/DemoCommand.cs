using System.CommandLine;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Somdun.Foundation.Data;
using Somdun.Foundation.Settings;
using Somdun.Modules.Accounts;
using Somdun.Modules.Organisation;
using Somdun.Modules.People;
using Somdun.Modules.Planning;
using static Somdun.Text;

namespace Somdun.Commands;

/// <summary><c>demo</c>: a made-up office in a folder of its own, made when absent, and served.</summary>
internal static class DemoCommand
{
    private const string DatabaseFile = "somdun.db";
    private const string FilesFolder = "files";

    public static Command Create(Terminal terminal)
    {
        var port = new Option<int>("--port") { Description = T("พอร์ตที่เปิด", "The port to listen on").ToString(), DefaultValueFactory = _ => 5080 };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535)
            {
                result.AddError(T("--port ต้องอยู่ระหว่าง 0 ถึง 65535", "--port is from 0 to 65535").ToString());
            }
        });
        var data = new Option<string>("--data") { Description = T("โฟลเดอร์ข้อมูล", "The folder of its data").ToString(), DefaultValueFactory = _ => "./data/demo" };
        var fresh = new Option<bool>("--fresh") { Description = T("ทิ้งข้อมูลเดิมแล้วสร้างใหม่", "Throw the old data away and begin anew").ToString() };

        var command = new Command("demo", T("เปิดสำนักงานตัวอย่าง", "Serves the demo office").ToString()) { port, data, fresh };
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = SettingsIn(parsed.GetValue(data)!, parsed.GetValue(port));
            return await PrepareAsync(settings, parsed.GetValue(fresh), terminal, cancel)
                ? await ServeCommand.ServeAsync(settings, terminal, cancel)
                : ExitCode.Unusable;
        });
        return command;
    }

    /// <summary>Who can be signed in as, and where: a line each.</summary>
    /// <param name="address">Where the server listens.</param>
    public static IEnumerable<Text> SignIns(string address) =>
    [
        T($"เข้าระบบเป็นผู้ใช้ตัวอย่างได้ที่ {address}/sign-in โดยไม่ต้องใช้รหัสผ่าน:", $"Sign in at {address}/sign-in as any of these, without a password:"),
        .. DemoAccounts.All.Select(person => T(
            $"  {person.Key,-15} {person.Name.Thai} · {string.Join(", ", person.Roles.Select(held => Roles.Table.Find(held.Role)!.Name.Thai).Distinct())}",
            $"  {person.Key,-15} {person.Name.English} · {string.Join(", ", person.Roles.Select(held => Roles.Table.Find(held.Role)!.Name.English).Distinct())}")),
    ];

    public static SomdunSettings SettingsIn(string folder, int port) => new(
        DatabaseSetting.Parse($"sqlite:{Path.Combine(folder, DatabaseFile)}"),
        string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
        Path.GetFullPath(Path.Combine(folder, FilesFolder))) { IsDemo = true };

    /// <summary>Makes the office where it is absent; safe to run again. False when what is there belongs to another release.</summary>
    public static async Task<bool> PrepareAsync(SomdunSettings settings, bool fresh, Terminal terminal, CancellationToken cancel)
    {
        var path = settings.Database.SqlitePath!;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (fresh)
        {
            Discard(settings, path);
        }

        await using var services = Composition.BuildServices(settings);
        await using var scope = services.OpenScope("demo");
        var db = scope.ServiceProvider.GetRequiredService<SomdunDb>();
        if (await DatabaseVersion.CheckAsync(db, settings.Database, cancel) is { Code: DatabaseVersion.Newer })
        {
            await terminal.Error.WriteLineAsync(T(
                $"ข้อมูลตัวอย่างใน {Path.GetDirectoryName(path)} เป็นของโปรแกรมรุ่นอื่น เพิ่ม --fresh เพื่อสร้างใหม่",
                $"The demo data in {Path.GetDirectoryName(path)} belong to another release: add --fresh to make them anew").ToString());
            return false;
        }

        await Migrating.RunAsync(scope.ServiceProvider, cancel);
        await ActivatorUtilities.CreateInstance<DemoOffice>(scope.ServiceProvider).EnsureAsync(new Lines(terminal), cancel);
        await ActivatorUtilities.CreateInstance<DemoSchools>(scope.ServiceProvider).EnsureAsync(new Lines(terminal), cancel);
        await ActivatorUtilities.CreateInstance<DemoStaff>(scope.ServiceProvider).EnsureAsync(new Lines(terminal), cancel);
        await scope.ServiceProvider.GetRequiredService<DemoAccounts>().EnsureAsync(cancel);
        return true;
    }

    // Only what the demo itself made: the folder may hold other things.
    private static void Discard(SomdunSettings settings, string path)
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in new[] { path, $"{path}-wal", $"{path}-shm", settings.Keys })
        {
            File.Delete(file);
        }

        if (Directory.Exists(settings.Files))
        {
            Directory.Delete(settings.Files, recursive: true);
        }
    }
}
