using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Somdun.Foundation.Data;

/// <summary>
/// What two people may edit at once: forms send <see cref="RowVersion"/> along, and a clash is a refusal.
/// SQLite has no row version of its own, so both databases count here.
/// </summary>
internal interface IEditable
{
    int RowVersion { get; set; }
}

internal sealed class RaiseRowVersion : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Raise(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Raise(eventData.Context!);
        return new(result);
    }

    private static void Raise(DbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries<IEditable>().Where(e => e.State is EntityState.Modified))
        {
            entry.Entity.RowVersion = entry.OriginalValues.GetValue<int>(nameof(IEditable.RowVersion)) + 1;
        }
    }
}
