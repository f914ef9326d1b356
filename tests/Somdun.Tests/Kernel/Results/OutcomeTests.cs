using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Tests.Kernel.Results;

public class OutcomeTests
{
    private static readonly Refusal Taken = new("Room", "room-taken", T("ห้องถูกจองแล้ว", "The room is taken"));

    [Fact]
    public void What_went_through_has_its_value_and_no_refusals()
    {
        Outcome<int> outcome = 7;

        Assert.True(outcome.Succeeded);
        Assert.Equal(7, outcome.Value);
        Assert.Empty(outcome.Refusals);
    }

    [Fact]
    public void What_was_refused_has_its_reasons_and_no_value()
    {
        Outcome<int> outcome = new List<Refusal> { Taken, Taken with { Field = null } };

        Assert.False(outcome.Succeeded);
        Assert.Equal(2, outcome.Refusals.Count);
        Assert.Throws<InvalidOperationException>(() => outcome.Value);
    }

    [Fact]
    public void A_refusal_without_a_reason_is_a_bug() =>
        Assert.Throws<ArgumentException>(() => (Outcome<int>)new List<Refusal>());

    [Fact]
    public void A_text_is_read_in_the_language_of_its_reader()
    {
        Assert.Equal("ห้องถูกจองแล้ว", Taken.Reason.In(Language.Thai));
        Assert.Equal("The room is taken", Taken.Reason.In(Language.English));
    }
}
