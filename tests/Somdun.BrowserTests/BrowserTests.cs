using Somdun.BrowserTests.Support;

namespace Somdun.BrowserTests;

/// <summary>That the means of the other tests tell the truth: a fault planted in a page is found.</summary>
public sealed class BrowserTests(Browser browser)
{
    private const string Page =
        """
        <!doctype html><html lang="th"><head><title>สมดุล</title></head>
        <body><main><h1>แผนปฏิบัติการ</h1><p id="said">ยังไม่มีสคริปต์</p></main>
        <script>document.getElementById('said').textContent = 'มีสคริปต์'</script></body></html>
        """;

    [Fact]
    public async Task A_page_without_scripts_runs_none()
    {
        Assert.Equal("มีสคริปต์", await Said(scripts: true));
        Assert.Equal("ยังไม่มีสคริปต์", await Said(scripts: false));
    }

    [Fact]
    public async Task Faults_of_access_are_found()
    {
        var page = await browser.OpenAsync();

        await page.SetContentAsync(Page);
        await page.IsAccessibleAsync();

        await page.SetContentAsync(Page.Replace(" lang=\"th\"", "", StringComparison.Ordinal));
        Assert.StartsWith("html-has-lang", Assert.Single(await page.FaultsOfAccessAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_too_wide_for_a_phone_is_found()
    {
        var page = await browser.OpenAsync(Browser.Phone);

        await page.SetContentAsync(Page);
        await page.FitsItsWidthAsync();

        await page.SetContentAsync(Page.Replace("<p id", "<p style='width:500px' id", StringComparison.Ordinal));
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(page.FitsItsWidthAsync);
    }

    private async Task<string> Said(bool scripts)
    {
        var page = await browser.OpenAsync(scripts: scripts);
        await page.SetContentAsync(Page);
        return await page.Locator("#said").InnerTextAsync();
    }
}
