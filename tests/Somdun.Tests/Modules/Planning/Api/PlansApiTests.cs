using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Somdun.Modules.Planning;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Planning;

public class PlansApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_program_gets_the_plan_whole_with_the_names_of_a_reading(Database database)
    {
        using var app = new App(database);
        var draft = await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();

        var text = await browser.Http.GetStringAsync(new Uri("/api/v1/plans/2570", UriKind.Relative), Cancel);
        using var json = JsonDocument.Parse(text);
        var plan = json.RootElement;
        var project = plan.GetProperty("projects")[2];

        Assert.Equal(2570, plan.GetProperty("fiscalYear").GetInt32());
        Assert.Equal(("draft", 1), (plan.GetProperty("version").GetProperty("state").GetString(), plan.GetProperty("version").GetProperty("number").GetInt32()));
        Assert.Equal((3, "137000.50"), (plan.GetProperty("totals").GetProperty("projects").GetInt32(), plan.GetProperty("totals").GetProperty("budget").GetRawText()));
        Assert.Equal(draft.Projects[2].Key, project.GetProperty("key").GetGuid());
        Assert.Equal((3, 2), (project.GetProperty("number").GetInt32(), project.GetProperty("strategy").GetInt32()));
        Assert.Equal("""{"operator":">=","amount":80,"unit":"ร้อยละ","implied":false}""", Flat(project.GetProperty("indicators")[0].GetProperty("threshold")));
        Assert.Equal("part", project.GetProperty("targets")[0].GetProperty("quantities")[0].GetProperty("role").GetString());
        Assert.Equal("2569-12", project.GetProperty("activities")[0].GetProperty("months")[0].GetString());
        Assert.Equal("""{"framework":"สพฐ.","item":"6"}""", Flat(project.GetProperty("alignments")[0]));
        Assert.Equal("""{"part":"table 1","from":"line 4","to":"line 4"}""", Flat(project.GetProperty("objectives")[0].GetProperty("source")));
        Assert.Contains("พัฒนาระบบควบคุมภายใน", text, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task What_a_program_has_already_is_not_sent_again_until_it_changed(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();
        using var first = await browser.Http.GetAsync(new Uri("/api/v1/plans/2570", UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.NotModified, await AskAgainAsync());
        await using (var db = app.On.Open())
        {
            (await db.Set<PlanObjective>().SingleAsync(Cancel)).Text = "เพื่ออย่างอื่น";
            await db.SaveChangesAsync(Cancel);
        }

        Assert.Equal(HttpStatusCode.OK, await AskAgainAsync());

        async Task<HttpStatusCode> AskAgainAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/plans/2570", UriKind.Relative));
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var response = await browser.Http.SendAsync(request, Cancel);
            return response.StatusCode;
        }
    }

    [Theory]
    [InlineData("/api/v1/plans/2571")]
    [InlineData("/api/v1/plans/2570?version=9")]
    [InlineData("/api/v1/plans/2570?version=x")]
    [InlineData("/api/v1/plans/2570?unit=0000")]
    [InlineData("/api/v1/plans/last")]
    public async Task What_is_not_there_is_a_problem_with_a_code(string address)
    {
        using var app = new App(Database.Sqlite);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();

        using var response = await browser.Http.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("plan-unknown", problem.RootElement.GetProperty("code").GetString());
    }

    [Theory, OnEachDatabase]
    public async Task A_version_is_chosen_by_its_number(Database database)
    {
        using var app = new App(database);
        var approved = await PlanWorld.ApprovedAsync(app.On);
        await using (var db = app.On.Open())
        {
            Assert.True((await new AmendPlan(db, World.Audit(db), World.Clock()).RunAsync(new(approved.PlanId, "ปรับ", PlanWorld.By), Cancel)).Succeeded);
        }

        using var browser = app.Open();
        Assert.Equal((1, "approved"), await VersionAsync(""));
        Assert.Equal((2, "draft"), await VersionAsync("?version=2"));

        async Task<(int, string?)> VersionAsync(string query)
        {
            using var json = JsonDocument.Parse(await browser.Http.GetStringAsync(new Uri($"/api/v1/plans/2570{query}", UriKind.Relative), Cancel));
            var version = json.RootElement.GetProperty("version");
            return (version.GetProperty("number").GetInt32(), version.GetProperty("state").GetString());
        }
    }

    private static string Flat(JsonElement element) => element.GetRawText();
}
