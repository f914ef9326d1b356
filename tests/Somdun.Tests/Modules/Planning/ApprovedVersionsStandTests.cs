using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Modules.Planning;
using Somdun.Money;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Planning;

public class ApprovedVersionsStandTests
{
    /// <summary>Every kind of thing that belongs to a version, found by what it declares: a new kind is covered at birth.</summary>
    public static TheoryData<string> Parts =>
    [
        .. typeof(PlanVersion).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } &&
                (t == typeof(PlanVersion) || t.IsAssignableTo(typeof(IPartOfVersion)) || t.IsAssignableTo(typeof(IPartOfProject))))
            .Select(t => t.Name),
    ];

    [Fact]
    public void Whatever_hangs_on_a_version_or_a_project_in_the_database_declares_so()
    {
        using var on = TestDb.On(Database.Sqlite);
        using var db = on.Open();
        Type[] owners = [typeof(PlanVersion), typeof(PlanProject)];

        var hanging = db.Model.GetEntityTypes()
            .Where(e => e.GetForeignKeys().Any(k => owners.Contains(k.PrincipalEntityType.ClrType) && k.DeleteBehavior == DeleteBehavior.Cascade))
            .Select(e => e.ClrType);

        Assert.All(hanging, t => Assert.True(
            t.IsAssignableTo(typeof(IPartOfVersion)) || t.IsAssignableTo(typeof(IPartOfProject)),
            $"{t.Name} would change under an approved version unseen."));
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Nothing_of_an_approved_version_is_changed_or_taken_away(string part)
    {
        foreach (var database in TestDb.Each)
        {
            using var on = TestDb.On(database);
            var version = await PlanWorld.ApprovedAsync(on);
            var type = typeof(PlanVersion).Assembly.GetTypes().Single(t => t.Name == part);

            await RefusedAsync(on, version.Id, type, EntityState.Modified);
            await RefusedAsync(on, version.Id, type, EntityState.Deleted);
        }
    }

    [Theory, OnEachDatabase]
    public async Task Nothing_is_added_to_an_approved_version(Database database)
    {
        using var on = TestDb.On(database);
        var version = await PlanWorld.ApprovedAsync(on);
        Guid projectId;
        await using (var db = on.Open())
        {
            projectId = (await db.Set<PlanProject>().FirstAsync(p => p.VersionId == version.Id, TestContext.Current.CancellationToken)).Id;
        }

        object[] additions =
        [
            new PlanStrategy { Id = Guid.CreateVersion7(), VersionId = version.Id, Key = Guid.CreateVersion7(), Position = 9, Title = "ใหม่" },
            new PlanProject { Id = Guid.CreateVersion7(), VersionId = version.Id, Key = Guid.CreateVersion7(), Position = 9, Title = "ใหม่" },
            new PlanObjective { Id = Guid.CreateVersion7(), ProjectId = projectId, Key = Guid.CreateVersion7(), Position = 9, Text = "ใหม่" },
            new PlanExpense { Id = Guid.CreateVersion7(), ProjectId = projectId, Position = 9, Kind = "ค่าวัสดุ", Amount = Baht.Of(1) },
            new ScreeningComment { Id = Guid.CreateVersion7(), VersionId = version.Id, At = World.Now, By = PlanWorld.By, Text = "ช้าไป" },
        ];

        foreach (var addition in additions)
        {
            await using var db = on.Open();
            db.Add(addition);
            await Assert.ThrowsAsync<ApprovedVersionChangedException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
        }
    }

    [Theory, OnEachDatabase]
    public async Task The_database_lets_one_version_be_open(Database database)
    {
        using var on = TestDb.On(database);
        var open = await PlanWorld.DraftAsync(on);

        await using var db = on.Open();
        db.Add(open.Amend(Guid.CreateVersion7(), "อีกฉบับหนึ่ง", PlanWorld.By, World.Now));

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    private static async Task RefusedAsync(TestDb on, Guid versionId, Type type, EntityState change)
    {
        await using var db = on.Open();
        var entity = type == typeof(ScreeningComment)
            ? new ScreeningComment { Id = Guid.CreateVersion7(), VersionId = versionId, At = World.Now, By = PlanWorld.By, Text = "-" }
            : (await AllAsync(db, versionId)).First(e => e.GetType() == type);

        db.Entry(entity).State = change;

        await Assert.ThrowsAsync<ApprovedVersionChangedException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
        db.ChangeTracker.Clear();
    }

    private static async Task<IEnumerable<object>> AllAsync(SomdunDb db, Guid versionId)
    {
        var version = await db.Set<PlanVersion>().Where(v => v.Id == versionId).WithEverything().SingleAsync(TestContext.Current.CancellationToken);
        var ceilings = await db.Set<PlanCeiling>().Where(c => c.VersionId == versionId).ToListAsync(TestContext.Current.CancellationToken);
        return
        [
            version,
            .. version.Strategies,
            .. version.Projects,
            .. version.Projects.SelectMany(p => (IEnumerable<object>)[.. p.Objectives, .. p.Targets, .. p.Indicators, .. p.Activities, .. p.Expenses, .. p.Alignments]),
            .. ceilings,
        ];
    }
}
