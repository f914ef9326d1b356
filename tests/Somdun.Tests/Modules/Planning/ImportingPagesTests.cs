using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Somdun.Modules.Organisation;
using Somdun.Modules.Planning;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Planning;

/// <summary>An officer brings a document in, in a browser without scripts.</summary>
public class ImportingPagesTests
{
    private const string By = "นางสาวสมหญิง ตัวอย่าง";

    private static string Sample => Repository.PathOf("samples/action-plan-2563.docx");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_document_is_chosen_looked_through_put_right_and_brought_in(Database database)
    {
        using var app = await OfficeAsync(database);
        using var browser = app.Open();

        // Chosen and read.
        var uploaded = await UploadAsync(browser, await File.ReadAllBytesAsync(Sample, Cancel), "แผน 2563.docx");
        var review = await browser.FollowAsync(uploaded);
        Assert.Equal(HttpStatusCode.OK, review.Status);
        Assert.Contains("แผน 2563.docx", review.Words, StringComparison.Ordinal);
        Assert.Contains("5,475,250", review.Words, StringComparison.Ordinal);

        // One proposal accepted, in its place on the project's page.
        var project = await browser.OpenAsync($"{review.Path}/projects/4");
        Assert.Contains("ในเอกสาร", project.Words, StringComparison.Ordinal);
        Assert.Contains("14 คน", project.ValueOf("projects[3].targets[0].text"), StringComparison.Ordinal);
        project = await browser.FollowAsync(await browser.SendAsync(project, "รับข้อเสนอ", ("projects[3].owner", "กลุ่มอำนวยการ")));
        Assert.Contains("149 คน", project.ValueOf("projects[3].targets[0].text"), StringComparison.Ordinal);
        Assert.Equal("กลุ่มอำนวยการ", project.ValueOf("projects[3].owner"));

        // A field typed: the threshold follows the words, the document's own words stay beside it.
        project = await browser.FollowAsync(await browser.SendAsync(project, "บันทึก", ("projects[3].indicators[1].text", "ร้อยละ 85 ของครูนำทักษะไปใช้")));
        Assert.Equal(">= 85 ร้อยละ", project.ValueOf("projects[3].indicators[1].threshold"));
        Assert.Contains("ร้อยละของครู", project.Words, StringComparison.Ordinal);

        // What would change, and in.
        var changes = await browser.OpenAsync($"{review.Path}/changes");
        Assert.Contains("24 โครงการ", changes.Words, StringComparison.Ordinal);
        var applied = await browser.SendAsync(changes, "นำเข้าแผนตามนี้", ("By", By));
        var again = await browser.SendAsync(changes, "นำเข้าแผนตามนี้", ("By", By));
        Assert.Equal($"{review.Path}/result", applied.Location);
        Assert.Equal(applied.Location, again.Location);
        Assert.Contains("ฉบับแรก", (await browser.FollowAsync(applied)).Words, StringComparison.Ordinal);

        await using var db = app.On.Open();
        var version = (await db.Set<PlanVersion>().WholeAsync(await db.Set<PlanVersion>().Select(v => v.Id).SingleAsync(Cancel), Cancel))!;
        Assert.Equal(24, version.Projects.Count);
        Assert.Equal((85m, true), (version.Projects[3].Indicators[1].Threshold!.Amount, version.Projects[3].Indicators[1].Verbatim!.StartsWith("ร้อยละของครู", StringComparison.Ordinal)));
        Assert.NotNull(version.Projects[3].OwnerUnitId);
    }

    [Theory]
    [InlineData("สวัสดี ไม่มีตารางในนี้", "จดหมาย.txt")]
    [InlineData("", "ว่าง.txt")]
    public async Task What_is_no_plan_is_refused_by_name_and_what_was_typed_stays(string content, string name)
    {
        using var app = await OfficeAsync(Database.Sqlite);
        using var browser = app.Open();

        var page = await UploadAsync(browser, Encoding.UTF8.GetBytes(content), name);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(name, Assert.Single(page.Faults), StringComparison.Ordinal);
        Assert.Equal(("2563", By), (page.ValueOf("Period"), page.ValueOf("By")));
        await using var db = app.On.Open();
        Assert.Equal(0, await db.Set<PlanImport>().CountAsync(Cancel));
    }

    public static TheoryData<string, byte[]> Unreadables => new()
    {
        { "สแกน.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F'] },
        { "ตั้งรหัส.pdf", File.ReadAllBytes(Repository.PathOf("tests/Somdun.Tests/Modules/PlanReading/Documents/Files/protected.pdf")) },
        { "ขาดท้าย.docx", File.ReadAllBytes(Sample)[..^2_000] },
        { "รวมไฟล์.zip", PlanReading.Documents.Documents.Zip(("แผน.txt", "1")) },
        { "เพี้ยน.txt", Encoding.UTF8.GetBytes("ที่\tâ¤Ã§¡ÒÃ\t???????\n1\t?????????\t????????\n") },
        { "หลายช่อง.txt", Encoding.UTF8.GetBytes(new string('\t', 600_000)) },
    };

    [Theory, MemberData(nameof(Unreadables), DisableDiscoveryEnumeration = true)]
    public async Task What_cannot_be_read_is_told_in_one_sentence_and_nothing_is_kept(string name, byte[] content)
    {
        using var app = await OfficeAsync(Database.Sqlite);
        using var browser = app.Open();

        var page = await UploadAsync(browser, content, name);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(name, Assert.Single(page.Faults), StringComparison.Ordinal);
        Assert.Equal(("2563", By), (page.ValueOf("Period"), page.ValueOf("By")));
        await using var db = app.On.Open();
        Assert.Equal(0, await db.Set<PlanImport>().CountAsync(Cancel));
    }

    [Theory]
    [InlineData("")]
    [InlineData("สวัสดี ไม่มีตารางในนี้")]
    public async Task Every_fault_of_the_form_is_named_at_once(string content)
    {
        using var app = await OfficeAsync(Database.Sqlite);
        using var browser = app.Open();

        var page = await UploadAsync(browser, Encoding.UTF8.GetBytes(content), "จดหมาย.txt", period: "2020", by: "", unit: "7777");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(4, page.Faults.Count);
        Assert.Equal(4, page.Document.QuerySelectorAll(".field.err").Length);
    }

    [Fact]
    public async Task An_office_is_not_set_up_for_a_document_that_is_refused()
    {
        using var app = new App(Database.Sqlite);
        using var browser = app.Open();

        var page = await UploadAsync(browser, Encoding.UTF8.GetBytes("สวัสดี"), "จดหมาย.txt", period: "ปีหน้า");

        Assert.Equal(3, page.Faults.Count);
        await using var db = app.On.Open();
        Assert.Null(await new Units(db, World.Clock()).OfficeAsync(Cancel));
    }

    [Fact]
    public async Task A_project_renamed_here_stays_so_when_its_document_comes_again_and_the_page_says_so()
    {
        using var app = await OfficeAsync(Database.Sqlite);
        using var browser = app.Open();
        await ApplyAsync(browser);
        await using (var db = app.On.Open())
        {
            (await db.Set<PlanProject>().SingleAsync(p => p.Number == 22, Cancel)).Title = "ชื่อที่สำนักงานแก้แล้ว";
            await db.SaveChangesAsync(Cancel);
        }

        var again = await browser.FollowAsync(await UploadAsync(browser, await File.ReadAllBytesAsync(Sample, Cancel), "a.docx"));
        var changes = await browser.OpenAsync($"{again.Path}/changes");

        Assert.Contains("ต่างจากเอกสาร 1 แห่งตามที่มีผู้แก้ไว้ในระบบ ซึ่งคงไว้ตามเดิม", changes.Words, StringComparison.Ordinal);
        Assert.Contains("คงตามที่แก้ไว้ในระบบ 22 ชื่อที่สำนักงานแก้แล้ว", changes.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("แผนตรงกับเอกสาร", changes.Words, StringComparison.Ordinal);

        // Taken as the document says, it is a change like any other.
        var take = changes.Document.QuerySelector("[name=Otherwise]")!.GetAttribute("value")!;
        var result = await browser.FollowAsync(await browser.SendAsync(changes, "จบการนำเข้า", ("Otherwise", take), ("By", By)));
        Assert.Contains("เปลี่ยน1 คงเดิม23", result.Words, StringComparison.Ordinal);
        await using var after = app.On.Open();
        Assert.NotEqual("ชื่อที่สำนักงานแก้แล้ว", (await after.Set<PlanProject>().SingleAsync(p => p.Number == 22, Cancel)).Title);
    }

    [Fact]
    public async Task Where_there_is_no_office_yet_the_form_sets_it_up()
    {
        using var app = new App(Database.Sqlite);
        using var browser = app.Open();
        Assert.NotNull((await browser.OpenAsync("/imports/new")).Document.QuerySelector("[name=OfficeName]"));

        var page = await UploadAsync(browser, await File.ReadAllBytesAsync(Sample, Cancel), "a.docx", officeName: "สพป.ตัวอย่าง เขต 2");

        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        await using var db = app.On.Open();
        Assert.Equal("สพป.ตัวอย่าง เขต 2", (await new Units(db, World.Clock()).OfficeAsync(Cancel))!.Name.Thai);
    }

    [Fact]
    public async Task A_correction_that_cannot_be_read_comes_back_as_typed_with_its_fault()
    {
        using var app = await OfficeAsync(Database.Sqlite);
        using var browser = app.Open();
        var review = await browser.FollowAsync(await UploadAsync(browser, await File.ReadAllBytesAsync(Sample, Cancel), "a.docx"));
        var project = await browser.OpenAsync($"{review.Path}/projects/1");

        var refused = await browser.SendAsync(project, "บันทึก", ("projects[0].budget", "หนึ่งแสนกว่า"), ("projects[0].title", "ชื่อใหม่"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(("หนึ่งแสนกว่า", "ชื่อใหม่"), (refused.ValueOf("projects[0].budget"), refused.ValueOf("projects[0].title")));
        Assert.Contains("หนึ่งแสนกว่า", Assert.Single(refused.Faults), StringComparison.Ordinal);
        Assert.Equal("185,000.00", (await browser.OpenAsync(project.Path)).ValueOf("projects[0].budget"));
    }

    [Fact]
    public async Task An_item_emptied_is_struck_and_can_be_put_back()
    {
        using var app = await OfficeAsync(Database.Sqlite);
        using var browser = app.Open();
        var review = await browser.FollowAsync(await UploadAsync(browser, await File.ReadAllBytesAsync(Sample, Cancel), "a.docx"));
        var project = await browser.OpenAsync($"{review.Path}/projects/1");
        var text = project.ValueOf("projects[0].objectives[0].text");

        var struck = await browser.FollowAsync(await browser.SendAsync(project, "บันทึก", ("projects[0].objectives[0].text", "")));
        Assert.Null(struck.ValueOf("projects[0].objectives[0].text"));

        var back = await browser.FollowAsync(await browser.SendAsync(struck, "นำกลับ"));
        Assert.Equal(text, back.ValueOf("projects[0].objectives[0].text"));
    }

    [Fact]
    public async Task Proposals_are_accepted_all_at_once_and_findings_go()
    {
        using var app = await OfficeAsync(Database.Sqlite);
        using var browser = app.Open();
        var review = await browser.FollowAsync(await UploadAsync(browser, await File.ReadAllBytesAsync(Sample, Cancel), "a.docx"));
        var button = review.Document.QuerySelectorAll("button").Select(b => b.TextContent.Trim()).Single(b => b.StartsWith("รับที่เหลือ", StringComparison.Ordinal));

        var after = await browser.FollowAsync(await browser.SendAsync(review, button));

        Assert.DoesNotContain(after.Document.QuerySelectorAll("button[name=accept]"), _ => true);
        await using var db = app.On.Open();
        var import = await db.Set<PlanImport>().AsNoTracking().SingleAsync(Cancel);
        Assert.Equal(import.Reading.Findings.Index().Where(f => f.Item.Proposal is not null).Select(f => f.Index), import.Decisions.Accepted.Order());
    }

    [Fact]
    public async Task A_column_told_otherwise_has_the_document_read_again()
    {
        using var app = await OfficeAsync(Database.Sqlite);
        using var browser = app.Open();
        var review = await browser.FollowAsync(await UploadAsync(browser, await File.ReadAllBytesAsync(Sample, Cancel), "a.docx"));
        var column = review.Document.QuerySelectorAll("label[for^=column-]").Single(l => l.TextContent.Contains("งบประมาณ", StringComparison.Ordinal)).GetAttribute("for")!["column-".Length..];

        var after = await browser.FollowAsync(await browser.SendAsync(review, "อ่านเอกสารใหม่ตามนี้", ($"columns[{column}]", "Ignore")));

        Assert.DoesNotContain("5,475,250", after.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_ambiguous_is_asked_before_anything_can_be_written()
    {
        using var app = await OfficeAsync(Database.Sqlite);
        using var browser = app.Open();
        var content = await File.ReadAllBytesAsync(Sample, Cancel);
        var first = await browser.FollowAsync(await UploadAsync(browser, content, "a.docx"));
        await browser.SendAsync(await browser.OpenAsync($"{first.Path}/changes"), "นำเข้าแผนตามนี้", ("By", By));
        await using (var db = app.On.Open())
        {
            var project = await db.Set<PlanProject>().SingleAsync(p => p.Number == 20, Cancel);
            project.Title = "ซ่อมแซมอาคาร";
            project.AsRead = null;
            await db.SaveChangesAsync(Cancel);
        }

        var second = await browser.FollowAsync(await UploadAsync(browser, content, "b.docx"));
        var changes = await browser.OpenAsync($"{second.Path}/changes");
        Assert.Contains("ซ่อมแซมอาคาร", changes.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(changes.Document.QuerySelectorAll("button"), b => b.TextContent.Trim() == "นำเข้าแผนตามนี้");

        var answer = changes.Document.QuerySelectorAll<IHtmlInputElement>("[name='match-0']").First(i => i.Value != ImportChangesModel.NewProject).Value;
        var settled = await browser.FollowAsync(await browser.SendAsync(changes, "บันทึกคำตอบ", ("match-0", answer)));

        Assert.Contains("นำเข้าแผนตามนี้", settled.Words, StringComparison.Ordinal);
        Assert.Contains("มีผู้แก้ไว้ในระบบ", settled.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_may_be_left_out_and_an_approved_plan_asks_for_a_reason()
    {
        using var app = await OfficeAsync(Database.Sqlite);
        using var browser = app.Open();
        var content = await File.ReadAllBytesAsync(Sample, Cancel);
        var first = await browser.FollowAsync(await UploadAsync(browser, content, "a.docx"));
        await browser.SendAsync(await browser.OpenAsync($"{first.Path}/changes"), "นำเข้าแผนตามนี้", ("By", By), ("Otherwise", "projects[3]"));
        await using (var db = app.On.Open())
        {
            var version = await db.Set<PlanVersion>().SingleAsync(Cancel);
            version.Screen(new PlanSigner(By), null, World.Now);
            version.Approve(new PlanSigner(By), null, "ศธ 09902/1", World.Today, World.Today, World.Now);
            await db.SaveChangesAsync(Cancel);
            Assert.Equal(23, await db.Set<PlanProject>().CountAsync(Cancel));
        }

        var second = await browser.FollowAsync(await UploadAsync(browser, content, "b.docx"));
        var changes = await browser.OpenAsync($"{second.Path}/changes");
        var refused = await browser.SendAsync(changes, "นำเข้าแผนตามนี้", ("Reason", " "), ("By", By));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);

        var done = await browser.FollowAsync(await browser.SendAsync(refused, "นำเข้าแผนตามนี้", ("Reason", "เพิ่มโครงการที่ตกหล่น"), ("By", By)));
        Assert.Contains("ฉบับปรับปรุงครั้งที่ 1", done.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_import_is_shown_and_cannot_be_decided_on()
    {
        using var app = await OfficeAsync(Database.Sqlite);
        using var browser = app.Open();
        var review = await browser.FollowAsync(await UploadAsync(browser, await File.ReadAllBytesAsync(Sample, Cancel), "a.docx"));
        var project = await browser.OpenAsync($"{review.Path}/projects/4");
        await browser.SendAsync(await browser.OpenAsync(review.Path), "ยกเลิกการนำเข้า", ("by", By));

        var refused = await browser.SendAsync(project, "บันทึก", ("projects[3].title", "ชื่อใหม่"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var closed = await browser.OpenAsync(project.Path);
        Assert.Empty(closed.Document.QuerySelectorAll("main form button"));
        Assert.Contains("ยกเลิก", (await browser.OpenAsync("/imports")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_speak_English_too_and_an_import_that_is_not_there_is_not_found()
    {
        using var app = await OfficeAsync(Database.Sqlite);
        using var browser = app.Open();
        var review = await browser.FollowAsync(await UploadAsync(browser, await File.ReadAllBytesAsync(Sample, Cancel), "a.docx"));
        await browser.OpenAsync($"{review.Path}?lang=en");

        Assert.Contains("proposed corrections", (await browser.OpenAsync(review.Path)).Words, StringComparison.Ordinal);
        Assert.Contains("See it in the document", (await browser.OpenAsync($"{review.Path}/projects/4")).Words, StringComparison.Ordinal);
        Assert.Contains("What would change in the plan", (await browser.OpenAsync($"{review.Path}/changes")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync($"{review.Path}/projects/25")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync($"/imports/{Guid.CreateVersion7()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync($"{review.Path}/result")).Status);
    }

    private static async Task<App> OfficeAsync(Database database)
    {
        var app = new App(database);
        await using var db = app.On.Open();
        await new Units(db, World.Clock()).EnsureOfficeAsync(
            "9902", new Text("สพป.ตัวอย่าง เขต 2", "Example Area 2"), [new Text("กลุ่มอำนวยการ", "Administration"), new Text("กลุ่มนโยบายและแผน", "Policy and Planning")], Cancel);
        return app;
    }

    private static async Task ApplyAsync(Browser browser)
    {
        var review = await browser.FollowAsync(await UploadAsync(browser, await File.ReadAllBytesAsync(Sample, Cancel), "a.docx"));
        await browser.SendAsync(await browser.OpenAsync($"{review.Path}/changes"), "นำเข้าแผนตามนี้", ("By", By));
    }

    private static async Task<Page> UploadAsync(
        Browser browser, byte[] content, string name, string period = "2563", string by = By, string officeName = "", string unit = "9902")
    {
        const string path = "/imports/new";
        var form = await browser.OpenAsync(path);
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var body = new MultipartFormDataContent
        {
            { new StringContent(form.ValueOf("__RequestVerificationToken")!), "__RequestVerificationToken" },
            { new StringContent(form.ValueOf("__form")!), "__form" },
            { new StringContent(period), "Period" },
            { new StringContent(unit), "Unit" },
            { new StringContent(officeName), "OfficeName" },
            { new StringContent(by), "By" },
            { file, "Document", name },
        };
        using var response = await browser.Http.PostAsync(new Uri(path, UriKind.Relative), body, Cancel);
        var html = await response.Content.ReadAsStringAsync(Cancel);
        var document = await BrowsingContext.New(Configuration.Default).OpenAsync(response => response.Content(html), Cancel);
        return new Page(path, response.StatusCode, response.Headers.Location?.ToString(), document);
    }
}
