using System.CommandLine;
using Somdun.Foundation.Data;
using Somdun.Foundation.Settings;
using Somdun.Foundation.Typesetting;
using Somdun.Modules.Planning;
using static Somdun.Text;

namespace Somdun.Commands;

/// <summary><c>plan book --year 2563 --format pdf --out FILE</c></summary>
internal static class PlanBookCommand
{
    public static Command Create(Terminal terminal)
    {
        var year = new Option<string>("--year") { Required = true, Description = T("ปีงบประมาณ หรือช่วงปี เช่น 2563-2566", "Fiscal year, or years such as 2563-2566").ToString() };
        var format = new Option<FileFormat>("--format") { DefaultValueFactory = _ => FileFormat.Pdf };
        var output = new Option<string>("--out") { Required = true, Description = T("แฟ้มที่จะเขียน", "The file to write").ToString() };
        var thaiDigits = new Option<bool>("--thai-digits") { Description = T("พิมพ์เลขไทย", "Prints Thai digits").ToString() };
        var language = new Option<string>("--language") { DefaultValueFactory = _ => "th" };
        language.AcceptOnlyFromAmong("th", "en");
        var version = new Option<int?>("--plan-version") { Description = T("ฉบับที่ (ไม่ระบุ = ฉบับที่ใช้บังคับ)", "Which version; the one in force when not said").ToString() };
        var unit = new Option<string?>("--unit") { Description = T("รหัสหน่วยงาน", "The unit's code").ToString() };

        var command = new Command("book", T("พิมพ์เล่มแผน", "Prints the plan book").ToString()) { year, format, output, thaiDigits, language, version, unit };
        command.SetAction((parsed, cancel) => RunAsync(
            SomdunSettings.OfProcess(),
            new Request(
                parsed.GetValue(year)!,
                parsed.GetValue(unit),
                parsed.GetValue(version),
                parsed.GetValue(format),
                parsed.GetValue(output)!,
                new BookOptions(parsed.GetValue(language) == "en" ? Language.English : Language.Thai, parsed.GetValue(thaiDigits))),
            terminal,
            cancel));
        return command;
    }

    internal sealed record Request(string Period, string? Unit, int? Version, FileFormat Format, string Output, BookOptions Options);

    public static async Task<int> RunAsync(SomdunSettings settings, Request request, Terminal terminal, CancellationToken cancel)
    {
        await using var services = Composition.BuildServices(settings);
        await using var scope = services.OpenScope("plan book");
        if (await DatabaseVersion.CheckAsync(scope.ServiceProvider.GetRequiredService<SomdunDb>(), settings.Database, cancel) is { } refusal)
        {
            await terminal.Error.WriteLineAsync(refusal.Reason.In(request.Options.Language));
            return ExitCode.Unusable;
        }

        if (await scope.ServiceProvider.GetRequiredService<Plans>().FindAsync(request.Period, request.Unit, request.Version, cancel) is not { } place)
        {
            await terminal.Error.WriteLineAsync(T(
                $"ไม่พบแผนปี {request.Period} ที่ขอ ตรวจปี หน่วยงาน และฉบับ",
                $"There is no such plan for {request.Period}: check the year, the unit and the version").In(request.Options.Language));
            return ExitCode.Unusable;
        }

        var document = await scope.ServiceProvider.GetRequiredService<PrintPlanBook>().ComposeAsync(place, request.Options, cancel);

        // Written whole beside its place, then renamed: a crash or a full disk leaves no half book under the name.
        var arriving = request.Output + ".arriving";
        try
        {
            await using (var file = File.Create(arriving))
            {
                DocumentWriter.Write(document, request.Format, file);
            }

            File.Move(arriving, request.Output, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            var why = WhyNotWritten.Of(fault, request.Output);
            await terminal.Error.WriteLineAsync(T($"เขียนแฟ้ม {request.Output} ไม่ได้: {why.Thai}", $"Cannot write {request.Output}: {why.English}").In(request.Options.Language));
            return ExitCode.Unusable;
        }
        finally
        {
            if (File.Exists(arriving))
            {
                File.Delete(arriving);
            }
        }

        return ExitCode.Done;
    }
}
