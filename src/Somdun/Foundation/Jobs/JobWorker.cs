using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;

namespace Somdun.Foundation.Jobs;

/// <summary>
/// Looks every few seconds for jobs that are due and runs those it can take. A taking lasts for two minutes and is renewed while the work goes
/// on, so that the work of a node that died is taken up two minutes later. The clocks of nodes may differ by less than that;
/// <c>doctor</c> looks.
/// </summary>
internal sealed class JobWorker(IEnumerable<Job> jobs, IServiceScopeFactory scopes, TimeProvider clock, JobMetrics metrics, ILogger<JobWorker> log) : BackgroundService
{
    public static readonly TimeSpan HeldFor = TimeSpan.FromMinutes(2);
    public static readonly TimeSpan RenewedEvery = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan LookedFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly IReadOnlyDictionary<string, Job> _jobs = jobs.ToDictionary(j => j.Name, StringComparer.Ordinal);
    private readonly string _node = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7():N}";

    /// <summary>Runs whatever is due and nobody else is doing, each beside the others, and waits for their end.</summary>
    /// <returns>The names of the jobs that this node ran.</returns>
    public async Task<IReadOnlyList<string>> RunDueAsync(CancellationToken cancel)
    {
        var ran = await Task.WhenAll((await TakeDueAsync(cancel)).Select(async taken =>
        {
            await RunAsync(taken, cancel);
            return taken.Job.Name;
        }));
        return ran;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        List<Task> running = [];
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                running.AddRange((await TakeDueAsync(stoppingToken)).Select(taken => RunAsync(taken, stoppingToken)));
                running.RemoveAll(task => task.IsCompleted);
                await Task.Delay(LookedFor, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                // The database may be away for a while; the server itself goes on.
                log.LogError(fault, "Jobs could not be looked for; the next look is in {Pause}.", LookedFor);
                await Task.Delay(LookedFor, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Task.WhenAll(running);
    }

    private async Task<IReadOnlyList<Taken>> TakeDueAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SomdunDb>();
        var now = clock.GetUtcNow().UtcDateTime;
        var leases = await db.Set<JobLease>().AsNoTracking().ToListAsync(cancel);
        foreach (var name in _jobs.Keys.Except(leases.Select(l => l.Name)))
        {
            await db.Database.ExecuteSqlAsync($"insert into job_leases (name, due_at, taking, failures) values ({name}, {now}, 0, 0) on conflict do nothing", cancel);
            leases.Add(new JobLease { Name = name, DueAt = now });
        }

        metrics.Waiting = leases.Count(l => _jobs.ContainsKey(l.Name) && l.DueAt <= now && !(l.HeldUntil >= now));
        List<Taken> taken = [];
        foreach (var lease in leases.Where(l => _jobs.ContainsKey(l.Name) && l.DueAt <= now && !(l.HeldUntil >= now)))
        {
            var won = await db.Set<JobLease>()
                .Where(l => l.Name == lease.Name && l.Taking == lease.Taking && l.DueAt <= now && (l.HeldUntil == null || l.HeldUntil < now))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(l => l.Holder, _node).SetProperty(l => l.HeldUntil, now + HeldFor).SetProperty(l => l.Taking, l => l.Taking + 1).SetProperty(l => l.CalledAt, (DateTime?)null),
                    cancel);
            if (won == 1)
            {
                taken.Add(await BeginAsync(db, _jobs[lease.Name], lease.Taking + 1, now, cancel));
            }
        }

        return taken;
    }

    private async Task<Taken> BeginAsync(SomdunDb db, Job job, int taking, DateTime now, CancellationToken cancel)
    {
        await db.Set<JobRun>().Where(r => r.Name == job.Name && r.Outcome == JobOutcome.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Outcome, JobOutcome.Lost).SetProperty(r => r.EndedAt, now), cancel);
        var run = new JobRun { Id = Guid.CreateVersion7(), Name = job.Name, Node = _node, StartedAt = now, Outcome = JobOutcome.Running };
        db.Add(run);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        return new Taken(job, taking, run);
    }

    private async Task RunAsync(Taken taken, CancellationToken stopping)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var ended = new CancellationTokenSource();
        var renewing = RenewAsync(taken, lost, ended.Token);
        var count = 0;
        Exception? fault = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            count = await taken.Job.RunAsync(scope.ServiceProvider, lost.Token);
        }
        catch (Exception thrown)
        {
            fault = thrown;
        }

        await ended.CancelAsync();
        await renewing;
        var outcome = fault is null ? JobOutcome.Done
            : stopping.IsCancellationRequested ? JobOutcome.Stopped
            : lost.IsCancellationRequested ? JobOutcome.Lost
            : JobOutcome.Failed;
        metrics.Ended(taken.Job.Name, outcome, clock.GetUtcNow().UtcDateTime - taken.Run.StartedAt);
        if (outcome is JobOutcome.Failed)
        {
            log.LogError(fault, "The job {Job} failed in run {Run}.", taken.Job.Name, taken.Run.Id);
        }

        try
        {
            await EndAsync(taken, outcome, count, fault);
        }
        catch (Exception unsaid)
        {
            // Its taking runs out by itself, and the next run finds what is still to be done.
            log.LogError(unsaid, "The end of job {Job}, run {Run}, could not be written.", taken.Job.Name, taken.Run.Id);
        }
    }

    private async Task RenewAsync(Taken taken, CancellationTokenSource lost, CancellationToken ended)
    {
        while (true)
        {
            await Task.Delay(RenewedEvery, clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ended.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var until = clock.GetUtcNow().UtcDateTime + HeldFor;
                var still = await Mine(scope.ServiceProvider.GetRequiredService<SomdunDb>(), taken)
                    .ExecuteUpdateAsync(set => set.SetProperty(l => l.HeldUntil, until), CancellationToken.None);
                if (still == 0)
                {
                    // This node slept for longer than the taking lasts, and another has begun anew.
                    await lost.CancelAsync();
                    return;
                }
            }
            catch (Exception fault)
            {
                log.LogWarning(fault, "The taking of job {Job} could not be renewed; the next try is in {Pause}.", taken.Job.Name, RenewedEvery);
            }
        }
    }

    private async Task EndAsync(Taken taken, JobOutcome outcome, int count, Exception? fault)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SomdunDb>();
        var now = clock.GetUtcNow().UtcDateTime;
        var began = taken.Run.StartedAt;
        var failures = outcome is JobOutcome.Failed
            ? await db.Set<JobLease>().Where(l => l.Name == taken.Job.Name).Select(l => l.Failures).FirstOrDefaultAsync() + 1
            : 0;

        // Stopped: the next node takes it up at once. Failed: after 1, 2, 4 … minutes, an hour at most, and never later than it would be due.
        var regular = taken.Job.Schedule.After(began);
        var due = outcome switch
        {
            JobOutcome.Stopped => now,
            JobOutcome.Failed => Earlier(regular, now + Pause(failures)),
            _ => regular,
        };

        // Not cancelled with the server's stop: the other nodes need not wait then.
        await Mine(db, taken).ExecuteUpdateAsync(
            set => set.SetProperty(l => l.Holder, (string?)null)
                .SetProperty(l => l.HeldUntil, (DateTime?)null)
                .SetProperty(l => l.Failures, failures)
                .SetProperty(l => l.DueAt, l => l.CalledAt != null ? now : due),
            CancellationToken.None);
        var kind = fault?.GetType().Name;
        await db.Set<JobRun>().Where(r => r.Id == taken.Run.Id && r.Outcome == JobOutcome.Running).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.Outcome, outcome).SetProperty(r => r.EndedAt, now).SetProperty(r => r.Count, count).SetProperty(r => r.Fault, kind),
            CancellationToken.None);
    }

    private static IQueryable<JobLease> Mine(SomdunDb db, Taken taken) =>
        db.Set<JobLease>().Where(l => l.Name == taken.Job.Name && l.Taking == taken.Taking);

    private static TimeSpan Pause(int failures) =>
        failures > 6 ? LongestPause : TimeSpan.FromMinutes(1 << (failures - 1));

    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;

    private sealed record Taken(Job Job, int Taking, JobRun Run);
}
