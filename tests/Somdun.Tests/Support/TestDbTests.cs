using Microsoft.EntityFrameworkCore;

namespace Somdun.Tests.Support;

public class TestDbTests
{
    [Theory, OnEachDatabase]
    public async Task A_test_has_a_migrated_database_of_its_own(Database database)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var mine = TestDb.On(database);
        using var yours = TestDb.On(database);

        await using (var db = mine.Open())
        {
            Assert.Empty(await db.Database.GetPendingMigrationsAsync(cancel));
            await db.Database.ExecuteSqlRawAsync("create table here_alone (n integer)", cancel);
        }

        await using (var db = yours.Open())
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
                () => db.Database.ExecuteSqlRawAsync("select n from here_alone", cancel));
        }
    }
}
