using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation.Contract;

namespace Somdun.Modules.Planning;

/// <summary>What the pages of a plan show, at one query a table.</summary>
internal sealed class PlanContents(SomdunDb db, IUnits units)
{
    /// <summary>The version with its strategies, and its projects with their indicators and alignments: what lists need, in order.</summary>
    public async Task<PlanVersion> ForListsAsync(Guid versionId, CancellationToken cancel)
    {
        var version = await db.Set<PlanVersion>().AsNoTracking()
            .Include(v => v.Strategies)
            .Include(v => v.Projects).ThenInclude(p => p.Indicators)
            .Include(v => v.Projects).ThenInclude(p => p.Alignments)
            .AsSplitQuery()
            .FirstAsync(v => v.Id == versionId, cancel);
        version.PutInOrder();
        return version;
    }

    /// <summary>The names of the groups that own projects.</summary>
    public async Task<Dictionary<Guid, Text>> GroupsAsync(Guid unitId, CancellationToken cancel) =>
        (await units.GroupsOfAsync(unitId, cancel)).ToDictionary(g => g.Id, g => g.Name);

    /// <summary>The frameworks of a plan's year, by the code that plans print.</summary>
    public Task<Dictionary<string, AlignmentFramework>> FrameworksAsync(Plan plan, CancellationToken cancel) =>
        db.Set<AlignmentFramework>().AsNoTracking()
            .Include(f => f.Items)
            .Where(f => f.Year == plan.FirstYear)
            .ToDictionaryAsync(f => f.Code, cancel);

    /// <summary>The versions of a plan, the newest first.</summary>
    public Task<List<VersionLine>> VersionsAsync(Guid planId, CancellationToken cancel) =>
        db.Set<PlanVersion>().AsNoTracking()
            .Where(v => v.PlanId == planId)
            .OrderByDescending(v => v.Number)
            .Select(v => new VersionLine(v.Id, v.Number, v.State, v.InForceFrom))
            .ToListAsync(cancel);
}

internal sealed record VersionLine(Guid Id, int Number, VersionState State, DateOnly? InForceFrom);
