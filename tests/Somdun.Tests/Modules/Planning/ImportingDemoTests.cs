using Microsoft.EntityFrameworkCore;
using Somdun.Commands;
using Somdun.Foundation.Settings;
using Somdun.Modules.Planning;
using Somdun.Money;

namespace Somdun.Tests.Modules.Planning;

public sealed class ImportingDemoTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("somdun-demo-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demo_office_has_an_approved_plan_and_an_amendment_and_making_it_twice_changes_nothing()
    {
        var settings = DemoCommand.SettingsIn(Path.Combine(_folder, "not there yet"), 0);
        await MakeAsync(settings, fresh: true);
        var before = await VersionsAsync(settings);

        await MakeAsync(settings, fresh: false);
        var after = await VersionsAsync(settings);

        Assert.Equal([(1, VersionState.Approved), (2, VersionState.Draft)], after.Select(v => (v.Number, v.State)));
        Assert.Equal(before.Select(v => (v.Id, v.RowVersion)), after.Select(v => (v.Id, v.RowVersion)));
        Assert.All(after, v => Assert.Equal(Baht.Of(5_475_250), new Baht(v.Projects.Sum(p => p.Budget!.Value.Satang))));
        Assert.Equal(Baht.Of(30_000), after[0].Projects.Single(p => p.Number == 36).Budget);
        Assert.Equal(Baht.Of(45_000), after[1].Projects.Single(p => p.Number == 36).Budget);
        Assert.All(after[1].Projects, p => Assert.NotNull(p.OwnerUnitId));
        Assert.Equal(after[0].Projects.Select(p => p.Key), after[1].Projects.Select(p => p.Key));
    }

    [Fact]
    public async Task Fresh_begins_anew_and_leaves_what_is_not_its_own()
    {
        var settings = DemoCommand.SettingsIn(_folder, 0);
        var letter = Path.Combine(_folder, "letter.txt");
        await File.WriteAllTextAsync(letter, "mine", Cancel);
        await MakeAsync(settings, fresh: false);
        var before = await VersionsAsync(settings);

        await MakeAsync(settings, fresh: true);

        Assert.NotEqual(before[0].Id, (await VersionsAsync(settings))[0].Id);
        Assert.True(File.Exists(letter));
    }

    [Fact]
    public async Task Data_of_another_release_are_left_alone_and_said()
    {
        var settings = DemoCommand.SettingsIn(_folder, 0);
        await MakeAsync(settings, fresh: false);
        await using (var db = settings.Database.Open())
        {
            await db.Database.ExecuteSqlAsync($"insert into \"__EFMigrationsHistory\" (migration_id, product_version) values ('29990101000000_Other', '99')", Cancel);
        }

        var error = new StringWriter();
        Assert.False(await DemoCommand.PrepareAsync(settings, fresh: false, new Terminal(TextWriter.Null, error, ShowsProgress: false), Cancel));

        Assert.Contains("--fresh", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static Task<bool> MakeAsync(SomdunSettings settings, bool fresh) =>
        DemoCommand.PrepareAsync(settings, fresh, new Terminal(TextWriter.Null, TextWriter.Null, ShowsProgress: false), Cancel);

    private static async Task<List<PlanVersion>> VersionsAsync(SomdunSettings settings)
    {
        await using var db = settings.Database.Open();
        var ids = await db.Set<PlanVersion>().OrderBy(v => v.Number).Select(v => v.Id).ToListAsync(Cancel);
        List<PlanVersion> versions = [];
        foreach (var id in ids)
        {
            versions.Add((await db.Set<PlanVersion>().WholeAsync(id, Cancel))!);
        }

        return versions;
    }
}
