using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Time;

namespace Somdun.Modules.Planning;

internal static class PlanVersionQueries
{
    extension(IQueryable<PlanVersion> versions)
    {
        /// <summary>
        /// The whole version, strategies and projects with all their items, in the order of the plan; read only.
        /// </summary>
        public async Task<PlanVersion?> WholeAsync(Guid versionId, CancellationToken cancel)
        {
            var version = await versions.Where(v => v.Id == versionId).WithEverything().AsNoTracking().FirstOrDefaultAsync(cancel);
            version?.PutInOrder();
            return version;
        }

        /// <summary>With all that a version holds, one query a table.</summary>
        public IQueryable<PlanVersion> WithEverything() => versions
            .Include(v => v.Strategies)
            .Include(v => v.Ceilings)
            .Include(v => v.Projects).ThenInclude(p => p.Objectives)
            .Include(v => v.Projects).ThenInclude(p => p.Targets)
            .Include(v => v.Projects).ThenInclude(p => p.Indicators)
            .Include(v => v.Projects).ThenInclude(p => p.Activities)
            .Include(v => v.Projects).ThenInclude(p => p.Expenses)
            .Include(v => v.Projects).ThenInclude(p => p.Alignments)
            .AsSplitQuery();
    }

    extension(IQueryable<PlanProject> projects)
    {
        /// <summary>With all that a project holds, one query a table.</summary>
        public IQueryable<PlanProject> WithItems() => projects
            .Include(p => p.Objectives)
            .Include(p => p.Targets)
            .Include(p => p.Indicators)
            .Include(p => p.Activities)
            .Include(p => p.Expenses)
            .Include(p => p.Alignments)
            .AsSplitQuery();
    }

    extension(IQueryable<PlanProject> projects)
    {
        /// <summary>The project an address means, whole and read only: by key, else by its printed number where one alone bears it; null where there is none.</summary>
        public async Task<PlanProject?> NamedAsync(Guid versionId, string name, CancellationToken cancel)
        {
            var named = projects.AsNoTracking().Where(p => p.VersionId == versionId);
            named = Guid.TryParse(name, out var key) ? named.Where(p => p.Key == key)
                : ProjectAddresses.NumberOf(name) is { } number ? named.Where(p => p.Number == number)
                : named.Where(p => false);
            if (await named.OrderBy(p => p.Position).ThenBy(p => p.Id).WithItems().Take(2).ToListAsync(cancel) is not [var only])
            {
                return null;
            }

            only.PutInOrder();
            return only;
        }

        /// <summary>Whether the printed number is borne by more than one project.</summary>
        public async Task<bool> AreSeveralAsync(Guid versionId, string? name, CancellationToken cancel) =>
            ProjectAddresses.NumberOf(name) is { } number && await projects.CountAsync(p => p.VersionId == versionId && p.Number == number, cancel) > 1;
    }

    extension(SomdunDb db)
    {
        /// <summary>The plan of a unit that covers a year; the plan of that one year before one of several.</summary>
        public Task<Plan?> PlanOfAsync(Guid unitId, FiscalYear year, CancellationToken cancel) =>
            db.Set<Plan>().AsNoTracking()
                .Where(p => p.UnitId == unitId && p.FirstYear <= year && year <= p.LastYear)
                .OrderByDescending(p => p.FirstYear).ThenBy(p => p.LastYear)
                .FirstOrDefaultAsync(cancel);

        /// <summary>
        /// The version people mean when they name none: the approved one in force on a day, else the newest there is.
        /// </summary>
        public async Task<Guid?> VersionToShowAsync(Guid planId, DateOnly day, CancellationToken cancel)
        {
            var versions = await db.Set<PlanVersion>().AsNoTracking()
                .Where(v => v.PlanId == planId)
                .OrderByDescending(v => v.Number)
                .Select(v => new { v.Id, v.State, v.InForceFrom })
                .ToListAsync(cancel);
            var inForce = versions
                .Where(v => v.State == VersionState.Approved && v.InForceFrom <= day)
                .MaxBy(v => v.InForceFrom);
            return (inForce ?? versions.FirstOrDefault())?.Id;
        }
    }

    /// <summary>The version with some of its projects only, for showing; the version itself stays as it is.</summary>
    public static PlanVersion Only(this PlanVersion version, Func<PlanProject, bool> wanted) => new()
    {
        Id = version.Id,
        PlanId = version.PlanId,
        Number = version.Number,
        CreatedAt = version.CreatedAt,
        CreatedBy = version.CreatedBy,
        Strategies = version.Strategies,
        Projects = [.. version.Projects.Where(wanted)],
    };

    /// <summary>Databases keep no order; the plan does.</summary>
    public static void PutInOrder(this PlanVersion version)
    {
        version.Strategies.Sort((a, b) => a.Position.CompareTo(b.Position));
        version.Projects.Sort((a, b) => a.Position.CompareTo(b.Position));
        version.Projects.ForEach(PutInOrder);
    }

    /// <inheritdoc cref="PutInOrder(PlanVersion)"/>
    public static void PutInOrder(this PlanProject project)
    {
        project.Objectives.Sort((a, b) => a.Position.CompareTo(b.Position));
        project.Targets.Sort((a, b) => a.Position.CompareTo(b.Position));
        project.Indicators.Sort((a, b) => a.Position.CompareTo(b.Position));
        project.Activities.Sort((a, b) => a.Position.CompareTo(b.Position));
        project.Expenses.Sort((a, b) => a.Position.CompareTo(b.Position));
        project.Alignments.Sort((a, b) => a.Position.CompareTo(b.Position));
    }
}
