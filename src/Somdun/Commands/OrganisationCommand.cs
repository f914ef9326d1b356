using System.CommandLine;
using Somdun.Foundation.Data;
using Somdun.Foundation.Settings;
using Somdun.Modules.Organisation;
using Somdun.Time;
using static Somdun.Text;

namespace Somdun.Commands;

/// <summary><c>organisation import</c>: brings a register of schools in, or says what it would do.</summary>
internal sealed class OrganisationCommand(OrganisationCommand.Call call, Terminal terminal)
{
    private const int MostListed = 500;

    /// <summary>What was typed.</summary>
    internal sealed record Call(string File, string? Day, bool DryRun, bool LeaveFaultyOut, Language Language);

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = T("ทะเบียนโรงเรียน: CSV, XLSX หรือ XLS", "The register of schools: CSV, XLSX or XLS").ToString() };
        var day = new Option<string>("--day") { Description = T("ทะเบียน ณ วันที่ เช่น 2563-06-10 ไม่ต้องระบุถ้าไฟล์บอกวันที่ไว้", "The register as of a day, like 2020-06-10; needed unless the file says its day").ToString() };
        var dryRun = new Option<bool>("--dry-run") { Description = T("บอกว่าจะทำอะไร โดยไม่บันทึก", "Say what it would do, and write nothing").ToString() };
        var leaveOut = new Option<bool>("--leave-faulty-out") { Description = T("นำเข้าเฉพาะแถวที่ไม่มีข้อบกพร่อง", "Bring only the rows without faults in").ToString() };
        var language = new Option<string>("--language") { Description = T("ภาษา: th หรือ en", "Language: th or en").ToString(), DefaultValueFactory = _ => "th" };
        language.AcceptOnlyFromAmong("th", "en");

        var import = new Command("import", T("นำทะเบียนโรงเรียนเข้า", "Brings a register of schools in").ToString()) { file, day, dryRun, leaveOut, language };
        import.SetAction((parsed, cancel) => new OrganisationCommand(
            new Call(
                parsed.GetRequiredValue(file),
                parsed.GetValue(day),
                parsed.GetValue(dryRun),
                parsed.GetValue(leaveOut),
                parsed.GetValue(language) == "en" ? Language.English : Language.Thai),
            terminal).RunAsync(SomdunSettings.OfProcess(), cancel));
        return new Command("organisation", T("หน่วยงานและโรงเรียน", "Units and schools").ToString()) { import };
    }

    public async Task<int> RunAsync(SomdunSettings settings, CancellationToken cancel)
    {
        if (!File.Exists(call.File))
        {
            return Refuse(T($"ไม่พบไฟล์ {call.File}", $"There is no file {call.File}"));
        }

        var day = default(DateOnly);
        if (call.Day is not null && !ThaiDate.TryRead(call.Day, out day))
        {
            return Refuse(T($"--day {call.Day} ไม่ใช่วันที่ เช่น 2563-06-10", $"--day {call.Day} is no day, such as 2020-06-10"));
        }

        await using var services = Composition.BuildServices(settings);
        await using var scope = services.OpenScope("organisation import");
        if (await DatabaseVersion.CheckAsync(scope.ServiceProvider.GetRequiredService<SomdunDb>(), settings.Database, cancel) is { } notReady)
        {
            return Refuse(notReady.Reason);
        }

        var import = scope.ServiceProvider.GetRequiredService<ImportRegister>();
        await using var file = File.OpenRead(call.File);
        var request = new ImportRegister.Request(call.File, file, call.Day is null ? null : day, call.LeaveFaultyOut);
        var outcome = call.DryRun ? await import.PlanAsync(request, cancel) : await import.RunAsync(request, cancel);
        if (!outcome.Succeeded)
        {
            return Refuse(new Text(string.Join("; ", outcome.Refusals.Select(r => r.Reason.Thai)), string.Join("; ", outcome.Refusals.Select(r => r.Reason.English))));
        }

        var plan = outcome.Value;
        await WriteAsync(plan);
        if (plan.Faults.Count > 0 && !call.LeaveFaultyOut)
        {
            Say(call.DryRun
                ? T($"มีข้อบกพร่อง {plan.Faults.Count:N0} ข้อ ถ้านำเข้าจะไม่บันทึกสิ่งใด", $"There are {plan.Faults.Count:N0} faults: nothing would be written")
                : T($"มีข้อบกพร่อง {plan.Faults.Count:N0} ข้อ จึงไม่บันทึกสิ่งใด แก้ไฟล์ หรือเพิ่ม --leave-faulty-out", $"There are {plan.Faults.Count:N0} faults, so nothing was written: put the file right, or add --leave-faulty-out"));
            return call.DryRun ? ExitCode.FellShort : ExitCode.Unusable;
        }

        Say(call.DryRun ? T("ยังไม่บันทึก (--dry-run)", "Nothing was written (--dry-run)") : T("บันทึกแล้ว", "Written"));
        return plan.Faults.Count > 0 ? ExitCode.FellShort : ExitCode.Done;
    }

    private async Task WriteAsync(RegisterPlan plan)
    {
        var to = terminal.Out;
        await to.WriteLineAsync(plan.Summary(call.Language));
        foreach (var fault in plan.Faults)
        {
            await to.WriteLineAsync($"! {T($"แถว {fault.Row} ช่อง {fault.Place}: {fault.Message.Thai}", $"row {fault.Row}, {fault.Place}: {fault.Message.English}").In(call.Language)}");
        }

        foreach (var change in plan.Changed.Take(MostListed))
        {
            await to.WriteLineAsync($"~ {change.Name}: {string.Join("; ", change.What.Select(w => w.In(call.Language)))}");
        }

        foreach (var (_, name, code) in plan.Gone.Take(MostListed))
        {
            await to.WriteLineAsync($"- {code} {name}");
        }

        foreach (var note in plan.Notes.Take(MostListed))
        {
            await to.WriteLineAsync($"  {T($"แถว {note.Row}: {note.Message.Thai}", $"row {note.Row}: {note.Message.English}").In(call.Language)}");
        }
    }

    private void Say(Text words) => terminal.Error.WriteLine(words.In(call.Language));

    private int Refuse(Text reason)
    {
        Say(reason);
        return ExitCode.Unusable;
    }
}
