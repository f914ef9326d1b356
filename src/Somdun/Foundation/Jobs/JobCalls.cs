using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;

namespace Somdun.Foundation.Jobs;

internal static class JobCalls
{
    /// <summary>
    /// Asks for a job to run within seconds instead of at its next time. Within the caller's transaction, if there is one: asked for only when that
    /// commits. A hint, not a queue: what is to be done stands in the job's own table, where its next regular run would find it too.
    /// </summary>
    public static Task CallJobAsync(this SomdunDb db, string name, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.Set<JobLease>().Where(l => l.Name == name).ExecuteUpdateAsync(
            set => set.SetProperty(l => l.CalledAt, now).SetProperty(l => l.DueAt, l => l.DueAt < now ? l.DueAt : now),
            cancel);
    }
}
