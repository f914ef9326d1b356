using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Somdun.Foundation.Data;
using Somdun.Foundation.Operation.Doctor;
using Somdun.Foundation.Settings;
using static Somdun.Text;

namespace Somdun.Commands;

/// <summary><c>doctor</c>: one line for each thing it looked at; exit code 1 when something fell short.</summary>
internal static class DoctorCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Command Create(Terminal terminal)
    {
        var json = new Option<bool>("--json") { Description = T("ผลเป็น JSON สำหรับโปรแกรม", "The result as JSON, for programs").ToString() };
        var command = new Command("doctor", T("ตรวจเครื่อง ฐานข้อมูล กุญแจ งานเบื้องหลัง และการสำรอง", "Looks at machine, database, keys, jobs and backups").ToString()) { json };
        command.SetAction((parsed, cancel) => RunAsync(SomdunSettings.OfProcess(), parsed.GetValue(json), terminal, cancel));
        return command;
    }

    public static async Task<int> RunAsync(SomdunSettings settings, bool json, Terminal terminal, CancellationToken cancel)
    {
        await using var services = Composition.BuildServices(settings);
        var lines = await LookAsync(services, settings, cancel);
        var isWell = lines.TrueForAll(line => line.State != DoctorState.Short);
        if (json)
        {
            await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(
                new { well = isWell, checks = lines.Select(line => new { line.Code, line.State, message = new { th = line.Message.Thai, en = line.Message.English } }) }, Json));
        }
        else
        {
            foreach (var line in lines)
            {
                await terminal.Out.WriteLineAsync($"{(line.State switch { DoctorState.Well => '✓', DoctorState.Note => '·', _ => '✗' })} {line.Code}: {line.Message}");
            }
        }

        return isWell ? ExitCode.Done : ExitCode.FellShort;
    }

    private static async Task<List<Line>> LookAsync(ServiceProvider services, SomdunSettings settings, CancellationToken cancel)
    {
        List<Line> lines = [];
        await using var asking = services.CreateAsyncScope();
        var refusal = await DatabaseVersion.CheckAsync(asking.ServiceProvider.GetRequiredService<SomdunDb>(), settings.Database, cancel);
        foreach (var check in services.GetServices<DoctorCheck>().Where(check => refusal is null || !check.NeedsDatabase))
        {
            await using var scope = services.CreateAsyncScope();
            try
            {
                var line = await check.RunAsync(scope.ServiceProvider, cancel);
                lines.Add(new Line(check.Code, line.State, line.Message));
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // A check that cannot be made is itself what fell short; the others are still worth having.
                lines.Add(new Line(check.Code, DoctorState.Short, T($"ตรวจไม่ได้: {fault.Message}", $"Could not be looked at: {fault.Message}")));
            }
        }

        lines.Insert(Math.Min(1, lines.Count), refusal is null
            ? new Line("database", DoctorState.Well, T($"ฐานข้อมูลตอบและตรงกับรุ่นนี้ ({settings.Database.Place})", $"The database answers and is of this version ({settings.Database.Place})"))
            : new Line("database", DoctorState.Short, refusal.Reason));
        return lines;
    }

    private sealed record Line(string Code, DoctorState State, Text Message);
}
