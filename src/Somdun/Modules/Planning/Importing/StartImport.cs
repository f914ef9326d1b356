using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Files;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Results;
using Somdun.Thai;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>Takes a document in: reads it and keeps it with its reading, for a person to look through. The plan is not touched.</summary>
internal sealed class StartImport(SomdunDb db, IUnits units, IPlanReader reader, FileStore files, TimeProvider clock)
{
    /// <param name="Id">Made by the form, so that the same form sent twice is one import.</param>
    /// <param name="Unit">Code or id; null for the office itself.</param>
    /// <param name="Document">Seekable.</param>
    internal sealed record Request(
        Guid Id, string Period, string? Unit, string FileName, Stream Document, IReadOnlyDictionary<string, ColumnRole> Columns, string By);

    public async Task<Outcome<PlanImport>> RunAsync(Request request, CancellationToken cancel)
    {
        if (await db.Set<PlanImport>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == request.Id, cancel) is { } known)
        {
            return known;
        }

        var refusals = Check(request);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var unit = request.Unit is { Length: > 0 } code ? await units.FindAsync(code, cancel) : await units.OfficeAsync(cancel);
        if (unit is null)
        {
            return UnknownUnit(request.Unit);
        }

        var reading = reader.Read(request.Document, request.FileName, new ReadOptions(request.Columns), cancel);
        if (!reading.Succeeded)
        {
            return reading.Refusals.Select(r => r with { Field = nameof(Request.Document) }).ToList();
        }

        request.Document.Position = 0;
        _ = PlanPeriod.TryRead(request.Period, out var period);
        var import = new PlanImport
        {
            Id = request.Id,
            UnitId = unit.Id,
            FirstYear = period.First,
            LastYear = period.Last,
            FileName = ShortName(request.FileName),
            FileHash = await files.KeepAsync(request.Document, cancel),
            CreatedAt = clock.GetUtcNow().UtcDateTime,
            CreatedBy = ThaiText.Clean(request.By),
            Reading = reading.Value,
            Decisions = new ImportDecisions { Columns = new(request.Columns) },
        };
        db.Add(import);
        await db.SaveChangesAsync(cancel);
        return import;
    }

    public static Refusal UnknownUnit(string? unit) => unit is { Length: > 0 }
        ? new(nameof(Request.Unit), "unit-unknown", T($"ไม่พบหน่วยงานรหัส {unit}", $"There is no unit with the code {unit}"))
        : new(nameof(Request.Unit), "office-missing", T("ยังไม่ได้ตั้งสำนักงาน จึงไม่รู้ว่าเป็นแผนของหน่วยงานใด", "The office is not set up yet, so it is not known whose plan this is"));

    private static List<Refusal> Check(Request request)
    {
        List<Refusal> refusals = [];
        if (!PlanPeriod.TryRead(request.Period, out _))
        {
            refusals.Add(new(nameof(Request.Period), "year-unreadable", T(
                $"“{request.Period}” ไม่ใช่ปีงบประมาณ พ.ศ. เช่น 2563 หรือ 2563-2566",
                $"“{request.Period}” is no fiscal year of the Buddhist era, such as 2563 or 2563-2566")));
        }

        refusals.AddRange(VersionRefusals.All(VersionRefusals.WhyNotName(request.By)));

        return refusals;
    }

    /// <summary>The name without its folders; the end, which tells the kind, stays when it is too long.</summary>
    private static string ShortName(string path)
    {
        var name = ThaiText.Clean(Path.GetFileName(path.Replace('\\', '/')));
        return name.Length <= PlanImport.FileNameMaxLength ? name : name[^PlanImport.FileNameMaxLength..];
    }
}
