using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Foundation.Settings;
using Somdun.Foundation.Web;
using Somdun.Tests.Support;

namespace Somdun.Tests.Foundation.Data;

public class DatabaseChangesTests
{
    [Fact]
    public async Task The_mark_stays_while_nobody_writes_and_no_longer()
    {
        using var on = TestDb.On(Database.Sqlite);
        using var changes = ChangesOf(on);
        var first = changes.Mark();

        await using (var db = on.Open())
        {
            await db.Set<ProtectionKey>().ToListAsync(TestContext.Current.CancellationToken);
        }

        Assert.NotNull(first);
        Assert.Equal(first, changes.Mark());

        await using (var db = on.Open())
        {
            await db.Database.ExecuteSqlAsync($"insert into protection_keys (id, name, xml) values ({Guid.CreateVersion7()}, 'a', '<key />')", TestContext.Current.CancellationToken);
        }

        Assert.NotEqual(first, changes.Mark());
    }

    [Fact]
    public async Task What_is_rolled_back_leaves_the_mark_as_it_was()
    {
        using var on = TestDb.On(Database.Sqlite);
        using var changes = ChangesOf(on);
        var first = changes.Mark();

        await using var db = on.Open();
        await using (await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            db.Add(new ProtectionKey { Id = Guid.CreateVersion7(), Name = "a", Xml = "<key />" });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(first, changes.Mark());
    }

    [Theory, OnEachDatabase]
    public void Only_sqlite_has_a_mark(Database database)
    {
        using var on = TestDb.On(database);
        using var changes = ChangesOf(on);

        Assert.Equal(database is Database.Sqlite, changes.Mark() is not null);
    }

    [Theory, OnEachDatabase]
    public async Task What_is_kept_is_read_anew_once_somebody_wrote_and_within_a_transaction(Database database)
    {
        using var on = TestDb.On(database);
        using var changes = ChangesOf(on);
        await using var db = on.Open();
        Task<int> CountAsync() => changes.WhileNobodyWritesAsync(db, "keys", () => db.Set<ProtectionKey>().CountAsync(TestContext.Current.CancellationToken));
        async Task AddAsync(SomdunDb to)
        {
            to.Add(new ProtectionKey { Id = Guid.CreateVersion7(), Name = "a", Xml = "<key />" });
            await to.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, await CountAsync());
        Assert.Equal(0, await CountAsync());
        await using (var other = on.Open())
        {
            await AddAsync(other);
        }

        Assert.Equal(1, await CountAsync());
        var within = await db.OneAtATimeAsync(
            async () =>
            {
                await AddAsync(db);
                return await CountAsync();
            },
            TestContext.Current.CancellationToken);
        Assert.Equal(2, within);
        Assert.Equal(2, await CountAsync());
    }

    private static DatabaseChanges ChangesOf(TestDb on) => new(new SomdunSettings(DatabaseSetting.Parse(on.Setting), "http://127.0.0.1:0", "files"));
}
