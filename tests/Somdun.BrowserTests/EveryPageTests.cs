using System.Text.RegularExpressions;
using Somdun.BrowserTests.Support;

namespace Somdun.BrowserTests;

/// <summary>
/// What every page must be, tried on each kind of page that can be reached from the first one by following links, the way
/// a stranger would: a page that is added and linked is tested from then on.
/// </summary>
public sealed partial class EveryPageTests(Browser browser, Office office) : IClassFixture<Office>
{
    [Theory]
    [InlineData("th")]
    [InlineData("en")]
    public async Task Is_free_of_faults_of_access_and_fits_a_phone(string language)
    {
        var page = await browser.OpenAsync(Browser.Phone, baseUrl: office.Url);
        List<string> faults = [];
        page.Console += (_, message) => Note(message.Type is "error", message.Text);
        page.PageError += (_, error) => Note(true, error);

        foreach (var address in await WalkAsync(language))
        {
            var answer = await page.GotoAsync(address);
            Note(answer?.Status != 200, $"answered {answer?.Status}");
            Note(await page.WidthTooMuchAsync() is var wide && wide > 0, $"is {wide} px wider than a phone");
            Note(await page.Locator("html").GetAttributeAsync("lang") != language, "says another language");
            foreach (var fault in await page.FaultsOfAccessAsync())
            {
                Note(true, fault);
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));

        void Note(bool isFault, string what)
        {
            if (isFault)
            {
                faults.Add($"{page.Url}: {what}");
            }
        }
    }

    /// <summary>One address of each kind: of 24 projects one is enough.</summary>
    private async Task<IReadOnlyCollection<string>> WalkAsync(string language)
    {
        var page = await browser.OpenAsync(scripts: false, baseUrl: office.Url);
        await page.GotoAsync($"/?lang={language}");

        var found = new Dictionary<string, string>();
        var waiting = new Queue<string>(["/"]);
        while (waiting.TryDequeue(out var address))
        {
            if (!found.TryAdd(Kind(address), $"{address}{(address.Contains('?', StringComparison.Ordinal) ? "&" : "?")}lang={language}"))
            {
                continue;
            }

            await page.GotoAsync(address);
            foreach (var link in await page.Locator("a[href^='/']:not([download])").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href').split('#')[0])"))
            {
                if (!link.Contains("lang=", StringComparison.Ordinal) && !IsFile.IsMatch(link))
                {
                    waiting.Enqueue(link);
                }
            }
        }

        Assert.True(found.Count >= 5, $"Only {found.Count} kinds of pages can be reached from the first one: {string.Join(", ", found.Values)}");
        return found.Values;
    }

    private static string Kind(string address) => Varying.Replace(address, "…");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+|=[^&]*")]
    private static partial Regex Varying { get; }

    [GeneratedRegex(@"\.(pdf|docx|xlsx|csv|txt)(\?|$)|format=")]
    private static partial Regex IsFile { get; }
}
