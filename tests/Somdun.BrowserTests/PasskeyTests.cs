using Microsoft.Playwright;
using Somdun.BrowserTests.Support;

namespace Somdun.BrowserTests;

/// <summary>The whole ceremony of WebAuthn, with an authenticator that Chromium makes up.</summary>
public sealed class PasskeyTests(Browser browser, Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_passkey_is_added_signs_in_is_renamed_and_removed()
    {
        // Passkeys belong to a name, not to an address of numbers.
        var url = office.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var page = await browser.OpenAsync(baseUrl: url);
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });

        await page.SignInAsync("planning");
        await page.GotoAsync("/account/passkeys");
        await page.IsAccessibleAsync();
        await page.GetByLabel("ชื่อเรียก").FillAsync("เครื่องที่ทำงาน");
        await page.GetByRole(AriaRole.Button, new() { Name = "เพิ่มพาสคีย์ในเครื่องนี้" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("เพิ่มพาสคีย์แล้ว");
        await Assertions.Expect(page.Locator(".list strong")).ToHaveTextAsync("เครื่องที่ทำงาน");

        await page.GetByRole(AriaRole.Button, new() { Name = "ออกจากระบบ" }).ClickAsync();
        await page.GotoAsync("/sign-in?next=/account/sessions");
        await page.GetByRole(AriaRole.Button, new() { Name = "เข้าด้วยพาสคีย์" }).ClickAsync();
        await page.WaitForURLAsync($"{url}/account/sessions");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("พาสคีย์");

        await page.GotoAsync("/account/passkeys");
        await page.GetByText("เปลี่ยนชื่อ").ClickAsync();
        await page.GetByLabel("ชื่อใหม่").FillAsync("โน้ตบุ๊ก");
        await page.GetByRole(AriaRole.Button, new() { Name = "บันทึก" }).ClickAsync();
        await Assertions.Expect(page.Locator(".list strong")).ToHaveTextAsync("โน้ตบุ๊ก");
        await page.GetByRole(AriaRole.Button, new() { Name = "ลบ", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".list strong")).ToHaveCountAsync(0);

        // What was removed opens nothing any more.
        await page.GetByRole(AriaRole.Button, new() { Name = "ออกจากระบบ" }).ClickAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "เข้าด้วยพาสคีย์" }).ClickAsync();
        await Assertions.Expect(page.Locator(".summary")).ToContainTextAsync("พาสคีย์นี้ใช้เข้าระบบไม่ได้");
    }

    [Fact]
    public async Task Without_scripts_the_page_says_what_does_the_same()
    {
        var page = await browser.OpenAsync(Browser.Phone, scripts: false, baseUrl: office.Url);
        await page.SignInAsync("planning");
        await page.GotoAsync("/account/passkeys");

        await Assertions.Expect(page.Locator("[data-passkey-without]")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "เพิ่มพาสคีย์ในเครื่องนี้" })).ToBeHiddenAsync();
        await page.FitsItsWidthAsync();
    }
}
