using System.Diagnostics.Metrics;

namespace Somdun.Foundation.Jobs;

/// <summary>What jobs do, in figures.</summary>
internal sealed class JobMetrics
{
    public const string Name = "Somdun.Jobs";

    private readonly Counter<long> _runs;
    private readonly Histogram<double> _seconds;

    public JobMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _runs = meter.CreateCounter<long>("somdun.jobs.runs", description: "Runs of background jobs, by job and outcome");
        _seconds = meter.CreateHistogram<double>("somdun.jobs.duration", "s", "How long a run of a job took");
        meter.CreateObservableGauge("somdun.jobs.waiting", () => Waiting, description: "Jobs that are due and that no node does");
    }

    /// <summary>Jobs due and not taken, as the worker last saw it.</summary>
    public int Waiting { get; set; }

    public void Ended(string job, JobOutcome outcome, TimeSpan took)
    {
        _runs.Add(1, new("job", job), new("outcome", outcome.ToString()));
        _seconds.Record(took.TotalSeconds, new KeyValuePair<string, object?>("job", job));
    }
}
