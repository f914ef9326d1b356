using Microsoft.EntityFrameworkCore;
using Somdun.Modules.Organisation;
using Somdun.Modules.Planning;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Money;
using Somdun.Results;
using Somdun.Tests.Support;
using Somdun.Time;
using static Somdun.Tests.Modules.Planning.ImportingWorld;

namespace Somdun.Tests.Modules.Planning;

/// <summary>A reviewed document written into the plan, on each database.</summary>
public class ImportingTests
{
    private const string By = "นางสาวสมหญิง ตัวอย่าง";

    private static readonly DraftPlan Document = ImportingWorld.Document(
    [
        Draft(20, "วันเกียรติยศ") with { Strategy = 0, Owner = "กลุ่มอำนวยการ", Budget = Baht.Of(185_000) },
        Whole(),
    ]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_first_document_makes_the_plan_and_its_first_version(Database database)
    {
        using var on = TestDb.On(database);
        var import = await StartedAsync(on, Document);

        var outcome = await ApplyAsync(on, import);

        var version = await VersionAsync(on, outcome.Value);
        Assert.Equal((1, VersionState.Draft, By), (version.Number, version.State, version.CreatedBy));
        Assert.Equal(Contents(Document), Contents(VersionDraft.Of(version)));
        Assert.All(version.Projects, p => Assert.Equal(Somewhere, p.Source));
        Assert.Equal("กลุ่มอำนวยการ", await OwnerAsync(on, version.Projects[0]));

        await using var db = on.Open();
        var kept = await db.Set<PlanImport>().AsNoTracking().SingleAsync(Cancel);
        Assert.Equal((ImportState.Applied, By, (Guid?)version.Id), (kept.State, kept.ClosedBy, kept.AppliedVersionId));
        Assert.Equal(new ImportTally(2, 0, 0, 0), kept.Tally);
        Assert.Equal(Contents(Document), Contents(kept.Reading.Plan));
    }

    [Theory, OnEachDatabase]
    public async Task The_same_form_sent_twice_writes_once(Database database)
    {
        using var on = TestDb.On(database);
        var import = await StartedAsync(on, Document);
        var seen = await SeenAsync(on, import);

        var first = await ApplyAsync(on, import, seen);
        var second = await ApplyAsync(on, import, seen);

        Assert.Equal(first.Value, second.Value);
        await using var db = on.Open();
        Assert.Equal(1, await db.Set<PlanVersion>().CountAsync(Cancel));
        Assert.Equal(2, await db.Set<PlanProject>().CountAsync(Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task Eight_who_apply_the_same_import_at_once_write_it_once(Database database)
    {
        using var on = TestDb.On(database);
        var import = await StartedAsync(on, Document);
        var seen = await SeenAsync(on, import);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ApplyAsync(on, import, seen)));

        Assert.Single(outcomes.Select(o => o.Value).Distinct());
        await using var db = on.Open();
        Assert.Equal(1, await db.Set<PlanVersion>().CountAsync(Cancel));
        Assert.Equal(2, await db.Set<PlanProject>().CountAsync(Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task A_second_import_of_the_same_document_writes_nothing(Database database)
    {
        using var on = TestDb.On(database);
        var first = await ApplyAsync(on, await StartedAsync(on, Document));
        var before = await VersionAsync(on, first.Value);

        var second = await ApplyAsync(on, await StartedAsync(on, Document));

        var after = await VersionAsync(on, second.Value);
        Assert.Equal(first.Value, second.Value);
        Assert.Equal(before.Projects.Select(p => (p.Id, p.Key, p.RowVersion)), after.Projects.Select(p => (p.Id, p.Key, p.RowVersion)));
    }

    [Theory, OnEachDatabase]
    public async Task A_corrected_document_goes_into_the_open_version_and_keys_stay(Database database)
    {
        using var on = TestDb.On(database);
        var first = await ApplyAsync(on, await StartedAsync(on, Document));
        var before = await VersionAsync(on, first.Value);
        var corrected = Document with
        {
            Projects =
            [
                Draft(19, "งานใหม่") with { Strategy = 1 },
                Document.Projects[0] with { Budget = Baht.Of(158_000), Indicators = [new("1.", "ร้อยละ 90 พึงพอใจ", Percent(90), Somewhere)] },
                Whole() with { Objectives = [new("1.", "เพื่อสนับสนุนงานเร่งด่วน", Somewhere)], Alignments = [] },
            ],
        };

        var second = await ApplyAsync(on, await StartedAsync(on, corrected));

        var after = await VersionAsync(on, second.Value);
        Assert.Equal(first.Value, second.Value);
        Assert.Equal(["งานใหม่", "วันเกียรติยศ", "งานประจำสำนักงาน"], after.Projects.Select(p => p.Title));
        Assert.Equal(before.Projects.Select(p => p.Key), after.Projects.Skip(1).Select(p => p.Key));
        Assert.Equal(before.Projects[1].Objectives[0].Key, after.Projects[2].Objectives[0].Key);
        Assert.Equal(Baht.Of(158_000), after.Projects[1].Budget);
        Assert.Equal("6", Assert.Single(after.Projects[2].Alignments).Item);
    }

    [Theory, OnEachDatabase]
    public async Task After_approval_a_document_becomes_an_amendment_with_its_reason_and_the_approved_version_stands(Database database)
    {
        using var on = TestDb.On(database);
        var first = await ApplyAsync(on, await StartedAsync(on, Document));
        await ApproveAsync(on, first.Value);
        var import = await StartedAsync(on, Document with { Projects = [Document.Projects[0] with { Budget = Baht.Of(158_000) }, Whole()] });

        var refused = await ApplyAsync(on, import, reason: " ");
        var second = await ApplyAsync(on, import, reason: "ปรับลดตามวงเงินที่ได้รับจัดสรร");

        Assert.Equal("reason-missing", Assert.Single(refused.Refusals).Code);
        var (approved, amendment) = (await VersionAsync(on, first.Value), await VersionAsync(on, second.Value));
        Assert.Equal((2, first.Value, "ปรับลดตามวงเงินที่ได้รับจัดสรร"), (amendment.Number, amendment.BasedOnId, amendment.Reason));
        Assert.Equal((Baht.Of(185_000), Baht.Of(158_000)), (approved.Projects[0].Budget, amendment.Projects[0].Budget));
        Assert.Equal(approved.Projects.Select(p => p.Key), amendment.Projects.Select(p => p.Key));
    }

    [Theory, OnEachDatabase]
    public async Task After_approval_the_same_document_makes_no_amendment(Database database)
    {
        using var on = TestDb.On(database);
        var first = await ApplyAsync(on, await StartedAsync(on, Document));
        await ApproveAsync(on, first.Value);

        var second = await ApplyAsync(on, await StartedAsync(on, Document));

        Assert.Equal(first.Value, second.Value);
    }

    [Theory, OnEachDatabase]
    public async Task What_is_ambiguous_is_refused_and_nothing_is_written_until_it_is_settled(Database database)
    {
        using var on = TestDb.On(database);
        await ApplyAsync(on, await StartedAsync(on, Document));
        var import = await StartedAsync(on, Document with { Projects = [Draft(20, "ซ่อมแซมอาคาร") with { Strategy = 0 }, Whole()] });

        var refused = await ApplyAsync(on, import);

        Assert.Equal("match-ambiguous", Assert.Single(refused.Refusals).Code);
        await using (var db = on.Open())
        {
            Assert.Equal(2, await db.Set<PlanProject>().CountAsync(Cancel));
            await Decide(on, db).MatchAsync(import, new Dictionary<int, Guid?> { [0] = null }, Cancel);
        }

        var version = await VersionAsync(on, (await ApplyAsync(on, import)).Value);
        Assert.Equal(["วันเกียรติยศ", "ซ่อมแซมอาคาร", "งานประจำสำนักงาน"], version.Projects.Select(p => p.Title));
    }

    [Theory, OnEachDatabase]
    public async Task A_plan_that_changed_while_one_looked_is_refused_and_nothing_is_written(Database database)
    {
        using var on = TestDb.On(database);
        var first = await ApplyAsync(on, await StartedAsync(on, Document));
        var import = await StartedAsync(on, Document with { Projects = [Document.Projects[0] with { Budget = Baht.Of(1) }, Whole()] });
        var seen = await SeenAsync(on, import);
        await using (var db = on.Open())
        {
            (await db.Set<PlanProject>().SingleAsync(p => p.VersionId == first.Value && p.Number == 20, Cancel)).Budget = Baht.Of(2);
            await db.SaveChangesAsync(Cancel);
        }

        var outcome = await ApplyAsync(on, import, seen);

        Assert.Equal("plan-changed", Assert.Single(outcome.Refusals).Code);
        Assert.Equal(Baht.Of(2), (await VersionAsync(on, first.Value)).Projects[0].Budget);
    }

    [Theory, OnEachDatabase]
    public async Task A_text_too_long_for_the_plan_is_refused_with_its_place(Database database)
    {
        using var on = TestDb.On(database);
        var import = await StartedAsync(on, Document with { Projects = [Draft(20, new string('ก', PlanProject.TitleMaxLength + 1)), Whole()] });

        var refusal = Assert.Single((await ApplyAsync(on, import)).Refusals);

        Assert.Equal("text-too-long", refusal.Code);
        Assert.Contains("ตารางที่ 1 บรรทัด 1", refusal.Reason.Thai, StringComparison.Ordinal);
        await using var db = on.Open();
        Assert.Equal(0, await db.Set<Plan>().CountAsync(Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task Decisions_are_kept_at_once_and_reach_the_plan_with_the_documents_words_beside_them(Database database)
    {
        using var on = TestDb.On(database);
        var document = Document with { Projects = [Document.Projects[0] with { Indicators = [new("1.", "ครูพึงพอใจ", null, Somewhere)] }, Whole()] };
        var import = await StartedAsync(on, document);
        await using (var db = on.Open())
        {
            await Decide(on, db).CorrectAsync(import, new Dictionary<string, string?> { ["projects[0].indicators[0].text"] = "ครูร้อยละ 80  พึงพอใจ" }, decision: null, Cancel);
        }

        var version = await VersionAsync(on, (await ApplyAsync(on, import)).Value);

        var indicator = Assert.Single(version.Projects[0].Indicators);
        Assert.Equal(("ครูร้อยละ 80 พึงพอใจ", "ครูพึงพอใจ", Percent(80)), (indicator.Text, indicator.Verbatim, indicator.Threshold));
        Assert.Equal(version.Id, (await ApplyAsync(on, await StartedAsync(on, document))).Value);
        Assert.Equal("ครูร้อยละ 80 พึงพอใจ", (await VersionAsync(on, version.Id)).Projects[0].Indicators[0].Text);
    }

    [Theory, OnEachDatabase]
    public async Task A_screened_version_that_an_import_changes_must_be_screened_again(Database database)
    {
        using var on = TestDb.On(database);
        var first = await ApplyAsync(on, await StartedAsync(on, Document));
        await using (var db = on.Open())
        {
            (await db.Set<PlanVersion>().SingleAsync(Cancel)).Screen(new PlanSigner(By), null, World.Now);
            await db.SaveChangesAsync(Cancel);
        }

        await ApplyAsync(on, await StartedAsync(on, Document with { Projects = [Draft(21, "งานใหม่"), .. Document.Projects] }));

        Assert.Equal(VersionState.Draft, (await VersionAsync(on, first.Value)).State);
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_applies_without_a_name(Database database)
    {
        using var on = TestDb.On(database);
        var import = await StartedAsync(on, Document);
        await using var db = on.Open();

        var outcome = await Apply(db).RunAsync(new(import, "", null, null, " "), Cancel);

        Assert.Equal("name-missing", Assert.Single(outcome.Refusals).Code);
    }

    private static async Task<Guid> StartedAsync(TestDb on, DraftPlan document)
    {
        await using var db = on.Open();
        var office = await new Units(db, World.Clock()).EnsureOfficeAsync(
            "9902",
            new Text("สพป.ตัวอย่าง เขต 2", "Example Area 2"),
            [new Text("กลุ่มอำนวยการ", "Administration"), new Text("กลุ่มนโยบายและแผน", "Policy and Planning")],
            Cancel);
        var import = new PlanImport
        {
            Id = Guid.CreateVersion7(),
            UnitId = office.Id,
            FirstYear = new FiscalYear(2563),
            LastYear = new FiscalYear(2563),
            FileName = "แผน.txt",
            FileHash = new string('0', 64),
            CreatedAt = World.Now,
            CreatedBy = By,
            Reading = new DocumentReading(document, [], "text"),
        };
        db.Add(import);
        await db.SaveChangesAsync(Cancel);
        return import.Id;
    }

    private static async Task<string> SeenAsync(TestDb on, Guid importId)
    {
        await using var db = on.Open();
        var import = await db.Set<PlanImport>().AsNoTracking().SingleAsync(i => i.Id == importId, Cancel);
        var target = await ImportTarget.FindAsync(db, import.UnitId, import.FirstYear, import.LastYear, Cancel);
        return Merge(target.Newest, import.Reading.Plan, import.Decisions).Fingerprint;
    }

    private static async Task<Outcome<Guid>> ApplyAsync(TestDb on, Guid import, string? seen = null, string? reason = null)
    {
        seen ??= await SeenAsync(on, import);
        await using var db = on.Open();
        return await Apply(db).RunAsync(new(import, seen, null, reason, By), Cancel);
    }

    private static ApplyImport Apply(Somdun.Foundation.Data.SomdunDb db) => new(db, new Units(db, World.Clock()), new PercentReader(), World.Audit(db), World.Clock());

    private static DecideImport Decide(TestDb on, Somdun.Foundation.Data.SomdunDb db) =>
        new(db, null!, new PercentReader(), new(Somdun.Foundation.Settings.SomdunSettings.Load(_ => null, on.Setting)), World.Audit(db), World.Clock());

    private static async Task<PlanVersion> VersionAsync(TestDb on, Guid id)
    {
        await using var db = on.Open();
        return (await db.Set<PlanVersion>().WholeAsync(id, Cancel))!;
    }

    private static async Task ApproveAsync(TestDb on, Guid id)
    {
        await using var db = on.Open();
        var version = await db.Set<PlanVersion>().SingleAsync(v => v.Id == id, Cancel);
        version.Screen(new PlanSigner(By), null, World.Now);
        version.Approve(new PlanSigner("ผู้อำนวยการตัวอย่าง"), null, "ศธ 04999/1", World.Today, World.Today, World.Now);
        await db.SaveChangesAsync(Cancel);
    }

    private static async Task<string?> OwnerAsync(TestDb on, PlanProject project)
    {
        await using var db = on.Open();
        return (await new Units(db, World.Clock()).FindAsync(project.OwnerUnitId.ToString()!, Cancel))?.Name.Thai;
    }
}
