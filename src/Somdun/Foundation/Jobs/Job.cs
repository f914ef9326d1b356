using Somdun.Time;

namespace Somdun.Foundation.Jobs;

/// <summary>
/// Work that the program does by itself: mail in the outbox, reminders, what has been kept long enough. It runs on one node at a time,
/// whichever takes it first. A node may die in the midst of it, so it is written to be run again: it looks for what is still to be done.
/// </summary>
/// <param name="Name">Stable: <c>mail.outbox</c>.</param>
/// <param name="What">As the person who runs the server reads it.</param>
/// <param name="RunAsync">Does what is due and says how many things were done; with services of its own, in a scope of its own.</param>
internal sealed record Job(string Name, Text What, JobSchedule Schedule, Func<IServiceProvider, CancellationToken, Task<int>> RunAsync)
{
    public const int NameMaxLength = 60;
}

/// <summary>When a job is due again: so long after it last began, or at a time of Bangkok's day.</summary>
internal sealed record JobSchedule
{
    private readonly TimeSpan? _every;
    private readonly TimeOnly _at;

    private JobSchedule(TimeSpan? every, TimeOnly at)
    {
        _every = every;
        _at = at;
    }

    public static JobSchedule Every(TimeSpan span) => new(span, default);

    /// <param name="at">Bangkok's clock.</param>
    public static JobSchedule DailyAt(TimeOnly at) => new(null, at);

    /// <summary>The moment it is due after it began at <paramref name="began"/>. A node that slept through several runs once.</summary>
    public DateTime After(DateTime began)
    {
        if (_every is { } every)
        {
            return began + every;
        }

        var day = BangkokTime.DayOf(began);
        var today = BangkokTime.StartOf(day) + _at.ToTimeSpan();
        return today > began ? today : BangkokTime.StartOf(day.AddDays(1)) + _at.ToTimeSpan();
    }
}

internal static class JobServices
{
    /// <summary>Declares a job whose work is a method of <typeparamref name="T"/>, made anew for each run.</summary>
    public static IServiceCollection AddJob<T>(
        this IServiceCollection services, string name, Text what, JobSchedule schedule, Func<T, CancellationToken, Task<int>> run)
        where T : class =>
        services.AddSingleton(new Job(name, what, schedule, (scope, cancel) => run(ActivatorUtilities.GetServiceOrCreateInstance<T>(scope), cancel)));
}
