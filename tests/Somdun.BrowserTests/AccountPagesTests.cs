using Microsoft.Playwright;
using Somdun.BrowserTests.Support;

namespace Somdun.BrowserTests;

/// <summary>The pages behind the door, as the demo's people see them.</summary>
public sealed class AccountPagesTests(Browser browser, Office office) : IClassFixture<Office>
{
    private static readonly string[] Own =
        ["/account", "/account/password", "/account/second-factor", "/account/recovery-codes", "/account/passkeys", "/account/sessions", "/account/tokens"];

    private static readonly string[] OfOthers = ["/accounts", "/accounts/new", "/accounts/invite", "/accounts/outbox"];

    private static readonly string[] AtTheDoor = ["/sign-in", "/sign-in/forgot", "/code", "/code?code=7K3M-9QXA-2222-3333", "/sign-out"];

    [Theory]
    [InlineData("th", ColorScheme.Light, 1366)]
    [InlineData("en", ColorScheme.Dark, 360)]
    public async Task Every_page_of_accounts_can_be_used_by_everyone(string language, ColorScheme scheme, int width)
    {
        var page = await browser.OpenAsync(new() { Width = width, Height = 768 }, baseUrl: office.Url, locale: language);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        List<string> faults = [];
        page.Console += (_, message) => faults.AddRange(message.Type == "error" && !message.Text.Contains("422", StringComparison.Ordinal) ? [$"{page.Url}: {message.Text}"] : []);

        await LookAsync(AtTheDoor);
        await page.SignInAsync("administrator");
        await LookAsync([.. Own, .. OfOthers]);
        await page.GotoAsync("/accounts");
        await page.Locator("tbody th a").First.ClickAsync();
        await LookAsync([new Uri(page.Url).AbsolutePath, new Uri(page.Url).AbsolutePath + "/roles/new"]);

        Assert.True(faults.Count == 0, string.Join('\n', faults));

        async Task LookAsync(IEnumerable<string> paths)
        {
            foreach (var path in paths)
            {
                await page.GotoAsync(path);
                faults.AddRange((await page.FaultsOfAccessAsync()).Select(fault => $"{path}: {fault}"));
                if (await page.WidthTooMuchAsync() is var much and > 0)
                {
                    faults.Add($"{path} is {much} pixels too wide.");
                }
            }
        }
    }

    [Fact]
    public async Task Without_scripts_one_signs_in_looks_round_and_out_again()
    {
        var page = await browser.OpenAsync(Browser.Phone, scripts: false, baseUrl: office.Url);
        await page.GotoAsync("/account");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in\\?next="));
        await page.SignInAsync("director");
        await page.GotoAsync("/account/second-factor");
        await page.GetByRole(AriaRole.Button, new() { Name = "ตั้งแอปรหัสยืนยัน" }).ClickAsync();
        await Assertions.Expect(page.Locator("svg.qr")).ToBeVisibleAsync();
        await page.FitsItsWidthAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "ออกจากระบบ" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("ออกจากระบบแล้ว");
    }
}
