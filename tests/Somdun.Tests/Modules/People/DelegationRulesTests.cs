using CsCheck;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.People;
using Somdun.Modules.People.Contract;

namespace Somdun.Tests.Modules.People;

public class DelegationRulesTests
{
    private static readonly Guid School = Guid.Parse("01938000-0000-7000-8000-000000000001");
    private static readonly Guid Head = Guid.Parse("01938000-0000-7000-8000-000000000011");
    private static readonly Guid Teacher = Guid.Parse("01938000-0000-7000-8000-000000000012");
    private static readonly Guid Clerk = Guid.Parse("01938000-0000-7000-8000-000000000013");

    private static readonly DateOnly October = new(2026, 10, 1);
    private static readonly DateOnly November = new(2026, 11, 1);
    private static readonly DateOnly December = new(2026, 12, 1);

    private static readonly PersonPosition Heads = PeopleWorld.Position(Head, School, October, December, heads: true);

    [Fact]
    public void The_head_lets_another_sign_within_the_days_of_being_head()
    {
        Assert.Empty(Codes(Delegation(Head, Teacher, October, December)));
        Assert.Equal(["beyond-own-authority"], Codes(Delegation(Head, Teacher, October, December.AddDays(1))));
        Assert.Equal(["beyond-own-authority"], Codes(Delegation(Head, Teacher, October.AddDays(-1), November)));
        Assert.Equal(["beyond-own-authority"], Codes(Delegation(Teacher, Clerk, October, November)));
    }

    [Fact]
    public void Who_acts_for_the_head_may_delegate_and_who_is_seconded_may_not()
    {
        var acting = PeopleWorld.Position(Teacher, School, October, November, capacity: Capacity.Acting, heads: true);
        var seconded = PeopleWorld.Position(Clerk, School, October, November, capacity: Capacity.Seconded, heads: true);

        Assert.Empty(Codes(Delegation(Teacher, Clerk, October, November), [Heads, acting]));
        Assert.Equal(["beyond-own-authority"], Codes(Delegation(Clerk, Guid.CreateVersion7(), October, November), [Heads, seconded]));
    }

    [Fact]
    public void Two_terms_that_touch_are_one_and_a_day_between_them_is_named()
    {
        PersonPosition[] terms = [PeopleWorld.Position(Head, School, October, November, heads: true), PeopleWorld.Position(Head, School, November, December, heads: true)];
        PersonPosition[] apart = [terms[0], PeopleWorld.Position(Head, School, November.AddDays(1), December, heads: true)];

        Assert.Empty(Codes(Delegation(Head, Teacher, October, December), terms));
        Assert.Equal(November, DelegationRules.FirstDayWithout(Delegation(Head, Teacher, October, December), apart));
    }

    [Fact]
    public void What_was_delegated_is_not_passed_on()
    {
        var held = Delegation(Head, Teacher, October, December);

        Assert.Equal(["delegated-further"], Codes(Delegation(Teacher, Clerk, November, December), others: [held]));
    }

    [Fact]
    public void Nothing_is_delegated_to_oneself_nor_back_nor_to_who_holds_it()
    {
        var acting = PeopleWorld.Position(Teacher, School, October, November, capacity: Capacity.Acting, heads: true);

        Assert.Equal(["delegated-to-oneself"], Codes(Delegation(Head, Head, October, November)));
        Assert.Equal(["holds-it-already"], Codes(Delegation(Head, Teacher, October, November), [Heads, acting]));
        Assert.Equal(["holds-it-already", "delegated-back"], Codes(Delegation(Teacher, Head, October, November), [Heads, acting], [Delegation(Head, Teacher, October, November)]));
    }

    [Fact]
    public void The_same_matter_is_not_delegated_twice_to_one_person()
    {
        var held = Delegation(Head, Teacher, October, November);

        Assert.Equal(["delegated-already"], Codes(Delegation(Head, Teacher, October.AddDays(5), December), others: [held]));
        Assert.Empty(Codes(Delegation(Head, Teacher, November, December), others: [held]));
        Assert.Empty(Codes(Delegation(Head, Teacher, October, November, SigningMatter.Leave), others: [held]));
        Assert.Empty(Codes(Delegation(Head, Clerk, October, November), others: [held]));
    }

    [Fact]
    public void It_lapses_with_the_giver()
    {
        var open = Delegation(Head, Teacher, October, Dated.Open);

        Assert.True(DelegationRules.Counts(open, November, [Heads]));
        Assert.False(DelegationRules.Counts(open, December, [Heads]));
    }

    /// <summary>However terms of a head and days of a delegation lie, it is let through when each of its days is covered, and else the first that is not is named.</summary>
    [Fact]
    public void A_delegation_stands_exactly_when_every_day_of_it_is_the_givers()
    {
        var stretch = Gen.Select(Gen.Int[0, 30], Gen.Int[1, 15], (from, days) => (Since: October.AddDays(from), Until: October.AddDays(from + days)));

        Gen.Select(stretch, stretch.List[0, 6]).Sample((asked, terms) =>
        {
            var heads = terms.Select(t => PeopleWorld.Position(Head, School, t.Since, t.Until, heads: true)).ToList();
            var first = Enumerable.Range(0, asked.Until.DayNumber - asked.Since.DayNumber).Select(i => asked.Since.AddDays(i))
                .Where(day => !heads.Any(h => h.Holds(day))).Select(day => (DateOnly?)day).FirstOrDefault();

            return DelegationRules.FirstDayWithout(Delegation(Head, Teacher, asked.Since, asked.Until), heads) == first;
        });
    }

    private static Delegation Delegation(Guid from, Guid to, DateOnly since, DateOnly until, SigningMatter matter = SigningMatter.Everything) => new()
    {
        Id = Guid.CreateVersion7(),
        UnitId = School,
        FromPersonId = from,
        ToPersonId = to,
        Matter = matter,
        PaperNumber = "คำสั่งที่ 1/2569",
        PaperDate = since,
        Since = since,
        Until = until,
    };

    private static IEnumerable<string> Codes(Delegation delegation, PersonPosition[]? heads = null, Delegation[]? others = null) =>
        DelegationRules.WhyNot(delegation, heads ?? [Heads], others ?? []).Select(r => r.Code);
}
