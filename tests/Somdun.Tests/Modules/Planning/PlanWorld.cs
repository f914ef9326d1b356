using Somdun.Foundation.Data;
using Somdun.Modules.Organisation;
using Somdun.Modules.People;
using Somdun.Modules.Planning;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Money;
using Somdun.Tests.Support;
using Somdun.Time;

namespace Somdun.Tests.Modules.Planning;

/// <summary>A made-up office of two groups with a draft plan of three projects: two strategies, every kind of item.</summary>
internal static class PlanWorld
{
    public static readonly FiscalYear Year = new(2570);

    public const string Period = "2570";

    public const string By = "นางสาวสมหญิง ตัวอย่าง";

    /// <summary>Writes the office and the plan, and gives the version as written.</summary>
    public static async Task<PlanVersion> DraftAsync(TestDb on)
    {
        await using var db = on.Open();
        var office = await new Units(db, World.Clock()).EnsureOfficeAsync(
            "9902",
            new Text("สพป.ตัวอย่าง เขต 2", "Example Area 2"),
            [new Text("กลุ่มนโยบายและแผน", "Policy and Planning"), new Text("กลุ่มอำนวยการ", "General Affairs")],
            TestContext.Current.CancellationToken);
        var groups = await new Units(db, World.Clock()).GroupsOfAsync(office.Id, TestContext.Current.CancellationToken);

        var plan = new Plan { Id = Guid.CreateVersion7(), UnitId = office.Id, FirstYear = Year, LastYear = Year };
        var version = Draft(plan.Id, groups[0].Id, groups[1].Id);
        db.AddRange(plan, version);
        db.Add(new PlanCeiling { Id = Guid.CreateVersion7(), VersionId = version.Id, OwnerUnitId = groups[0].Id, Amount = Baht.Of(120_000) });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return version;
    }

    /// <summary>The same, screened and approved.</summary>
    public static async Task<PlanVersion> ApprovedAsync(TestDb on)
    {
        var draft = await DraftAsync(on);
        await using var db = on.Open();
        var version = (await db.FindAsync<PlanVersion>([draft.Id], TestContext.Current.CancellationToken))!;
        version.Screen(new PlanSigner(By), null, World.Now);
        version.Approve(new PlanSigner("ผู้อำนวยการตัวอย่าง"), null, "ศธ 04999/1", World.Today, World.Today, World.Now);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return version;
    }

    /// <summary>Who may sign, asked by <see cref="World.Everything"/>.</summary>
    public static PlanSigners Signers(SomdunDb db) =>
        new(World.Everything, new GrantedRoles(db, Roles.Table), new PeopleRegister(db, World.Everything, World.Clock()), World.Clock());

    public static PlanVersion Draft(Guid planId, Guid firstGroup, Guid secondGroup)
    {
        var id = Guid.CreateVersion7();
        var version = new PlanVersion { Id = id, PlanId = planId, Number = 1, CreatedAt = World.Now, CreatedBy = By };
        version.Strategies.Add(Strategy(id, 0, 1, "โอกาสทางการศึกษา"));
        version.Strategies.Add(Strategy(id, 1, 2, "ระบบบริหารจัดการ"));

        var internalControl = Project(version, version.Strategies[1], 3, "พัฒนาระบบควบคุมภายใน", Baht.Of(47_000), secondGroup);
        internalControl.Objectives.Add(new() { Id = Guid.CreateVersion7(), ProjectId = internalControl.Id, Key = Guid.CreateVersion7(), Position = 0, Label = "1.", Text = "เพื่อให้โรงเรียนรายงานได้", Source = Source.At("table 1", "line 4") });
        internalControl.Targets.Add(new() { Id = Guid.CreateVersion7(), ProjectId = internalControl.Id, Key = Guid.CreateVersion7(), Position = 0, Label = "1.", Text = "ครู จำนวน 60 คน", Source = Source.At("table 1", "line 5"), Quantities = [new([new(60, "คน")], null, QuantityRole.Part, "60 คน")] });
        internalControl.Indicators.Add(new() { Id = Guid.CreateVersion7(), ProjectId = internalControl.Id, Key = Guid.CreateVersion7(), Position = 0, Label = "1.", Text = "ร้อยละ 80 ของโรงเรียน", Threshold = new(">=", 80, "ร้อยละ", false) });
        internalControl.Activities.Add(new() { Id = Guid.CreateVersion7(), ProjectId = internalControl.Id, Key = Guid.CreateVersion7(), Position = 0, Text = "อบรม", Months = [new(2026, 12)], Budget = Baht.Of(40_000) });
        internalControl.Expenses.Add(new() { Id = Guid.CreateVersion7(), ProjectId = internalControl.Id, Position = 0, Kind = "ค่าใช้สอย", Amount = Baht.Of(47_000) });
        internalControl.Alignments.Add(new() { Id = Guid.CreateVersion7(), ProjectId = internalControl.Id, Position = 0, Framework = "สพฐ.", Item = "6" });

        version.Projects.Add(Project(version, version.Strategies[0], 1, "เรียนรวมทุกตำบล", Baht.Of(60_000), firstGroup));
        version.Projects.Add(Project(version, version.Strategies[0], 2, "พี่สอนน้องอ่าน", Baht.Of(30_000.50m), firstGroup));
        version.Projects.Add(internalControl);
        version.PutInOrder();
        return version;
    }

    private static PlanStrategy Strategy(Guid versionId, int position, int number, string title) =>
        new() { Id = Guid.CreateVersion7(), VersionId = versionId, Key = Guid.CreateVersion7(), Position = position, Number = number, Title = title };

    private static PlanProject Project(PlanVersion version, PlanStrategy strategy, int number, string title, Baht budget, Guid owner) => new()
    {
        Id = Guid.CreateVersion7(),
        VersionId = version.Id,
        Key = Guid.CreateVersion7(),
        StrategyId = strategy.Id,
        Position = number,
        Number = number,
        Title = title,
        Budget = budget,
        OwnerUnitId = owner,
        Standing = ProjectStanding.Accepted,
    };
}
