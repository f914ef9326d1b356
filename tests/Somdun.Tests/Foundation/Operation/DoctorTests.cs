using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Commands;
using Somdun.Foundation.Data;
using Somdun.Foundation.Jobs;
using Somdun.Foundation.Operation.Doctor;
using Somdun.Tests.Support;

namespace Somdun.Tests.Foundation.Operation;

public class DoctorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_system_in_order_is_told_line_by_line_and_one_thing_that_fell_short_ends_with_one(Database database)
    {
        using var on = TestDb.On(database);
        using var place = new Place(on.Setting);
        await MigrateAsync(place);

        Assert.Equal(ExitCode.FellShort, await DoctorCommand.RunAsync(place.Settings, json: false, place.Terminal, Cancel));
        Assert.Contains("✗ backup-age", place.Gave.ToString(), StringComparison.Ordinal);

        await BackupCommand.BackUpAsync(place.Settings, new(Path.Combine(place.Folder, "b.zip"), Overwrite: false, WithKeys: true), place.Terminal, Cancel);
        place.Gave.GetStringBuilder().Clear();
        var code = await DoctorCommand.RunAsync(place.Settings, json: true, place.Terminal, Cancel);
        var said = JsonDocument.Parse(place.Gave.ToString()).RootElement;
        var states = said.GetProperty("checks").EnumerateArray().ToDictionary(c => c.GetProperty("code").GetString()!, c => c.GetProperty("state").GetString()!);

        Assert.True(code == ExitCode.Done, place.Gave.ToString());
        Assert.True(said.GetProperty("well").GetBoolean());
        Assert.DoesNotContain("short", states.Values);
        Assert.Subset(states.Keys.ToHashSet(), new HashSet<string> { "versions", "database", "thai-text", "fonts", "disk", "permissions", "retention", "certificate", "mail", "database-health", "database-language", "clock", "keys", "files", "jobs", "backup-age" });
    }

    [Theory, OnEachDatabase]
    public async Task A_key_file_that_others_can_read_and_a_job_that_fails_are_named(Database database)
    {
        using var on = TestDb.On(database);
        using var place = new Place(on.Setting);
        await MigrateAsync(place);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(place.Settings.Keys, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        }

        await using (var db = on.Open())
        {
            db.Add(new JobLease { Name = "mail.outbox", DueAt = World.Now, Failures = 3 });
            await db.SaveChangesAsync(Cancel);
        }

        Assert.Equal(ExitCode.FellShort, await DoctorCommand.RunAsync(place.Settings, json: false, place.Terminal, Cancel));

        Assert.Contains("chmod 600", place.Gave.ToString(), StringComparison.Ordinal);
        Assert.Contains("mail.outbox", place.Gave.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_database_does_not_answer_the_rest_is_looked_at_all_the_same()
    {
        using var place = new Place("Host=127.0.0.1;Port=1;Database=none;Timeout=2");

        Assert.Equal(ExitCode.FellShort, await DoctorCommand.RunAsync(place.Settings, json: false, place.Terminal, Cancel));

        Assert.Contains("✗ database:", place.Gave.ToString(), StringComparison.Ordinal);
        Assert.Contains("✓ thai-text", place.Gave.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_line_has_a_code_of_its_own()
    {
        using var place = new Place("sqlite:none.db");
        using var services = Composition.BuildServices(place.Settings);
        var codes = services.GetServices<DoctorCheck>().Select(c => c.Code).ToList();

        Assert.Equal(codes.Distinct(), codes);
    }

    private static async Task MigrateAsync(Place place)
    {
        await using var services = Composition.BuildServices(place.Settings);
        await using var scope = services.CreateAsyncScope();
        await Migrating.RunAsync(scope.ServiceProvider, Cancel);
    }
}
