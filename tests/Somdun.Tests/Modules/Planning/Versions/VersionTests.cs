using Microsoft.EntityFrameworkCore;
using Somdun.Modules.Organisation;
using Somdun.Modules.Planning;
using Somdun.Modules.PlanReading.Linting;
using Somdun.Money;
using Somdun.Results;
using Somdun.Tests.Support;
using Somdun.Time;

namespace Somdun.Tests.Modules.Planning;

public class VersionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_plan_goes_from_draft_to_screened_to_approved_and_on_to_an_amendment(Database database)
    {
        using var on = TestDb.On(database);
        var draft = await PlanWorld.DraftAsync(on);

        var screened = await ScreenAsync(on, draft.Id, 0);
        Assert.True(screened.Succeeded);
        var approved = await ApproveAsync(on, new(draft.Id, screened.Value.RowVersion, PlanSigners.Outside, "ผู้อำนวยการตัวอย่าง", "ศธ 04999/12", World.Today, World.Today));
        Assert.True(approved.Succeeded);
        var amended = await AmendAsync(on, new(draft.PlanId, "สพฐ. เพิ่มงบประมาณ", PlanWorld.By));

        Assert.Equal(2, amended.Value);
        await using var db = on.Open();
        var second = await db.Set<PlanVersion>().SingleAsync(v => v.PlanId == draft.PlanId && v.Number == 2, Cancel);
        var (before, after) = (await db.Set<PlanVersion>().WholeAsync(draft.Id, Cancel), await db.Set<PlanVersion>().WholeAsync(second.Id, Cancel));
        Assert.Empty(PlanCompare.Between(before!, after!).Parts);
        Assert.Equal(draft.Projects.Select(p => p.Key), after!.Projects.Select(p => p.Key));
        Assert.Equal(before!.Ceilings.Select(c => (c.OwnerUnitId, c.Amount)), after.Ceilings.Select(c => (c.OwnerUnitId, c.Amount)));
        Assert.Equal((VersionState.Draft, draft.Id, "สพฐ. เพิ่มงบประมาณ"), (second.State, second.BasedOnId, second.Reason));
    }

    [Fact]
    public void An_amendment_copies_every_property_that_is_not_about_the_version_itself()
    {
        var first = PlanWorld.Draft(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var project = first.Projects[2];
        Fill(project);
        foreach (var item in Items(project))
        {
            Fill(item);
        }

        var copy = first.Amend(Guid.CreateVersion7(), "-", PlanWorld.By, World.Now).Projects[2];

        Same(project, copy);
        Assert.All(Items(project).Zip(Items(copy)), pair => Same(pair.First, pair.Second));

        static IEnumerable<object> Items(PlanProject p) => [.. p.Objectives, .. p.Targets, .. p.Indicators, .. p.Activities, .. p.Expenses, .. p.Alignments];

        // Whatever a copy might forget is given something to forget.
        static void Fill(object part)
        {
            foreach (var property in part.GetType().GetProperties().Where(p => p.SetMethod is { } set && !IsInit(set) && p.GetValue(part) is null))
            {
                object? value = property.PropertyType switch
                {
                    var t when t == typeof(string) => $"{property.Name} ตัวอย่าง",
                    var t when t == typeof(DateOnly?) => World.Today,
                    var t when t == typeof(ProjectNature?) => ProjectNature.Continuing,
                    _ => null,
                };
                property.SetValue(part, value);
            }
        }

        static void Same(object original, object copy) => Assert.All(
            original.GetType().GetProperties().Where(p => p.Name is not ("Id" or "VersionId" or "ProjectId" or "StrategyId" or "RowVersion")
                && !p.PropertyType.Name.StartsWith("List", StringComparison.Ordinal)),
            p => Assert.Equivalent(p.GetValue(original), p.GetValue(copy)));

        static bool IsInit(System.Reflection.MethodInfo set) =>
            set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));
    }

    [Theory, OnEachDatabase]
    public async Task A_version_with_undecided_projects_is_not_screened_and_each_is_named(Database database)
    {
        using var on = TestDb.On(database);
        var draft = await PlanWorld.DraftAsync(on);
        await StandAsync(on, draft.Id, 1, ProjectStanding.Proposed);
        await StandAsync(on, draft.Id, 2, ProjectStanding.Returned);

        var outcome = await ScreenAsync(on, draft.Id, 0);

        Assert.Equal(["project-undecided", "project-undecided"], outcome.Refusals.Select(r => r.Code));
        Assert.Contains("เรียนรวมทุกตำบล", outcome.Refusals[0].Reason.Thai, StringComparison.Ordinal);
        Assert.Contains("พี่สอนน้องอ่าน", outcome.Refusals[1].Reason.Thai, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task Only_a_screened_version_is_approved(Database database)
    {
        using var on = TestDb.On(database);
        var draft = await PlanWorld.DraftAsync(on);

        var outcome = await ApproveAsync(on, new(draft.Id, 0, PlanSigners.Outside, "ผู้อำนวยการ", "1", World.Today, World.Today));

        Assert.Equal("version-not-screened", Assert.Single(outcome.Refusals).Code);
    }

    [Fact]
    public void Approving_names_everything_that_is_missing_at_once()
    {
        var plan = new Plan { Id = Guid.CreateVersion7(), UnitId = Guid.CreateVersion7(), FirstYear = PlanWorld.Year, LastYear = PlanWorld.Year };

        var refusals = ApproveVersion.Check(new(Guid.Empty, 0, null, null, " ", null, null), plan, null, World.Today);

        Assert.Equal(["paper-number-missing", "paper-day-missing", "in-force-missing"], refusals.Select(r => r.Code));
    }

    [Theory]
    [InlineData("2026-11-23", "2026-11-23", "paper-day-ahead")]
    [InlineData("2026-11-22", "2027-10-01", "in-force-late")]
    [InlineData("2026-11-20", "2026-11-19", "in-force-before-paper")]
    [InlineData("2026-10-01", "2026-10-14", "in-force-early")]
    [InlineData("2026-10-01", "2026-10-15", "in-force-early")]
    public void Days_that_cannot_be_are_refused(string paperDay, string inForce, string code)
    {
        var plan = new Plan { Id = Guid.CreateVersion7(), UnitId = Guid.CreateVersion7(), FirstYear = PlanWorld.Year, LastYear = PlanWorld.Year };
        var request = new ApproveVersion.Request(Guid.Empty, 0, PlanSigners.Outside, "ผู้อำนวยการ", "1", Day(paperDay), Day(inForce));

        Assert.Equal(code, Assert.Single(ApproveVersion.Check(request, plan, new DateOnly(2026, 10, 15), World.Today)).Code);

        static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory, OnEachDatabase]
    public async Task Reopening_needs_a_reason_and_keeps_it(Database database)
    {
        using var on = TestDb.On(database);
        var draft = await PlanWorld.DraftAsync(on);
        var screened = (await ScreenAsync(on, draft.Id, 0)).Value;
        await using var db = on.Open();

        var refused = await new ReopenVersion(db, World.Audit(db), World.Clock()).RunAsync(new(draft.Id, screened.RowVersion, "", PlanWorld.By), Cancel);
        var reopened = await new ReopenVersion(db, World.Audit(db), World.Clock()).RunAsync(new(draft.Id, screened.RowVersion, "ยอดเงินผิด", PlanWorld.By), Cancel);

        Assert.Equal("reason-missing", Assert.Single(refused.Refusals).Code);
        Assert.Equal(VersionState.Draft, reopened.Value.State);
        Assert.Equal("ยอดเงินผิด", (await on.Open().Set<ScreeningComment>().SingleAsync(Cancel)).Text);
    }

    [Theory, OnEachDatabase]
    public async Task What_was_shown_before_somebody_else_changed_it_is_refused(Database database)
    {
        using var on = TestDb.On(database);
        var draft = await PlanWorld.DraftAsync(on);
        await ScreenAsync(on, draft.Id, 0);

        var outcome = await ScreenAsync(on, draft.Id, 0);

        Assert.Contains(outcome.Refusals, r => r.Code == "version-changed");
    }

    [Theory, OnEachDatabase]
    public async Task An_amendment_waits_until_the_open_version_is_approved(Database database)
    {
        using var on = TestDb.On(database);
        var draft = await PlanWorld.DraftAsync(on);

        var outcome = await AmendAsync(on, new(draft.PlanId, "เร็วไป", PlanWorld.By));

        Assert.Equal("version-open", Assert.Single(outcome.Refusals).Code);
    }

    [Theory, OnEachDatabase]
    public async Task Of_many_who_amend_at_once_one_does(Database database)
    {
        using var on = TestDb.On(database);
        var approved = await PlanWorld.ApprovedAsync(on);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(
            () => AmendAsync(on, new(approved.PlanId, $"เหตุผล {i}", PlanWorld.By)), Cancel)));

        Assert.Single(outcomes, o => o.Succeeded);
        Assert.All(outcomes.Where(o => !o.Succeeded), o => Assert.Equal("version-open", Assert.Single(o.Refusals).Code));
        await using var db = on.Open();
        Assert.Equal(2, await db.Set<PlanVersion>().CountAsync(v => v.PlanId == approved.PlanId, Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task Of_many_who_approve_at_once_one_does(Database database)
    {
        using var on = TestDb.On(database);
        var draft = await PlanWorld.DraftAsync(on);
        var screened = (await ScreenAsync(on, draft.Id, 0)).Value;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(
            () => ApproveAsync(on, new(draft.Id, screened.RowVersion, PlanSigners.Outside, $"ผู้อนุมัติ {i}", $"{i}", World.Today, World.Today)), Cancel)));

        Assert.Single(outcomes, o => o.Succeeded);
        await using var db = on.Open();
        var version = await db.Set<PlanVersion>().SingleAsync(v => v.Id == draft.Id, Cancel);
        Assert.Equal(outcomes.Single(o => o.Succeeded).Value.ApprovedBy, version.ApprovedBy);
    }

    [Theory, OnEachDatabase]
    public async Task A_development_plan_stands_beside_the_plan_of_the_year(Database database)
    {
        using var on = TestDb.On(database);
        await PlanWorld.DraftAsync(on);
        await using var db = on.Open();
        var start = new StartPlan(db, new Units(db, World.Clock()), new Plans(db, new Units(db, World.Clock()), World.Everything, World.Clock()), World.Audit(db), World.Clock());

        var outcome = await start.RunAsync(new(null, new FiscalYear(2570), new FiscalYear(2573), PlanWorld.By), Cancel);
        var again = await start.RunAsync(new("9902", new FiscalYear(2570), new FiscalYear(2573), PlanWorld.By), Cancel);

        Assert.True(outcome.Succeeded);
        Assert.Equal("plan-exists", Assert.Single(again.Refusals).Code);
        var plans = new Plans(db, new Units(db, World.Clock()), World.Everything, World.Clock());
        Assert.True((await plans.FindAsync("2570", null, null, Cancel))!.Plan.IsOfOneYear);
        Assert.Equal(outcome.Value.Id, (await plans.FindAsync("2570-2573", null, null, Cancel))!.Plan.Id);
        Assert.Equal(outcome.Value.Id, (await plans.FindAsync("2572", null, null, Cancel))!.Plan.Id);
    }

    [Theory, OnEachDatabase]
    public async Task A_plan_of_no_unit_or_backwards_years_is_refused(Database database)
    {
        using var on = TestDb.On(database);
        await PlanWorld.DraftAsync(on);
        await using var db = on.Open();

        var outcome = await new StartPlan(db, new Units(db, World.Clock()), new Plans(db, new Units(db, World.Clock()), World.Everything, World.Clock()), World.Audit(db), World.Clock()).RunAsync(new("0000", new FiscalYear(2571), new FiscalYear(2570), ""), Cancel);

        Assert.Equal(["unit-unknown", "years-backwards", "name-missing"], outcome.Refusals.Select(r => r.Code));
    }

    [Theory, OnEachDatabase]
    public async Task With_errors_open_a_version_goes_on_only_for_a_reason_that_is_kept(Database database)
    {
        using var on = TestDb.On(database);
        var draft = await PlanWorld.DraftAsync(on);
        await using (var db = on.Open())
        {
            (await db.Set<PlanProject>().SingleAsync(p => p.Number == 3, Cancel)).Budget = Baht.Of(46_000);
            await db.SaveChangesAsync(Cancel);
        }

        var refused = await ScreenAsync(on, draft.Id, 0, despite: " ");
        var screened = await ScreenAsync(on, draft.Id, 0, despite: "แก้ในฉบับปรับปรุง");
        var notApproved = await ApproveAsync(on, new(draft.Id, screened.Value.RowVersion, PlanSigners.Self, null, "1", World.Today, World.Today));
        var approved = await ApproveAsync(on, new(draft.Id, screened.Value.RowVersion, PlanSigners.Self, null, "1", World.Today, World.Today, "ทราบแล้ว"));

        Assert.Equal("errors-open", Assert.Single(refused.Refusals).Code);
        Assert.Equal("errors-open", Assert.Single(notApproved.Refusals).Code);
        var errors = approved.Value.ApprovedWithErrors;
        Assert.True(errors > 0);
        Assert.Equal((errors, "แก้ในฉบับปรับปรุง", errors, "ทราบแล้ว"), (approved.Value.ScreenedWithErrors, approved.Value.ScreenedDespite, errors, approved.Value.ApprovedDespite));
        Assert.Equal(World.Everything.Name, approved.Value.ApprovedBy);
    }

    [Theory, OnEachDatabase]
    public async Task Only_who_held_the_role_on_the_day_of_the_paper_approves(Database database)
    {
        using var app = new App(database);
        var draft = await PlanWorld.DraftAsync(app.On);
        Guid office;
        await using (var first = app.On.Open())
        {
            office = (await first.Set<Plan>().SingleAsync(Cancel)).UnitId;
        }

        using var director = await app.OpenAsAsync("director", office);
        using var head = await app.OpenAsAsync("group-head", office);
        await using var db = app.On.Open();
        var signers = PlanWorld.Signers(db);

        var today = await signers.OfAsync(PlanningPermissions.Approve, office, World.Today, Cancel);
        var (unentitled, why) = await signers.ChooseAsync(PlanningPermissions.Approve, office, $"account:{head.AccountId}", null, World.Today, Cancel);
        var (_, tooEarly) = await signers.ChooseAsync(PlanningPermissions.Approve, office, $"account:{director.AccountId}", null, World.Today.AddYears(-20), Cancel);
        var (outside, _) = await signers.ChooseAsync(PlanningPermissions.Approve, office, PlanSigners.Outside, " นายนอก ระบบ ", World.Today, Cancel);

        Assert.Contains(today, choice => choice.Signer.AccountId == director.AccountId);
        Assert.DoesNotContain(today, choice => choice.Signer.AccountId == head.AccountId);
        Assert.Equal((null, "signer-unentitled", "signer-unentitled"), (unentitled, why!.Code, tooEarly!.Code));
        Assert.Equal(new PlanSigner("นายนอก ระบบ"), outside);
    }

    private static async Task<Outcome<PlanVersion>> ScreenAsync(TestDb on, Guid version, int rowVersion, string? despite = "ทราบข้อค้นพบแล้ว")
    {
        await using var db = on.Open();
        return await new ScreenVersion(db, new Units(db, World.Clock()), new PlanLinter(), PlanWorld.Signers(db), World.Audit(db), World.Clock())
            .RunAsync(new(version, rowVersion, PlanSigners.Self, Despite: despite), Cancel);
    }

    private static async Task<Outcome<PlanVersion>> ApproveAsync(TestDb on, ApproveVersion.Request request)
    {
        await using var db = on.Open();
        return await new ApproveVersion(db, new PlanLinter(), PlanWorld.Signers(db), World.Audit(db), World.Clock()).RunAsync(request, Cancel);
    }

    private static async Task<Outcome<int>> AmendAsync(TestDb on, AmendPlan.Request request)
    {
        await using var db = on.Open();
        return await new AmendPlan(db, World.Audit(db), World.Clock()).RunAsync(request, Cancel);
    }

    private static async Task StandAsync(TestDb on, Guid version, int number, ProjectStanding standing)
    {
        await using var db = on.Open();
        (await db.Set<PlanProject>().SingleAsync(p => p.VersionId == version && p.Number == number, Cancel)).Standing = standing;
        await db.SaveChangesAsync(Cancel);
    }
}
