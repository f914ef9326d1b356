using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation;
using Somdun.Modules.Planning;
using Somdun.Modules.PlanReading;
using Somdun.Money;
using Somdun.Results;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Planning;

public class EditProjectTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_form_sent_back_as_it_was_shown_changes_nothing(Database database)
    {
        using var on = TestDb.On(database);
        var (draft, project) = await WorldAsync(on);

        var outcome = await SaveAsync(on, draft, project.Key, 0, ProjectForm.Of(project, draft.Strategies));

        Assert.True(outcome.Succeeded);
        var saved = await LoadAsync(on, project.Key);
        Assert.Equal(0, saved.RowVersion);
        Assert.Empty(PlanCompare.Between(PlanPart.Of(project, draft.Strategies), PlanPart.Of(saved, draft.Strategies)));
    }

    [Theory, OnEachDatabase]
    public async Task Every_field_is_written_and_the_project_is_another_one(Database database)
    {
        using var on = TestDb.On(database);
        var (draft, project) = await WorldAsync(on);
        var form = ProjectForm.Of(project, draft.Strategies);
        form.Title = "  ระบบควบคุมภายใน  ฉบับใหม่ ";
        form.Strategy = draft.Strategies[0].Key;
        form.Nature = ProjectNature.Continuing;
        form.Budget = Baht.Of(51_500.25m);
        form.Rationale = "ย่อหน้าแรก\r\nย่อหน้าสอง";
        form.StartsOn = new DateOnly(2026, 12, 1);
        form.EndsOn = new DateOnly(2027, 1, 31);
        form.Activities[0].Months = ["2027-01", "2026-12"];
        form.Objectives.Add(new ItemRow { Position = 1, Text = "เพื่อเป็นข้อแรก" });
        form.Objectives[0].Position = 2;
        form.Expenses.Add(new ExpenseRow { Kind = "ค่าวัสดุ", Amount = Baht.Of(4_500.25m) });
        form.Alignments.Add(new AlignmentRow { Framework = "ESPG14", Item = "4" });
        form.Alignments.Add(new AlignmentRow());

        var outcome = await SaveAsync(on, draft, project.Key, 0, form);

        Assert.True(outcome.Succeeded);
        var saved = await LoadAsync(on, project.Key);
        Assert.Equal(1, saved.RowVersion);
        Assert.Equal(("ระบบควบคุมภายใน ฉบับใหม่", draft.Strategies[0].Id, Baht.Of(51_500.25m)), (saved.Title, saved.StrategyId, saved.Budget));
        Assert.Equal("ย่อหน้าแรก\nย่อหน้าสอง", saved.Rationale);
        Assert.Equal(["เพื่อเป็นข้อแรก", "เพื่อให้โรงเรียนรายงานได้"], saved.Objectives.Select(o => o.Text));
        Assert.Equal(project.Objectives[0].Key, saved.Objectives[1].Key);
        Assert.Equal(["2026-12", "2027-01"], saved.Activities[0].Months.Select(m => m.ToString()));
        Assert.Equal(["ค่าใช้สอย", "ค่าวัสดุ"], saved.Expenses.Select(e => e.Kind));
        Assert.Equal(["สพฐ. 6", "ESPG14 4"], saved.Alignments.Select(PlanWording.Alignment));
    }

    [Theory, OnEachDatabase]
    public async Task An_item_is_removed_by_its_tick_and_not_by_being_emptied(Database database)
    {
        using var on = TestDb.On(database);
        var (draft, project) = await WorldAsync(on);
        var form = ProjectForm.Of(project, draft.Strategies);
        form.Targets[0].Remove = true;
        form.Indicators[0].Text = "";

        var refused = await SaveAsync(on, draft, project.Key, 0, form);
        form.Indicators[0].Text = project.Indicators[0].Text;
        var done = await SaveAsync(on, draft, project.Key, 0, form);

        Assert.Equal("Form.Indicators[0].Text", Assert.Single(refused.Refusals).Field);
        Assert.True(done.Succeeded);
        Assert.Empty((await LoadAsync(on, project.Key)).Targets);
    }

    [Theory, OnEachDatabase]
    public async Task What_the_document_said_stays_beside_what_a_person_made_of_it(Database database)
    {
        using var on = TestDb.On(database);
        var (draft, project) = await WorldAsync(on);
        var form = ProjectForm.Of(project, draft.Strategies);

        form.Objectives[0].Text = "เพื่อให้ทุกโรงเรียนรายงานได้";
        await SaveAsync(on, draft, project.Key, 0, form);
        Assert.Equal("เพื่อให้โรงเรียนรายงานได้", (await LoadAsync(on, project.Key)).Objectives[0].Verbatim);

        form.Objectives[0].Text = "เพื่อให้โรงเรียนรายงานได้";
        await SaveAsync(on, draft, project.Key, 1, form);
        Assert.Null((await LoadAsync(on, project.Key)).Objectives[0].Verbatim);
    }

    [Theory, OnEachDatabase]
    public async Task New_words_are_read_again_and_shown_once_before_they_are_kept(Database database)
    {
        using var on = TestDb.On(database);
        var (draft, project) = await WorldAsync(on);
        var form = ProjectForm.Of(project, draft.Strategies);
        form.Targets[0].Text = "ครู จำนวน 13 คน จำนวน 6 ครั้ง";
        form.Indicators[0].Text = "ร้อยละ 95 ของโรงเรียน";

        var shown = await SaveAsync(on, draft, project.Key, 0, form);
        Assert.Equal(["reading-changed", "reading-changed"], shown.Refusals.Select(r => r.Code));
        Assert.Equal(("13 คน × 6 ครั้ง", ">= 95 ร้อยละ"), (form.Targets[0].Reading, form.Indicators[0].Reading));

        form.Targets[0].Quantities = form.Targets[0].Reading;
        form.Targets[0].ReadFrom = form.Targets[0].Text;
        form.Indicators[0].Threshold = "> 90 ร้อยละ";
        form.Indicators[0].ReadFrom = form.Indicators[0].Text;
        Assert.True((await SaveAsync(on, draft, project.Key, 0, form)).Succeeded);

        var saved = await LoadAsync(on, project.Key);
        Assert.Equal("13 คน × 6 ครั้ง", QuantityText.Write(saved.Targets[0].Quantities));
        Assert.Equal("> 90 ร้อยละ", QuantityText.Write(saved.Indicators[0].Threshold!));
    }

    [Theory, OnEachDatabase]
    public async Task Every_fault_is_named_at_once_and_nothing_is_written(Database database)
    {
        using var on = TestDb.On(database);
        var (draft, project) = await WorldAsync(on);
        var form = ProjectForm.Of(project, draft.Strategies);
        form.Title = " ";
        form.Strategy = Guid.CreateVersion7();
        form.OwnerUnit = Guid.CreateVersion7();
        form.StartsOn = new DateOnly(2027, 2, 1);
        form.EndsOn = new DateOnly(2027, 1, 1);
        form.Budget = Baht.Of(-1);
        form.Targets[0].Quantities = "หกสิบคน";
        form.Indicators[0].Threshold = "ครบ";
        form.Expenses.Add(new ExpenseRow { Amount = Baht.Of(5) });

        var outcome = await SaveAsync(on, draft, project.Key, 0, form);

        Assert.Equal(
            [
                "amount-negative", "group-gone", "kind-missing", "period-backwards", "quantity-unreadable",
                "strategy-gone", "threshold-unreadable", "title-missing",
            ],
            outcome.Refusals.Select(r => r.Code).Order(StringComparer.Ordinal));
        Assert.All(outcome.Refusals, r => Assert.StartsWith("Form.", r.Field, StringComparison.Ordinal));
        Assert.Equal(project.Title, (await LoadAsync(on, project.Key)).Title);
    }

    [Theory, OnEachDatabase]
    public async Task Of_two_at_one_form_the_second_sees_what_the_first_saved(Database database)
    {
        using var on = TestDb.On(database);
        var (draft, project) = await WorldAsync(on);
        var (first, second) = (ProjectForm.Of(project, draft.Strategies), ProjectForm.Of(project, draft.Strategies));
        first.Title = "ชื่อของคนแรก";
        second.Title = "ชื่อของคนที่สอง";

        Assert.True((await SaveAsync(on, draft, project.Key, 0, first)).Succeeded);
        var clash = await SaveAsync(on, draft, project.Key, 0, second);

        Assert.Equal("project-changed", Assert.Single(clash.Refusals).Code);
        await using var db = on.Open();
        var clashed = Assert.Single((await EditOn(db).ReviewAsync(new(draft.Id, project.Key, 0, second), Cancel)).Others);
        Assert.Equal(("Form.Title", "ชื่อของคนแรก", "ชื่อของคนที่สอง"), (clashed.Clash.Name, clashed.Clash.Theirs, clashed.Clash.Mine));
        Assert.Equal((World.Everything.Name, World.Now), (clashed.By, clashed.At));
        Assert.True((await SaveAsync(on, draft, project.Key, 0, first)).Succeeded, "The same form sent twice is no clash.");
    }

    [Theory, OnEachDatabase]
    public async Task People_who_save_at_the_same_moment_lose_nothing_that_another_changed(Database database)
    {
        using var on = TestDb.On(database);
        var (draft, project) = await WorldAsync(on);
        var opened = ProjectFormMerge.Marks(ProjectForm.Of(project, draft.Strategies));
        Action<ProjectForm>[] changes =
        [
            f => f.Title = "ชื่อใหม่",
            f => f.Budget = Baht.Of(51_000),
            f => f.Place = "ห้องประชุม",
            f => f.Objectives.Add(new ItemRow { Position = 2, Text = "เพื่อให้ครูใช้ได้จริง" }),
            f => f.Activities[0].Months = ["2027-01"],
            f => f.Indicators[0].Label = "1.1",
            f => f.Alignments.Add(new AlignmentRow { Framework = "ESPG14", Item = "4" }),
            f => f.Expenses.Add(new ExpenseRow { Kind = "ค่าวัสดุ", Amount = Baht.Of(4_000) }),
        ];

        var outcomes = await Task.WhenAll(changes.Select(change => Task.Run(
            () =>
            {
                var form = ProjectForm.Of(project, draft.Strategies);
                change(form);
                return SaveAsync(on, draft, project.Key, 0, form, opened);
            },
            Cancel)));

        Assert.All(outcomes, outcome => Assert.Empty(outcome.Refusals));
        var saved = await LoadAsync(on, project.Key);
        Assert.Equal((changes.Length, "ชื่อใหม่", Baht.Of(51_000), "ห้องประชุม"), (saved.RowVersion, saved.Title, saved.Budget, saved.Place));
        Assert.Equal(["เพื่อให้โรงเรียนรายงานได้", "เพื่อให้ครูใช้ได้จริง"], saved.Objectives.Select(o => o.Text));
        Assert.Equal(("2027-01", "1.1"), (saved.Activities[0].Months[0].ToString(), saved.Indicators[0].Label));
        Assert.Equal(["สพฐ. 6", "ESPG14 4"], saved.Alignments.Select(PlanWording.Alignment));
        Assert.Equal(["ค่าใช้สอย", "ค่าวัสดุ"], saved.Expenses.Select(e => e.Kind));
    }

    [Theory, OnEachDatabase]
    public async Task Of_people_who_change_one_field_at_the_same_moment_one_is_asked_and_decides(Database database)
    {
        using var on = TestDb.On(database);
        var (draft, project) = await WorldAsync(on);
        var opened = ProjectFormMerge.Marks(ProjectForm.Of(project, draft.Strategies));
        var outcomes = await Task.WhenAll(Enumerable.Range(51_000, 2).Select(baht => Task.Run(
            async () =>
            {
                var form = ProjectForm.Of(project, draft.Strategies);
                form.Budget = Baht.Of(baht);
                return (Form: form, Outcome: await SaveAsync(on, draft, project.Key, 0, form, opened));
            },
            Cancel)));

        var second = Assert.Single(outcomes, o => !o.Outcome.Succeeded);
        var refusal = Assert.Single(second.Outcome.Refusals);
        Assert.Equal(("Form.Budget", "project-changed"), (refusal.Field, refusal.Code));
        Assert.Contains(World.Everything.Name, refusal.Reason.Thai, StringComparison.Ordinal);
        var kept = await LoadAsync(on, project.Key);
        Assert.Contains(kept.Budget.ToString()!, refusal.Reason.Thai, StringComparison.Ordinal);

        var seen = ProjectFormMerge.Marks(ProjectForm.Of(kept, draft.Strategies));
        Assert.True((await SaveAsync(on, draft, project.Key, kept.RowVersion, second.Form, seen)).Succeeded);
        Assert.Equal(second.Form.Budget, (await LoadAsync(on, project.Key)).Budget);
    }

    [Theory, OnEachDatabase]
    public async Task A_new_project_is_proposed_once_however_often_it_is_sent(Database database)
    {
        using var on = TestDb.On(database);
        var (draft, _) = await WorldAsync(on);
        var key = Guid.CreateVersion7();
        var form = new ProjectForm { Title = "โครงการเร่งด่วน", Strategy = draft.Strategies[0].Key, OwnerUnit = draft.Projects[0].OwnerUnitId, Budget = Baht.Of(100_000) };
        form.Objectives.Add(new ItemRow { Text = "เพื่อทดสอบ" });

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SaveAsync(on, draft, key, null, form), Cancel)));

        Assert.All(outcomes, o => Assert.True(o.Succeeded));
        var saved = await LoadAsync(on, key);
        Assert.Equal((ProjectStanding.Proposed, 4), (saved.Standing, saved.Position));
        Assert.Single(saved.Objectives);
        var money = outcomes[0].Value.Money;
        Assert.Equal((Baht.Of(120_000), Baht.Of(90_000.50m), Baht.Of(100_000)), (money!.Ceiling, money.Accepted, money.Waiting));
    }

    [Theory, OnEachDatabase]
    public async Task A_project_sent_back_is_proposed_again_by_being_changed(Database database)
    {
        using var on = TestDb.On(database);
        var (draft, project) = await WorldAsync(on);
        await using (var db = on.Open())
        {
            (await db.Set<PlanProject>().SingleAsync(p => p.Id == project.Id, Cancel)).Standing = ProjectStanding.Returned;
            await db.SaveChangesAsync(Cancel);
        }

        var form = ProjectForm.Of(project, draft.Strategies);
        form.Budget = Baht.Of(40_000);
        await SaveAsync(on, draft, project.Key, 1, form);

        Assert.Equal(ProjectStanding.Proposed, (await LoadAsync(on, project.Key)).Standing);
    }

    [Theory, OnEachDatabase]
    public async Task Nothing_is_edited_in_a_version_that_is_screened_or_approved(Database database)
    {
        using var on = TestDb.On(database);
        var approved = await PlanWorld.ApprovedAsync(on);
        await using var db = on.Open();
        var version = (await db.Set<PlanVersion>().WholeAsync(approved.Id, Cancel))!;
        var project = version.Projects[0];
        var form = ProjectForm.Of(project, version.Strategies);
        form.Title = "แก้หลังอนุมัติ";

        var edited = await SaveAsync(on, version, project.Key, 0, form);
        var removed = await new RemoveProject(db, new Plans(db, new Units(db, World.Clock()), World.Everything, World.Clock()), World.Audit(db)).RunAsync(new(version.Id, project.Key, 0), Cancel);

        Assert.Equal("version-approved", Assert.Single(edited.Refusals).Code);
        Assert.Equal("version-approved", Assert.Single(removed.Refusals).Code);
    }

    [Theory, OnEachDatabase]
    public async Task A_project_removed_meanwhile_is_not_written_anew(Database database)
    {
        using var on = TestDb.On(database);
        var (draft, project) = await WorldAsync(on);
        await using (var db = on.Open())
        {
            Assert.True((await new RemoveProject(db, new Plans(db, new Units(db, World.Clock()), World.Everything, World.Clock()), World.Audit(db)).RunAsync(new(draft.Id, project.Key, 0), Cancel)).Succeeded);
        }

        var outcome = await SaveAsync(on, draft, project.Key, 0, ProjectForm.Of(project, draft.Strategies));

        Assert.Equal("project-gone", Assert.Single(outcome.Refusals).Code);
    }

    private static async Task<(PlanVersion Draft, PlanProject Project)> WorldAsync(TestDb on)
    {
        var draft = await PlanWorld.DraftAsync(on);
        await using var db = on.Open();
        var version = (await db.Set<PlanVersion>().WholeAsync(draft.Id, Cancel))!;
        return (version, version.Projects[2]);
    }

    private static async Task<Outcome<EditProject.Saved>> SaveAsync(TestDb on, PlanVersion version, Guid key, int? rowVersion, ProjectForm form, string? opened = null)
    {
        await using var db = on.Open();
        return await EditOn(db).RunAsync(new(version.Id, key, rowVersion, form, opened), Cancel);
    }

    private static EditProject EditOn(SomdunDb db) =>
        new(db, new Units(db, World.Clock()), new PlanTextReader(), new Plans(db, new Units(db, World.Clock()), World.Everything, World.Clock()), World.Audit(db));

    private static async Task<PlanProject> LoadAsync(TestDb on, Guid key)
    {
        await using SomdunDb db = on.Open();
        var project = await db.Set<PlanProject>().AsNoTracking().WithItems().SingleAsync(p => p.Key == key, Cancel);
        project.PutInOrder();
        return project;
    }
}
