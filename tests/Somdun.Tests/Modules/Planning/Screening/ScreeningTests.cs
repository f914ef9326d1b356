using Microsoft.EntityFrameworkCore;
using Somdun.Modules.Organisation;
using Somdun.Modules.Planning;
using Somdun.Money;
using Somdun.Results;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Planning;

public class ScreeningTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_project_is_returned_with_a_comment_that_stays(Database database)
    {
        using var on = TestDb.On(database);
        var draft = await PlanWorld.DraftAsync(on);
        var project = draft.Projects[0];

        var outcome = await DecideAsync(on, draft, [project], ProjectStanding.Returned, "ตัวชี้วัดไม่มีเกณฑ์");

        Assert.True(outcome.Succeeded);
        await using var db = on.Open();
        Assert.Equal(ProjectStanding.Returned, (await db.Set<PlanProject>().SingleAsync(p => p.Id == project.Id, Cancel)).Standing);
        var comment = await db.Set<ScreeningComment>().SingleAsync(Cancel);
        Assert.Equal((project.Key, "ตัวชี้วัดไม่มีเกณฑ์", ProjectStanding.Returned), (comment.ProjectKey, comment.Text, comment.Decision));
    }

    [Theory, OnEachDatabase]
    public async Task Returning_or_declining_says_why(Database database)
    {
        using var on = TestDb.On(database);
        var draft = await PlanWorld.DraftAsync(on);

        var outcome = await DecideAsync(on, draft, [draft.Projects[0]], ProjectStanding.Declined, " ");

        Assert.Equal("comment-missing", Assert.Single(outcome.Refusals).Code);
    }

    [Theory, OnEachDatabase]
    public async Task Accepting_stops_at_the_ceiling_with_the_figures_and_accepts_none(Database database)
    {
        using var on = TestDb.On(database);
        var draft = await PlanWorld.DraftAsync(on);
        var group = draft.Projects[0].OwnerUnitId!.Value;
        await DecideAsync(on, draft, draft.Projects[..2], ProjectStanding.Returned, "ทบทวน");
        await CeilingAsync(on, draft.Id, group, Baht.Of(80_000));

        var outcome = await DecideAsync(on, draft, draft.Projects[..2], ProjectStanding.Accepted, null, rowVersion: 1);

        var refusal = Assert.Single(outcome.Refusals);
        Assert.Equal("over-ceiling", refusal.Code);
        Assert.Contains("90,000.50", refusal.Reason.Thai, StringComparison.Ordinal);
        Assert.Contains("80,000.00", refusal.Reason.Thai, StringComparison.Ordinal);
        await using var db = on.Open();
        Assert.Equal(1, await db.Set<PlanProject>().CountAsync(p => p.VersionId == draft.Id && p.Standing == ProjectStanding.Accepted, Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_decides_on_a_project_changed_since_they_saw_it(Database database)
    {
        using var on = TestDb.On(database);
        var draft = await PlanWorld.DraftAsync(on);
        await DecideAsync(on, draft, [draft.Projects[0]], ProjectStanding.Returned, "แก้");

        var outcome = await DecideAsync(on, draft, [draft.Projects[0]], ProjectStanding.Declined, "ไม่รับ");

        Assert.Equal("project-changed", Assert.Single(outcome.Refusals).Code);
    }

    [Theory, OnEachDatabase]
    public async Task Two_who_accept_at_once_do_not_break_the_ceiling_together(Database database)
    {
        using var on = TestDb.On(database);
        var draft = await PlanWorld.DraftAsync(on);
        var group = draft.Projects[0].OwnerUnitId!.Value;
        await DecideAsync(on, draft, draft.Projects[..2], ProjectStanding.Returned, "ทบทวน");
        await CeilingAsync(on, draft.Id, group, Baht.Of(80_000));

        var outcomes = await Task.WhenAll(draft.Projects[..2].Select(project => Task.Run(
            () => DecideAsync(on, draft, [project], ProjectStanding.Accepted, null, rowVersion: 1), Cancel)));

        Assert.Single(outcomes, o => o.Succeeded);
        await using var db = on.Open();
        var accepted = await db.Set<PlanProject>()
            .Where(p => p.VersionId == draft.Id && p.OwnerUnitId == group && p.Standing == ProjectStanding.Accepted)
            .ToListAsync(Cancel);
        Assert.True(Baht.Sum(accepted.Select(p => p.Budget!.Value)) <= Baht.Of(80_000));
    }

    [Theory, OnEachDatabase]
    public async Task A_declined_project_takes_no_room_under_the_ceiling(Database database)
    {
        using var on = TestDb.On(database);
        var draft = await PlanWorld.DraftAsync(on);
        await DecideAsync(on, draft, [draft.Projects[0]], ProjectStanding.Declined, "ซ้ำซ้อน");

        await using var db = on.Open();
        var screening = await PlanScreening.LoadAsync(db, new Units(db, World.Clock()), draft.Id, Cancel);

        var money = screening!.MoneyOf(draft.Projects[0].OwnerUnitId);
        Assert.Equal((Baht.Of(30_000.50m), 1), (money.Accepted, money.Projects));
        Assert.Equal(Baht.Of(89_999.50m), money.Left);
    }

    [Theory, OnEachDatabase]
    public async Task A_ceiling_is_set_changed_and_lifted(Database database)
    {
        using var on = TestDb.On(database);
        var draft = await PlanWorld.DraftAsync(on);
        var (first, second) = (draft.Projects[0].OwnerUnitId!.Value, draft.Projects[2].OwnerUnitId!.Value);

        await CeilingAsync(on, draft.Id, second, Baht.Of(50_000));
        await CeilingAsync(on, draft.Id, first, Baht.Of(125_000));
        Assert.Equal([(first, Baht.Of(125_000)), (second, Baht.Of(50_000))], await CeilingsAsync());

        await CeilingAsync(on, draft.Id, first, null);
        Assert.Equal([(second, Baht.Of(50_000))], await CeilingsAsync());

        async Task<IEnumerable<(Guid, Baht)>> CeilingsAsync()
        {
            await using var db = on.Open();
            return (await db.Set<PlanCeiling>().Where(c => c.VersionId == draft.Id).ToListAsync(Cancel))
                .OrderByDescending(c => c.Amount).Select(c => (c.OwnerUnitId, c.Amount));
        }
    }

    private static async Task<Outcome<int>> DecideAsync(
        TestDb on, PlanVersion draft, IEnumerable<PlanProject> projects, ProjectStanding decision, string? comment, int rowVersion = 0)
    {
        await using var db = on.Open();
        return await new DecideOnProjects(db, new Units(db, World.Clock()), World.Audit(db), World.Clock())
            .RunAsync(new(draft.Id, projects.ToDictionary(p => p.Key, _ => rowVersion), decision, comment, PlanWorld.By), Cancel);
    }

    private static async Task CeilingAsync(TestDb on, Guid version, Guid group, Baht? amount)
    {
        await using var db = on.Open();
        var rowVersion = (await db.Set<PlanVersion>().AsNoTracking().SingleAsync(v => v.Id == version, Cancel)).RowVersion;
        var outcome = await new SetCeilings(db, new Units(db, World.Clock()), World.Audit(db)).RunAsync(new(version, rowVersion, [new CeilingRow { Group = group, Amount = amount }]), Cancel);
        Assert.True(outcome.Succeeded);
    }
}
