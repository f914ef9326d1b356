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
        using (var pdf = PdfDocument.Open(await first.Content.ReadAsByteArrayAsync(Cancel)))
        {
            Assert.Equal(3, pdf.NumberOfPages);
        }

        using var second = await PostAsync(browser, await browser.OpenAsync("/accounts"), [.. accounts.Select(id => ("Chosen", id.ToString()))]);
        await using var db = app.On.Open();
        Assert.Equal(9, await db.Set<OneTimeCode>().Open(World.Now).CountAsync(Cancel));
        Assert.Equal(18, await db.Set<OneTimeCode>().CountAsync(Cancel));
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
