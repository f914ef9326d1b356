using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Web;
using Somdun.Modules.Organisation.Contract;
using Somdun.Results;
using static Somdun.Modules.Planning.VersionRefusals;
using static Somdun.Text;

namespace Somdun.Modules.Planning;

/// <summary>Says how much each group may propose in a version; a group without a ceiling is not limited.</summary>
internal sealed class SetCeilings(SomdunDb db, IUnits units, AuditTrail audit)
{
    /// <param name="Opened">What <see cref="Marks"/> gave when the form was shown; without it every difference is one to decide on.</param>
    internal sealed record Request(Guid VersionId, int RowVersion, IReadOnlyList<CeilingRow> Ceilings, string? Opened = null);

    /// <summary>What the form says as it is shown, to be sent along with it.</summary>
    public static string Marks(IEnumerable<CeilingRow> rows) => FormMarks.Write(rows.Select(r => (r.Group.ToString(), r.Amount?.ToString())));

    public Task<Outcome<PlanVersion>> RunAsync(Request request, CancellationToken cancel) =>
        db.OneAtATimeAsync(() => SetAsync(request, cancel), cancel);

    /// <summary>What would be refused; writes nothing.</summary>
    public async Task<List<Refusal>> CheckAsync(Request request, CancellationToken cancel) =>
        await db.Set<PlanVersion>().AsNoTracking().Include(v => v.Ceilings).FirstOrDefaultAsync(v => v.Id == request.VersionId, cancel) is { } version
            ? Check(request, version)
            : [Gone];

    private static List<Refusal> Check(Request request, PlanVersion version) => All(
    [
        version.WhyNotEdited(),
        .. request.Ceilings.Select((ceiling, i) => WhyNotAmount($"Ceilings[{i}].Amount", ceiling.Amount)),
        .. request.Ceilings.Select((ceiling, i) => WhyClashes(ceiling, $"Ceilings[{i}].Amount", request, version)),
    ]);

    /// <summary>Two people set this ceiling, differently.</summary>
    private static Refusal? WhyClashes(CeilingRow row, string field, Request request, PlanVersion version)
    {
        var saved = version.Ceilings.Find(c => c.OwnerUnitId == row.Group)?.Amount;
        return version.RowVersion == request.RowVersion || saved == row.Amount || IsUntouched(row, request) || FormMarks.Read(request.Opened).Had(row.Group.ToString(), saved?.ToString())
            ? null
            : new(field, ChangedMeanwhile, T(
                $"ผู้อื่นตั้งเพดานนี้เป็น {saved?.ToString() ?? "ไม่จำกัด"} ระหว่างที่ท่านแก้ไข บันทึกอีกครั้งจะใช้ตามที่อยู่ในช่อง",
                $"Somebody else set this ceiling to {saved?.ToString() ?? "no limit"} while you worked on it. Saving again keeps what the box says"));
    }

    private static bool IsUntouched(CeilingRow row, Request request) => FormMarks.Read(request.Opened).Had(row.Group.ToString(), row.Amount?.ToString());

    private async Task<Outcome<PlanVersion>> SetAsync(Request request, CancellationToken cancel)
    {
        if (await PlanScreening.LoadAsync(db, units, request.VersionId, cancel) is not { Version: var version } screening)
        {
            return Gone;
        }

        var refusals = Check(request, version);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        foreach (var row in request.Ceilings.Where(c => screening.Groups.Any(g => g.Id == c.Group) && !(version.RowVersion != request.RowVersion && IsUntouched(c, request))))
        {
            Set(version, version.Ceilings.Find(c => c.OwnerUnitId == row.Group), row);
        }

        db.Entry(version).State = EntityState.Modified;
        audit.Tell(new CeilingsSet(await VersionOf.FindAsync(db, version, cancel)));
        await db.SaveChangesAsync(cancel);
        return version;
    }

    private void Set(PlanVersion version, PlanCeiling? ceiling, CeilingRow row)
    {
        if (row.Amount is not { } limit)
        {
            if (ceiling is not null)
            {
                db.Remove(ceiling);
            }
        }
        else if (ceiling is null)
        {
            db.Add(new PlanCeiling { Id = Guid.CreateVersion7(), VersionId = version.Id, OwnerUnitId = row.Group, Amount = limit });
        }
        else
        {
            ceiling.Amount = limit;
        }
    }
}
