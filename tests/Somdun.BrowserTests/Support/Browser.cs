using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Somdun.BrowserTests.Support;

[assembly: AssemblyFixture(typeof(Browser))]

namespace Somdun.BrowserTests.Support;

/// <summary>One Chromium for the whole run; each test opens contexts of its own, which share nothing.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>The narrowest phone and the oldest notebook that must do.</summary>
    public static readonly ViewportSize Phone = new() { Width = 360, Height = 740 };

    public static readonly ViewportSize Notebook = new() { Width = 1366, Height = 768 };

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("SOMDUN_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium",
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>A page in a context of its own, in Thai unless said otherwise.</summary>
    /// <param name="size">The window; <see cref="Notebook"/> when null.</param>
    /// <param name="scripts">False opens the page as a browser with scripts switched off.</param>
    /// <param name="baseUrl">What relative addresses are relative to.</param>
    public async Task<IPage> OpenAsync(ViewportSize? size = null, bool scripts = true, string? baseUrl = null, string locale = "th-TH")
    {
        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = size ?? Notebook,
            JavaScriptEnabled = scripts,
            BaseURL = baseUrl,
            Locale = locale,
            TimezoneId = "Asia/Bangkok",
        });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }
}

internal static class PageAssertions
{
    extension(IPage page)
    {
        /// <summary>What axe finds against WCAG 2.2 AA, one line for each fault with the elements concerned.</summary>
        public async Task<IReadOnlyList<string>> FaultsOfAccessAsync()
        {
            var result = await page.RunAxe(new AxeRunOptions
            {
                RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
            });
            return [.. result.Violations.Select(v => $"{v.Id}: {v.Help} ({string.Join("; ", v.Nodes.Select(n => n.Html))})")];
        }

        public async Task IsAccessibleAsync() => Assert.Empty(await page.FaultsOfAccessAsync());

        /// <summary>How far the page reaches beyond its window, in pixels; it then has to be moved sideways to be read.</summary>
        public Task<int> WidthTooMuchAsync() =>
            page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

        /// <summary>Signs in as one of the demo's people by their button at the door, with or without scripts.</summary>
        /// <param name="person">As <c>DemoAccounts</c> calls them: <c>planning</c>, <c>director</c>, <c>administrator</c>.</param>
        public async Task SignInAsync(string person)
        {
            await page.GotoAsync("/sign-in");
            await page.Locator($"button[name=person][value={person}]").ClickAsync();
            await Assertions.Expect(page.Locator("header .who")).ToHaveAttributeAsync("href", "/account");
        }

        public async Task FitsItsWidthAsync() => Assert.Equal(0, await page.WidthTooMuchAsync());
    }
}
