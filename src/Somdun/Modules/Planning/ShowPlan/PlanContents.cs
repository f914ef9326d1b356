using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Planning;

/// <summary>What the pages of a plan show beside the version itself, which <see cref="PlanFindings"/> gives.</summary>
internal sealed class PlanContents(SomdunDb db, IUnits units)
{
    /// <summary>The names of the groups that own projects.</summary>
    public async Task<Dictionary<Guid, Text>> GroupsAsync(Guid unitId, CancellationToken cancel) =>
        (await units.GroupsOfAsync(unitId, cancel)).ToDictionary(g => g.Id, g => g.Name);

    /// <summary>The frameworks of a plan's year, by the code that plans print.</summary>
    public Task<Dictionary<string, AlignmentFramework>> FrameworksAsync(Plan plan, CancellationToken cancel) =>
        db.Set<AlignmentFramework>().AsNoTracking()
            .Include(f => f.Items)
            .Where(f => f.Year == plan.FirstYear)
            .ToDictionaryAsync(f => f.Code, cancel);

    /// <summary>The versions of a plan that are there for the actor, the newest first.</summary>
    public async Task<List<VersionLine>> VersionsAsync(PlanPlace place, CancellationToken cancel) =>
        [.. (await db.Set<PlanVersion>().AsNoTracking()
            .Where(v => v.PlanId == place.Plan.Id)
            .OrderByDescending(v => v.Number)
            .Select(v => new VersionLine(v.Id, v.Number, v.State, v.InForceFrom))
            .ToListAsync(cancel)).Where(v => place.Rights.MaySee(v.State))];
}

internal sealed record VersionLine(Guid Id, int Number, VersionState State, DateOnly? InForceFrom);
