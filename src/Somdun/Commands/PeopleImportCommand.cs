using System.CommandLine;
using System.Globalization;
using System.Text;
using Somdun.Foundation.Data;
using Somdun.Foundation.Settings;
using Somdun.Modules.People;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Commands;

/// <summary><c>people import</c>: says whom a list of staff adds, changes and leaves, and then brings it in.</summary>
internal sealed class PeopleImportCommand(PeopleImportCommand.Call call, Terminal terminal)
{
    /// <summary>What was typed.</summary>
    internal sealed record Call(string File, bool DryRun, Language Language);

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = T("รายชื่อบุคลากร: CSV หรือ XLSX", "The list of staff: CSV or XLSX").ToString() };
        var dryRun = new Option<bool>("--dry-run") { Description = T("บอกว่าจะทำอะไร แต่ไม่บันทึก", "Say what would be done, and write nothing").ToString() };
        var language = new Option<string>("--language") { Description = T("ภาษา: th หรือ en", "Language: th or en").ToString(), DefaultValueFactory = _ => "th" };
        language.AcceptOnlyFromAmong("th", "en");

        var command = new Command("import", T("นำรายชื่อบุคลากรเข้าทะเบียน", "Brings a list of staff into the register").ToString()) { file, dryRun, language };
        command.SetAction((parsed, cancel) => new PeopleImportCommand(
            new Call(parsed.GetRequiredValue(file), parsed.GetValue(dryRun), parsed.GetValue(language) == "en" ? Language.English : Language.Thai),
            terminal).RunAsync(SomdunSettings.OfProcess(), cancel));
        return command;
    }

    public async Task<int> RunAsync(SomdunSettings settings, CancellationToken cancel)
    {
        if (!File.Exists(call.File))
        {
            return Refuse(T($"ไม่พบไฟล์ {call.File}", $"There is no file {call.File}"));
        }

        await using var services = Composition.BuildServices(settings);
        await using var scope = services.OpenScope("people import");
        if (await DatabaseVersion.CheckAsync(scope.ServiceProvider.GetRequiredService<SomdunDb>(), settings.Database, cancel) is { } notReady)
        {
            return Refuse(notReady.Reason);
        }

        var import = scope.ServiceProvider.GetRequiredService<ImportStaff>();
        var name = Path.GetFileName(call.File);
        await using var file = File.OpenRead(call.File);
        var tables = import.Tables(file, name, cancel);
        if (!tables.Succeeded)
        {
            return Refuse(tables.Refusals);
        }

        var review = await import.ReviewAsync(tables.Value, name, new Dictionary<int, string>(), cancel);
        if (!review.Succeeded)
        {
            return Refuse(review.Refusals);
        }

        var plan = review.Value.Plan;
        await terminal.Out.WriteAsync(Summary(review.Value).In(call.Language));
        if (!review.Value.CanBeWritten)
        {
            return Refuse(T(
                $"{name}: มีข้อผิด {plan.Faults.Count} แห่ง และ {plan.Questions.Count} แถวที่ยังไม่แน่ว่าเป็นใคร จึงไม่ได้บันทึกสิ่งใด{(plan.Questions.Count > 0 ? " เปิดหน้า /people/imports/new เพื่อเลือก" : "")}",
                $"{name}: {plan.Faults.Count} faults, and {plan.Questions.Count} rows that may be several people, so nothing was written{(plan.Questions.Count > 0 ? ". Open /people/imports/new to choose" : "")}"));
        }

        if (call.DryRun || plan.Added.Count + plan.Changed.Count == 0)
        {
            return ExitCode.Done;
        }

        var outcome = await import.ApplyAsync(tables.Value, name, cancel);
        return outcome.Succeeded ? ExitCode.Done : Refuse(outcome.Refusals);
    }

    private static Text Summary(ImportStaff.Review review)
    {
        var (thai, english) = (new StringBuilder(), new StringBuilder());
        void Line(Text text)
        {
            thai.Append(text.Thai).Append('\n');
            english.Append(text.English).Append('\n');
        }

        var plan = review.Plan;
        Line(T(
            string.Create(CultureInfo.InvariantCulture, $"เพิ่ม {plan.Added.Count} แก้ไข {plan.Changed.Count} ไม่เปลี่ยน {plan.Untouched} ไม่อยู่ในไฟล์ {plan.Gone.Count} ข้อผิด {plan.Faults.Count}"),
            string.Create(CultureInfo.InvariantCulture, $"{plan.Added.Count} added, {plan.Changed.Count} changed, {plan.Untouched} untouched, {plan.Gone.Count} not in the file, {plan.Faults.Count} faults")));
        foreach (var fault in plan.Faults.OrderBy(f => f.Row))
        {
            Line(T($"! แถว {fault.Row} ช่อง {fault.Place} ({fault.Column}): {fault.Message.Thai}", $"! row {fault.Row}, cell {fault.Place} ({fault.Column}): {fault.Message.English}"));
        }

        foreach (var question in plan.Questions)
        {
            Line(T(
                $"? แถว {question.Line.Row} {question.Line.Name.Full.Thai} อาจเป็น {string.Join(", ", question.Candidates.Select(c => c.Name.Full.Thai))} หรือคนใหม่",
                $"? row {question.Line.Row} {question.Line.Name.Full.English} may be {string.Join(", ", question.Candidates.Select(c => c.Name.Full.English))}, or somebody new"));
        }

        foreach (var doubt in review.File.Doubts)
        {
            Line(T($"~ แถว {doubt.Row} ช่อง {doubt.Place} ({doubt.Column}): {doubt.Message.Thai}", $"~ row {doubt.Row}, cell {doubt.Place} ({doubt.Column}): {doubt.Message.English}"));
        }

        foreach (var change in plan.Changed)
        {
            Line(T(
                $"~ {change.Line.Name.Full.Thai}: {string.Join("; ", change.Fields.Select(f => $"{f.Field} {f.Was} → {f.Became}"))}",
                $"~ {change.Line.Name.Full.English}: {string.Join("; ", change.Fields.Select(f => $"{f.Field} {f.Was} → {f.Became}"))}"));
        }

        foreach (var gone in plan.Gone)
        {
            Line(T($"- {gone.Name.Full.Thai} ไม่อยู่ในไฟล์ (ไม่แก้ไขสิ่งใด)", $"- {gone.Name.Full.English} is not in the file (nothing is done to them)"));
        }

        return T(thai.ToString(), english.ToString());
    }

    private int Refuse(Text reason)
    {
        terminal.Error.WriteLine(reason.In(call.Language));
        return ExitCode.Unusable;
    }

    private int Refuse(IReadOnlyList<Refusal> refusals) => Refuse(T(
        string.Join("; ", refusals.Select(r => r.Reason.Thai)), string.Join("; ", refusals.Select(r => r.Reason.English))));
}
