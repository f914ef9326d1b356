using System.Net;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Planning;

public class FrameworkPagesTests
{
    [Theory, OnEachDatabase]
    public async Task A_code_that_nobody_has_explained_is_explained_and_confirmed(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();

        var before = await browser.OpenAsync("/frameworks/2570");
        var link = before.Document.QuerySelector(".notice a")!;
        Assert.Equal("สพฐ.", link.TextContent);

        var form = await browser.OpenAsync(link.GetAttribute("href")!);
        Assert.Equal("สพฐ.", form.ValueOf("Form.Code"));
        var done = await browser.SendAsync(
            form, ("Form.ThaiName", "นโยบาย สพฐ."), ("Form.Items[0].Code", "6"), ("Form.Items[0].ThaiTitle", "สมดุลและระบบบริหาร"), ("Form.Confirmed", "true"));

        var after = await browser.FollowAsync(done);
        Assert.Contains("ยืนยันแล้ว", after.Words, StringComparison.Ordinal);
        Assert.Contains("สมดุลและระบบบริหาร", after.Words, StringComparison.Ordinal);
        Assert.Null(after.Document.QuerySelector(".notice.warn"));
    }

    [Theory, OnEachDatabase]
    public async Task Items_twice_or_without_a_meaning_are_named(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();

        var refused = await browser.SendAsync(
            await browser.OpenAsync("/frameworks/2570/new"),
            ("Form.Code", "ก"), ("Form.Items[0].Code", "1"), ("Form.Items[0].ThaiTitle", "หนึ่ง"), ("Form.Items[1].Code", "1"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(3, refused.Faults.Count);
        Assert.All((string[])["กรอกชื่อกรอบ", "กรอกความหมายของข้อ", "มีข้อ 1 อยู่แล้ว"], fault => Assert.Contains(fault, refused.Faults));
    }

    [Theory, OnEachDatabase]
    public async Task Frameworks_belong_to_a_year(Database database)
    {
        using var app = new App(database);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();
        var done = await browser.SendAsync(await browser.OpenAsync("/frameworks/2570/new"), ("Form.Code", "จุดเน้น"), ("Form.ThaiName", "จุดเน้น"));

        Assert.Contains("จุดเน้น", (await browser.FollowAsync(done)).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("จุดเน้น", (await browser.OpenAsync("/frameworks/2571")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync("/frameworks/2020")).Status);
    }
}
