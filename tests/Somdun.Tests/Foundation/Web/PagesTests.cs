using System.Net;
using Somdun.Tests.Support;

namespace Somdun.Tests.Foundation.Web;

/// <summary>What every page has in common.</summary>
public sealed class PagesTests : IDisposable
{
    private readonly App _app = new(Database.Sqlite);

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_page_runs_nothing_but_our_own_and_cannot_be_framed()
    {
        using var browser = _app.Open();

        using var response = await browser.Http.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();

        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Thai_leaves_as_itself()
    {
        using var browser = _app.Open();

        var html = await browser.Http.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("สมดุล", html, StringComparison.Ordinal);
        Assert.DoesNotContain("&#xE", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_said_in_the_readers_language()
    {
        using var browser = _app.Open();

        var thai = await browser.OpenAsync("/nowhere");
        var english = await browser.FollowAsync(await browser.OpenAsync("/nowhere?lang=en"));

        Assert.Equal(HttpStatusCode.NotFound, thai.Status);
        Assert.Contains("ไม่พบหน้านี้", thai.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, english.Status);
        Assert.Contains("There is no such page", english.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/units?asOf=abc&size=small", "asOf=abc", "/units?size=small", "ณ วันนี้")]
    [InlineData("/units?asOf=10/6/2026", "ดูเหมือนเป็น ค.ศ.", "/units", "ณ วันนี้")]
    [InlineData("/people?at=สอง&q=กล้า", "at=สอง", "/people?q=%E0%B8%81%E0%B8%A5%E0%B9%89%E0%B8%B2", "ไม่ระบุส่วนนั้น")]
    [InlineData("/audit?from=เมื่อวาน", "from=เมื่อวาน", "/audit", "ไม่ระบุส่วนนั้น")]
    [InlineData("/audit/export.csv?from=เมื่อวาน&who=ก", "from=เมื่อวาน", "/audit/export.csv?who=%E0%B8%81", "ไม่ระบุส่วนนั้น")]
    public async Task An_address_that_cannot_be_read_says_which_part_and_the_way_on(string path, string said, string on, string words)
    {
        using var browser = _app.Open();

        var page = await browser.OpenAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("อ่านที่อยู่นี้ไม่ได้", page.Words, StringComparison.Ordinal);
        Assert.Contains(said, page.Words, StringComparison.Ordinal);
        var onward = page.Document.QuerySelector("main a.btn")!;
        Assert.Equal(on, onward.GetAttribute("href"));
        Assert.Contains(words, onward.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_tells_a_database_that_is_of_this_version()
    {
        using var browser = _app.Open();

        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/health/live")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/health/ready")).Status);
    }

    [Fact]
    public async Task An_empty_database_leads_a_newcomer_to_the_import()
    {
        using var browser = _app.Open();

        var page = await browser.OpenAsync("/");

        Assert.NotNull(page.Document.QuerySelector("main a.btn[href='/imports/new']"));
    }
}
