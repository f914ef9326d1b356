using System.CommandLine;
using System.Globalization;
using Somdun.Foundation.Data;
using Somdun.Foundation.Operation.Backups;
using Somdun.Foundation.Settings;
using static Somdun.Text;

namespace Somdun.Commands;

/// <summary><c>backup</c> and <c>restore</c>.</summary>
internal static class BackupCommand
{
    public static Command Create(Terminal terminal)
    {
        var target = new Option<string>("--out") { Description = T("แฟ้มสำรองที่จะเขียน (.zip)", "The archive to write (.zip)").ToString(), Required = true };
        var overwrite = new Option<bool>("--overwrite") { Description = T("เขียนทับแฟ้มชื่อเดียวกัน", "Replaces one of the same name").ToString() };
        var withoutKeys = new Option<bool>("--without-keys") { Description = T("ไม่รวมแฟ้มกุญแจ (เก็บแยกเอง)", "Leaves the key file out, to be kept apart").ToString() };
        var command = new Command("backup", T("สำรองฐานข้อมูล ไฟล์ และกุญแจ ขณะระบบทำงานได้", "Backs up database, files and keys, while the server runs").ToString()) { target, overwrite, withoutKeys };
        command.SetAction((parsed, cancel) => BackUpAsync(
            SomdunSettings.OfProcess(), new MakeBackup.Request(parsed.GetValue(target)!, parsed.GetValue(overwrite), !parsed.GetValue(withoutKeys)), terminal, cancel));
        return command;
    }

    public static Command CreateRestore(Terminal terminal)
    {
        var from = new Option<string>("--from") { Description = T("แฟ้มสำรอง", "The archive").ToString(), Required = true };
        var force = new Option<bool>("--force") { Description = T("ย้ายข้อมูลเดิมไปเก็บไว้ข้าง ๆ แล้วกู้คืน", "Sets what is there aside, and restores").ToString() };
        var migrate = new Option<bool>("--migrate") { Description = T("ปรับให้ตรงกับรุ่นนี้ต่อทันที", "Brings it to this version at once").ToString() };
        var command = new Command("restore", T("กู้คืนจากแฟ้มสำรอง", "Restores a backup").ToString()) { from, force, migrate };
        command.SetAction((parsed, cancel) => RestoreAsync(
            SomdunSettings.OfProcess(), new RestoreBackup.Request(parsed.GetValue(from)!, parsed.GetValue(force)), parsed.GetValue(migrate), terminal, cancel));
        return command;
    }

    public static async Task<int> BackUpAsync(SomdunSettings settings, MakeBackup.Request request, Terminal terminal, CancellationToken cancel)
    {
        await using var services = Composition.BuildServices(settings);
        await using var scope = services.OpenScope("backup");
        if (await DatabaseVersion.CheckAsync(scope.ServiceProvider.GetRequiredService<SomdunDb>(), settings.Database, cancel) is { } refusal)
        {
            await terminal.Error.WriteLineAsync(refusal.Reason.ToString());
            return ExitCode.Unusable;
        }

        var made = await ActivatorUtilities.CreateInstance<MakeBackup>(scope.ServiceProvider).RunAsync(request, new Lines(terminal), cancel);
        if (!made.Succeeded)
        {
            await terminal.Error.WriteLineAsync(made.Refusals[0].Reason.ToString());
            return ExitCode.Unusable;
        }

        var manifest = made.Value.Manifest;
        await terminal.Out.WriteLineAsync(T(
            string.Create(CultureInfo.InvariantCulture, $"{request.Out}: {manifest.Rows.Values.Sum():N0} แถว {manifest.Files:N0} ไฟล์ {made.Value.Bytes:N0} ไบต์ {(manifest.HasKeys ? "รวมกุญแจ" : "ไม่รวมกุญแจ")}"),
            string.Create(CultureInfo.InvariantCulture, $"{request.Out}: {manifest.Rows.Values.Sum():N0} rows, {manifest.Files:N0} files, {made.Value.Bytes:N0} bytes, {(manifest.HasKeys ? "with" : "without")} keys")).ToString());
        foreach (var hash in made.Value.Damaged)
        {
            await terminal.Error.WriteLineAsync(T($"ไฟล์ {hash} เสียหาย: เนื้อหาไม่ตรงกับชื่อ", $"The file {hash} is damaged: its content is not what its name says").ToString());
        }

        return made.Value.Damaged.Count == 0 ? ExitCode.Done : ExitCode.FellShort;
    }

    public static async Task<int> RestoreAsync(SomdunSettings settings, RestoreBackup.Request request, bool migrate, Terminal terminal, CancellationToken cancel)
    {
        await using (var services = Composition.BuildServices(settings))
        {
            var outcome = await ActivatorUtilities.CreateInstance<RestoreBackup>(services).RunAsync(request, new Lines(terminal), cancel);
            if (!outcome.Succeeded)
            {
                await terminal.Error.WriteLineAsync(outcome.Refusals[0].Reason.ToString());
                return ExitCode.Unusable;
            }

            var restored = outcome.Value;
            await terminal.Out.WriteLineAsync(T(
                string.Create(CultureInfo.InvariantCulture, $"กู้คืนข้อมูล ณ {restored.Manifest.At:yyyy-MM-dd HH:mm:ss} UTC แล้ว: {restored.Manifest.Rows.Values.Sum():N0} แถว {restored.Manifest.Files:N0} ไฟล์"),
                string.Create(CultureInfo.InvariantCulture, $"Restored as of {restored.Manifest.At:yyyy-MM-dd HH:mm:ss} UTC: {restored.Manifest.Rows.Values.Sum():N0} rows, {restored.Manifest.Files:N0} files")).ToString());
            foreach (var place in restored.SetAside)
            {
                await terminal.Error.WriteLineAsync(T($"ของเดิมอยู่ที่ {place}", $"What was there is at {place}").ToString());
            }

            if (restored.Differing.Count > 0)
            {
                await terminal.Error.WriteLineAsync(T(
                    $"จำนวนแถวไม่ตรงกับแฟ้มสำรอง: {string.Join(", ", restored.Differing)}", $"Another number of rows than the backup says: {string.Join(", ", restored.Differing)}").ToString());
                return ExitCode.FellShort;
            }
        }

        if (migrate)
        {
            return await ServeCommand.MigrateAsync(settings, terminal, cancel);
        }

        await terminal.Error.WriteLineAsync(T("ต่อไป: สั่ง ./somdun migrate", "Next: run ./somdun migrate").ToString());
        return ExitCode.Done;
    }
}
