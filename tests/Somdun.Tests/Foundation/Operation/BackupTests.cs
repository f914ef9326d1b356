using System.IO.Compression;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Commands;
using Somdun.Foundation.Data;
using Somdun.Foundation.Files;
using Somdun.Foundation.Operation;
using Somdun.Foundation.Operation.Backups;
using Somdun.Foundation.Security;
using Somdun.Foundation.Web;
using Somdun.Tests.Support;

namespace Somdun.Tests.Foundation.Operation;

/// <summary>Data, files and keys go into one archive and come out of it, on both databases.</summary>
public class BackupTests
{
    private static readonly Guid Owner = Guid.Parse("0193f000-0000-7000-8000-000000000009");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Data_files_and_keys_come_back_in_an_empty_place(Database database)
    {
        using var on = TestDb.On(database);
        using var place = new Place(on.Setting);
        var (hash, text) = await FillAsync(place);
        var archive = await BackUpAsync(place);

        using var empty = TestDb.Empty(database);
        using var there = new Place(empty.Setting);
        Assert.Equal(ExitCode.Done, await RestoreAsync(there, archive));
        Assert.Equal("database-restored", await VersionAsync(there));
        Assert.Equal(ExitCode.Done, await ServeCommand.MigrateAsync(there.Settings, there.Terminal, Cancel));

        Assert.Null(await VersionAsync(there));
        await using var services = Composition.BuildServices(there.Settings);
        await using var scope = services.CreateAsyncScope();
        using var reader = new StreamReader(services.GetRequiredService<FileStore>().Open(hash));
        Assert.Equal("แฟ้มของเรา", await reader.ReadToEndAsync(Cancel));
        Assert.Equal("ลับ", services.GetRequiredService<Secrets>().Open("test", Owner, text));
        Assert.Equal(await FormsAsync(place), await FormsAsync(there));
        Assert.Equal(1, (await scope.ServiceProvider.GetRequiredService<SomdunDb>().Set<DatabaseOrigin>().SingleAsync(Cancel)).Generation);
    }

    [Theory, OnEachDatabase]
    public async Task Each_module_does_once_what_a_restore_asks_of_it(Database database)
    {
        using var on = TestDb.On(database);
        using var place = new Place(on.Setting);
        await FillAsync(place);
        var archive = await BackUpAsync(place);
        using var empty = TestDb.Empty(database);
        using var there = new Place(empty.Setting);
        await RestoreAsync(there, archive);
        List<int> generations = [];
        var broken = true;
        var services = new ServiceCollection();
        services.AddSingleton(World.Clock());
        services.AddDbContextPool<SomdunDb>(there.Settings.Database.Configure);
        services.AddSingleton(new AfterRestore(1, Text.T("ทดสอบ", "Test"), (_, generation, _) =>
        {
            generations.Add(generation);
            return broken ? throw new InvalidOperationException() : Task.CompletedTask;
        }));
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();

        await Assert.ThrowsAsync<InvalidOperationException>(() => DatabaseOrigins.SettleAsync(scope.ServiceProvider, World.Clock(), Cancel));
        Assert.Equal("database-restored", await VersionAsync(there));
        broken = false;
        await DatabaseOrigins.SettleAsync(scope.ServiceProvider, World.Clock(), Cancel);
        await DatabaseOrigins.SettleAsync(scope.ServiceProvider, World.Clock(), Cancel);

        Assert.Equal([1, 1], generations);
        Assert.Null(await VersionAsync(there));
    }

    [Theory, OnEachDatabase]
    public async Task A_backup_made_while_others_write_is_of_one_moment_and_names_no_file_it_lacks(Database database)
    {
        using var on = TestDb.On(database);
        using var place = new Place(on.Setting);
        await FillAsync(place);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var writing = Enumerable.Range(0, 3).Select(writer => Task.Run(() => WriteAsync(place, writer, enough.Token), Cancel)).ToList();

        List<string> archives = [];
        for (var i = 0; i < 3; i++)
        {
            archives.Add(await BackUpAsync(place));
        }

        await enough.CancelAsync();
        await Task.WhenAll(writing);
        foreach (var archive in archives)
        {
            using var empty = TestDb.Empty(database);
            using var there = new Place(empty.Setting);
            Assert.Equal(ExitCode.Done, await RestoreAsync(there, archive));

            // Two rows of one transaction, whose place names the file that was kept before them.
            var rows = await FormsAsync(there);
            Assert.Equal(0, rows.Count(r => r.StartsWith("pair", StringComparison.Ordinal)) % 2);
            Assert.All(rows.Where(r => r.StartsWith("pair", StringComparison.Ordinal)), r => Assert.True(File.Exists(Path.Combine(there.Settings.Files, r.Split(' ')[1][..2], r.Split(' ')[1]))));
        }
    }

    [Theory, OnEachDatabase]
    public async Task Without_keys_the_archive_opens_nothing_and_is_restored_only_where_the_keys_are(Database database)
    {
        using var on = TestDb.On(database);
        using var place = new Place(on.Setting);
        await FillAsync(place);
        var archive = await BackUpAsync(place, withKeys: false);
        using var empty = TestDb.Empty(database);
        using var there = new Place(empty.Setting);

        Assert.Equal(ExitCode.Unusable, await RestoreAsync(there, archive));
        Assert.Contains("กุญแจ", there.Said.ToString(), StringComparison.Ordinal);

        File.Copy(place.Settings.Keys, there.Settings.Keys);
        Assert.Equal(ExitCode.Done, await RestoreAsync(there, archive));
    }

    [Theory, OnEachDatabase]
    public async Task What_is_there_stays_unless_force_is_said_and_then_it_is_set_aside(Database database)
    {
        using var on = TestDb.On(database);
        using var place = new Place(on.Setting);
        await FillAsync(place);
        var archive = await BackUpAsync(place);
        await using (var db = on.Open())
        {
            await db.Set<SubmittedForm>().ExecuteDeleteAsync(Cancel);
        }

        Forget(place);
        Assert.Equal(ExitCode.Unusable, await RestoreAsync(place, archive));
        Assert.Contains("--force", place.Said.ToString(), StringComparison.Ordinal);

        Assert.Equal(ExitCode.Done, await RestoreAsync(place, archive, force: true));
        Assert.NotEmpty(await FormsAsync(place));
        Assert.Contains(Directory.EnumerateFileSystemEntries(place.Folder), entry => entry.Contains("files.before-", StringComparison.Ordinal));
        if (database is Database.Sqlite)
        {
            var aside = Directory.EnumerateFiles(Path.GetDirectoryName(place.Settings.Database.SqlitePath)!, $"{Path.GetFileName(place.Settings.Database.SqlitePath)}.before-*").Single();
            File.Delete(aside);
        }

        Forget(place);
    }

    [Fact]
    public async Task A_database_that_a_server_has_open_is_not_taken_from_under_it()
    {
        using var on = TestDb.On(Database.Sqlite);
        using var place = new Place(on.Setting);
        await FillAsync(place);
        var archive = await BackUpAsync(place);
        Forget(place);
        await using var server = new SqliteConnection(place.Settings.Database.Connection);
        await server.OpenAsync(Cancel);
        await server.ScalarAsync("select count(*) from plans", Cancel);

        Assert.Equal(ExitCode.Unusable, await RestoreAsync(place, archive, force: true));

        Assert.Contains("กำลังถูกใช้อยู่", place.Said.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(await FormsAsync(place));
    }

    [Fact]
    public async Task An_archive_is_not_written_over_unless_that_is_said()
    {
        using var on = TestDb.On(Database.Sqlite);
        using var place = new Place(on.Setting);
        await FillAsync(place);
        var target = Path.Combine(place.Folder, "once.zip");
        await File.WriteAllTextAsync(target, "mine", Cancel);

        Assert.Equal(ExitCode.Unusable, await BackupCommand.BackUpAsync(place.Settings, new(target, Overwrite: false, WithKeys: true), place.Terminal, Cancel));
        Assert.Equal("mine", await File.ReadAllTextAsync(target, Cancel));

        Assert.Equal(ExitCode.Done, await BackupCommand.BackUpAsync(place.Settings, new(target, Overwrite: true, WithKeys: true), place.Terminal, Cancel));
        Assert.Equal(["once.zip"], Directory.EnumerateFiles(place.Folder, "once*").Select(Path.GetFileName));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Mode(target));
    }

    [Fact]
    public async Task What_a_killed_backup_left_behind_goes_with_the_next()
    {
        using var on = TestDb.On(Database.Sqlite);
        using var place = new Place(on.Setting);
        await FillAsync(place);
        var target = Path.Combine(place.Folder, "next.zip");
        await File.WriteAllTextAsync($"{target}.0123.arriving", "half", Cancel);

        await BackupCommand.BackUpAsync(place.Settings, new(target, Overwrite: false, WithKeys: true), place.Terminal, Cancel);

        Assert.Equal(["next.zip"], Directory.EnumerateFiles(place.Folder, "next*").Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_file_of_the_store_that_was_damaged_is_named_and_the_rest_is_saved()
    {
        using var on = TestDb.On(Database.Sqlite);
        using var place = new Place(on.Setting);
        var (hash, _) = await FillAsync(place);
        await File.WriteAllTextAsync(Path.Combine(place.Settings.Files, hash[..2], hash), "changed", Cancel);
        var target = Path.Combine(place.Folder, "damaged.zip");

        Assert.Equal(ExitCode.FellShort, await BackupCommand.BackUpAsync(place.Settings, new(target, Overwrite: false, WithKeys: true), place.Terminal, Cancel));

        Assert.Contains(hash, place.Said.ToString(), StringComparison.Ordinal);
        Assert.True(File.Exists(target));
    }

    /// <summary>Every byte counts: an archive in which one is another is refused, or what comes out of it is the same.</summary>
    [Fact]
    public async Task A_damaged_archive_is_refused_and_nothing_is_touched()
    {
        using var on = TestDb.On(Database.Sqlite);
        using var place = new Place(on.Setting);
        await FillAsync(place);
        var archive = await BackUpAsync(place);
        var bytes = await File.ReadAllBytesAsync(archive, Cancel);
        var damaged = Path.Combine(place.Folder, "damaged.zip");
        foreach (var at in Enumerable.Range(1, 20).Select(i => bytes.Length * i / 21))
        {
            var other = (byte[])bytes.Clone();
            other[at] ^= 0x20;
            await File.WriteAllBytesAsync(damaged, other, Cancel);
            using var empty = TestDb.Empty(Database.Sqlite);
            using var there = new Place(empty.Setting);

            if (await RestoreAsync(there, damaged) == ExitCode.Unusable)
            {
                Assert.Empty(Directory.EnumerateFileSystemEntries(there.Folder));
                Assert.False(File.Exists(there.Settings.Database.SqlitePath));
            }
            else
            {
                Assert.Equal(await FormsAsync(place), await FormsAsync(there));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("no archive at all")]
    public async Task What_is_no_backup_is_refused(string content)
    {
        using var empty = TestDb.Empty(Database.Sqlite);
        using var there = new Place(empty.Setting);
        var file = Path.Combine(there.Folder, "no.zip");
        await File.WriteAllTextAsync(file, content, Cancel);

        Assert.Equal(ExitCode.Unusable, await RestoreAsync(there, file));
        Assert.Equal(ExitCode.Unusable, await RestoreAsync(there, Path.Combine(there.Folder, "absent.zip")));
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("files/aa/../../../outside")]
    [InlineData("/outside")]
    public async Task An_archive_that_points_outside_is_refused(string path)
    {
        using var empty = TestDb.Empty(Database.Sqlite);
        using var there = new Place(empty.Setting);
        var file = Path.Combine(there.Folder, "evil.zip");
        await using (var zip = await ZipFile.OpenAsync(file, ZipArchiveMode.Create, Cancel))
        {
            foreach (var (name, content) in new[] { (path, "x"), ("manifest.json", $$"""{"format":1,"program":"x","at":"2026-11-22T02:00:00Z","database":"sqlite","migrations":[],"rows":{},"files":0,"keyFingerprints":{},"entries":[{"path":"{{path}}","bytes":1,"sha256":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"}]}""") })
            {
                await using var entry = await zip.CreateEntry(name).OpenAsync(Cancel);
                await entry.WriteAsync(Encoding.UTF8.GetBytes(content), Cancel);
            }
        }

        Assert.Equal(ExitCode.Unusable, await RestoreAsync(there, file));
        Assert.False(Path.Exists(Path.Combine(there.Folder, "..", "outside")));
    }

    [Theory, OnEachDatabase]
    public async Task A_backup_of_the_other_database_or_of_a_newer_release_is_refused(Database database)
    {
        using var on = TestDb.On(database);
        using var place = new Place(on.Setting);
        await FillAsync(place);
        await using (var db = on.Open())
        {
            await db.Database.ExecuteSqlAsync($"""insert into "__EFMigrationsHistory" values ('29990101000000_Later', '99')""", Cancel);
        }

        Assert.Equal(ExitCode.Unusable, await BackupCommand.BackUpAsync(place.Settings, new(Path.Combine(place.Folder, "later.zip"), Overwrite: false, WithKeys: true), place.Terminal, Cancel));

        await using (var db = on.Open())
        {
            await db.Database.ExecuteSqlAsync($"""delete from "__EFMigrationsHistory" where migration_id = '29990101000000_Later'""", Cancel);
        }

        var archive = await BackUpAsync(place);
        await using (var zip = await ZipFile.OpenAsync(archive, ZipArchiveMode.Update, Cancel))
        {
            var entry = zip.GetEntry("manifest.json")!;
            string manifest;
            using (var reader = new StreamReader(await entry.OpenAsync(Cancel)))
            {
                manifest = await reader.ReadToEndAsync(Cancel);
            }

            entry.Delete();
            await using var again = await zip.CreateEntry("manifest.json").OpenAsync(Cancel);
            await again.WriteAsync(Encoding.UTF8.GetBytes(manifest.Replace("\"migrations\": [", "\"migrations\": [ \"29990101000000_Later\",", StringComparison.Ordinal)), Cancel);
        }

        using var empty = TestDb.Empty(database);
        using var there = new Place(empty.Setting);
        Assert.Equal(ExitCode.Unusable, await RestoreAsync(there, archive));
        Assert.Contains("29990101000000_Later", there.Said.ToString(), StringComparison.Ordinal);
    }

    private static async Task<(string Hash, Sealed Text)> FillAsync(Place place)
    {
        await using var services = Composition.BuildServices(place.Settings);
        await using var scope = services.CreateAsyncScope();
        await Migrating.RunAsync(scope.ServiceProvider, Cancel);
        var db = scope.ServiceProvider.GetRequiredService<SomdunDb>();
        for (var i = 0; i < 50; i++)
        {
            db.Add(new SubmittedForm { Id = Guid.CreateVersion7(), Holder = Guid.Empty, At = World.Now, Location = $"row {i}" });
        }

        await db.SaveChangesAsync(Cancel);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("แฟ้มของเรา"));
        return (await services.GetRequiredService<FileStore>().KeepAsync(content, Cancel), services.GetRequiredService<Secrets>().Seal("test", Owner, "ลับ"));
    }

    private static async Task WriteAsync(Place place, int writer, CancellationToken enough)
    {
        var store = new FileStore(place.Settings);
        for (var i = 0; !enough.IsCancellationRequested; i++)
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes($"{writer}/{i}"));
            var hash = await store.KeepAsync(content, Cancel);
            await using var db = Open(place);
            db.Add(new SubmittedForm { Id = Guid.CreateVersion7(), Holder = Guid.Empty, At = World.Now, Location = $"pair {hash} a" });
            db.Add(new SubmittedForm { Id = Guid.CreateVersion7(), Holder = Guid.Empty, At = World.Now, Location = $"pair {hash} b" });
            await db.SaveChangesAsync(Cancel);
        }
    }

    private static async Task<string> BackUpAsync(Place place, bool withKeys = true)
    {
        var archive = Path.Combine(place.Folder, $"{Guid.CreateVersion7():N}.zip");
        var code = await BackupCommand.BackUpAsync(place.Settings, new(archive, Overwrite: false, withKeys), place.Terminal, Cancel);
        Assert.True(code == ExitCode.Done, place.Said.ToString());
        return archive;
    }

    private static Task<int> RestoreAsync(Place place, string archive, bool force = false) =>
        BackupCommand.RestoreAsync(place.Settings, new(archive, force), migrate: false, place.Terminal, Cancel);

    private static async Task<List<string>> FormsAsync(Place place)
    {
        await using var db = Open(place);
        return await db.Set<SubmittedForm>().OrderBy(f => f.Id).Select(f => f.Location!).ToListAsync(Cancel);
    }

    private static async Task<string?> VersionAsync(Place place)
    {
        await using var db = Open(place);
        return (await DatabaseVersion.CheckAsync(db, place.Settings.Database, Cancel))?.Code;
    }

    private static SomdunDb Open(Place place) => place.Settings.Database.Open();

    // The connections that this test process keeps for later use: those of a server that was stopped.
    private static void Forget(Place place)
    {
        if (place.Settings.Database.IsSqlite)
        {
            using var connection = new SqliteConnection(place.Settings.Database.Connection);
            SqliteConnection.ClearPool(connection);
        }
        else
        {
            using var connection = new Npgsql.NpgsqlConnection(place.Settings.Database.Connection);
            Npgsql.NpgsqlConnection.ClearPool(connection);
        }
    }

    private static UnixFileMode Mode(string file) =>
        OperatingSystem.IsWindows() ? UnixFileMode.UserRead | UnixFileMode.UserWrite : File.GetUnixFileMode(file);
}
