using Microsoft.EntityFrameworkCore;
using Somdun.Commands;
using Somdun.Tests.Support;
using Somdun.Tests.Upgrade;

namespace Somdun.Tests.Foundation.Operation;

/// <summary>Whatever is asked of it, the program does not touch a database of another version, and says the command that helps.</summary>
public class CommandVersionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task An_older_database_is_refused_with_the_exact_command(Database database)
    {
        using var on = await KeptRelease.OpenAsync("0.1", database, Cancel);
        using var place = new Place(on.Setting);

        foreach (var run in Commands(place))
        {
            place.Said.GetStringBuilder().Clear();
            Assert.Equal(ExitCode.Unusable, await run());
            Assert.Contains("./somdun migrate", place.Said.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory, OnEachDatabase]
    public async Task A_newer_database_is_refused_also_by_migrate(Database database)
    {
        using var on = TestDb.On(database);
        using var place = new Place(on.Setting);
        await using (var db = on.Open())
        {
            await db.Database.ExecuteSqlAsync($"""insert into "__EFMigrationsHistory" values ('29990101000000_Later', '99')""", Cancel);
        }

        foreach (var run in Commands(place).Append(() => ServeCommand.MigrateAsync(place.Settings, place.Terminal, Cancel)))
        {
            place.Said.GetStringBuilder().Clear();
            Assert.Equal(ExitCode.Unusable, await run());
            Assert.Contains("29990101000000_Later", place.Said.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_in_a_sentence()
    {
        using var place = new Place("Host=127.0.0.1;Port=1;Database=none;Timeout=2");

        Assert.Equal(ExitCode.Unusable, await ServeCommand.ServeAsync(place.Settings, place.Terminal, Cancel));
        Assert.Contains("127.0.0.1:1/none", place.Said.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<Func<Task<int>>> Commands(Place place) =>
    [
        () => ServeCommand.ServeAsync(place.Settings, place.Terminal, Cancel),
        () => BackupCommand.BackUpAsync(place.Settings, new(Path.Combine(place.Folder, "b.zip"), Overwrite: false, WithKeys: true), place.Terminal, Cancel),
        () => KeysCommand.RotateAsync(place.Settings, place.Terminal, Cancel),
    ];
}
