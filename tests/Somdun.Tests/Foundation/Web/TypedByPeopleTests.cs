using System.Net;
using Somdun.Tests.Modules.Planning;
using Somdun.Tests.Support;

namespace Somdun.Tests.Foundation.Web;

public class TypedByPeopleTests
{
    [Fact]
    public async Task A_day_that_cannot_be_read_is_one_fault_beside_its_box_and_stays_as_typed()
    {
        using var app = new App(Database.Sqlite);
        await PlanWorld.DraftAsync(app.On);
        using var browser = app.Open();

        var page = await browser.SendAsync(
            await browser.OpenAsync($"/plans/{PlanWorld.Period}/projects/3/edit"),
            ("Form.StartsOn", "31 ก.พ. 2570"),
            ("Form.EndsOn", "1 ธ.ค. 2569"));
        var box = page.Document.QuerySelector("#Form_StartsOn")!;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("31 ก.พ. 2570", page.ValueOf("Form.StartsOn"));
        Assert.Equal("1 ธ.ค. 2569", page.ValueOf("Form.EndsOn"));
        Assert.Equal("true", box.GetAttribute("aria-invalid"));
        Assert.Contains("Form_StartsOn-msg", box.GetAttribute("aria-describedby")!.Split(' '));
        Assert.Single(page.Document.QuerySelectorAll(".summary a[href='#Form_StartsOn']"));
    }
}
