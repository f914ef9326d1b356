using System.CommandLine;
using Somdun.Modules.PlanReading;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Interpretation;
using Somdun.Modules.PlanReading.Linting;
using static Somdun.Text;

namespace Somdun.Commands;

/// <summary><c>plan read</c>: reads and checks a plan document, and writes nothing but what it found.</summary>
internal static class PlanReadCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = T("เอกสารแผน: ข้อความ, CSV, HTML, DOCX, XLSX, XLS หรือ PDF", "The plan document: text, CSV, HTML, DOCX, XLSX, XLS or PDF").ToString() };
        var json = new Option<bool>("--json") { Description = T("พิมพ์ผลเป็น JSON", "Print the result as JSON").ToString() };
        var map = new Option<string[]>("--map")
        {
            Description = T("บอกว่าคอลัมน์ใดคืออะไร เช่น --map \"ชื่องาน=project\"", "Say what a column holds: --map \"heading=role\"").ToString(),
            AllowMultipleArgumentsPerToken = true,
        };
        var language = new Option<string>("--language") { Description = T("ภาษาของรายงาน: th หรือ en", "Language of the summary: th or en").ToString(), DefaultValueFactory = _ => "th" };
        language.AcceptOnlyFromAmong("th", "en");

        var command = new Command("read", T("อ่านและตรวจเอกสารแผน โดยไม่บันทึกสิ่งใด", "Reads and checks a plan document; writes nothing").ToString()) { file, json, map, language };
        command.SetAction((parsed, cancel) => Task.FromResult(Run(
            parsed.GetRequiredValue(file),
            parsed.GetValue(json),
            parsed.GetValue(map) ?? [],
            parsed.GetValue(language) == "en" ? Language.English : Language.Thai,
            terminal,
            cancel)));
        return command;
    }

    public static int Run(string file, bool json, IReadOnlyList<string> map, Language language, Terminal terminal, CancellationToken cancel)
    {
        var columns = ColumnMap.Read(map);
        if (!columns.Succeeded)
        {
            return Refuse(columns.Refusals[0].Reason);
        }

        if (Directory.Exists(file))
        {
            return Refuse(T($"{file} เป็นโฟลเดอร์ ไม่ใช่ไฟล์", $"{file} is a folder, not a file"));
        }

        if (!File.Exists(file))
        {
            return Refuse(T($"ไม่พบไฟล์ {file}", $"There is no file {file}"));
        }

        if (terminal.ShowsProgress)
        {
            terminal.Error.WriteLine(T($"กำลังอ่าน {Path.GetFileName(file)} …", $"Reading {Path.GetFileName(file)} …").In(language));
        }

        using var stream = File.OpenRead(file);
        var reading = new PlanReader(new PlanLinter()).Read(stream, file, new ReadOptions(columns.Value), cancel);
        if (!reading.Succeeded)
        {
            return Refuse(reading.Refusals[0].Reason);
        }

        if (json)
        {
            using var memory = new MemoryStream();
            PlanJson.Write(memory, reading.Value);
            terminal.Out.WriteLine(System.Text.Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length));
        }
        else
        {
            terminal.Out.Write(PlanSummary.Of(reading.Value).In(language));
        }

        return reading.Value.Findings.Any(f => f.Severity == Severity.Error) ? ExitCode.FellShort : ExitCode.Done;

        int Refuse(Text reason)
        {
            terminal.Error.WriteLine(reason.In(language));
            return ExitCode.Unusable;
        }
    }
}
