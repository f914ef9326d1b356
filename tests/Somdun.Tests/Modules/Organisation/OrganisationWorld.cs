using System.Text;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation;
using Somdun.Modules.PlanReading;
using Somdun.Results;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Organisation;

/// <summary>The sample office with its 149 schools, and the use cases of the register as the program puts them together.</summary>
internal static class OrganisationWorld
{
    public const string Code = "9902";

    public static readonly DateOnly Counted = new(2026, 6, 10);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<TestDb> WithOfficeAsync(Database database)
    {
        var test = TestDb.On(database);
        await using var db = test.Open();
        await new Units(db, World.Clock()).EnsureOfficeAsync(Code, new Text("สพป.ตัวอย่าง เขต 2", "Example Area 2"), [new Text("กลุ่มนโยบายและแผน", "Policy and Planning")], Cancel);
        return test;
    }

    public static async Task<TestDb> WithSchoolsAsync(Database database)
    {
        var test = await WithOfficeAsync(database);
        await using var file = File.OpenRead(Repository.PathOf("samples/schools.csv"));
        await using var db = test.Open();
        var plan = await Import(db).RunAsync(new("schools.csv", file, Counted, LeaveFaultyOut: false), Cancel);
        Assert.Empty(plan.Value.Faults);
        return test;
    }

    public static ImportRegister Import(SomdunDb db, Actor? actor = null) =>
        new(db, new Units(db, World.Clock()), new TableReader(), Audit(db), actor ?? Actor.Program("ผู้ทดสอบ"), World.Clock());

    public static ChangeUnits Changes(SomdunDb db, Actor? actor = null) => new(db, new Units(db, World.Clock()), [], Audit(db), actor ?? Actor.Program("ผู้ทดสอบ"), World.Clock());

    public static TargetGroups Groups(SomdunDb db) => new(db, new Units(db, World.Clock()), Audit(db), World.Clock());

    public static Register Register(SomdunDb db) => new(db, Actor.Program("ผู้ทดสอบ"), World.Clock());

    public static async Task<Outcome<RegisterPlan>> ImportAsync(TestDb test, string csv, bool dryRun = false, DateOnly? day = null)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        await using var db = test.Open();
        var request = new ImportRegister.Request("schools.csv", file, day ?? World.Today, LeaveFaultyOut: false);
        return dryRun ? await Import(db).PlanAsync(request, Cancel) : await Import(db).RunAsync(request, Cancel);
    }

    /// <summary>Does a change that must go through.</summary>
    public static async Task DoAsync(TestDb test, ChangeRequest request, string? code = null)
    {
        await using var db = test.Open();
        var unit = code is null ? request.UnitId : (await new Units(db, World.Clock()).FindAsync(code, Cancel))!.Id;
        var done = await Changes(db).RunAsync(request with { UnitId = unit }, seen: null, Cancel);
        Assert.Empty(done.Refusals.Select(r => r.Reason.English));
    }

    public static async Task<SchoolList> RegisterAsync(TestDb test, DateOnly day)
    {
        await using var db = test.Open();
        var office = (await new Units(db, World.Clock()).OfficeAsync(Cancel))!;
        return await Register(db).OfAsync(office.Id, day, Cancel);
    }

    private static AuditTrail Audit(SomdunDb db) => new(db, Actor.Program("ผู้ทดสอบ"), new AuditedRequest(), World.Clock());
}
