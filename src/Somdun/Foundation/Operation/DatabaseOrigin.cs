using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Somdun.Foundation.Data;

namespace Somdun.Foundation.Operation;

/// <summary>
/// Where this database comes from, in one row: on PostgreSQL the cluster it was last served from, and how often it was restored. A dump put
/// into another cluster meets transaction ids that begin again at a small number, so what rests on their order must know.
/// </summary>
internal sealed class DatabaseOrigin
{
    public const int ClusterMaxLength = 40;

    /// <summary>Always <see cref="OnlyId"/>.</summary>
    public required Guid Id { get; init; }

    /// <summary>PostgreSQL's system identifier; empty on SQLite.</summary>
    public required string Cluster { get; set; }

    /// <summary>0 where it was made; raised by each restore.</summary>
    public int Generation { get; set; }

    /// <summary>The generation for which every <see cref="AfterRestore"/> step was done.</summary>
    public int SettledGeneration { get; set; }

    public DateTime? RestoredAt { get; set; }

    public static readonly Guid OnlyId = new("0193f000-0000-7000-8000-00000000d0b1");

    public bool IsSettled => SettledGeneration == Generation;
}

internal sealed class DatabaseOriginConfiguration : IEntityTypeConfiguration<DatabaseOrigin>
{
    public void Configure(EntityTypeBuilder<DatabaseOrigin> origin)
    {
        origin.ToTable("database_origins");
        origin.Property(o => o.Id).ValueGeneratedNever();
        origin.Property(o => o.Cluster).HasMaxLength(DatabaseOrigin.ClusterMaxLength);
    }
}

/// <summary>
/// What a module must do once after its records came out of a backup, before anybody writes: <c>services.AddSingleton(new AfterRestore(…))</c>.
/// It runs in <c>migrate</c>, alone, and may be run again when it was broken off; <c>serve</c> and every other command refuse the database until it is done.
/// </summary>
/// <param name="Position">Lower ones first.</param>
/// <param name="RunAsync">Given services of a scope and the generation, 1 for the first restore.</param>
internal sealed record AfterRestore(int Position, Text What, Func<IServiceProvider, int, CancellationToken, Task> RunAsync);

internal static class DatabaseOrigins
{
    /// <summary>Whether the database may be written to: not restored since its modules last settled in.</summary>
    public static async Task<bool> IsSettledAsync(SomdunDb db, CancellationToken cancel) =>
        await db.Set<DatabaseOrigin>().AsNoTracking().SingleOrDefaultAsync(cancel) is not { } origin ||
        (origin.IsSettled && origin.Cluster == await ClusterAsync(db, cancel));

    /// <summary>Notes a restore; where the database is older than this table, its upgrade begins with a fresh row.</summary>
    public static async Task NoteRestoreAsync(SomdunDb db, DateTime now, CancellationToken cancel)
    {
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
        {
            // The table may have another shape, or none: all that is surely there is asked for.
            await NoteInOlderAsync(db, now, cancel);
            return;
        }

        await db.Set<DatabaseOrigin>().ExecuteUpdateAsync(
            set => set.SetProperty(o => o.Generation, o => o.Generation + 1).SetProperty(o => o.RestoredAt, now), cancel);
    }

    /// <summary>Lets every module do what a restore asks of it, or makes the row of a new database. Safe to run again.</summary>
    public static async Task SettleAsync(IServiceProvider services, TimeProvider clock, CancellationToken cancel)
    {
        var db = services.GetRequiredService<SomdunDb>();
        var cluster = await ClusterAsync(db, cancel);
        await db.Database.ExecuteSqlAsync(
            $"insert into database_origins (id, cluster, generation, settled_generation) values ({DatabaseOrigin.OnlyId}, {cluster}, 0, 0) on conflict do nothing", cancel);
        var origin = await db.Set<DatabaseOrigin>().AsNoTracking().SingleAsync(cancel);
        if (origin.Cluster != cluster)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            await db.Set<DatabaseOrigin>().Where(o => o.Cluster == origin.Cluster).ExecuteUpdateAsync(
                set => set.SetProperty(o => o.Cluster, cluster).SetProperty(o => o.Generation, o => o.Generation + 1).SetProperty(o => o.RestoredAt, now), cancel);
            origin = await db.Set<DatabaseOrigin>().AsNoTracking().SingleAsync(cancel);
        }

        if (origin.IsSettled)
        {
            return;
        }

        foreach (var step in services.GetServices<AfterRestore>().OrderBy(s => s.Position))
        {
            await step.RunAsync(services, origin.Generation, cancel);
        }

        await db.Set<DatabaseOrigin>().ExecuteUpdateAsync(set => set.SetProperty(o => o.SettledGeneration, origin.Generation), cancel);
    }

    private static async Task<string> ClusterAsync(SomdunDb db, CancellationToken cancel) => db.Database.IsSqlite()
        ? ""
        : await db.Database.SqlQuery<string>($"""select system_identifier::text as "Value" from pg_control_system()""").SingleAsync(cancel);

    private static async Task NoteInOlderAsync(SomdunDb db, DateTime now, CancellationToken cancel)
    {
        var there = db.Database.IsSqlite()
            ? await db.Database.SqlQuery<int>($"""select count(*) as "Value" from sqlite_master where name = 'database_origins'""").SingleAsync(cancel)
            : await db.Database.SqlQuery<int>($"""select count(*)::int as "Value" from pg_tables where schemaname = 'public' and tablename = 'database_origins'""").SingleAsync(cancel);
        if (there > 0)
        {
            await db.Database.ExecuteSqlAsync($"update database_origins set generation = generation + 1, restored_at = {now}", cancel);
        }
    }
}
