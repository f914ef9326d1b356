using CsCheck;
using Microsoft.EntityFrameworkCore;
using Somdun.Modules.Organisation;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.Organisation.Rules;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Organisation;

/// <summary>Whatever happens to units, in whatever order it is entered.</summary>
public class HistoriesProperties
{
    private static readonly Gen<DateOnly> Days = Gen.Int[0, 400].Select(n => new DateOnly(2025, 6, 1).AddDays(n));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Gen<(int Kind, int Of, int Other, DateOnly Day)[]> Histories { get; } = Gen.Select(Gen.Int[0, 8], Gen.Int[1, 12], Gen.Int[1, 12], Days).Array[25];

    [Theory, OnEachDatabase]
    public async Task A_random_history_never_overlaps_goes_round_or_leaves_the_tree_out_of_step(Database database)
    {
        using var test = await OrganisationWorld.WithSchoolsAsync(database);
        var clusters = (await OrganisationWorld.RegisterAsync(test, World.Today)).Clusters;
        var done = 0;
        foreach (var (kind, of, other, day) in Histories.Single())
        {
            await using var db = test.Open();
            var units = new Units(db, World.Clock());
            var unit = (await units.FindAsync(Code(of), Cancel))!.Id;
            var request = kind switch
            {
                0 => new ChangeRequest(ChangeKind.Renamed, day) { ThaiName = $"ชื่อที่ {other}" },
                1 => new ChangeRequest(ChangeKind.Merged, day) { Other = Code(other), Paper = "1" },
                2 => new ChangeRequest(ChangeKind.TeachingMerged, day) { Other = Code(other) },
                3 => new ChangeRequest(ChangeKind.Closed, day) { Paper = "2" },
                4 => new ChangeRequest(ChangeKind.Reopened, day),
                5 => new ChangeRequest(ChangeKind.NoPupils, day),
                6 => new ChangeRequest(ChangeKind.Moved, day) { Hierarchy = Hierarchy.Cluster, ParentId = clusters[other % clusters.Count].Id },
                7 => new ChangeRequest(ChangeKind.Split, day) { ThaiName = $"แยกที่ {other}", ClosesOld = other % 2 == 0 },
                _ => new ChangeRequest(ChangeKind.Moved, day) { Hierarchy = Hierarchy.Cluster },
            };
            done += (await OrganisationWorld.Changes(db).RunAsync(request with { UnitId = unit }, seen: null, Cancel)).Succeeded ? 1 : 0;
        }

        // The database refuses overlaps by itself: that all was written shows that none was tried.
        await using var after = test.Open();
        Assert.InRange(done, 5, 25);
        Assert.Empty(await after.AncestorsOutOfStepAsync(Cancel));
        foreach (var day in new[] { new DateOnly(2025, 6, 1), new DateOnly(2025, 12, 1), World.Today, new DateOnly(2027, 1, 1) })
        {
            var parents = await after.Set<UnitMembership>().On(day).Where(m => m.Hierarchy == Hierarchy.Administrative).GroupBy(m => m.UnitId).Select(g => g.Count()).ToListAsync(Cancel);
            Assert.All(parents, count => Assert.Equal(1, count));
        }

        static string Code(int number) => $"990200{number:00}";
    }

    [Fact]
    public void What_is_put_on_a_day_holds_from_then_until_what_was_there_already()
    {
        Gen.Select(Days, Gen.Int[0, 3]).Array[1, 12].Sample(puts =>
        {
            var facts = UnitFacts.Empty(Guid.Empty);
            foreach (var (day, name) in puts)
            {
                facts = facts.WithName(day, $"ชื่อ {name}", null);
                if (facts.NameOn(day)?.Thai != $"ชื่อ {name}")
                {
                    return false;
                }
            }

            return facts.Names.Zip(facts.Names.Skip(1)).All(pair => pair.First.Until == pair.Second.Since)
                && facts.Names[^1].Until == Dated.Open && facts.Names.All(n => n.Since < n.Until);
        });
    }

    [Fact]
    public void Every_number_of_pupils_is_in_one_class_of_each_set()
    {
        Gen.Int[0, 20_000].Sample(pupils => Enum.GetValues<SizeScheme>().All(scheme => SizeClasses.On(World.Today, scheme).Count(c => c.Holds(pupils)) == 1));
        (int Pupils, string Code)[] edges = [(0, "none"), (1, "small"), (120, "small"), (121, "medium"), (600, "medium"), (601, "large"), (1_500, "large"), (1_501, "extra-large")];
        Assert.All(edges, edge => Assert.Equal(edge.Code, SizeClasses.Of(edge.Pupils, World.Today).Code));
    }
}
