using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Foundation.Data;
using Somdun.Tests.Support;

namespace Somdun.Tests.Upgrade;

/// <summary>A database of each release that went out is brought to this one, and holds afterwards what it held before.</summary>
public class UpgradeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, Database> Releases
    {
        get
        {
            var data = new TheoryData<string, Database>();
            foreach (var release in KeptRelease.Names)
            {
                foreach (var database in TestDb.Each)
                {
                    data.Add(release, database);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Releases))]
    public async Task An_office_that_upgrades_finds_its_plans_as_they_were(string release, Database database)
    {
        using var test = await KeptRelease.OpenAsync(release, database, Cancel);
        await using var db = test.Open();

        await db.Database.MigrateAsync(Cancel);

        Assert.Equal(await KeptRelease.ContentAsync(release, Cancel), await PlanContent.OfAsync(db, Cancel));
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancel));
    }

    [Theory, MemberData(nameof(Releases))]
    public async Task No_row_and_no_value_is_lost_on_the_way(string release, Database database)
    {
        using var test = await KeptRelease.OpenAsync(release, database, Cancel);
        await using var db = test.Open();
        var leftBehind = KeptRelease.LeftBehind(release);
        var before = await ValuesAsync(db);
        Assert.NotEmpty(before);

        await db.Database.MigrateAsync(Cancel);

        var after = await ValuesAsync(db);
        Faults.None(before
            .Where(value => !leftBehind.Contains(value.Key.Table) && !leftBehind.Contains($"{value.Key.Table}.{value.Key.Column}"))
            .Where(value => !after.TryGetValue(value.Key, out var now) || now != value.Value)
            .GroupBy(value => (value.Key.Table, value.Key.Column))
            .Select(lost => $"{lost.Key.Table}.{lost.Key.Column}: {lost.Count()} values are gone or others, as of row {lost.First().Key.Row}. Where that is meant, name it in left-behind.txt."));
    }

    [Theory, MemberData(nameof(Releases))]
    public async Task Two_nodes_that_upgrade_at_once_both_come_to_the_end(string release, Database database)
    {
        using var test = await KeptRelease.OpenAsync(release, database, Cancel);
        using var place = new Place(test.Setting);

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(
            async () =>
            {
                await using var services = Composition.BuildServices(place.Settings);
                await using var scope = services.CreateAsyncScope();
                await Migrating.RunAsync(scope.ServiceProvider, Cancel);
            },
            Cancel)));

        await using var db = test.Open();
        Assert.Null(await DatabaseVersion.CheckAsync(db, DatabaseSetting.Parse(test.Setting), Cancel));
        Assert.Equal(await KeptRelease.ContentAsync(release, Cancel), await PlanContent.OfAsync(db, Cancel));
    }

    /// <summary>Every value of every row: the table, the row's id, the column → the value as text.</summary>
    private static async Task<Dictionary<(string Table, string Row, string Column), string>> ValuesAsync(SomdunDb db)
    {
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync(Cancel);
        var tables = await ReadAsync(
            db.Database.IsSqlite()
                ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
                : "select tablename from pg_tables where schemaname = 'public'");
        Dictionary<(string, string, string), string> values = [];
        foreach (var table in tables.Select(t => t["0"]).Where(t => !t.StartsWith("__EF", StringComparison.Ordinal)))
        {
            foreach (var row in await ReadAsync($"select * from \"{table}\"", byName: true))
            {
                foreach (var (column, value) in row)
                {
                    values.Add((table, row.GetValueOrDefault("id") ?? string.Join('|', row.Values), column), value);
                }
            }
        }

        await db.Database.CloseConnectionAsync();
        return values;

        async Task<List<Dictionary<string, string>>> ReadAsync(string sql, bool byName = false)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync(Cancel);
            List<Dictionary<string, string>> rows = [];
            while (await reader.ReadAsync(Cancel))
            {
                rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(
                    i => byName ? reader.GetName(i) : i.ToString(CultureInfo.InvariantCulture),
                    i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!));
            }

            return rows;
        }
    }
}
