using Microsoft.EntityFrameworkCore;
using Somdun.Commands;
using Somdun.Foundation.Settings;
using Somdun.Modules.Planning;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Planning;

/// <summary><c>plan import</c> as a person at a terminal meets it.</summary>
public sealed class ImportingCommandTests : IDisposable
{
    private readonly string _files = Directory.CreateTempSubdirectory("somdun-files-").FullName;
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    private static string Sample => Repository.PathOf("samples/action-plan-2563.docx");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_document_is_told_then_written_then_found_untouched(Database database)
    {
        using var on = TestDb.On(database);

        // 1: written, and the sample keeps a real plan's faults.
        Assert.Equal(ExitCode.FellShort, await RunAsync(on, yes: true));
        Assert.Contains("เพิ่ม 24 · เปลี่ยน 0 · คงเดิม 0 · ไม่อยู่ในเอกสาร 0 โครงการ", _out.ToString(), StringComparison.Ordinal);
        Assert.Contains("บันทึกแล้วในฉบับแรก", _error.ToString(), StringComparison.Ordinal);

        Assert.Equal(ExitCode.FellShort, await RunAsync(on));
        Assert.Contains("เพิ่ม 0 · เปลี่ยน 0 · คงเดิม 24 · ไม่อยู่ในเอกสาร 0 โครงการ", _out.ToString(), StringComparison.Ordinal);
        Assert.Contains("ไม่มีอะไรต้องบันทึก", _error.ToString(), StringComparison.Ordinal);

        await using var db = on.Open();
        Assert.Equal(24, await db.Set<PlanProject>().CountAsync(Cancel));
        Assert.Equal(547_525_000, (await db.Set<PlanProject>().Select(p => p.Budget).ToListAsync(Cancel)).Sum(b => b!.Value.Satang));
        Assert.Equal(1, await db.Set<PlanImport>().CountAsync(Cancel));
    }

    [Fact]
    public async Task Without_yes_and_with_nobody_to_ask_nothing_is_written()
    {
        using var on = TestDb.On(Database.Sqlite);

        Assert.Equal(ExitCode.Unusable, await RunAsync(on));

        Assert.Contains("--yes", _error.ToString(), StringComparison.Ordinal);
        await AssertEmptyAsync(on);
    }

    [Fact]
    public async Task Somebody_who_is_asked_may_say_no_or_yes()
    {
        using var on = TestDb.On(Database.Sqlite);

        Assert.Equal(ExitCode.Unusable, await RunAsync(on, answers: "n\n"));
        await AssertEmptyAsync(on);

        Assert.Equal(ExitCode.FellShort, await RunAsync(on, answers: "y\n"));
    }

    [Fact]
    public async Task What_is_ambiguous_is_listed_and_nothing_is_written()
    {
        using var on = TestDb.On(Database.Sqlite);
        await RunAsync(on, yes: true);
        await using (var db = on.Open())
        {
            var project = await db.Set<PlanProject>().SingleAsync(p => p.Number == 20, Cancel);
            project.Title = "ซ่อมแซมอาคาร";
            project.AsRead = null;
            await db.SaveChangesAsync(Cancel);
        }

        Assert.Equal(ExitCode.Unusable, await RunAsync(on, yes: true));

        Assert.Contains("อาจเป็น 20 ซ่อมแซมอาคาร", _error.ToString(), StringComparison.Ordinal);
        await using var after = on.Open();
        Assert.Equal(1, await after.Set<PlanImport>().CountAsync(Cancel));
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_told_with_the_command_that_makes_it()
    {
        var setting = $"sqlite:{Path.Combine(_files, "absent.db")}";

        Assert.Equal(ExitCode.Unusable, await RunAsync(setting, yes: true));

        Assert.Contains("./somdun migrate", _error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_files, "absent.db")));
    }

    [Theory]
    [InlineData("2020")]
    [InlineData("ปีหน้า")]
    public async Task A_year_that_is_none_is_refused(string year)
    {
        using var on = TestDb.On(Database.Sqlite);

        Assert.Equal(ExitCode.Unusable, await RunAsync(on.Setting, yes: true, year: year));

        Assert.Contains(year, _error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_files, recursive: true);

    private Task<int> RunAsync(TestDb on, bool yes = false, string? answers = null) => RunAsync(on.Setting, yes, answers);

    private Task<int> RunAsync(string setting, bool yes, string? answers = null, string year = "2563")
    {
        _out.GetStringBuilder().Clear();
        _error.GetStringBuilder().Clear();
        var settings = SomdunSettings.Load(name => name switch { "SOMDUN_DATABASE" => setting, "SOMDUN_FILES" => _files, _ => null }, "");
        var call = new PlanImportCommand.Call(Sample, year, "9902", null, yes, "ผู้ทดสอบ", null, [], Language.Thai);
        var terminal = new Terminal(_out, _error, ShowsProgress: false) { Answers = answers is null ? null : new StringReader(answers) };
        return new PlanImportCommand(call, terminal).RunAsync(settings, Cancel);
    }

    private static async Task AssertEmptyAsync(TestDb on)
    {
        await using var db = on.Open();
        Assert.Equal(0, await db.Set<Plan>().CountAsync(Cancel));
        Assert.Equal(0, await db.Set<PlanImport>().CountAsync(Cancel));
    }
}
