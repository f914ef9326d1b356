using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation;
using Somdun.Modules.Organisation.Contract;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Organisation;

public class UnitTreeTests
{
    private static readonly DateOnly November = new(2026, 11, 1);
    private static readonly Guid First = Guid.Parse("01938000-0000-7000-8000-000000000001");
    private static readonly Guid Second = Guid.Parse("01938000-0000-7000-8000-000000000002");
    private static readonly Guid School = Guid.Parse("01938000-0000-7000-8000-000000000003");
    private static readonly Guid Merged = Guid.Parse("01938000-0000-7000-8000-000000000004");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_school_that_moved_stands_under_each_area_in_its_time(Database database)
    {
        using var test = await WorldAsync(database);
        await using var db = test.Open();

        Assert.Equal([First, School, Merged], await UnderAsync(db, First, November.AddDays(-1)));
        Assert.Equal([First], await UnderAsync(db, First, November));
        Assert.Equal([Second, School, Merged], await UnderAsync(db, Second, November));
    }

    [Theory, OnEachDatabase]
    public async Task A_merged_school_stays_within_the_reach_of_its_successor_and_moves_with_it(Database database)
    {
        using var test = await WorldAsync(database);
        await using var db = test.Open();

        Assert.Equal([School, Merged], await UnderAsync(db, School, November));
        Assert.Empty(await db.AncestorsOutOfStepAsync(Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task What_is_out_of_step_is_told(Database database)
    {
        using var test = await WorldAsync(database);
        await using var db = test.Open();
        await db.Set<UnitAncestor>().Where(a => a.UnitId == Merged && a.AncestorId == Second).ExecuteDeleteAsync(Cancel);

        var told = Assert.Single(await db.AncestorsOutOfStepAsync(Cancel));

        Assert.Equal((Merged, Second, November), (told.UnitId, told.AncestorId, told.Since));
    }

    private static async Task<List<Guid>> UnderAsync(SomdunDb db, Guid root, DateOnly day) =>
        [.. (await db.Set<UnitAncestor>().UnitsUnder([root], day).ToListAsync(Cancel)).Order()];

    private static async Task<TestDb> WorldAsync(Database database)
    {
        var test = TestDb.On(database);
        await using var db = test.Open();
        db.AddRange(
            new Unit { Id = First, Kind = UnitKind.Area },
            new Unit { Id = Second, Kind = UnitKind.Area },
            new Unit { Id = School, Kind = UnitKind.School },
            new Unit { Id = Merged, Kind = UnitKind.School },
            new UnitMembership { UnitId = School, Hierarchy = Hierarchy.Administrative, ParentId = First, Since = Dated.Beginning, Until = November },
            new UnitMembership { UnitId = School, Hierarchy = Hierarchy.Administrative, ParentId = Second, Since = November, Until = Dated.Open },
            new UnitMembership { UnitId = Merged, Hierarchy = Hierarchy.Administrative, ParentId = School, Since = new(2020, 5, 16), Until = Dated.Open });
        await db.SaveChangesAsync(Cancel);
        await db.RenewAncestorsAsync([First, Second, School, Merged], Cancel);
        return test;
    }
}
