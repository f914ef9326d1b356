using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;
using Somdun.Results;
using static Somdun.Modules.Planning.VersionRefusals;

namespace Somdun.Modules.Planning;

/// <summary>Says how much each group may propose in a version; a group without a ceiling is not limited.</summary>
internal sealed class SetCeilings(SomdunDb db, IUnits units, AuditTrail audit)
{
    internal sealed record Request(Guid VersionId, int RowVersion, IReadOnlyList<CeilingRow> Ceilings);

    public Task<Outcome<PlanVersion>> RunAsync(Request request, CancellationToken cancel) =>
        db.OneAtATimeAsync(() => SetAsync(request, cancel), cancel);

    /// <summary>What would be refused; writes nothing.</summary>
    public async Task<List<Refusal>> CheckAsync(Request request, CancellationToken cancel) =>
        await db.Set<PlanVersion>().AsNoTracking().FirstOrDefaultAsync(v => v.Id == request.VersionId, cancel) is { } version
            ? Check(request, version)
            : [Gone];

    private static List<Refusal> Check(Request request, PlanVersion version) => All(
    [
        version.WhyStale(request.RowVersion),
        version.WhyNotEdited(),
        .. request.Ceilings.Select((ceiling, i) => WhyNotAmount($"Ceilings[{i}].Amount", ceiling.Amount)),
    ]);

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

        foreach (var row in request.Ceilings.Where(c => screening.Groups.Any(g => g.Id == c.Group)))
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
