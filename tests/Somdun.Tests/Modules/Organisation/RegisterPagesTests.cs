using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Somdun.Modules.Organisation;
using Somdun.Modules.Organisation.Contract;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Organisation;

public class RegisterPagesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_merger_is_entered_by_form_shown_first_and_each_day_is_an_address(Database database)
    {
        using var app = new App(database);
        await FillAsync(app);
        using var browser = app.Open();

        var form = await browser.OpenAsync("/units/99020004/changes/new?kind=Merged");
        var refused = await browser.SendAsync(form, ("Day", "1 พ.ย. 2569"), ("Other", "99020002"), ("Note", "บันทึกไว้"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "บันทึกไว้"), (refused.Status, refused.ValueOf("Note")));
        var shown = await browser.SendAsync(refused, ("Paper", "ศธ 09902/41"));
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("ยุบรวมกับบ้านหนองดาวเหนือ", shown.Words, StringComparison.Ordinal);
        var done = await browser.SendAsync(shown, "บันทึกตามนี้");
        Assert.Equal(HttpStatusCode.Redirect, done.Status);

        Assert.Contains("149 โรงเรียน", (await browser.OpenAsync("/units?asOf=2569-10-31")).Words, StringComparison.Ordinal);
        Assert.Contains("148 โรงเรียน", (await browser.OpenAsync("/units?asOf=2026-11-01")).Words, StringComparison.Ordinal);
        var page = (await browser.FollowAsync(done)).Words;
        Assert.Contains("ยุบรวม", page, StringComparison.Ordinal);
        Assert.Contains("ศธ 09902/41", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ยุบรวมกับ", (await browser.OpenAsync("/units/smis:99020004?asOf=2026-10-31")).Words[..200], StringComparison.Ordinal);
    }

    /// <summary>The new code is a field of the form; which school is meant stands in the address alone.</summary>
    [Theory, OnEachDatabase]
    public async Task A_code_is_changed_and_a_school_split_off_by_form_and_closed_meanwhile_is_said_so(Database database)
    {
        using var app = new App(database);
        await FillAsync(app);
        using var browser = app.Open();

        var recode = await browser.SendAsync(await browser.OpenAsync("/units/99020030/changes/new?kind=Recoded"), ("Scheme", "Smis"), ("Code", "99029998"));
        Assert.Contains("99029998", recode.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendAsync(recode, "บันทึกตามนี้")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/units/99029998")).Status);

        var split = await browser.SendAsync(await browser.OpenAsync("/units/99020031/changes/new?kind=Split"), ("ThaiName", "บ้านแยกใหม่"), ("Code", "99029999"));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendAsync(split, "บันทึกตามนี้")).Status);
        Assert.Contains("บ้านแยกใหม่", (await browser.OpenAsync("/units/99029999")).Words, StringComparison.Ordinal);

        var first = await browser.OpenAsync("/units/99020032/changes/new?kind=Closed");
        var second = await browser.OpenAsync("/units/99020032/changes/new?kind=Closed");
        await browser.SendAsync(await browser.SendAsync(first, ("Paper", "ศธ 09902/60")), "บันทึกตามนี้");
        var late = await browser.SendAsync(second, ("Paper", "ศธ 09902/61"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("เลิก", Assert.Single(late.Faults), StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task Every_page_of_the_register_opens_and_what_is_not_there_is_404(Database database)
    {
        using var app = new App(database);
        await FillAsync(app);
        using var browser = app.Open();
        await using var db = app.On.Open();
        var cluster = await db.Set<Unit>().Where(u => u.Kind == UnitKind.Cluster).Select(u => u.Id).FirstAsync(Cancel);

        foreach (var path in new[] { "/units", "/units?size=small", "/units?q=หนอง", "/units?q=ด", "/units?q=99020001", "/units/map", "/units/9902", $"/units/{cluster}", "/units/moe:9902100037", "/units/imports", "/units/target-groups", "/units/target-groups/new", "/units/new/school", "/units/new/cluster", "/units/99020001/changes/new?kind=Split", "/units/99020001/changes/new?kind=Moved" })
        {
            var page = await browser.OpenAsync(path);
            Assert.True(page.Status == HttpStatusCode.OK, $"{path}: {page.Status}");
        }

        foreach (var path in new[] { "/units/99029999", "/units/new/nation", "/units/9902/changes/new?kind=Merged", $"/units/target-groups/{Guid.CreateVersion7()}", $"/units/imports/{Guid.CreateVersion7()}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(path)).Status);
        }
    }

    [Theory, OnEachDatabase]
    public async Task Who_has_not_signed_in_sees_no_register(Database database)
    {
        using var app = new App(database);
        using var browser = app.OpenSignedOut();

        Assert.Equal(HttpStatusCode.Redirect, (await browser.OpenAsync("/units")).Status);
        using var answer = await browser.Http.GetAsync(new Uri("/api/v1/units", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory, OnEachDatabase]
    public async Task Programs_read_the_register_as_of_a_day_page_by_page(Database database)
    {
        using var app = new App(database);
        await FillAsync(app);
        using var browser = app.Open();

        HashSet<string> codes = [];
        string? cursor = null;
        do
        {
            using var page = JsonDocument.Parse(await browser.Http.GetStringAsync(new Uri($"/api/v1/units?kind=school&asOf=2569-11-22&limit=60{(cursor is null ? "" : $"&cursor={cursor}")}", UriKind.Relative), Cancel));
            Assert.Equal("2026-11-22", page.RootElement.GetProperty("asOf").GetString());
            codes.UnionWith(page.RootElement.GetProperty("units").EnumerateArray().Select(u => u.GetProperty("code").GetString()!));
            cursor = page.RootElement.GetProperty("next").GetString();
        }
        while (cursor is not null);

        Assert.Equal(149, codes.Count);
        using var refused = await browser.Http.GetAsync(new Uri("/api/v1/units?cursor=x&limit=5", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Theory, OnEachDatabase]
    public async Task A_part_of_a_name_then_or_now_finds_a_unit_however_short(Database database)
    {
        using var test = await OrganisationWorld.WithSchoolsAsync(database);
        await OrganisationWorld.DoAsync(test, new(ChangeKind.Renamed, World.Today) { ThaiName = "ราษฎร์อุปถัมภ์ใหม่" }, "99020020");
        await using var db = test.Open();
        var search = new UnitSearch(db);

        var hares = (await search.FindAsync("กระต่าย", null, Cancel)).Select(h => h.Thai).ToList();
        Assert.All(hares, name => Assert.Contains("กระต่าย", name, StringComparison.Ordinal));
        Assert.Contains("บ้านคลองกระต่ายหมายจันทร์", hares);
        Assert.Contains("บ้านไร่กระต่ายหมายจันทร์", hares);
        Assert.Equal("ราษฎร์อุปถัมภ์ใหม่", Assert.Single(await search.FindAsync("อุปถัมภ์", null, Cancel)).Thai);
        Assert.All(await search.FindAsync("ต่", null, Cancel), h => Assert.Contains("ต่", h.Thai, StringComparison.Ordinal));
        Assert.NotEmpty(await search.FindAsync("ต่", null, Cancel));
        Assert.Empty(await search.FindAsync("\"' OR 1=1 %_", null, Cancel));
        Assert.Equal("อนุบาลเมืองสมมุติ", (await search.FindAsync("๙๙๐๒๐๐๐๑", null, Cancel))[0].Thai);
    }

    private static async Task FillAsync(App app)
    {
        await using var db = app.On.Open();
        await new Units(db, World.Clock()).EnsureOfficeAsync(OrganisationWorld.Code, new Text("สพป.ตัวอย่าง เขต 2", "Example Area 2"), [], Cancel);
        await using var file = File.OpenRead(Repository.PathOf("samples/schools.csv"));
        await OrganisationWorld.Import(db).RunAsync(new("schools.csv", file, OrganisationWorld.Counted, LeaveFaultyOut: false), Cancel);
    }
}
