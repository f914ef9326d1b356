using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Somdun.Foundation.Audit;

/// <summary>What was told is never changed nor taken back: a use case that tries is a fault of the program.</summary>
internal sealed class AuditStands : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(eventData.Context!);
        return new(result);
    }

    private static void Check(DbContext db)
    {
        if (db.ChangeTracker.Entries().Any(entry => entry is { Entity: AuditEvent or AuditChanges, State: EntityState.Modified or EntityState.Deleted }))
        {
            throw new InvalidOperationException("An audit event was about to be changed.");
        }
    }
}
