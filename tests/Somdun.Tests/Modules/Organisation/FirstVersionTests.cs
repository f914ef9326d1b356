using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation;
using Somdun.Modules.Organisation.Contract;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Organisation;

/// <summary>A database of the first version, where a unit had one code, one name and one parent without dates.</summary>
public class FirstVersionTests
{
    private static readonly Guid Office = Guid.Parse("01938000-0000-7000-8000-000000000001");
    private static readonly Guid Group = Guid.Parse("01938000-0000-7000-8000-000000000002");
    private static readonly Guid School = Guid.Parse("01938000-0000-7000-8000-000000000003");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Comes_over_whole(Database database)
    {
        using var test = TestDb.On(database);
        await using (var db = test.Open())
        {
            await GoBackToTheFirstVersionAsync(db);
            await InsertAsync(db, Office, "Area", "9902", "สพป.ตัวอย่าง เขต 2", "Example Area 2", null, 0);
            await InsertAsync(db, Group, "Group", null, "กลุ่มนโยบายและแผน", "Policy and Planning", Office, 3);
            await InsertAsync(db, School, "School", "99020001", "บ้านหนองดาว", "บ้านหนองดาว", Office, 0);
        }

        await using (var db = test.Open())
        {
            await db.Database.MigrateAsync(Cancel);
        }

        await using var after = test.Open();
        var units = new Units(after, World.Clock());
        Assert.Equal(new UnitEntry(Office, UnitKind.Area, "9902", new Text("สพป.ตัวอย่าง เขต 2", "Example Area 2"), null), await units.OfficeAsync(Cancel));
        Assert.Equal(new UnitEntry(School, UnitKind.School, "99020001", new Text("บ้านหนองดาว", "บ้านหนองดาว"), Office), await units.FindAsync("smis:99020001", Cancel));
        Assert.Equal(
            new UnitEntry(Group, UnitKind.Group, null, new Text("กลุ่มนโยบายและแผน", "Policy and Planning"), Office),
            Assert.Single(await units.GroupsOfAsync(Office, Cancel)));
        Assert.Equal(3, (await after.Set<Unit>().SingleAsync(u => u.Id == Group, Cancel)).Position);
        Assert.Equal(3, await after.Set<UnitStatus>().CountAsync(s => s.State == UnitState.Open, Cancel));
        Assert.Empty(await after.AncestorsOutOfStepAsync(Cancel));
        Assert.All(await after.Set<UnitName>().ToListAsync(Cancel), name => Assert.Equal(UnitName.Of(name.UnitId, new Text(name.Thai, name.English ?? ""), name.Since, name.Until).SortKey, name.SortKey));
        Assert.Equal("หนองดาว", (await after.Set<UnitName>().SingleAsync(n => n.SearchKey.Contains("หนองดาว"), Cancel)).Thai[4..]);
    }

    [Theory, OnEachDatabase]
    public async Task An_empty_database_of_the_first_version_comes_over_too(Database database)
    {
        using var test = TestDb.On(database);
        await using (var db = test.Open())
        {
            await GoBackToTheFirstVersionAsync(db);
            await db.Database.MigrateAsync(Cancel);
        }

        await using var after = test.Open();
        Assert.Null(await new Units(after, World.Clock()).OfficeAsync(Cancel));
    }

    // The test's database is a copy of one that has every step: its tables go, and the first step is taken anew.
    private static async Task GoBackToTheFirstVersionAsync(SomdunDb db)
    {
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync(Migration.InitialDatabase, Cancel);
        await migrator.MigrateAsync(db.Database.GetMigrations().First(), Cancel);
    }

    private static Task<int> InsertAsync(SomdunDb db, Guid id, string kind, string? code, string thai, string english, Guid? parent, int position) =>
        db.Database.ExecuteSqlAsync(
            $"insert into units (id, kind, code, thai_name, english_name, parent_id, position) values ({id}, {kind}, {code}, {thai}, {english}, {parent}, {position})", Cancel);
}
