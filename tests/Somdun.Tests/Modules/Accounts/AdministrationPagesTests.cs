using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Commands;
using Somdun.Foundation.Settings;
using Somdun.Modules.Accounts;
using Somdun.Tests.Support;
using UglyToad.PdfPig;

namespace Somdun.Tests.Modules.Accounts;

public class AdministrationPagesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task One_without_mail_gets_a_slip_that_is_given_once(Database database)
    {
        using var app = new App(database);
        using var browser = await app.OpenAsAsync("system-administrator");
        var office = await OfficeAsync(app);
        var form = await browser.OpenAsync("/accounts/new");

        using var sent = await PostAsync(browser, form, ("DisplayName", "ธีระ สมมุติ"), ("SignInName", "thira"), ("Role", "planning-officer"), ("Unit", office.ToString()), ("Paper", "คำสั่ง 9/2569"));

        Assert.Equal("application/pdf", sent.Content.Headers.ContentType!.MediaType);
        Assert.Contains("no-store", sent.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var words = Words(await sent.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Contains("thira", words, StringComparison.Ordinal);
        Assert.Contains("/code", words, StringComparison.Ordinal);
        Assert.Contains("once", words, StringComparison.Ordinal);

        var code = System.Text.RegularExpressions.Regex.Match(words, "[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}").Value;
        using var invited = app.OpenSignedOut();
        Assert.Equal(HttpStatusCode.OK, (await invited.OpenAsync($"/code?Code={code}")).Status);
    }

    [Theory, OnEachDatabase]
    public async Task One_with_mail_is_written_to_and_the_waiting_mail_can_be_read_which_is_told(Database database)
    {
        using var app = new App(database);
        using var browser = await app.OpenAsAsync("system-administrator");
        var office = await OfficeAsync(app);

        var done = await browser.SendAsync(await browser.OpenAsync("/accounts/new"), ("DisplayName", "ธีระ สมมุติ"), ("SignInName", "thira"), ("Email", "Thira@example.go.th"), ("Role", "planning-officer"), ("Unit", office.ToString()), ("Paper", "คำสั่ง 9/2569"));

        Assert.Equal("/accounts", done.Location);
        var outbox = await browser.OpenAsync("/accounts/outbox");
        Assert.Contains("thira@example.go.th", outbox.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("/code?code=", outbox.Words, StringComparison.Ordinal);
        Assert.Contains("/code?code=", (await browser.SendAsync(outbox, "เปิดอ่าน")).Words, StringComparison.Ordinal);
        await using var db = app.On.Open();
        Assert.True(await db.Set<Somdun.Foundation.Audit.AuditEvent>().AnyAsync(e => e.Code == "accounts.mail-read", Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task Every_fault_of_an_invitation_is_named_and_nothing_typed_is_lost(Database database)
    {
        using var app = new App(database);
        using var browser = await app.OpenAsAsync("system-administrator");

        var refused = await browser.SendAsync(await browser.OpenAsync("/accounts/new"), ("DisplayName", new string('ก', 10_000)), ("SignInName", "a b"), ("Email", "not a mail"), ("Role", ""), ("Since", "31/2/2569"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("a b", refused.ValueOf("SignInName"));
        Assert.Equal("31/2/2569", refused.ValueOf("Since"));

        var dated = await browser.SendAsync(await browser.OpenAsync("/accounts/new"), ("DisplayName", ""), ("SignInName", "a b"), ("Email", "not a mail"));
        Assert.True(dated.Faults.Count >= 3, string.Join('\n', dated.Faults));
        await using var db = app.On.Open();
        Assert.Equal(1, await db.Set<Account>().CountAsync(Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task A_director_sees_the_accounts_within_reach_and_no_other_office_sees_them(Database database)
    {
        using var app = new App(database);
        using var director = await app.OpenAsAsync("director");
        using var officer = await app.OpenAsAsync("planning-officer");
        using var administrator = await app.OpenAsAsync("system-administrator");

        Assert.Equal(HttpStatusCode.OK, (await director.OpenAsync($"/accounts/{officer.AccountId}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await director.OpenAsync($"/accounts/{administrator.AccountId}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync($"/accounts/{director.AccountId}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await director.OpenAsync("/accounts/new")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await director.OpenAsync("/accounts/outbox")).Status);
        Assert.Equal(HttpStatusCode.OK, (await administrator.OpenAsync($"/accounts/{officer.AccountId}")).Status);

        // Hidden fields and buttons that were not shown are not taken.
        var page = await director.OpenAsync($"/accounts/{officer.AccountId}");
        Assert.DoesNotContain(page.Document.QuerySelectorAll("button"), b => b.TextContent.Contains("พิมพ์ใบ", StringComparison.Ordinal));
        using var forged = await PostAsync(director, await director.OpenAsync($"/accounts/{officer.AccountId}/roles/new"), $"/accounts/{officer.AccountId}?handler=Slip");
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
    }

    [Theory, OnEachDatabase]
    public async Task Many_get_new_codes_at_once_four_to_a_page_and_the_old_ones_are_worthless(Database database)
    {
        using var app = new App(database);
        using var browser = await app.OpenAsAsync("system-administrator");
        List<Guid> accounts = [];
        await using (var scope = app.Services.CreateAsyncScope())
        {
            for (var i = 0; i < 9; i++)
            {
                accounts.Add((await Insiders.AccountAsync(scope.ServiceProvider, $"school-{i}", ("school-clerk", null))).Id);
            }
        }

        using var first = await PostAsync(browser, await browser.OpenAsync("/accounts"), [.. accounts.Select(id => ("Chosen", id.ToString()))]);
        Assert.Equal("/accounts/slips", first.Headers.Location!.OriginalString);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            // As often as the printer needs.
            var waiting = await browser.OpenAsync("/accounts/slips");
            using var printed = await PostAsync(browser, waiting, [.. waiting.Document.QuerySelectorAll("input[name=Chosen]").Select(i => ("Chosen", i.GetAttribute("value")!))]);
            var paper = await printed.Content.ReadAsByteArrayAsync(Cancel);
            using var pdf = PdfDocument.Open(paper);
            Assert.Equal(3, pdf.NumberOfPages);
            Assert.Equal(9, System.Text.RegularExpressions.Regex.Count(Words(paper), "[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}"));
        }

        using var second = await PostAsync(browser, await browser.OpenAsync("/accounts"), [.. accounts.Select(id => ("Chosen", id.ToString()))]);
        await using var db = app.On.Open();
        Assert.Equal(9, await db.Set<OneTimeCode>().Open(World.Now).CountAsync(Cancel));
        Assert.Equal(18, await db.Set<OneTimeCode>().CountAsync(Cancel));
        Assert.Equal(9, await db.Set<OneTimeCode>().CountAsync(c => c.Kept != null, Cancel));
        Assert.Equal(2, await db.Set<Somdun.Foundation.Audit.AuditEvent>().CountAsync(e => e.Code == "accounts.slips-printed", Cancel));

        var list = await browser.OpenAsync("/accounts/slips");
        await browser.SendAsync(list, "พิมพ์แล้ว ลบรหัสที่เก็บไว้", [.. list.Document.QuerySelectorAll("input[name=Chosen]").Select(i => ("Chosen", i.GetAttribute("value")!))]);
        Assert.Contains("ไม่มีใบรหัสที่รอพิมพ์", (await browser.OpenAsync("/accounts/slips")).Words, StringComparison.Ordinal);
        Assert.Equal(9, await db.Set<OneTimeCode>().AsNoTracking().Open(World.Now).CountAsync(c => c.Kept == null, Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task All_schools_are_invited_in_one_short_request_and_their_roles_wait_for_the_director(Database database)
    {
        using var app = new App(database);
        await using (var db = app.On.Open())
        {
            await using var file = File.OpenRead(Repository.PathOf("samples/schools.csv"));
            await new Somdun.Modules.Organisation.Units(db, World.Clock()).EnsureOfficeAsync("9902", new Text("สพป.ตัวอย่าง เขต 2", "Example Area 2"), [], Cancel);
            await Somdun.Tests.Modules.Organisation.OrganisationWorld.Import(db).RunAsync(new("schools.csv", file, World.Today, LeaveFaultyOut: false), Cancel);
        }

        using var browser = await app.OpenAsAsync("system-administrator");
        using var director = await app.OpenAsAsync("director");
        var form = await browser.OpenAsync("/accounts/invite");
        var asked = form.Document.QuerySelectorAll("input[name$='.UnitId']").Length;
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var done = await browser.SendAsync(form, ("Paper", "คำสั่ง สพป. ที่ 9/2569"));
        watch.Stop();

        Assert.Equal(149, asked);
        Assert.Equal("/accounts/slips", done.Location);

        // Generous, for a machine that is busy: it took 45 seconds when each was asked for by itself.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        await using var after = app.On.Open();
        Assert.Equal(149, await after.Set<AccountGrant>().Proposed().CountAsync(g => g.Role == "school-director", Cancel));
        Assert.Equal(149, await after.Set<OneTimeCode>().CountAsync(c => c.Kept != null, Cancel));
        var waiting = await director.OpenAsync("/accounts/waiting");
        var confirmed = await director.SendAsync(waiting, "รับรองที่เลือก");
        Assert.Equal("/accounts/waiting", confirmed.Location);
        Assert.Equal(0, await after.Set<AccountGrant>().Proposed().CountAsync(Cancel));

        // More than a printer is given at once is said, and nothing of it is printed.
        var slips = await browser.OpenAsync("/accounts/slips");
        var many = await browser.SendAsync(slips, "พิมพ์ที่เลือก", [.. slips.Document.QuerySelectorAll("input[name=Chosen]").Select(i => ("Chosen", i.GetAttribute("value")!))]);
        Assert.Contains(many.Faults, fault => fault.Contains("ครั้งละไม่เกิน 60 ใบ", StringComparison.Ordinal));
    }

    [Theory, OnEachDatabase]
    public async Task Who_runs_the_system_is_led_to_what_that_takes_and_nobody_else_is(Database database)
    {
        using var app = new App(database);
        using var administrator = await app.OpenAsAsync("system-administrator");
        using var director = await app.OpenAsAsync("director");

        var home = await administrator.OpenAsync("/");

        Assert.Contains("ดูแลระบบ", home.Words, StringComparison.Ordinal);
        foreach (var path in new[] { "/accounts", "/accounts/new", "/accounts/invite", "/accounts/slips", "/accounts/outbox", "/audit" })
        {
            Assert.NotNull(home.Document.QuerySelector($"main a[href='{path}']"));
        }

        Assert.DoesNotContain("ดูแลระบบ", (await director.OpenAsync("/")).Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task A_closed_account_is_out_at_once_and_in_again_when_it_is_opened(Database database)
    {
        using var app = new App(database);
        using var administrator = await app.OpenAsAsync("system-administrator");
        using var officer = await app.OpenAsAsync("planning-officer");

        await administrator.SendAsync(await administrator.OpenAsync($"/accounts/{officer.AccountId}"), "ระงับ", ("Because", "ย้ายไปหน่วยอื่น"));
        Assert.Equal(HttpStatusCode.Redirect, (await officer.OpenAsync("/account")).Status);
        var closed = await administrator.OpenAsync($"/accounts/{officer.AccountId}");
        Assert.Equal($"/accounts/{officer.AccountId}", (await administrator.SendAsync(closed, "เปิดบัญชีอีกครั้ง")).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await officer.OpenAsync("/account")).Status);
    }

    [Theory, OnEachDatabase]
    public async Task The_first_administrator_comes_from_the_console_by_a_link_that_works_once(Database database)
    {
        using var app = new App(database);
        var settings = app.Services.GetRequiredService<SomdunSettings>();

        // The console goes by the machine's time.
        app.Clock.AdjustTime(DateTimeOffset.UtcNow);
        using var somebody = app.OpenSignedOut();
        Assert.Contains("administrator create", (await somebody.OpenAsync("/sign-in")).Words, StringComparison.Ordinal);

        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(ExitCode.Done, await AdministratorCommand.CreateAsync(settings, "ผู้ดูแล สมมุติ", "admin", new Terminal(output, error, false), Cancel));
        var link = new Uri(output.ToString().Trim());

        using var browser = app.OpenSignedOut();
        var form = await browser.OpenAsync(link.PathAndQuery);
        await browser.SendAsync(form, ("New", "ช้างน้อยเดินข้ามสะพานไม้"), ("Again", "ช้างน้อยเดินข้ามสะพานไม้"));
        Assert.Equal("/account/second-factor", (await browser.OpenAsync("/accounts")).Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await somebody.OpenAsync(link.PathAndQuery)).Status);
        Assert.DoesNotContain("administrator create", (await somebody.OpenAsync("/sign-in")).Words, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task The_demo_lets_each_of_its_people_in_by_one_click_and_nothing_else_does(Database database)
    {
        using var real = new App(database);
        using var outside = real.OpenSignedOut();
        var door = await outside.OpenAsync("/sign-in");
        using var forged = await PostAsync(outside, door, "/sign-in?handler=Demo", ("person", "administrator"));
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);

        using var demo = new App(database, settings => settings with { IsDemo = true });
        await using (var scope = demo.Services.CreateAsyncScope())
        {
            await Insiders.OfficeAsync(scope.ServiceProvider);
            await scope.ServiceProvider.GetRequiredService<DemoAccounts>().EnsureAsync(Cancel);
            await scope.ServiceProvider.GetRequiredService<DemoAccounts>().EnsureAsync(Cancel);
        }

        using var browser = demo.OpenSignedOut();
        var list = await browser.OpenAsync("/sign-in");
        Assert.True(list.Document.QuerySelectorAll("button[name=person]").Length > 12);
        await browser.SendAsync(list, "นางสาวฐิติมา สมมุติ");
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/accounts")).Status);
    }

    private static async Task<Guid> OfficeAsync(App app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await Insiders.OfficeAsync(scope.ServiceProvider)).Id;
    }

    private static Task<HttpResponseMessage> PostAsync(Browser browser, Page page, params (string, string)[] changes) => PostAsync(browser, page, null, changes);

    private static async Task<HttpResponseMessage> PostAsync(Browser browser, Page page, string? to, params (string Name, string Value)[] changes)
    {
        var form = page.Document.QuerySelector("main form[method=post]")!;
        var fields = form.QuerySelectorAll("input, select, textarea").OfType<AngleSharp.Html.Dom.IHtmlElement>()
            .Select(e => (Name: e.GetAttribute("name") ?? "", Value: page.ValueOf(e.GetAttribute("name") ?? "_") ?? ""))
            .Where(f => f.Name.Length > 0 && f.Name != "Chosen" && changes.All(c => c.Name != f.Name))
            .Concat(changes)
            .Select(f => KeyValuePair.Create(f.Name, f.Value));
        using var content = new FormUrlEncodedContent(fields);
        return await browser.Http.PostAsync(new Uri(to ?? form.GetAttribute("action") ?? page.Path, UriKind.Relative), content, Cancel);
    }

    private static string Words(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Join('\n', document.GetPages().Select(p => string.Join(' ', p.GetWords().Select(w => w.Text))));
    }
}
