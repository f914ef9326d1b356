using Microsoft.Playwright;
using Somdun.BrowserTests.Support;

namespace Somdun.BrowserTests;

/// <summary>What people come for, from the first page on.</summary>
public sealed class JourneyTests(Browser browser, Office office) : IClassFixture<Office>
{
    private const string Plan = "/plans/2563";

    // The demo's planning officer, who may do everything with the plan but approve it.
    private const string Officer = "planning";

    [Fact]
    public async Task A_newcomer_is_led_to_the_plan_its_findings_a_project_and_the_book_without_scripts()
    {
        var page = await browser.OpenAsync(scripts: false, baseUrl: office.Url);
        await page.SignInAsync(Officer);
        await page.GotoAsync("/");

        await page.ClickAsync("main .btn");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("2563");

        await page.ClickAsync(".tabs a[href*='findings']");
        await page.Locator(".findings a[href*='/projects/']").First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "ตัวชี้วัดความสำเร็จ" })).ToBeVisibleAsync();

        await page.ClickAsync(".crumbs a >> nth=1");
        var book = await page.RunAndWaitForDownloadAsync(() => page.EvalOnSelectorAsync("a[href*='book.pdf']", "a => a.click()"));
        Assert.EndsWith(".pdf", book.SuggestedFilename, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_planning_officer_finds_a_project_by_the_words_she_remembers_without_scripts()
    {
        var page = await browser.OpenAsync(scripts: false, baseUrl: office.Url);
        await page.SignInAsync(Officer);
        await page.GotoAsync(Plan);

        await page.FillAsync("#q", "ควบคุม ภายใน");
        await page.PressAsync("#q", "Enter");

        await Assertions.Expect(page.Locator("tbody .title a[href*='/projects/']")).ToHaveCountAsync(1);
        await page.ClickAsync("tbody .title a[href*='/projects/']");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("ควบคุมภายใน");
    }

    [Fact]
    public async Task A_director_sees_where_the_money_goes_by_group_and_it_adds_up()
    {
        var page = await browser.OpenAsync(baseUrl: office.Url);
        await page.SignInAsync(Officer);
        await page.GotoAsync(Plan);

        await page.GetByRole(AriaRole.Link, new() { Name = "ตามผู้รับผิดชอบ" }).ClickAsync();

        foreach (var foot in await page.Locator("tfoot").AllInnerTextsAsync())
        {
            Assert.Contains("5,475,250", foot, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_English_reader_changes_the_language_and_stays_on_the_page()
    {
        var page = await browser.OpenAsync(baseUrl: office.Url);
        await page.SignInAsync(Officer);
        await page.GotoAsync($"{Plan}?by=owner");

        await page.ClickAsync(".speak");

        Assert.EndsWith($"{Plan}?by=owner", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Annual action plan");
        await page.ClickAsync(".tabs a[href*='findings']");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    [Fact]
    public async Task Someone_without_a_mouse_reaches_a_project()
    {
        var page = await browser.OpenAsync(baseUrl: office.Url);
        await page.SignInAsync(Officer);
        await page.GotoAsync(Plan);

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToBeFocusedAsync();

        await TabToAsync(page, "tbody .title a[href*='/projects/']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/projects/*");
    }

    [Fact]
    public async Task A_project_owner_corrects_a_project_and_a_second_click_does_nothing_more()
    {
        var page = await browser.OpenAsync(scripts: false, baseUrl: office.Url);
        await page.SignInAsync(Officer);
        await page.GotoAsync("/");
        await page.ClickAsync("main .sheet > .head h2 a");
        await page.ClickAsync("tbody .title a >> nth=2");
        await page.ClickAsync("main .acts .btn");
        var form = page.Url;

        await page.GetByLabel("ชื่อโครงการ").FillAsync("โครงการที่แก้ชื่อแล้ว");
        await FillIfEmptyAsync(page, "By");
        await page.GetByRole(AriaRole.Button, new() { Name = "บันทึก", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice[role=status]")).ToBeVisibleAsync();
        Assert.NotEqual(form, page.Url);

        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "บันทึก", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".summary")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("โครงการที่แก้ชื่อแล้ว");
    }

    [Fact]
    public async Task A_form_names_every_fault_at_once_and_leads_to_its_field()
    {
        var page = await browser.OpenAsync(scripts: false, baseUrl: office.Url);
        await page.SignInAsync(Officer);
        await page.GotoAsync("/plans/new");

        await page.FillAsync("#FirstYear", "ปีหน้า");
        await page.FillAsync("#By", "");
        await page.EvalOnSelectorAsync("form[method=post]", "form => form.noValidate = true");
        await page.GetByRole(AriaRole.Button, new() { Name = "เริ่มแผน" }).ClickAsync();

        await Assertions.Expect(page.Locator(".summary li")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("#FirstYear")).ToHaveValueAsync("ปีหน้า");
        await page.ClickAsync(".summary a[href='#FirstYear']");
        await Assertions.Expect(page.Locator("#FirstYear")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_page_prints_as_paper_with_its_source_and_moment()
    {
        var page = await browser.OpenAsync(baseUrl: office.Url);
        await page.SignInAsync(Officer);
        await page.GotoAsync(Plan);
        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });

        await Assertions.Expect(page.Locator("nav.side")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".find")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".foot")).ToContainTextAsync($"{Plan} · ข้อมูล ณ");
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.sheet')).backgroundColor"));
    }

    [Fact]
    public async Task The_text_is_set_in_our_own_font()
    {
        var page = await browser.OpenAsync(baseUrl: office.Url);
        await page.SignInAsync(Officer);
        await page.GotoAsync("/");

        Assert.True(await page.EvaluateAsync<bool>("async () => { await document.fonts.ready; return document.fonts.check('16px Sarabun', 'ก') && [...document.fonts].some(f => f.status === 'loaded'); }"));
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var press = 0; press < 60; press++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Sixty presses of Tab do not reach {selector}.");
    }

    private static async Task FillIfEmptyAsync(IPage page, string field)
    {
        var box = page.Locator($"[name='{field}']");
        if (await box.CountAsync() > 0 && await box.InputValueAsync() == "")
        {
            await box.FillAsync("ผู้ทดลอง");
        }
    }
}
