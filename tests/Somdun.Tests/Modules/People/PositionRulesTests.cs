using CsCheck;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.People;

namespace Somdun.Tests.Modules.People;

public class PositionRulesTests
{
    private static readonly Guid School = Guid.Parse("01938000-0000-7000-8000-000000000001");
    private static readonly Guid Other = Guid.Parse("01938000-0000-7000-8000-000000000002");
    private static readonly Guid Somchai = Guid.Parse("01938000-0000-7000-8000-000000000011");
    private static readonly Guid Malee = Guid.Parse("01938000-0000-7000-8000-000000000012");

    private static readonly DateOnly October = new(2026, 10, 1);
    private static readonly DateOnly November = new(2026, 11, 1);

    [Fact]
    public void One_holds_one_position_at_a_time_and_may_act_in_several()
    {
        var held = PeopleWorld.Position(Somchai, School, October, Dated.Open);

        Assert.Equal(["position-overlaps"], Codes(PeopleWorld.Position(Somchai, Other, November, Dated.Open), held));
        Assert.Empty(Codes(PeopleWorld.Position(Somchai, Other, November, Dated.Open, capacity: Capacity.Acting, heads: true), held));
        Assert.Empty(Codes(PeopleWorld.Position(Somchai, Other, November, Dated.Open, capacity: Capacity.Seconded), held));
        Assert.Empty(Codes(PeopleWorld.Position(Somchai, Other, new(2026, 1, 1), October), held));
    }

    [Fact]
    public void A_unit_has_one_head_and_one_who_acts_for_the_head_on_a_day()
    {
        var head = PeopleWorld.Position(Somchai, School, October, Dated.Open, heads: true);
        var acting = PeopleWorld.Position(Malee, School, October, November, capacity: Capacity.Acting, heads: true);

        Assert.Equal(["head-overlaps"], Codes(PeopleWorld.Position(Malee, School, November, Dated.Open, heads: true), head));
        Assert.Empty(Codes(acting, head));
        Assert.Equal(["acting-head-overlaps"], Codes(PeopleWorld.Position(Somchai, School, October.AddDays(5), Dated.Open, capacity: Capacity.InCharge, heads: true), acting));
        Assert.Empty(Codes(PeopleWorld.Position(Somchai, School, November, Dated.Open, capacity: Capacity.Acting, heads: true), acting));
        Assert.Empty(Codes(PeopleWorld.Position(Malee, Other, October, Dated.Open, heads: true), head));
    }

    [Fact]
    public void A_position_number_is_held_by_one_on_a_day()
    {
        var held = PeopleWorld.Position(Somchai, School, October, November, number: "4001");

        Assert.Equal(["position-number-taken"], Codes(PeopleWorld.Position(Malee, Other, October, Dated.Open, number: "4001"), held));
        Assert.Empty(Codes(PeopleWorld.Position(Malee, Other, November, Dated.Open, number: "4001"), held));
    }

    [Fact]
    public void What_ends_before_it_begins_is_refused() =>
        Assert.Equal(["ends-before-it-begins"], Codes(PeopleWorld.Position(Somchai, School, November, October)));

    /// <summary>However positions are offered, no two that were let in hold the same day.</summary>
    [Fact]
    public void No_day_ever_has_two_heads_of_a_unit()
    {
        var offered = Gen.Select(Gen.Int[0, 40], Gen.Int[1, 20], Gen.Bool, Gen.Int[0, 3])
            .Select((from, days, acting, person) => PeopleWorld.Position(
                Guid.Parse($"01938000-0000-7000-8000-00000000002{person}"), School, October.AddDays(from), October.AddDays(from + days), heads: true,
                capacity: acting ? Capacity.Acting : Capacity.Substantive)).List[0, 12];

        offered.Sample(positions =>
        {
            List<PersonPosition> stand = [];
            foreach (var position in positions.Where(position => !PositionRules.WhyNot(position, stand).Any()))
            {
                stand.Add(position);
            }

            return Enumerable.Range(0, 61).Select(day => October.AddDays(day)).All(day =>
                stand.Count(p => p.Holds(day) && p.IsActing) <= 1 && stand.Count(p => p.Holds(day) && !p.IsActing) <= 1);
        });
    }

    private static IEnumerable<string> Codes(PersonPosition position, params PersonPosition[] others) => PositionRules.WhyNot(position, others).Select(r => r.Code);
}
