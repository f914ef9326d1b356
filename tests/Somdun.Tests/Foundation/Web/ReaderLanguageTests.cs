using System.Net;
using Somdun.Tests.Support;

namespace Somdun.Tests.Foundation.Web;

public sealed class ReaderLanguageTests : IDisposable
{
    private readonly App _app = new(Database.Sqlite);

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData(null, "th")]
    [InlineData("en-US,en;q=0.9,th;q=0.8", "en")]
    [InlineData("th,en;q=0.5", "th")]
    [InlineData("fr,de", "th")]
    public async Task The_browser_is_asked_first_and_Thai_stands_where_it_says_neither(string? accepts, string language)
    {
        using var browser = _app.Open();
        browser.Http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", accepts);

        var page = await browser.OpenAsync("/plans");

        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_language_chosen_stays_and_the_same_page_is_shown_again()
    {
        using var browser = _app.Open();

        var chosen = await browser.OpenAsync("/plans?by=owner&lang=en");
        var page = await browser.FollowAsync(chosen);

        Assert.Equal(HttpStatusCode.Found, chosen.Status);
        Assert.Equal("/plans?by=owner", chosen.Location);
        Assert.Equal("en", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("/plans?by=owner&lang=th", page.Document.QuerySelector(".speak")!.GetAttribute("href"));
    }
}
