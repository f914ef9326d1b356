using System.Data;
using Microsoft.EntityFrameworkCore;

namespace Somdun.Foundation.Data;

internal static class OneAtATime
{
    /// <summary>
    /// Runs work whose check and write must be one step: a new version of a plan, the next document number.
    /// SQLite lets one writer in at a time by itself; PostgreSQL detects the clash and the loser is run again. Work that is part
    /// of such work is in its transaction: all of it or nothing.
    /// </summary>
    public static Task<T> OneAtATimeAsync<T>(this SomdunDb db, Func<Task<T>> work, CancellationToken cancel) =>
        db.Database.CurrentTransaction is not null ? work() : db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            // A second run must see what the winner wrote, not what we had read.
            db.ChangeTracker.Clear();

            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancel);
            var result = await work();
            await transaction.CommitAsync(cancel);
            return result;
        });
}
