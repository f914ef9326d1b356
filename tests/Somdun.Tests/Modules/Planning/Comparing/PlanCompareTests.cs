using CsCheck;
using Somdun.Modules.Planning;
using Somdun.Modules.PlanReading.Contract;
using Somdun.Money;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Planning;

public class PlanCompareTests
{
    private static readonly PlanVersion First = PlanWorld.Draft(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());

    /// <summary>A later version: the first one with up to a dozen edits of every kind.</summary>
    private static readonly Gen<PlanVersion> Later =
        Gen.Select(Gen.Int[0, Edits.Length - 1], Gen.Int[0, 1000]).Array[0, 12].Select(edits =>
        {
            var version = First.Amend(Guid.CreateVersion7(), "ปรับแผน", PlanWorld.By, World.Now);
            foreach (var (edit, number) in edits)
            {
                Edits[edit](version, number);
            }

            version.PutInOrder();
            return version;
        });

    private static Action<PlanVersion, int>[] Edits =>
    [
        (v, n) => Project(v, n)?.Title = $"ชื่อใหม่ {n}",
        (v, n) => Project(v, n)?.Number = n % 5,
        (v, n) => Project(v, n)?.Budget = n % 7 == 0 ? null : Baht.Of(n),
        (v, n) => Project(v, n)?.StrategyId = n % 3 == 0 ? null : v.Strategies[n % v.Strategies.Count].Id,
        (v, n) => Project(v, n)?.Standing = (ProjectStanding)(n % 4),
        (v, n) => Project(v, n)?.Position = (n % 9) - 4,
        (v, n) => v.Strategies[n % v.Strategies.Count].Title = $"กลยุทธ์ {n}",
        (v, n) => v.Strategies[n % v.Strategies.Count].Position = n % 5,
        (v, n) => v.Projects.RemoveAll(p => p == Project(v, n)),
        (v, n) => v.Projects.Add(new() { Id = Guid.CreateVersion7(), VersionId = v.Id, Key = Guid.CreateVersion7(), Position = n % 6, Title = $"โครงการใหม่ {n}" }),
        (v, n) => Project(v, n)?.Indicators.ForEach(i => i.Threshold = new Threshold(">=", n % 100, "ร้อยละ", n % 2 == 0)),
        (v, n) => Project(v, n)?.Targets.ForEach(t => t.Text = $"เป้าหมาย {n}"),
        (v, n) => Project(v, n)?.Activities.Clear(),
        (v, n) => Project(v, n)?.Expenses.Add(new() { Id = Guid.CreateVersion7(), ProjectId = Guid.CreateVersion7(), Position = 9, Kind = $"ค่า {n % 2}", Amount = Baht.Of(n) }),
        (v, n) => Project(v, n)?.Alignments.Clear(),
    ];

    [Fact]
    public void A_version_does_not_differ_from_itself_nor_from_its_copy() => Later.Sample(version =>
    {
        Assert.Empty(PlanCompare.Between(version, version).Parts);
        Assert.Empty(PlanCompare.Between(version, version.Amend(Guid.CreateVersion7(), "-", PlanWorld.By, World.Now)).Parts);
    });

    [Fact]
    public void What_comes_one_way_goes_the_other() => Gen.Select(Later, Later).Sample((one, other) =>
    {
        var there = PlanCompare.Between(one, other);
        var back = PlanCompare.Between(other, one);

        Assert.Equal(Told(there.Parts, forwards: true), Told(back.Parts, forwards: false));
        Assert.Equal((there.Total.Before, there.Total.After), (back.Total.After, back.Total.Before));
        Assert.Equal(
            there.Money.Select(m => (m.Strategy, m.Before, m.After)).Order(),
            back.Money.Select(m => (m.Strategy, Before: m.After, After: m.Before)).Order());
    });

    [Fact]
    public void The_difference_put_upon_the_first_gives_the_second() => Gen.Select(Later, Later).Sample((one, other) =>
    {
        var fields = Fields(one);
        foreach (var change in PlanCompare.Between(one, other).Parts)
        {
            foreach (var field in change.Fields)
            {
                var place = (change.Part.Kind, change.Part.Owner, change.Part.Key, field.Field);
                Assert.Equal(field.Before, fields.GetValueOrDefault(place));
                if (field.After is null)
                {
                    fields.Remove(place);
                }
                else
                {
                    fields[place] = field.After;
                }
            }
        }

        Assert.True(Fields(other).ToHashSet().SetEquals(fields));
    });

    [Fact]
    public void Without_the_moved_the_rest_stand_in_the_same_order() => Gen.Select(Later, Later).Sample((one, other) =>
    {
        var moved = PlanCompare.Between(one, other).Parts.Where(c => c.Moved).Select(c => c.Part.Key).ToHashSet();

        IEnumerable<string> Staying(PlanVersion version, PlanVersion also) => version.Projects
            .Where(p => also.Projects.Any(a => a.Key == p.Key))
            .Select(p => p.Key.ToString())
            .Where(key => !moved.Contains(key));

        Assert.Equal(Staying(one, other), Staying(other, one));
    });

    [Fact]
    public void Money_of_the_strategies_adds_up_to_the_whole() => Gen.Select(Later, Later).Sample((one, other) =>
    {
        var comparison = PlanCompare.Between(one, other);

        Assert.Equal(comparison.Total.Before, Baht.Sum(comparison.Money.Select(m => m.Before)));
        Assert.Equal(comparison.Total.After, Baht.Sum(comparison.Money.Select(m => m.After)));
        Assert.Equal(comparison.Total.ProjectsAfter, comparison.Money.Sum(m => m.ProjectsAfter));
    });

    [Fact]
    public void One_project_moved_to_the_front_is_one_move_and_no_other_change()
    {
        var later = First.Amend(Guid.CreateVersion7(), "ย้าย", PlanWorld.By, World.Now);
        later.Projects[2].Position = -1;
        later.PutInOrder();

        var change = Assert.Single(PlanCompare.Between(First, later).Parts);

        Assert.True(change.Moved);
        Assert.Equal(First.Projects[2].Key.ToString(), change.Part.Key);
        Assert.Empty(change.Fields);
    }

    [Fact]
    public void A_renamed_strategy_is_one_change_not_one_of_each_project()
    {
        var later = First.Amend(Guid.CreateVersion7(), "เปลี่ยนชื่อ", PlanWorld.By, World.Now);
        later.Strategies[0].Title = "ชื่อใหม่";

        var change = Assert.Single(PlanCompare.Between(First, later).Parts);

        Assert.Equal(new FieldChange(PlanField.Title, "โอกาสทางการศึกษา", "ชื่อใหม่"), Assert.Single(change.Fields));
    }

    [Fact]
    public void A_declined_project_takes_its_money_out()
    {
        var later = First.Amend(Guid.CreateVersion7(), "ไม่ผ่าน", PlanWorld.By, World.Now);
        later.Projects[0].Standing = ProjectStanding.Declined;

        var total = PlanCompare.Between(First, later).Total;

        Assert.Equal((3, 2), (total.ProjectsBefore, total.ProjectsAfter));
        Assert.Equal(-Baht.Of(60_000), total.Difference);
    }

    private static PlanProject? Project(PlanVersion version, int n) =>
        version.Projects.Count == 0 ? null : version.Projects[n % version.Projects.Count];

    private static Dictionary<(PartKind, string?, string, PlanField), string> Fields(PlanVersion version) => PlanPart.Of(version)
        .SelectMany(p => p.Fields.Select(f => ((p.Kind, p.Owner, p.Key, f.Key), f.Value)))
        .ToDictionary(f => f.Item1, f => f.Value);

    private static IEnumerable<string> Told(IEnumerable<PartChange> changes, bool forwards) => changes
        .Select(c => $"{c.Part.Kind} {c.Part.Key} {c.Moved} " + string.Join('|', c.Fields.Select(f => forwards ? f : new(f.Field, f.After, f.Before))))
        .Order(StringComparer.Ordinal);
}
