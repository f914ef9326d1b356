using Microsoft.Playwright;
using Somdun.BrowserTests.Support;

namespace Somdun.BrowserTests;

/// <summary>What holds on every page that links lead to.</summary>
public sealed class EveryPageTests(Browser browser, Office office) : IClassFixture<Office>
{
    /// <summary>Each language, colour scheme and width: what is read aloud does not depend on what is seen, so two of the eight do.</summary>
    [Theory]
    [InlineData("th", ColorScheme.Light, 1366)]
    [InlineData("en", ColorScheme.Dark, 360)]
    public async Task Every_page_can_be_used_by_everyone(string language, ColorScheme scheme, int width)
    {
        var page = await browser.OpenAsync(new() { Width = width, Height = 768 }, baseUrl: office.Url, locale: language);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        List<string> faults = [];

        await page.EachPageOfEverybodyAsync(async path =>
        {
            faults.AddRange((await page.FaultsOfAccessAsync()).Select(fault => $"{path}: {fault}"));
            await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        });

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData("th")]
    [InlineData("en")]
    public async Task Every_page_fits_the_narrowest_phone_without_scripts(string language)
    {
        var page = await browser.OpenAsync(Browser.Phone, scripts: false, baseUrl: office.Url, locale: language);

        await page.EachPageOfEverybodyAsync(_ => page.FitsItsWidthAsync());
    }

    [Fact]
    public async Task No_page_breaks_its_own_rules()
    {
        var page = await browser.OpenAsync(baseUrl: office.Url);
        List<string> said = [];
        page.Console += (_, message) => said.Add($"{page.Url}: {message.Text}");
        page.PageError += (_, error) => said.Add($"{page.Url}: {error}");

        await page.EachPageOfEverybodyAsync(_ => Task.CompletedTask);

        Assert.Empty(said);
    }

    [Fact]
    public async Task A_first_visit_takes_sixty_kilobytes_and_every_page_after_fifteen()
    {
        var page = await browser.OpenAsync(baseUrl: office.Url);
        var network = await page.Context.NewCDPSessionAsync(page);
        await network.SendAsync("Network.enable");
        var taken = 0.0;
        network.Event("Network.loadingFinished").OnEvent += (_, finished) => taken += finished!.Value.GetProperty("encodedDataLength").GetDouble();

        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.InRange(taken, 1, 60_000);
        await page.SignInAsync("planning");

        List<string> heavy = [];
        await page.EachPageAsync(async path =>
        {
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            if (taken > 15_000 && path != "/")
            {
                heavy.Add($"{path}: {taken} bytes");
            }

            taken = 0;
        });
        Assert.Empty(heavy);
    }
}
