using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Somdun.Foundation.Jobs;

/// <summary>Who does a job, and until when: one row for each job, taken by one update that only one node can win.</summary>
internal sealed class JobLease
{
    public const int HolderMaxLength = 200;

    /// <summary>The job's name.</summary>
    public required string Name { get; init; }

    public required DateTime DueAt { get; set; }

    /// <summary>The node at work; null when none is.</summary>
    public string? Holder { get; set; }

    /// <summary>Past this moment the holder is taken for dead, and another node begins anew.</summary>
    public DateTime? HeldUntil { get; set; }

    /// <summary>Raised at each taking, so that one taken for dead cannot end the run of another.</summary>
    public int Taking { get; set; }

    /// <summary>When somebody asked for it to run now; null again once a node has taken it.</summary>
    public DateTime? CalledAt { get; set; }

    /// <summary>How often in a row it failed.</summary>
    public int Failures { get; set; }
}

internal enum JobOutcome
{
    Running,
    Done,

    /// <summary>It threw; it is tried again, later each time.</summary>
    Failed,

    /// <summary>Its node was asked to stop; the rest is done by the next run.</summary>
    Stopped,

    /// <summary>Its node went away without a word.</summary>
    Lost,
}

/// <summary>One run of a job, for the record; also each backup.</summary>
internal sealed class JobRun
{
    public const int FaultMaxLength = 200;

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Node { get; init; }

    public required DateTime StartedAt { get; init; }

    public DateTime? EndedAt { get; set; }

    public JobOutcome Outcome { get; set; }

    /// <summary>How many things it did.</summary>
    public int Count { get; set; }

    /// <summary>The kind of fault; what it said may name people, and stands in the log alone.</summary>
    public string? Fault { get; set; }
}

internal sealed class JobLeaseConfiguration : IEntityTypeConfiguration<JobLease>
{
    public void Configure(EntityTypeBuilder<JobLease> lease)
    {
        lease.ToTable("job_leases");
        lease.HasKey(l => l.Name);
        lease.Property(l => l.Name).HasMaxLength(Job.NameMaxLength).ValueGeneratedNever();
        lease.Property(l => l.Holder).HasMaxLength(JobLease.HolderMaxLength);
    }
}

internal sealed class JobRunConfiguration : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> run)
    {
        run.ToTable("job_runs");
        run.Property(r => r.Id).ValueGeneratedNever();
        run.Property(r => r.Name).HasMaxLength(Job.NameMaxLength);
        run.Property(r => r.Node).HasMaxLength(JobLease.HolderMaxLength);
        run.Property(r => r.Fault).HasMaxLength(JobRun.FaultMaxLength);
        run.HasIndex(r => new { r.Name, r.StartedAt });
    }
}
