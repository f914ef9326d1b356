using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Somdun.Foundation.Data;
using Somdun.Foundation.Jobs;
using Somdun.Foundation.Settings;
using Somdun.Tests.Support;
using static Somdun.Text;

namespace Somdun.Tests.Foundation.Jobs;

public class JobWorkerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_job_runs_when_it_is_due_and_not_before(Database database)
    {
        using var on = TestDb.On(database);
        var clock = World.Clock();
        var runs = 0;
        await using var node = Node(on, clock, Counting(() => runs++));

        await RunDueAsync(node);
        await RunDueAsync(node);
        Assert.Equal(1, runs);

        clock.Advance(TimeSpan.FromMinutes(10));
        await RunDueAsync(node);
        Assert.Equal(2, runs);
        Assert.All(await RunsAsync(on), run => Assert.Equal((JobOutcome.Done, 7), (run.Outcome, run.Count)));
    }

    [Theory, OnEachDatabase]
    public async Task Of_eight_nodes_that_look_at_once_one_does_the_work(Database database)
    {
        using var on = TestDb.On(database);
        var clock = World.Clock();
        var runs = 0;
        var nodes = Enumerable.Range(0, 8).Select(_ => Node(on, clock, Counting(() => Interlocked.Increment(ref runs)))).ToList();

        for (var round = 1; round <= 3; round++)
        {
            await Task.WhenAll(nodes.Select(node => Task.Run(() => RunDueAsync(node), Cancel)));
            Assert.Equal(round, runs);
            clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(3, (await RunsAsync(on)).Count);
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    [Theory, OnEachDatabase]
    public async Task The_work_of_a_node_that_died_is_taken_up_when_its_taking_runs_out_and_it_can_end_nothing_any_more(Database database)
    {
        using var on = TestDb.On(database);
        var clock = World.Clock();
        var died = new TaskCompletionSource();
        await using var dead = Node(on, clock, new Job("test", T("ทดสอบ", "Test"), JobSchedule.Every(TimeSpan.FromMinutes(10)), async (_, _) =>
        {
            await died.Task;
            return 1;
        }));
        var runs = 0;
        await using var other = Node(on, clock, Counting(() => runs++));
        var hanging = RunDueAsync(dead);
        await UntilAsync(async () => (await RunsAsync(on)).Count == 1);
        await using (var db = on.Open())
        {
            // A node that is gone renews nothing.
            await db.Set<JobLease>().ExecuteUpdateAsync(set => set.SetProperty(l => l.HeldUntil, World.Now + JobWorker.HeldFor), Cancel);
        }

        await RunDueAsync(other);
        Assert.Equal(0, runs);

        clock.SetUtcNow(new DateTimeOffset(World.Now + JobWorker.HeldFor + TimeSpan.FromSeconds(1)));
        await using (var db = on.Open())
        {
            await db.Set<JobLease>().ExecuteUpdateAsync(set => set.SetProperty(l => l.HeldUntil, World.Now + JobWorker.HeldFor), Cancel);
        }

        await RunDueAsync(other);
        Assert.Equal(1, runs);
        died.SetResult();
        await hanging;

        Assert.Equal([JobOutcome.Lost, JobOutcome.Done], (await RunsAsync(on)).Select(r => r.Outcome));
        Assert.Equal(7, (await RunsAsync(on))[1].Count);
    }

    [Theory, OnEachDatabase]
    public async Task A_job_that_fails_is_tried_again_later_each_time_and_never_later_than_it_would_be_due(Database database)
    {
        using var on = TestDb.On(database);
        var clock = World.Clock();
        var runs = 0;
        await using var node = Node(on, clock, Counting(() => runs++ < 2 ? throw new InvalidOperationException("ชื่อคน") : 0));

        await RunDueAsync(node);
        clock.Advance(TimeSpan.FromSeconds(59));
        await RunDueAsync(node);
        Assert.Equal(1, runs);
        clock.Advance(TimeSpan.FromSeconds(1));
        await RunDueAsync(node);
        Assert.Equal(2, runs);
        clock.Advance(TimeSpan.FromMinutes(2));
        await RunDueAsync(node);

        var all = await RunsAsync(on);
        Assert.Equal([JobOutcome.Failed, JobOutcome.Failed, JobOutcome.Done], all.Select(r => r.Outcome));
        Assert.Equal(nameof(InvalidOperationException), all[0].Fault);
    }

    [Theory, OnEachDatabase]
    public async Task A_job_that_somebody_calls_runs_now_and_one_called_while_it_runs_runs_again(Database database)
    {
        using var on = TestDb.On(database);
        var clock = World.Clock();
        var runs = 0;
        await using var node = Node(on, clock, new Job("test", T("ทดสอบ", "Test"), JobSchedule.DailyAt(new TimeOnly(2, 30)), async (scope, cancel) =>
        {
            if (runs++ == 1)
            {
                await scope.GetRequiredService<SomdunDb>().CallJobAsync("test", clock, cancel);
            }

            return 0;
        }));
        await RunDueAsync(node);
        await RunDueAsync(node);
        Assert.Equal(1, runs);

        await using (var db = on.Open())
        {
            await db.CallJobAsync("test", clock, Cancel);
        }

        clock.Advance(TimeSpan.FromSeconds(1));
        await RunDueAsync(node);
        await RunDueAsync(node);
        Assert.Equal(3, runs);

        clock.Advance(TimeSpan.FromSeconds(1));
        await RunDueAsync(node);
        Assert.Equal(3, runs);
    }

    [Theory, OnEachDatabase]
    public async Task A_node_that_is_asked_to_stop_leaves_its_job_to_the_next(Database database)
    {
        using var on = TestDb.On(database);
        var clock = World.Clock();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var stopped = Node(on, clock, new Job("test", T("ทดสอบ", "Test"), JobSchedule.Every(TimeSpan.FromDays(1)), async (_, cancel) =>
        {
            await stopping.CancelAsync();
            cancel.ThrowIfCancellationRequested();
            return 1;
        }));
        var runs = 0;
        await using var next = Node(on, clock, Counting(() => runs++));

        await stopped.GetRequiredService<JobWorker>().RunDueAsync(stopping.Token);
        await RunDueAsync(next);

        Assert.Equal(1, runs);
        Assert.Equal([JobOutcome.Stopped, JobOutcome.Done], (await RunsAsync(on)).Select(r => r.Outcome));
    }

    [Theory]
    [InlineData("2026-11-22T02:00", "2026-11-22T19:30")] // begun at nine in Bangkok: half past two of the next day there
    [InlineData("2026-11-22T19:30", "2026-11-23T19:30")]
    [InlineData("2026-11-22T19:29", "2026-11-22T19:30")]
    public void A_daily_job_is_due_at_its_time_in_Bangkok(string began, string due) =>
        Assert.Equal(Utc(due), JobSchedule.DailyAt(new TimeOnly(2, 30)).After(Utc(began)));

    private static DateTime Utc(string text) =>
        DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal);

    private static Job Counting(Func<int> run) => new("test", T("ทดสอบ", "Test"), JobSchedule.Every(TimeSpan.FromMinutes(10)), (_, _) =>
    {
        run();
        return Task.FromResult(7);
    });

    private static ServiceProvider Node(TestDb on, FakeTimeProvider clock, Job job) =>
        Place.With(new SomdunSettings(DatabaseSetting.Parse(on.Setting), "", Path.GetTempPath()), clock, job);

    private static async Task RunDueAsync(ServiceProvider node) => await node.GetRequiredService<JobWorker>().RunDueAsync(Cancel);

    private static async Task<List<JobRun>> RunsAsync(TestDb on)
    {
        await using var db = on.Open();
        return await db.Set<JobRun>().AsNoTracking().OrderBy(r => r.Id).ToListAsync(Cancel);
    }

    private static async Task UntilAsync(Func<Task<bool>> there)
    {
        while (!await there())
        {
            await Task.Delay(20, Cancel);
        }
    }
}
