using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Files;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Results;
using Somdun.Thai;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>Takes a document in: reads it and keeps it with its reading, for a person to look through. The plan is not touched.</summary>
internal sealed class StartImport(SomdunDb db, IUnits units, IPlanReader reader, FileStore files, Plans plans, Actor actor, AuditTrail audit, TimeProvider clock)
{
    private const int OfficeCodeMaxLength = 20;
    private const int OfficeNameMaxLength = 300;

    /// <param name="Id">Made by the form, so that the same form sent twice is one import.</param>
    /// <param name="Period">Empty for the fiscal year that the document itself says it is of.</param>
    /// <param name="Unit">Code or id; null for the office itself.</param>
    /// <param name="Document">Seekable.</param>
    internal sealed record Request(
        Guid Id, string Period, string? Unit, string FileName, Stream Document, IReadOnlyDictionary<string, ColumnRole> Columns, string By)
    {
        /// <summary>The name of the office, which is set up under <see cref="Unit"/> where there is none yet; null to set none up.</summary>
        public string? OfficeName { get; init; }
    }

    public async Task<Outcome<PlanImport>> RunAsync(Request request, CancellationToken cancel)
    {
        if (await db.Set<PlanImport>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == request.Id, cancel) is { } known)
        {
            return known;
        }

        // Whatever else is wrong, the document is tried too: all faults of the form at once.
        var refusals = await CheckAsync(request, cancel);
        var reading = reader.Read(request.Document, request.FileName, new ReadOptions(request.Columns), cancel);
        refusals.AddRange(reading.Refusals.Select(r => r with { Field = nameof(Request.Document) }));
        if (request.Period.Length == 0 && reading.Succeeded)
        {
            if (reading.Value.Plan.Year is { } year)
            {
                request = request with { Period = new PlanPeriod(year, year).ToString() };
            }
            else
            {
                refusals.Add(new(nameof(Request.Period), "year-unknown", T("เอกสารไม่บอกว่าเป็นแผนของปีใด กรอกปีงบประมาณ", "The document does not say which year it is about: write the fiscal year")));
            }
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        request.Document.Position = 0;
        var hash = await files.KeepAsync(request.Document, cancel);
        return await db.OneAtATimeAsync(() => WriteAsync(request, reading.Value, hash, cancel), cancel);
    }

    /// <summary>What is wrong with the request, its document apart; writes nothing.</summary>
    public async Task<List<Refusal>> CheckAsync(Request request, CancellationToken cancel) => VersionRefusals.All(
    [
        request.Period.Length == 0 || PlanPeriod.TryRead(request.Period, out _) ? null : new(nameof(Request.Period), "year-unreadable", T(
            $"“{request.Period}” ไม่ใช่ปีงบประมาณ พ.ศ. เช่น 2563 หรือ 2563-2566",
            $"“{request.Period}” is no fiscal year of the Buddhist era, such as 2563 or 2563-2566")),
        .. await WhyNotUnitAsync(request, cancel),
        VersionRefusals.WhyNotName(request.By),
    ]);

    private async Task<Outcome<PlanImport>> WriteAsync(Request request, DocumentReading reading, string hash, CancellationToken cancel)
    {
        var unit = await UnitAsync(request, cancel);
        if (unit is null)
        {
            var name = ThaiText.Clean(request.OfficeName!);
            unit = await units.EnsureOfficeAsync(ThaiText.Clean(request.Unit!), new Text(name, name), AreaOfficeGroups.All, cancel);
        }

        _ = PlanPeriod.TryRead(request.Period, out var period);
        var import = new PlanImport
        {
            Id = request.Id,
            UnitId = unit.Id,
            FirstYear = period.First,
            LastYear = period.Last,
            FileName = ShortName(request.FileName),
            FileHash = hash,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
            CreatedBy = ThaiText.Clean(request.By),
            Reading = reading,
            Decisions = new ImportDecisions { Columns = new(request.Columns) },
        };
        db.Add(import);
        audit.Tell(new ImportStarted(import.Id, import.UnitId, import.FileName, period.ToString()));
        await db.SaveChangesAsync(cancel);
        return import;
    }

    public static Refusal UnknownUnit(string? unit) => unit is { Length: > 0 }
        ? new(nameof(Request.Unit), "unit-unknown", T($"ไม่พบหน่วยงานรหัส {unit}", $"There is no unit with the code {unit}"))
        : new(nameof(Request.Unit), "office-missing", T("ยังไม่ได้ตั้งสำนักงาน จึงไม่รู้ว่าเป็นแผนของหน่วยงานใด", "The office is not set up yet, so it is not known whose plan this is"));

    private Task<UnitEntry?> UnitAsync(Request request, CancellationToken cancel) =>
        request.Unit is { Length: > 0 } code ? units.FindAsync(code, cancel) : units.OfficeAsync(cancel);

    private async Task<IEnumerable<Refusal?>> WhyNotUnitAsync(Request request, CancellationToken cancel) => await UnitAsync(request, cancel) switch
    {
        { Kind: UnitKind.Group } => [new(nameof(Request.Unit), "unit-group", T("กลุ่มงานเสนอโครงการในแผนของสำนักงาน ไม่มีแผนของตนเอง", "A group proposes projects in the office's plan; it has no plan of its own"))],
        // Whose plan one may not edit is not there; nor does anybody set an office up whose reach ends at a unit.
        { } unit when !await plans.MayAsync(PlanningPermissions.Edit, unit.Id, cancel) => [UnknownUnit(request.Unit)],
        null when request.OfficeName is null || !actor.ReachesEverything => [UnknownUnit(request.Unit)],
        null =>
        [
            VersionRefusals.WhyNotText(nameof(Request.Unit), request.Unit, OfficeCodeMaxLength, "code-missing", T("กรอกรหัสสำนักงาน", "Write the office's code")),
            VersionRefusals.WhyNotText(nameof(Request.OfficeName), request.OfficeName, OfficeNameMaxLength, "office-name-missing", T("กรอกชื่อสำนักงาน", "Write the office's name")),
        ],
        _ => [],
    };

    /// <summary>The name without its folders; the end, which tells the kind, stays when it is too long.</summary>
    private static string ShortName(string path)
    {
        var name = ThaiText.Clean(Path.GetFileName(path.Replace('\\', '/')));
        return name.Length <= PlanImport.FileNameMaxLength ? name : name[^PlanImport.FileNameMaxLength..];
    }
}
