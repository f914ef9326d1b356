using CsCheck;
using Microsoft.EntityFrameworkCore;
using Somdun.Tests.Support;
using Somdun.Thai;

namespace Somdun.Tests.Kernel.Thai;

public class SortKeysInDatabasesTests
{
    [Theory, OnEachDatabase]
    public async Task A_database_sorts_keys_as_the_program_does(Database database)
    {
        var cancel = TestContext.Current.CancellationToken;
        var keys = Gen.OneOf(ThaiGen.Phrase, ThaiGen.Anything).Array[500].Single(_ => true, "fUvt8WjwoB_5").Select(ThaiText.SortKey).Distinct().ToList();
        using var test = TestDb.On(database);
        await using var db = test.Open();
        await db.Database.ExecuteSqlRawAsync("create table sorted (key text not null)", cancel);
        foreach (var key in keys)
        {
            await db.Database.ExecuteSqlAsync($"insert into sorted (key) values ({key})", cancel);
        }

        var inByteOrder = database is Database.Postgres
            ? """select key as "Value" from sorted order by key collate "C" """
            : """select key as "Value" from sorted order by key collate binary""";
        var sorted = await db.Database.SqlQueryRaw<string>(inByteOrder).ToListAsync(cancel);

        Assert.Equal(keys.Order(StringComparer.Ordinal), sorted);
    }
}
