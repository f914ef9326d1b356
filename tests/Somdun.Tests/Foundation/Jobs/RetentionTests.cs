using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Foundation.Data;
using Somdun.Foundation.Jobs;
using Somdun.Foundation.Settings;
using Somdun.Foundation.Web;
using Somdun.Tests.Support;
using static Somdun.Text;

namespace Somdun.Tests.Foundation.Jobs;

public class RetentionTests
{
    private static readonly RetentionRule Traffic = new("traffic-log", T("บันทึกการจราจร", "The traffic log"), 120, 90, T("กฎหมาย", "the law"), null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Days_are_those_set_else_those_of_the_rule()
    {
        Assert.Equal(120, Of(null).DaysOf("traffic-log"));
        Assert.Equal(365, Of("365").DaysOf("traffic-log"));
        Assert.Null(Of("90").Unusable());
    }

    [Theory]
    [InlineData("89", "retention-too-short")]
    [InlineData("0", "retention-too-short")]
    [InlineData("-1", "retention-unreadable")]
    [InlineData("ninety", "retention-unreadable")]
    [InlineData("99999999999", "retention-unreadable")]
    public void A_setting_under_the_least_or_unreadable_is_refused(string set, string code)
    {
        var refusal = Of(set).Unusable()!;

        Assert.Equal((code, "SOMDUN_KEEP_TRAFFIC_LOG"), (refusal.Code, refusal.Field));
    }

    [Theory, OnEachDatabase]
    public async Task What_has_been_kept_long_enough_goes_and_the_rest_stays(Database database)
    {
        using var on = TestDb.On(database);
        using var place = new Place(on.Setting);
        await using (var db = on.Open())
        {
            db.AddRange(Sent(daysAgo: 6), Sent(daysAgo: 8));
            await db.SaveChangesAsync(Cancel);
        }

        await using var services = Composition.BuildServices(place.Settings);
        await using var scope = services.CreateAsyncScope();
        var retention = new Retention(services.GetServices<RetentionRule>(), place.Settings, World.Clock());

        Assert.Equal(1, await retention.ForgetAsync(scope.ServiceProvider, Cancel));
        await using var after = on.Open();
        Assert.Equal(World.Now.AddDays(-6), (await after.Set<SubmittedForm>().SingleAsync(Cancel)).At);
    }

    private static Retention Of(string? set) => new(
        [Traffic],
        new SomdunSettings(DatabaseSetting.Parse("sqlite:none.db"), "", "files") { Named = name => name == Traffic.Setting ? set : null },
        World.Clock());

    private static SubmittedForm Sent(int daysAgo) => new() { Id = Guid.CreateVersion7(), Holder = Guid.Empty, At = World.Now.AddDays(-daysAgo) };
}
