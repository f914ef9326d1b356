using System.Net;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Modules.Organisation;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Organisation;

public class DescribeSchoolTests
{
    private const string School = "/units/smis:99020001";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_count_entered_by_form_stands_from_its_day_and_one_of_the_same_day_is_put_right(Database database)
    {
        using var app = new App(database);
        await FillAsync(app);
        using var browser = app.Open();

        var done = await browser.SendAsync(await browser.OpenAsync($"{School}/pupils"), ("Day", "10 พ.ย. 2569"), ("Pupils", "1555"), ("Source", "ข้อมูล ณ 10 พฤศจิกายน"));
        Assert.Equal(HttpStatusCode.Found, done.Status);
        await browser.SendAsync(await browser.OpenAsync($"{School}/pupils"), ("Day", "10/11/2569"), ("Pupils", "1556"));

        Assert.Contains("1,556 คน", (await browser.OpenAsync(School)).Words, StringComparison.Ordinal);
        Assert.Contains("1,480 คน", (await browser.OpenAsync($"{School}?asOf=2026-11-09")).Words, StringComparison.Ordinal);
        await using var db = app.On.Open();
        Assert.Equal(1556, (await db.Set<HeadCount>().SingleAsync(c => c.Day == new DateOnly(2026, 11, 10), Cancel)).Pupils);
        Assert.Equal(2, await db.Set<AuditEvent>().CountAsync(e => e.Code == "organisation.pupils-counted", Cancel));
        var told = await db.Set<AuditChanges>().ToListAsync(Cancel);
        Assert.Contains(told.SelectMany(c => c.Changes), c => c is { Field: "pupils", Was: "1555", Became: "1556" });
    }

    [Theory, OnEachDatabase]
    public async Task A_count_that_cannot_be_is_refused_with_what_was_typed_kept(Database database)
    {
        using var app = new App(database);
        await FillAsync(app);
        using var browser = app.Open();
        var form = await browser.OpenAsync($"{School}/pupils");

        foreach (var (day, pupils, source, words) in new[]
        {
            ("10 มิ.ย. 2599", "100", "", "พ.ศ. หรือ ค.ศ."),
            ("10 มิ.ย. 1900", "100", "", "ดูเหมือนเป็น ค.ศ."),
            ("10 มิ.ย. 2569", "-1", "", "จำนวนเต็ม 0 ถึง 20,000"),
            ("10 มิ.ย. 2569", "99999999999999", "", ""),
            ("10 มิ.ย. 2569", "ร้อย", "", ""),
            ("", "", "", "กรอกวันที่นับนักเรียน"),
            ("10 มิ.ย. 2569", "100", new string('ก', 10_000), "ยาวเกิน 200 ตัวอักษร (มี 10,000)"),
        })
        {
            var refused = await browser.SendAsync(form, ("Day", day), ("Pupils", pupils), ("Source", source));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.NotEmpty(refused.Faults);
            Assert.Contains(refused.Faults, f => f.Contains(words, StringComparison.Ordinal));
            Assert.Equal((day, pupils, source), (refused.ValueOf("Day"), refused.ValueOf("Pupils"), refused.ValueOf("Source")));
        }

        await using var db = app.On.Open();
        Assert.Equal(149, await db.Set<HeadCount>().CountAsync(Cancel));
        Assert.Equal(0, await db.Set<AuditEvent>().CountAsync(e => e.Code == "organisation.pupils-counted", Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task Where_a_school_lies_is_entered_by_form_and_a_point_elsewhere_refused(Database database)
    {
        using var app = new App(database);
        await FillAsync(app);
        using var browser = app.Open();
        var form = await browser.OpenAsync($"{School}/place");
        Assert.NotEqual("", form.ValueOf("Latitude"));

        foreach (var (north, east, words) in new[]
        {
            ("101.07", "13.68", "สลับกัน"),
            ("51.5", "0.1", "อยู่นอกประเทศไทย"),
            ("13.68", "", "ทั้งละติจูดและลองจิจูด"),
            ("สิบสาม", "101.07", "ต้องเป็นองศาทศนิยม"),
            ("1e400", "101.07", "ต้องเป็นองศาทศนิยม"),
        })
        {
            var refused = await browser.SendAsync(form, ("Latitude", north), ("Longitude", east));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(refused.Faults, f => f.Contains(words, StringComparison.Ordinal));
            Assert.Equal((north, east), (refused.ValueOf("Latitude"), refused.ValueOf("Longitude")));
        }

        var naughty = "<script>alert(1)</script> ' OR 1=1; -- \u202e";
        await browser.SendAsync(form, ("Latitude", "๑๓.๖๘๘๑๒"), ("Longitude", "101.07056"), ("SubDistrict", naughty));

        var page = await browser.OpenAsync(School);
        Assert.Contains("13.68812, 101.07056", page.Words, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script> ' OR 1=1; --", page.Words, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main script"));
        await using var db = app.On.Open();
        Assert.Equal(1, await db.Set<AuditEvent>().CountAsync(e => e.Code == "organisation.school-described", Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task Who_may_not_edit_a_school_finds_neither_form(Database database)
    {
        using var app = new App(database);
        await FillAsync(app);
        await using var db = app.On.Open();
        var school = (await new Units(db, World.Clock()).FindAsync("99020001", Cancel))!.Id;
        using var director = app.OpenAs("school-director", school);

        foreach (var form in new[] { "pupils", "place" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await director.OpenAsync($"{School}/{form}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await director.OpenAsync($"/units/smis:99020002/{form}")).Status);
        }

        using var anybody = app.Open();
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.OpenAsync($"/units/area:{OrganisationWorld.Code}/pupils")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.OpenAsync("/units/smis:12345678/place")).Status);
    }

    private static async Task FillAsync(App app)
    {
        await using var db = app.On.Open();
        await new Units(db, World.Clock()).EnsureOfficeAsync(OrganisationWorld.Code, new Text("สพป.ตัวอย่าง เขต 2", "Example Area 2"), [], Cancel);
        await using var file = File.OpenRead(Repository.PathOf("samples/schools.csv"));
        await OrganisationWorld.Import(db).RunAsync(new("schools.csv", file, OrganisationWorld.Counted, LeaveFaultyOut: false), Cancel);
    }
}
