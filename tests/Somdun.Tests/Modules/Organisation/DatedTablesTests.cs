using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Data;
using Somdun.Modules.Organisation;
using Somdun.Modules.Organisation.Contract;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Organisation;

/// <summary>What the database itself refuses, whoever writes.</summary>
public class DatedTablesTests
{
    private static readonly DateOnly May = new(2026, 5, 16);
    private static readonly DateOnly June = new(2026, 6, 10);
    private static readonly DateOnly July = new(2026, 7, 1);

    private static readonly Guid A = Guid.Parse("01938000-0000-7000-8000-00000000000a");
    private static readonly Guid B = Guid.Parse("01938000-0000-7000-8000-00000000000b");
    private static readonly Guid C = Guid.Parse("01938000-0000-7000-8000-00000000000c");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public Task A_unit_has_one_name_a_day(Database database) => RefusesAsync(
        database,
        UnitName.Of(A, new Text("บ้านหนองดาว", ""), May, July),
        UnitName.Of(A, new Text("บ้านหนองเดือน", ""), June, Dated.Open));

    [Theory, OnEachDatabase]
    public Task A_unit_has_one_state_a_day(Database database) => RefusesAsync(
        database,
        new UnitStatus { UnitId = A, State = UnitState.Open, Since = May, Until = Dated.Open },
        new UnitStatus { UnitId = A, State = UnitState.Closed, Since = June, Until = Dated.Open });

    [Theory, OnEachDatabase]
    public Task A_unit_has_one_code_of_a_scheme_a_day(Database database) => RefusesAsync(
        database,
        new UnitIdentifier { UnitId = A, Scheme = IdentifierScheme.Smis, Text = "99020001", Since = May, Until = Dated.Open },
        new UnitIdentifier { UnitId = A, Scheme = IdentifierScheme.Smis, Text = "99020002", Since = June, Until = July });

    [Theory, OnEachDatabase]
    public Task No_two_units_have_the_same_code_on_a_day(Database database) => RefusesAsync(
        database,
        new UnitIdentifier { UnitId = A, Scheme = IdentifierScheme.Smis, Text = "99020001", Since = May, Until = July },
        new UnitIdentifier { UnitId = B, Scheme = IdentifierScheme.Smis, Text = "99020001", Since = June, Until = Dated.Open });

    [Theory, OnEachDatabase]
    public Task A_unit_has_one_administrative_parent_a_day(Database database) => RefusesAsync(
        database,
        new UnitMembership { UnitId = A, Hierarchy = Hierarchy.Administrative, ParentId = B, Since = May, Until = Dated.Open },
        new UnitMembership { UnitId = A, Hierarchy = Hierarchy.Administrative, ParentId = C, Since = June, Until = July });

    [Theory, OnEachDatabase]
    public Task A_unit_does_not_belong_to_itself(Database database) => RefusesAsync(
        database, null, new UnitMembership { UnitId = A, Hierarchy = Hierarchy.Cluster, ParentId = A, Since = May, Until = July });

    [Theory, OnEachDatabase]
    public Task What_ends_before_it_begins_is_refused(Database database) => RefusesAsync(
        database, null, new UnitStatus { UnitId = A, State = UnitState.Open, Since = June, Until = June });

    [Theory, OnEachDatabase]
    public Task A_merged_unit_names_the_one_it_went_into(Database database) => RefusesAsync(
        database, null, new UnitStatus { UnitId = A, State = UnitState.Merged, Since = June, Until = Dated.Open });

    [Theory, OnEachDatabase]
    public async Task What_touches_does_not_overlap_and_a_network_takes_a_school_beside_another(Database database)
    {
        using var test = await WorldAsync(database);
        await using var db = test.Open();
        db.AddRange(
            UnitName.Of(A, new Text("บ้านหนองดาว", ""), May, June),
            UnitName.Of(A, new Text("บ้านหนองเดือน", ""), June, Dated.Open),
            new UnitIdentifier { UnitId = A, Scheme = IdentifierScheme.Smis, Text = "99020001", Since = May, Until = June },
            new UnitIdentifier { UnitId = B, Scheme = IdentifierScheme.Smis, Text = "99020001", Since = June, Until = Dated.Open },
            new UnitMembership { UnitId = A, Hierarchy = Hierarchy.Network, ParentId = B, Since = May, Until = Dated.Open },
            new UnitMembership { UnitId = A, Hierarchy = Hierarchy.Network, ParentId = C, Since = May, Until = Dated.Open });

        await db.SaveChangesAsync(Cancel);

        Assert.Equal("บ้านหนองดาว", (await db.Set<UnitName>().On(June.AddDays(-1)).SingleAsync(Cancel)).Thai);
        Assert.Equal("บ้านหนองเดือน", (await db.Set<UnitName>().On(June).SingleAsync(Cancel)).Thai);
    }

    [Theory, OnEachDatabase]
    public async Task Many_rows_at_once_are_looked_at_together_and_refused_as_one_would_be(Database database)
    {
        using var test = await WorldAsync(database);
        await using var db = test.Open();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => db.OneAtATimeAsync(
            async () =>
            {
                await db.WithoutDatedGuardsAsync(
                    () =>
                    {
                        db.Add(UnitName.Of(A, new Text("บ้านหนองดาว", ""), May, July));
                        db.Add(UnitName.Of(A, new Text("บ้านหนองเดือน", ""), June, Dated.Open));
                        return db.SaveChangesAsync(Cancel);
                    },
                    Cancel);
                return 0;
            },
            Cancel));

        Assert.Contains("unit_names_apart", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await db.Set<UnitName>().ToListAsync(Cancel));
    }

    private static async Task RefusesAsync(Database database, object? first, object second)
    {
        using var test = await WorldAsync(database);
        await using (var db = test.Open())
        {
            if (first is not null)
            {
                db.Add(first);
                await db.SaveChangesAsync(Cancel);
            }
        }

        await using var other = test.Open();
        other.Add(second);
        await Assert.ThrowsAsync<DbUpdateException>(() => other.SaveChangesAsync(Cancel));
    }

    private static async Task<TestDb> WorldAsync(Database database)
    {
        var test = TestDb.On(database);
        await using var db = test.Open();
        db.AddRange(new[] { A, B, C }.Select(id => new Unit { Id = id, Kind = UnitKind.School }));
        await db.SaveChangesAsync(Cancel);
        return test;
    }
}
