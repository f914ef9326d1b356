using System.Net;
using Microsoft.EntityFrameworkCore;
using Somdun.Modules.Planning;
using Somdun.Tests.Foundation.Typesetting;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Planning;

public class ProjectMemoTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_memo_asks_the_director_with_the_money_in_figures_and_words()
    {
        using var app = new App(Database.Sqlite);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();

        var text = Folded(await Printing.ReadTextAsync(await browser.Http.GetByteArrayAsync(new Uri("/plans/2570/projects/3/memo.pdf?digits=arabic", UriKind.Relative), Cancel)));

        Assert.Contains("บันทึกข้อความ", text, StringComparison.Ordinal);
        Assert.Contains("ขออนุมัติโครงการพัฒนาระบบควบคุมภายใน", text, StringComparison.Ordinal);
        Assert.Contains("ผู้อำนวยการสพป.ตัวอย่างเขต2", text, StringComparison.Ordinal);
        Assert.Contains("47,000.00บาท(สี่หมื่นเจ็ดพันบาทถ้วน)", text, StringComparison.Ordinal);
        Assert.Contains("เพื่อให้โรงเรียนรายงานได้", text, StringComparison.Ordinal);
        Assert.Contains("ผู้เสนอโครงการ", text, StringComparison.Ordinal);
        Assert.Contains("ผู้กลั่นกรองโครงการ", text, StringComparison.Ordinal);
        Assert.Contains("ผู้อนุมัติโครงการ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Official_papers_bear_Thai_digits_unless_asked_otherwise()
    {
        using var app = new App(Database.Sqlite);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();

        var text = Folded(await Printing.ReadTextAsync(await browser.Http.GetByteArrayAsync(new Uri("/plans/2570/projects/3/memo.pdf", UriKind.Relative), Cancel)));

        Assert.Contains("๔๗,๐๐๐.๐๐บาท", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_comes_as_a_document_to_edit_too_and_of_no_project_not_at_all()
    {
        using var app = new App(Database.Sqlite);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();

        using var docx = await browser.Http.GetAsync(new Uri("/plans/2570/projects/3/memo.docx", UriKind.Relative), Cancel);
        using var none = await browser.Http.GetAsync(new Uri("/plans/2570/projects/99/memo.pdf", UriKind.Relative), Cancel);

        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task What_the_record_lacks_is_left_out_and_not_made_up()
    {
        using var app = new App(Database.Sqlite);
        await PlanWorld.DraftAsync(app.On);
        await using (var db = app.On.Open())
        {
            (await db.Set<PlanProject>().SingleAsync(p => p.Number == 1, Cancel)).Budget = null;
            await db.SaveChangesAsync(Cancel);
        }

        using var browser = app.Open();
        var text = Folded(await Printing.ReadTextAsync(await browser.Http.GetByteArrayAsync(new Uri("/plans/2570/projects/1/memo.pdf", UriKind.Relative), Cancel)));

        Assert.Contains("งบประมาณยังไม่ได้ระบุในแผน", text, StringComparison.Ordinal);
        Assert.DoesNotContain("วัตถุประสงค์", text, StringComparison.Ordinal);
        Assert.DoesNotContain("สถานที่", text, StringComparison.Ordinal);
    }

    // Lines end where the page does: what is said is compared without them.
    private static string Folded(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
