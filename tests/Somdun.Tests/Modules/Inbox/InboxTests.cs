using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation;
using Somdun.Modules.People;
using Somdun.Modules.Privacy;
using Somdun.Tests.Modules.People;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Inbox;

/// <summary>What waits for a decision in any module, and only for who may take it.</summary>
public class InboxTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_register_that_was_read_waits_for_who_may_bring_it_in_until_it_is_given_up(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        using var planner = app.OpenAs(PeopleWorld.With("planning-officer", world.Office));
        using var ict = app.OpenAs(PeopleWorld.With("ict-officer", world.Office));
        using var director = app.OpenAs(PeopleWorld.With("director", world.Office));
        var path = await ReadRegisterAsync(planner);

        foreach (var reader in new[] { planner, ict })
        {
            var inbox = await reader.OpenAsync("/inbox");
            Assert.Contains("schools.csv", inbox.Words, StringComparison.Ordinal);
            Assert.NotNull(inbox.Document.QuerySelector($"a[href='{path}']"));
        }

        Assert.DoesNotContain("schools.csv", (await director.OpenAsync("/inbox")).Words, StringComparison.Ordinal);

        var given = await ict.SendAsync(await ict.OpenAsync(path), "ทิ้งไฟล์นี้");
        Assert.Equal("/units/imports", given.Location);
        Assert.DoesNotContain("schools.csv", (await planner.OpenAsync("/inbox")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await planner.OpenAsync(path)).Status);
    }

    [Theory, OnEachDatabase]
    public async Task A_register_that_went_in_cannot_be_given_up(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        using var planner = app.OpenAs(PeopleWorld.With("planning-officer", world.Office));
        var path = await ReadRegisterAsync(planner);
        var (one, other) = (await planner.OpenAsync(path), await planner.OpenAsync(path));
        Assert.Equal(HttpStatusCode.Redirect, (await planner.SendAsync(one, "นำเข้าตามนี้")).Status);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await planner.SendAsync(other, "ทิ้งไฟล์นี้")).Status);
        Assert.DoesNotContain("schools.csv", (await planner.OpenAsync("/inbox")).Words, StringComparison.Ordinal);
        await using var db = app.On.Open();
        Assert.NotNull((await db.Set<RegisterImport>().AsNoTracking().SingleAsync(Cancel)).AppliedAt);
    }

    [Theory, OnEachDatabase]
    public async Task A_list_of_staff_waits_for_who_took_it_in_and_nobody_else(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        var mine = PeopleWorld.With("personnel-officer", world.Office);
        await using (var scope = world.Open(mine))
        {
            using var file = new MemoryStream("ชื่อ,นามสกุล,หน่วยงาน,ตำแหน่ง\nกล้า,สมมติสุข,99020001,ครู\n"u8.ToArray());
            Assert.True((await scope.ServiceProvider.GetRequiredService<ImportStaff>().StartAsync(Guid.CreateVersion7(), file, "staff.csv", Cancel)).Succeeded);
        }

        await using (var own = world.Open(mine))
        {
            Assert.Equal("staff.csv", Assert.Single(await Staff(own).ItemsAsync(Cancel)).Of.Thai);
        }

        await using (var other = world.Open(PeopleWorld.With("personnel-officer", world.Office)))
        {
            Assert.Empty(await Staff(other).ItemsAsync(Cancel));
        }

        // The same account without the role any more.
        await using var former = world.Open(new Actor(mine.AccountId, null, "ผู้ทดสอบ", []));
        Assert.Empty(await Staff(former).ItemsAsync(Cancel));

        static PeopleInbox Staff(IServiceScope scope) => scope.ServiceProvider.GetServices<Somdun.Modules.Inbox.Contract.IInboxSource>().OfType<PeopleInbox>().Single();
    }

    [Theory, OnEachDatabase]
    public async Task Requests_for_erasure_and_breaches_wait_with_their_age_for_who_handles_them(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        var person = await world.AddAsync("กล้า", "สมมติสุข", world.First);
        var request = new ErasureRequest { Id = Guid.CreateVersion7(), PersonId = person, ReceivedOn = World.Today.AddDays(-12), Wish = "ขอลบข้อมูล" };
        var breach = new Breach { Id = Guid.CreateVersion7(), NoticedAt = World.Now.AddHours(-80), What = "แฟ้มของนายลับหาย", Affected = "บุคลากร" };
        await using (var db = app.On.Open())
        {
            db.AddRange(
                request,
                breach,
                new Breach { Id = Guid.CreateVersion7(), NoticedAt = World.Now.AddHours(-5), What = "ไม่เสี่ยง", Affected = "ไม่มี", IsRisk = false },
                new Breach { Id = Guid.CreateVersion7(), NoticedAt = World.Now.AddHours(-9), What = "แจ้งแล้ว", Affected = "บุคลากร", CommitteeToldAt = World.Now.AddHours(-1) });
            await db.SaveChangesAsync(Cancel);
        }

        using var legal = app.OpenAs(PeopleWorld.With("legal-officer", world.Office));
        using var elsewhere = app.OpenAs(PeopleWorld.With("legal-officer", world.Second));
        using var officer = app.OpenAs(PeopleWorld.With("personnel-officer", world.Office));

        var inbox = await legal.OpenAsync("/inbox");
        Assert.NotNull(inbox.Document.QuerySelector($"a[href='/privacy/requests/{request.Id}']"));
        Assert.Equal([$"/privacy/breaches/{breach.Id}"], inbox.Document.QuerySelectorAll("a[href^='/privacy/breaches/']").Select(a => a.GetAttribute("href")).Distinct());
        Assert.Contains("นายกล้า สมมติสุข", inbox.Words, StringComparison.Ordinal);
        Assert.Contains("12 วัน", inbox.Words, StringComparison.Ordinal);
        Assert.Contains("เกินมา 8 ชม. 0 นาที", inbox.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("นายลับ", inbox.Words, StringComparison.Ordinal);

        Assert.DoesNotContain("สมมติสุข", (await elsewhere.OpenAsync("/inbox")).Words, StringComparison.Ordinal);
        var none = await officer.OpenAsync("/inbox");
        Assert.Null(none.Document.QuerySelector("a[href^='/privacy/requests/'], a[href^='/privacy/breaches/']"));
    }

    private static async Task<string> ReadRegisterAsync(Browser browser)
    {
        var form = await browser.OpenAsync("/units/imports");
        using var content = new MultipartFormDataContent();
        foreach (var hidden in form.Document.QuerySelectorAll("main form[method=post] input[type=hidden]").OfType<IHtmlInputElement>())
        {
            content.Add(new StringContent(hidden.Value), hidden.Name!);
        }

        content.Add(new StringContent("20 พ.ย. 2569"), "Day");
        content.Add(new ByteArrayContent(await File.ReadAllBytesAsync(Repository.PathOf("samples/schools.csv"), Cancel)), "Document", "schools.csv");
        using var answer = await browser.Http.PostAsync(new Uri("/units/imports", UriKind.Relative), content, Cancel);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }
}
