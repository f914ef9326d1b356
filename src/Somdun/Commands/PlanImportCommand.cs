using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Settings;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.Planning;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Modules.PlanReading.Interpretation;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Commands;

/// <summary><c>plan import</c>: says what a document would add, change and leave, and then brings it in.</summary>
internal sealed class PlanImportCommand(PlanImportCommand.Call call, Terminal terminal)
{
    /// <summary>What was typed.</summary>
    internal sealed record Call(
        string File,
        string Year,
        string? Unit,
        string? UnitName,
        bool Yes,
        string By,
        string? Reason,
        IReadOnlyList<string> Map,
        Language Language);

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = T("เอกสารแผน: ข้อความ, CSV, HTML, DOCX, XLSX, XLS หรือ PDF", "The plan document: text, CSV, HTML, DOCX, XLSX, XLS or PDF").ToString() };
        var year = new Option<string>("--year") { Required = true, Description = T("ปีงบประมาณ พ.ศ. เช่น 2563 หรือ 2563-2566", "The fiscal year of the Buddhist era: 2563, or 2563-2566").ToString() };
        var unit = new Option<string>("--unit") { Description = T("รหัสหน่วยงานเจ้าของแผน ถ้าไม่ระบุคือสำนักงาน", "Code of the unit whose plan it is; the office itself when left out").ToString() };
        var unitName = new Option<string>("--unit-name") { Description = T("ชื่อสำนักงาน เมื่อตั้งสำนักงานครั้งแรกด้วย --unit", "The office's name, when --unit sets it up for the first time").ToString() };
        var yes = new Option<bool>("--yes") { Description = T("บันทึกโดยไม่ถาม", "Write without asking").ToString() };
        var by = new Option<string>("--by") { Description = T("ชื่อผู้นำเข้า", "Who brings it in").ToString(), DefaultValueFactory = _ => Environment.UserName };
        var reason = new Option<string>("--reason") { Description = T("เหตุผลที่ปรับแผน เมื่อฉบับล่าสุดอนุมัติแล้ว", "Why the plan is amended, when its newest version is approved").ToString() };
        var map = new Option<string[]>("--map")
        {
            Description = T("บอกว่าคอลัมน์ใดคืออะไร เช่น --map \"ชื่องาน=project\"", "Say what a column holds: --map \"heading=role\"").ToString(),
            AllowMultipleArgumentsPerToken = true,
        };
        var language = new Option<string>("--language") { Description = T("ภาษา: th หรือ en", "Language: th or en").ToString(), DefaultValueFactory = _ => "th" };
        language.AcceptOnlyFromAmong("th", "en");

        var command = new Command("import", T("นำเอกสารแผนเข้าระบบ", "Brings a plan document into the database").ToString()) { file, year, unit, unitName, yes, by, reason, map, language };
        command.SetAction((parsed, cancel) => new PlanImportCommand(
            new Call(
                parsed.GetRequiredValue(file),
                parsed.GetRequiredValue(year),
                parsed.GetValue(unit),
                parsed.GetValue(unitName),
                parsed.GetValue(yes),
                parsed.GetValue(by)!,
                parsed.GetValue(reason),
                parsed.GetValue(map) ?? [],
                parsed.GetValue(language) == "en" ? Language.English : Language.Thai),
            terminal).RunAsync(SomdunSettings.OfProcess(), cancel));
        return command;
    }

    public async Task<int> RunAsync(SomdunSettings settings, CancellationToken cancel)
    {
        if (!File.Exists(call.File))
        {
            return Refuse(T($"ไม่พบไฟล์ {call.File}", $"There is no file {call.File}"));
        }

        var columns = ColumnMap.Read(call.Map);
        if (!columns.Succeeded)
        {
            return Refuse(columns.Refusals);
        }

        if (!PlanPeriod.TryRead(call.Year, out var period))
        {
            return Refuse(T($"--year {call.Year} ไม่ใช่ปีงบประมาณ พ.ศ. เช่น 2563", $"--year {call.Year} is no fiscal year of the Buddhist era, such as 2563"));
        }

        await using var services = Composition.BuildServices(settings);
        await using var scope = services.OpenScope("plan import");
        var db = scope.ServiceProvider.GetRequiredService<SomdunDb>();
        if (await DatabaseVersion.CheckAsync(db, settings.Database, cancel) is { } notReady)
        {
            return Refuse(notReady.Reason);
        }

        var units = scope.ServiceProvider.GetRequiredService<IUnits>();
        Progress(T($"กำลังอ่าน {Path.GetFileName(call.File)} …", $"Reading {Path.GetFileName(call.File)} …"));
        await using var file = File.OpenRead(call.File);
        var reading = scope.ServiceProvider.GetRequiredService<IPlanReader>().Read(file, call.File, new ReadOptions(columns.Value), cancel);
        if (!reading.Succeeded)
        {
            return Refuse(reading.Refusals);
        }

        var office = await units.OfficeAsync(cancel);
        var unit = call.Unit is null ? office : await units.FindAsync(call.Unit, cancel);
        var officeName = office is null && call.Unit is not null ? call.UnitName ?? reading.Value.Plan.Unit : null;
        if (unit is null && officeName is null)
        {
            return Refuse(office is not null
                ? StartImport.UnknownUnit(call.Unit).Reason
                : T("ยังไม่มีสำนักงานในระบบ เพิ่ม --unit รหัส --unit-name ชื่อ เพื่อตั้งสำนักงานไปพร้อมกัน", "There is no office yet: add --unit CODE --unit-name NAME to set it up as well"));
        }

        var target = unit is null ? new ImportTarget(null, null) : await ImportTarget.FindAsync(db, unit.Id, period.First, period.Last, cancel);
        var decisions = new ImportDecisions();
        var reviewed = ApplyDecisions.To(reading.Value, decisions, scope.ServiceProvider.GetRequiredService<IPlanTextReader>());
        var merge = PlanMerge.Of(target.Newest, reviewed, decisions);

        var findings = reading.Value.Findings.Count(f => f.Severity == Severity.Error);
        var ending = findings > 0 ? ExitCode.FellShort : ExitCode.Done;
        await terminal.Out.WriteAsync(Introduction(period, unit?.Name.In(call.Language) ?? officeName!, target, reading.Value).In(call.Language));
        await terminal.Out.WriteAsync(MergeSummary.Of(merge, reviewed).In(call.Language));

        if (merge.Questions.Count > 0)
        {
            return Ask(merge);
        }

        if (TooLong.In(reviewed.Plan).ToList() is { Count: > 0 } tooLong)
        {
            return Refuse(tooLong);
        }

        if (target.Newest is not null && merge.IsUntouched)
        {
            Say(MergeSummary.NoNews(merge));
            return ending;
        }

        if (target.NeedsAmendment && string.IsNullOrWhiteSpace(call.Reason))
        {
            return Refuse(T("ฉบับล่าสุดอนุมัติแล้ว เพิ่ม --reason เหตุผลที่ปรับแผน", "The newest version is approved: add --reason, why the plan is amended"));
        }

        if (!call.Yes && !await AgreesAsync(cancel))
        {
            return Refuse(T("ไม่ได้บันทึก เพิ่ม --yes เพื่อบันทึก", "Nothing was written: add --yes to write it"));
        }

        unit ??= await units.EnsureOfficeAsync(call.Unit!, new Text(officeName!, officeName!), AreaOfficeGroups.All, cancel);
        var outcome = await ImportAsync(scope.ServiceProvider, unit, file, columns.Value, merge, cancel);
        if (!outcome.Succeeded)
        {
            return Refuse(outcome.Refusals);
        }

        var version = await db.Set<PlanVersion>().AsNoTracking().SingleAsync(v => v.Id == outcome.Value, cancel);
        Say(T(
            $"บันทึกแล้วใน{PlanWording.Version(version.Number).Thai} ({PlanWording.State(version.State).Thai}){(findings > 0 ? $" มีข้อที่ต้องแก้ก่อนใช้แผน {findings} ข้อ" : "")}",
            $"Written into {PlanWording.Version(version.Number).English} ({PlanWording.State(version.State).English}){(findings > 0 ? $"; {findings} things must be put right before the plan can be used" : "")}"));
        return ending;
    }

    private async Task<Outcome<Guid>> ImportAsync(
        IServiceProvider services, UnitEntry unit, Stream file, IReadOnlyDictionary<string, ColumnRole> columns, PlanMerge seen, CancellationToken cancel)
    {
        file.Position = 0;
        var import = await services.GetRequiredService<StartImport>().RunAsync(
            new(Guid.CreateVersion7(), call.Year, unit.Id.ToString(), call.File, file, columns, call.By), cancel);
        return import.Succeeded
            ? await services.GetRequiredService<ApplyImport>().RunAsync(new(import.Value.Id, seen.Fingerprint, Takes: null, call.Reason, call.By), cancel)
            : import.Refusals.ToList();
    }

    private static Text Introduction(PlanPeriod period, string unit, ImportTarget target, DocumentReading reading)
    {
        var into = target switch
        {
            { Newest: null } => T("แผนใหม่", "a new plan"),
            { NeedsAmendment: true, Newest: var newest } => PlanWording.Version(newest.Number + 1),
            { Newest: var newest } => PlanWording.Version(newest.Number),
        };
        var other = reading.Plan.Year is { } year && (year < period.First || period.Last < year)
            ? T($"! เอกสารบอกว่าเป็นปีงบประมาณ {year.BuddhistYear}\n", $"! The document says fiscal year {year.BuddhistYear}\n")
            : default;
        return T(
            $"{unit} ปีงบประมาณ {period} → {into.Thai}: {reading.Plan.Projects.Count} โครงการ {reading.Plan.Budget} บาท\n{other.Thai}",
            $"{unit}, fiscal year {period} → {into.English}: {reading.Plan.Projects.Count} projects, {reading.Plan.Budget} baht\n{other.English}");
    }

    private int Ask(PlanMerge merge)
    {
        Say(T(
            "ยังไม่แน่ว่าโครงการต่อไปนี้ในเอกสารคือโครงการใดในแผน จึงยังไม่บันทึกสิ่งใด เปิดหน้า /imports/new เพื่อเลือก",
            "It is not certain which projects of the plan these are, so nothing was written. Open /imports/new to choose."));
        foreach (var question in merge.Questions)
        {
            Say(T($"? {question.Number} {question.Title}", $"? {question.Number} {question.Title}"));
            foreach (var candidate in question.Candidates)
            {
                Say(T($"    อาจเป็น {candidate.Number} {candidate.Title}", $"    may be {candidate.Number} {candidate.Title}"));
            }
        }

        return ExitCode.Unusable;
    }

    private async Task<bool> AgreesAsync(CancellationToken cancel)
    {
        if (terminal.Answers is null)
        {
            return false;
        }

        await terminal.Error.WriteAsync(T("บันทึกตามนี้หรือไม่ [y/N] ", "Write this? [y/N] ").In(call.Language));
        return (await terminal.Answers.ReadLineAsync(cancel))?.Trim() is "y" or "Y" or "yes";
    }

    private void Progress(Text words)
    {
        if (terminal.ShowsProgress)
        {
            Say(words);
        }
    }

    private void Say(Text words) => terminal.Error.WriteLine(words.In(call.Language));

    private int Refuse(Text reason)
    {
        Say(reason);
        return ExitCode.Unusable;
    }

    private int Refuse(IReadOnlyList<Refusal> refusals) => Refuse(T(
        string.Join("; ", refusals.Select(r => r.Reason.Thai)), string.Join("; ", refusals.Select(r => r.Reason.English))));
}
