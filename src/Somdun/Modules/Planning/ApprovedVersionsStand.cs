using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Somdun.Modules.Planning;

/// <summary>What belongs to one version of a plan, and stands when that is approved.</summary>
internal interface IPartOfVersion
{
    Guid VersionId { get; }
}

/// <summary>What belongs to one project of one version.</summary>
internal interface IPartOfProject
{
    Guid ProjectId { get; }
}

/// <summary>
/// An approved version never changes, whoever asks: use cases refuse politely, and what slips past them stops here.
/// The state asked is the database's own before this change, so that approving itself goes through.
/// </summary>
internal sealed class ApprovedVersionsStand : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        var db = eventData.Context!;
        if (Changed(db) is { Length: > 0 } versions && Approved(db, versions).Any())
        {
            throw new ApprovedVersionChangedException();
        }

        return result;
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = eventData.Context!;
        if (Changed(db) is { Length: > 0 } parts && await Approved(db, parts).AnyAsync(cancellationToken))
        {
            throw new ApprovedVersionChangedException();
        }

        return result;
    }

    /// <summary>The versions and projects that something is about to change: their ids, of either kind.</summary>
    private static Guid[] Changed(DbContext db) =>
    [
        .. db.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .SelectMany(e => e.Entity switch
            {
                PlanVersion version => [version.Id],
                IPartOfVersion => Owners(e, nameof(IPartOfVersion.VersionId)),
                IPartOfProject => Owners(e, nameof(IPartOfProject.ProjectId)),
                _ => (IEnumerable<Guid>)[],
            })
            .Distinct(),
    ];

    // Both the owner it had and the one it gets: neither moving in nor moving out is allowed.
    private static IEnumerable<Guid> Owners(EntityEntry entry, string property) =>
        [(Guid)entry.CurrentValues[property]!, (Guid)entry.OriginalValues[property]!];

    private static IQueryable<PlanVersion> Approved(DbContext db, Guid[] owners) =>
        db.Set<PlanVersion>().AsNoTracking().Where(v => v.State == VersionState.Approved &&
            (owners.Contains(v.Id) || v.Projects.Any(p => owners.Contains(p.Id))));
}

/// <summary>A programming fault: a use case let a change to an approved version through.</summary>
internal sealed class ApprovedVersionChangedException() : InvalidOperationException("An approved version of a plan never changes.");
