using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Foundation.Audit;
using Somdun.Modules.People;
using Somdun.Modules.Privacy;
using Somdun.Tests.Modules.People;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Privacy;

public class PrivacyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task The_notice_is_open_to_everybody_in_both_languages_and_says_what_the_record_says(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        using var nobody = app.OpenSignedOut();
        using var officer = app.OpenAs(PeopleWorld.With("legal-officer", world.Office));

        var saved = await officer.SendAsync(
            await officer.OpenAsync("/privacy/record/new"),
            ("Form.ThaiName", "ภาพถ่ายกิจกรรม"), ("Form.EnglishName", "Photographs"), ("Form.Basis", "Consent"), ("Form.ThaiPurpose", "ประชาสัมพันธ์"), ("Form.ThaiSubjects", "บุคลากร"),
            ("Form.ThaiContents", "ภาพถ่าย"), ("Form.ThaiRecipients", "ประชาชน"), ("Form.ThaiRetention", "3 ปี"), ("Form.ThaiMeasures", "เก็บในระบบ"));
        Assert.Equal("/privacy/record", saved.Location);

        var notice = await nobody.OpenAsync("/privacy");
        Assert.Contains("ทะเบียนบุคลากร", notice.Words, StringComparison.Ordinal);
        Assert.Contains("ภาพถ่ายกิจกรรม", notice.Words, StringComparison.Ordinal);
        Assert.Contains("ไม่น้อยกว่า 90 วัน", notice.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await nobody.OpenAsync("/privacy/record")).Status);
        await nobody.OpenAsync("/privacy?lang=en");
        Assert.Contains("Photographs", (await nobody.OpenAsync("/privacy")).Words, StringComparison.Ordinal);
        using var pdf = await officer.Http.GetAsync(new Uri("/privacy/record.pdf", UriKind.Relative), Cancel);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_notice_names_whom_to_ask_or_says_plainly_that_nobody_is_named()
    {
        using var unsaid = new App(Database.Sqlite);
        using var said = new App(Database.Sqlite, settings => settings with { Contact = "โทร. 038-000-000 office@example.go.th", DataProtectionOfficer = "นางสาวตัวอย่าง สมมติ dpo@example.go.th" });
        using var nobody = unsaid.OpenSignedOut();
        using var somebody = said.OpenSignedOut();

        var plain = (await nobody.OpenAsync("/privacy")).Words;
        var named = (await somebody.OpenAsync("/privacy")).Words;

        Assert.Contains("ยังไม่ได้ระบุช่องทางติดต่อในระบบ", plain, StringComparison.Ordinal);
        Assert.Contains("สำนักงานยังไม่ได้แต่งตั้งหรือยังไม่ได้ระบุชื่อ", plain, StringComparison.Ordinal);
        Assert.Contains("office@example.go.th", named, StringComparison.Ordinal);
        Assert.Contains("นางสาวตัวอย่าง สมมติ", named, StringComparison.Ordinal);
        Assert.DoesNotContain("ยังไม่ได้", named, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task A_row_of_the_record_without_what_the_law_asks_is_refused_whole(Database database)
    {
        using var app = new App(database);
        using var browser = app.Open();

        var refused = await browser.SendAsync(await browser.OpenAsync("/privacy/record/new"), ("Form.ThaiName", new string('ก', 10_000)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(10_000, refused.ValueOf("Form.ThaiName")!.Length);
        Assert.Equal(2, refused.Faults.Distinct().Count());
    }

    [Theory, OnEachDatabase]
    public async Task All_that_is_held_of_a_person_is_gathered_in_full_exported_and_told(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        using var officer = app.OpenAs(PeopleWorld.With("personnel-officer", world.Office));
        var added = await officer.SendAsync(
            await officer.OpenAsync("/people/new"),
            ("Form.Prefix", "นาย"), ("Form.GivenName", "กล้า"), ("Form.FamilyName", "สมมติสุข"), ("Form.NationalId", "9990000370016"),
            ("Form.Post.Unit", "99020001"), ("Form.Post.Title", "ครู"), ("Form.Post.Since", "1 ต.ค. 2569"));
        var id = added.Location!.Split('/')[^1];
        using var legal = app.OpenAs(PeopleWorld.With("legal-officer", world.Office));
        using var elsewhere = app.OpenAs(PeopleWorld.With("legal-officer", world.Second));
        using var colleague = app.OpenAs(PeopleWorld.With("legal-officer", world.Office));

        // No address alone opens it: somebody asked, and that stands first.
        var page = await legal.OpenAsync($"/privacy/people/{id}");
        Assert.Equal(HttpStatusCode.NotFound, (await legal.OpenAsync($"/privacy/people/{id}/data.json")).Status);
        Assert.DoesNotContain("9-9900-00370-01-6", (await legal.OpenAsync($"/privacy/people/{id}?show=all")).Words, StringComparison.Ordinal);
        var unsaid = await legal.SendAsync(page, "บันทึกคำขอดูข้อมูล", ("AccessWish", ""), ("AccessReceivedOn", "1 ต.ค. 2026"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.Status);
        Assert.Contains(unsaid.Faults, fault => fault.Contains("ดูเหมือนเป็น ค.ศ.", StringComparison.Ordinal));
        var asked = await legal.SendAsync(unsaid, "บันทึกคำขอดูข้อมูล", ("AccessWish", "ขอสำเนาข้อมูลของตน ยื่นด้วยตนเอง"), ("AccessReceivedOn", "20 พ.ย. 2569"));
        var request = asked.Location!;
        Assert.StartsWith("/privacy/access/", request, StringComparison.Ordinal);
        var open = await legal.OpenAsync(request);
        Assert.DoesNotContain("9-9900-00370-01-6", open.Words, StringComparison.Ordinal);
        Assert.Contains("20 ธ.ค. 2569", open.Words, StringComparison.Ordinal);

        Assert.Contains("9-9900-00370-01-6", (await legal.SendAsync(open, "แสดงข้อมูลทั้งหมด")).Words, StringComparison.Ordinal);
        var text = await FileAsync(legal, open, "Json", "application/json");
        using var json = JsonDocument.Parse(text);
        await FileAsync(legal, open, "Pdf", "application/pdf");
        Assert.Equal("นายกล้า สมมติสุข", json.RootElement.GetProperty("people.names")[0].GetProperty("thai").GetString());
        Assert.Equal("9-9900-00370-01-6", json.RootElement.GetProperty("people.identifiers")[0].GetProperty("number").GetString());
        Assert.Contains("สมมติสุข", text, StringComparison.Ordinal);

        // Nobody else opens it by that request, until it is theirs, which is told.
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.OpenAsync(request)).Status);
        var theirs = await colleague.OpenAsync(request);
        Assert.DoesNotContain(theirs.Document.QuerySelectorAll("button"), b => b.TextContent.Contains("แสดงข้อมูลทั้งหมด", StringComparison.Ordinal));
        Assert.DoesNotContain("9-9900-00370-01-6", (await ForgedAsync(colleague, theirs, "Show")).Words, StringComparison.Ordinal);
        await colleague.SendAsync(await colleague.OpenAsync(request), "รับมาดำเนินการต่อ");
        Assert.Contains("9-9900-00370-01-6", (await colleague.SendAsync(await colleague.OpenAsync(request), "แสดงข้อมูลทั้งหมด")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ForgedAsync(legal, open, "Show")).Status);

        // Nor after it is closed.
        await colleague.SendAsync(await colleague.OpenAsync(request), "ส่งมอบแล้ว ปิดคำขอ");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ForgedAsync(colleague, theirs, "Show")).Status);

        await using var db = app.On.Open();
        var told = await db.Set<AuditEvent>().AsNoTracking().Where(e => e.Code.StartsWith("privacy.")).OrderBy(e => e.Id).ToListAsync(Cancel);
        Assert.Equal(
            ["privacy.access-requested", "privacy.data-gathered", "privacy.data-gathered", "privacy.data-gathered", "privacy.access-taken-over", "privacy.data-gathered", "privacy.access-closed"],
            told.Select(e => e.Code));
        Assert.All(told.Where(e => e.Code == "privacy.data-gathered"), e => Assert.Equal("ขอสำเนาข้อมูลของตน ยื่นด้วยตนเอง", e.Reason));
    }

    [Theory, OnEachDatabase]
    public async Task An_erasure_that_is_granted_erases_what_law_lets_go_and_blocks_the_rest(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        var id = await world.AddAsync("กล้า", "สมมติสุข", world.First);
        await using (var db = app.On.Open())
        {
            await db.Set<Person>().Where(p => p.Id == id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Email, "a@example.com").SetProperty(p => p.Phone, "038-000-001"), Cancel);
        }

        using var legal = app.OpenAs(PeopleWorld.With("legal-officer", world.Office));
        var asked = await legal.SendAsync(await legal.OpenAsync($"/privacy/people/{id}"), "บันทึกคำขอ", ("Wish", "ขอลบข้อมูลทั้งหมด"), ("ReceivedOn", "20 พ.ย. 2569"));
        var waiting = await legal.OpenAsync("/privacy/people");
        var path = waiting.Document.QuerySelector("a[href^='/privacy/requests/']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.Found, asked.Status);

        var noReason = await legal.SendAsync(await legal.OpenAsync(path), ("Decision", "Granted"), ("Reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noReason.Status);
        var decided = await legal.SendAsync(noReason, ("Decision", "Granted"), ("Reason", "พ้นจากราชการแล้ว"));
        var page = await legal.FollowAsync(decided);

        Assert.Contains("ระงับการใช้ ไม่ลบ", page.Words, StringComparison.Ordinal);
        Assert.Contains("พ้นจากราชการแล้ว", page.Words, StringComparison.Ordinal);
        await using (var db = app.On.Open())
        {
            var person = await db.Set<Person>().AsNoTracking().SingleAsync(Cancel);
            Assert.Equal((null, null, World.Now), (person.Email, person.Phone, person.BlockedAt));
            Assert.Equal(1, await db.Set<PersonName>().CountAsync(Cancel));
        }

        using var director = app.OpenAs(PeopleWorld.With("school-director", world.First));
        Assert.Equal(HttpStatusCode.NotFound, (await director.OpenAsync($"/people/{id}")).Status);
        Assert.DoesNotContain("สมมติสุข", (await director.OpenAsync("/people")).Words, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task Consent_is_kept_only_where_it_is_the_basis_and_is_taken_back(Database database)
    {
        using var test = TestDb.On(database);
        using var world = await PeopleWorld.OnAsync(test);
        var id = await world.AddAsync("กล้า", "สมมติสุข", world.First);
        await using var db = test.Open();
        var task = await db.Set<ProcessingActivity>().FirstAsync(a => a.Basis == LawfulBasis.PublicTask, Cancel);
        var photographs = await db.Set<ProcessingActivity>().FirstAsync(a => a.Basis == LawfulBasis.LegalDuty, Cancel);
        photographs.Basis = LawfulBasis.Consent;
        await db.SaveChangesAsync(Cancel);
        await using var scope = world.Open();
        var consents = scope.ServiceProvider.GetRequiredService<KeepConsents>();

        Assert.Equal(["basis-other"], (await consents.GiveAsync(id, task.Id, World.Today, "แบบ 1", Cancel)).Refusals.Select(r => r.Code));
        var given = await consents.GiveAsync(id, photographs.Id, World.Today.AddDays(-5), "แบบ 1", Cancel);
        Assert.Equal(["consent-stands"], (await consents.GiveAsync(id, photographs.Id, World.Today, "แบบ 2", Cancel)).Refusals.Select(r => r.Code));
        Assert.Equal(World.Today, (await consents.WithdrawAsync(id, given.Value.Id, Cancel)).Value.WithdrawnOn);
        Assert.True((await consents.GiveAsync(id, photographs.Id, World.Today, "แบบ 2", Cancel)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task The_clock_of_a_breach_runs_from_its_being_noticed(Database database)
    {
        using var app = new App(database);
        using var browser = app.Open();
        var form = await browser.OpenAsync("/privacy/breaches/new");

        var refused = await browser.SendAsync(form, ("Form.NoticedDay", "23 พ.ย. 2569"), ("Form.NoticedHour", "25.00"), ("Form.What", ""), ("Form.Affected", "อีเมล 12 คน"));
        Assert.Equal(2, refused.Faults.Count);
        var saved = await browser.SendAsync(form, ("Form.NoticedDay", "20 พ.ย. 2569"), ("Form.NoticedHour", "๑๐.๓๐"), ("Form.What", "ส่งอีเมลผิดคน"), ("Form.Affected", "อีเมล 12 คน"), ("Form.IsRisk", "true"));

        // Noticed on the 20th at half past ten; it is the 22nd at nine.
        Assert.Contains("เหลือ 25 ชม. 30 นาที", (await browser.FollowAsync(saved)).Words, StringComparison.Ordinal);
        await using var db = app.On.Open();
        Assert.Equal(new DateTime(2026, 11, 23, 3, 30, 0, DateTimeKind.Utc), (await db.Set<Breach>().AsNoTracking().SingleAsync(Cancel)).DueAt);
    }

    /// <summary>Sends a form of the page to another of its handlers, with or without a button that leads there.</summary>
    private static async Task<Page> ForgedAsync(Browser browser, Page page, string handler)
    {
        page.Document.QuerySelector("main form[method=post]")!.SetAttribute("action", $"{page.Path.Split('?')[0]}?handler={handler}");
        foreach (var id in page.Document.QuerySelectorAll("input[name=__form]").OfType<AngleSharp.Html.Dom.IHtmlInputElement>())
        {
            id.Value = Guid.CreateVersion7().ToString();
        }

        return await browser.SendAsync(page);
    }

    private static async Task<string> FileAsync(Browser browser, Page page, string handler, string type)
    {
        var form = page.Document.QuerySelector("main form[method=post]")!;
        using var content = new FormUrlEncodedContent(form.QuerySelectorAll("input").OfType<AngleSharp.Html.Dom.IHtmlInputElement>().Select(i => KeyValuePair.Create(i.Name!, i.Value)));
        using var answer = await browser.Http.PostAsync(new Uri($"{page.Path}?handler={handler}", UriKind.Relative), content, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }
}
