using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Security;
using Somdun.Modules.Organisation.Contract;
using Somdun.Modules.People;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.People;

public class ImportStaffTests
{
    private const string Head = "เลขประจำตัวประชาชน,คำนำหน้า,ชื่อ,นามสกุล,วันเกิด,หน่วยงาน,ตำแหน่ง,ประเภท,เลขที่ตำแหน่ง\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_list_comes_in_and_the_same_again_leaves_everybody_untouched(Database database)
    {
        using var test = TestDb.On(database);
        using var world = await PeopleWorld.OnAsync(test);
        var list = Head
            + "9990000370016,นาย,กล้า,สมมติสุข,5 มิ.ย. 2520,99020001,ผู้อำนวยการโรงเรียน,ข้าราชการครู,4001\n"
            + "๙๙๙๐๐๐๐๗๔๐๐๒๖,น.ส.,อรทัย,สมมติทอง,5/6/2530,บ้านตัวอย่าง,ครู,ครู,4002\n"
            + ",ว่าที่ ร.ต.,เก่ง,จำลองวงศ์,1 ม.ค. 2535,กลุ่มบริหารงานบุคคล,นักทรัพยากรบุคคล,38ค(2),\n";

        var first = await ApplyAsync(world, list);
        var second = await ReviewAsync(world, list);
        var changed = await ReviewAsync(world, list.Replace("4002", "4003", StringComparison.Ordinal).Replace("จำลองวงศ์", "จำลองวงษ์", StringComparison.Ordinal));

        Assert.Equal((3, 0, 0), (first.Added.Count, first.Changed.Count, first.Untouched));
        Assert.Equal((0, 0, 3, 0), (second.Plan.Added.Count, second.Plan.Changed.Count, second.Plan.Untouched, second.Plan.Gone.Count));
        Assert.Equal((1, 1, 1, 1), (changed.Plan.Added.Count, changed.Plan.Changed.Count, changed.Plan.Untouched, changed.Plan.Gone.Count));

        await using var db = test.Open();
        var told = await db.Set<AuditEvent>().AsNoTracking().SingleAsync(e => e.Code == "people.staff-imported", Cancel);
        var changes = await db.Set<AuditChanges>().AsNoTracking().SingleAsync(c => c.EventId == told.Id, Cancel);
        Assert.Contains(changes.Changes, c => c is { Became: "x-xxxx-xxxxx-01-6", Of: "นายกล้า สมมติสุข" });
        Assert.DoesNotContain(changes.Changes, c => c.Became?.Contains("9990000", StringComparison.Ordinal) == true);
        Assert.True((await db.Set<PersonPosition>().AsNoTracking().SingleAsync(p => p.Number == "4001", Cancel)).HeadsUnit);
    }

    [Theory, OnEachDatabase]
    public async Task Forty_faults_are_forty_named_by_row_and_column_and_nothing_is_written(Database database)
    {
        using var test = TestDb.On(database);
        using var world = await PeopleWorld.OnAsync(test);
        string[] wrong =
        [
            "123,นาย,กล้า,สมมติสุข,5 มิ.ย. 2520,99020001,ครู,ครู,",
            "99900007400A6,นาย,เก่ง,สมมติสุข,5 มิ.ย. 2520,99020001,ครู,ครู,",
            ",นาย,,,5 มิ.ย. 2520,99020001,ครู,ครู,",
            ",นาย,ขจร,สมมติสุข,31 ก.พ. 2520,99020001,ครู,ครู,",
            ",นาย,จรัล,สมมติสุข,5 มิ.ย. 3063,99020001,ครู,ครู,",
            ",นาย,ถาวร,สมมติสุข,5 มิ.ย. 2520,99029999,ครู,ครู,",
            ",นาย,ทวีป,สมมติสุข,5 มิ.ย. 2520,99020001,,ครู,",
            ",นาย,นคร,สมมติสุข,5 มิ.ย. 2520,99020001,ครู,นักบินอวกาศ,",
            $",นาย,ปรีดา,{new string('ก', 10_000)},5 มิ.ย. 2520,99020001,ครู,ครู,",
            ",นาย,พินิจ,สมมติสุข,5 มิ.ย. 2520,,ครู,ครู,",
        ];
        var list = new StringBuilder(Head);
        for (var i = 0; i < 40; i++)
        {
            list.Append(wrong[i % wrong.Length].Replace("สมมติสุข", string.Create(CultureInfo.InvariantCulture, $"สมมติสุข{i}"), StringComparison.Ordinal)).Append('\n');
            list.Append(CultureInfo.InvariantCulture, $",นาย,ดี,ไม่ผิด{i},5 มิ.ย. 2520,99020002,ครู,ครู,\n");
        }

        var review = await ReviewAsync(world, list.ToString());
        await using var scope = world.Open();
        var import = scope.ServiceProvider.GetRequiredService<ImportStaff>();
        var refused = await import.ApplyAsync(import.Tables(Bytes(list.ToString()), "staff.csv", Cancel).Value, "staff.csv", Cancel);

        Assert.Equal(40, review.Plan.Faults.Count);
        Assert.Equal(Enumerable.Range(0, 40).Select(i => (2 * i) + 2), review.Plan.Faults.Select(f => f.Row).Order());
        Assert.All(review.Plan.Faults, fault => Assert.Matches($"^[A-I]{fault.Row}$", fault.Place));
        Assert.Equal(40, review.Plan.Added.Count);
        Assert.False(refused.Succeeded);
        await using var db = test.Open();
        Assert.Equal(0, await db.Set<Person>().CountAsync(Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task Who_may_be_several_people_is_asked_and_the_answer_decides(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        var known = await world.AddAsync("กล้า", "สมมติสุข", world.First);
        using var browser = app.Open();
        var review = await SendAsync(browser, Head + ",นาย,กล้า,สมมติสุข,5 มิ.ย. 2520,99020001,ครู,ครู,\n");

        Assert.Contains("ยังไม่แน่ว่าเป็นใคร", review.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(review.Document.QuerySelectorAll<IHtmlButtonElement>("button"), b => b.TextContent.Trim() == "นำเข้า");
        var decided = await browser.FollowAsync(await browser.SendAsync(review, "บันทึกคำตอบ", ("Decisions[2]", known.ToString())));
        var done = await browser.SendAsync(decided, "นำเข้า");

        Assert.Equal("/people", done.Location);
        await using var db = app.On.Open();
        Assert.Equal(new DateOnly(1977, 6, 5), (await db.Set<Person>().AsNoTracking().SingleAsync(Cancel)).BirthDate);
        Assert.Equal(0, await db.Set<StaffImport>().CountAsync(Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task What_is_written_is_what_was_seen_and_another_account_sees_nothing_of_the_file(Database database)
    {
        using var app = new App(database);
        using var world = await PeopleWorld.OnAsync(app.On);
        using var officer = app.OpenAs(PeopleWorld.With("personnel-officer", world.Office));
        using var other = app.OpenAs(PeopleWorld.With("personnel-officer", world.Office));
        var review = await SendAsync(officer, Head + "9990000370016,นาย,กล้า,สมมติสุข,5 มิ.ย. 2520,99020001,ครู,ครู,\n");
        await using (var db = app.On.Open())
        {
            Assert.DoesNotContain("9990000370016", (await db.Set<StaffImport>().AsNoTracking().SingleAsync(Cancel)).Content.Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(review.Path)).Status);
        var tampered = await officer.SendAsync(review, "นำเข้า", ("Seen", "0000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tampered.Status);
        Assert.Equal(HttpStatusCode.Found, (await officer.SendAsync(tampered, "นำเข้า")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync(review.Path)).Status);
    }

    [Theory, OnEachDatabase]
    public async Task A_number_that_changed_is_asked_and_a_move_ends_the_former_position(Database database)
    {
        using var test = TestDb.On(database);
        using var world = await PeopleWorld.OnAsync(test);
        var list = Head + "9990000370016,นาย,กล้า,สมมติสุข,5 มิ.ย. 2520,99020001,ครู,ครู,4001\n";
        await ApplyAsync(world, list);

        var otherNumber = await ReviewAsync(world, list.Replace("9990000370016", "9990000740026", StringComparison.Ordinal));
        var moved = await ApplyAsync(world, list.Replace("99020001,ครู", "99020002,ครู", StringComparison.Ordinal));

        Assert.Single(otherNumber.Plan.Questions);
        Assert.Single(moved.Changed);
        await using var db = test.Open();
        var positions = await db.Set<PersonPosition>().AsNoTracking().OrderBy(p => p.Since).ToListAsync(Cancel);
        Assert.Equal([(world.First, World.Today), (world.Second, Dated.Open)], positions.Select(p => (p.UnitId, p.Until)));
    }

    [Theory, OnEachDatabase]
    public async Task Nothing_that_is_typed_into_a_cell_breaks_the_reading(Database database)
    {
        using var test = TestDb.On(database);
        using var world = await PeopleWorld.OnAsync(test);
        string[] naughty = ["<script>alert(1)</script>", "'; drop table people; --", "=1+1", "\u202Eกลับ", "ก\u0E33\u0E33\u0E33", "😀", "﷽", "NULL", "\"", "%00"];
        var list = new StringBuilder(Head);
        foreach (var (i, text) in naughty.Index())
        {
            list.Append(CultureInfo.InvariantCulture, $",นาย,\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}ก\",สมมติ{i},5 มิ.ย. 2520,99020001,ครู,ครู,\n");
        }

        var plan = await ApplyAsync(world, list.ToString());

        Assert.Equal(naughty.Length, plan.Added.Count);
        Assert.Equal(naughty.Length, (await ReviewAsync(world, list.ToString())).Plan.Untouched);
    }

    [Theory, OnEachDatabase]
    public async Task A_person_of_another_school_is_neither_taken_nor_shown(Database database)
    {
        using var test = TestDb.On(database);
        using var world = await PeopleWorld.OnAsync(test);
        await ApplyAsync(world, Head + "9990000370016,นาย,กล้า,สมมติสุข,5 มิ.ย. 2520,99020002,ครู,ครู,4001\n");
        var clerk = new Actor(Guid.CreateVersion7(), null, "ผู้ทดสอบ", [new("x", world.First, world.First, new HashSet<string> { PeoplePermissions.Import })]);

        await using var scope = world.Open(clerk);
        var import = scope.ServiceProvider.GetRequiredService<ImportStaff>();
        var review = await import.ReviewAsync(
            import.Tables(Bytes(Head + "9990000370016,นาย,กล้า,สมมติสุข,5 มิ.ย. 2520,99020001,ครู,ครู,\n,นาย,เก่ง,สมมติสุข,,99020002,ครู,ครู,\n"), "staff.csv", Cancel).Value,
            "staff.csv", new Dictionary<int, string>(), Cancel);

        Assert.Equal(["identifier-elsewhere", "unit-unknown"], review.Value.Plan.Faults.Select(f => f.Code).Order());
        Assert.DoesNotContain("สมมติสุข", string.Join(' ', review.Value.Plan.Faults.Select(f => f.Message.Thai)), StringComparison.Ordinal);
    }

    private static async Task<ImportStaff.Review> ReviewAsync(PeopleWorld world, string list)
    {
        await using var scope = world.Open();
        var import = scope.ServiceProvider.GetRequiredService<ImportStaff>();
        return (await import.ReviewAsync(import.Tables(Bytes(list), "staff.csv", Cancel).Value, "staff.csv", new Dictionary<int, string>(), Cancel)).Value;
    }

    private static async Task<StaffPlan> ApplyAsync(PeopleWorld world, string list)
    {
        await using var scope = world.Open();
        var import = scope.ServiceProvider.GetRequiredService<ImportStaff>();
        return (await import.ApplyAsync(import.Tables(Bytes(list), "staff.csv", Cancel).Value, "staff.csv", Cancel)).Value;
    }

    private static async Task<Page> SendAsync(Browser browser, string list)
    {
        var page = await browser.OpenAsync("/people/imports/new");
        using var content = new MultipartFormDataContent();
        foreach (var field in page.Document.QuerySelectorAll<IHtmlInputElement>("main form[method=post] input[type=hidden]"))
        {
            content.Add(new StringContent(field.Value), field.Name!);
        }

        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(list)), "Document", "staff.csv");
        using var sent = await browser.Http.PostAsync(new Uri("/people/imports/new", UriKind.Relative), content, Cancel);
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        return await browser.OpenAsync(sent.Headers.Location!.ToString());
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
