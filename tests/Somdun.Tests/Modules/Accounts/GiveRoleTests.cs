using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Modules.Accounts;
using Somdun.Results;
using Somdun.Tests.Support;

namespace Somdun.Tests.Modules.Accounts;

public class GiveRoleTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_director_gives_what_he_holds_and_nothing_beyond(Database database)
    {
        using var app = new App(database);
        var someone = await AccountAsync(app);

        Assert.Equal("", await GiveAsync(app, "director", someone, "deputy"));
        Assert.Equal("beyond-own-rights", await GiveAsync(app, "director", someone, "personnel-officer"));
        Assert.Equal("beyond-own-rights", await GiveAsync(app, "director", someone, "system-administrator"));
        Assert.Equal("beyond-own-rights", await GiveAsync(app, "deputy", someone, "deputy"));
        Assert.Equal("beyond-own-rights", await GiveAsync(app, "planning-officer", someone, "planning-officer"));
    }

    [Theory, OnEachDatabase]
    public async Task Who_runs_the_system_enters_appointments_that_stand_on_paper(Database database)
    {
        using var app = new App(database);
        var someone = await AccountAsync(app);

        Assert.Equal("paper-missing", await GiveAsync(app, "system-administrator", someone, "director"));
        Assert.Equal("", await GiveAsync(app, "system-administrator", someone, "director", "คำสั่ง สพฐ. ที่ 12/2569"));
        Assert.Equal("", await GiveAsync(app, "system-administrator", someone, "system-administrator"));
    }

    [Theory, OnEachDatabase]
    public async Task What_an_administrator_enters_counts_once_a_second_person_confirms_it_but_for_the_first_director(Database database)
    {
        using var app = new App(database);
        var (chief, puppet, second) = (await AccountAsync(app), await AccountAsync(app), await AccountAsync(app));
        using var administrator = await app.OpenAsAsync("system-administrator");
        var me = administrator.AccountId!.Value;

        // Nobody could confirm the first director; whoever comes after can be.
        Assert.Equal("", await GiveAsync(app, "system-administrator", chief, "director", "คำสั่ง สพฐ. ที่ 12/2569", me));
        Assert.Equal("", await GiveAsync(app, "system-administrator", puppet, "personnel-officer", "คำสั่งที่ไม่มีจริง", me));
        Assert.Equal("", await GiveAsync(app, "system-administrator", second, "director", "คำสั่งที่ไม่มีจริง", me));
        Assert.Equal([false, true, true], await ProposedAsync(chief, puppet, second));

        // A right that is proposed is none: not for who is to hold it, not to confirm another with.
        using var asPuppet = await InAsync(app, puppet);
        using var asSecond = await InAsync(app, second);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await asPuppet.OpenAsync("/people")).Status);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await asSecond.OpenAsync("/accounts/waiting")).Status);
        Assert.Contains("รอผู้อำนวยการรับรอง", (await asPuppet.OpenAsync("/account")).Words, StringComparison.Ordinal);
        Assert.Contains("รอรับรอง", (await administrator.OpenAsync($"/accounts/{puppet}")).Words, StringComparison.Ordinal);
        Assert.Contains("ไม่มีบทบาทที่รอท่าน", (await administrator.OpenAsync("/accounts/waiting")).Words, StringComparison.Ordinal);

        using var director = await InAsync(app, chief);
        Assert.Contains("รับรองบทบาทที่ผู้ดูแลระบบเสนอ", (await director.OpenAsync("/inbox")).Words, StringComparison.Ordinal);
        var list = await director.OpenAsync("/accounts/waiting");
        var grants = await GrantsAsync(puppet, second);
        Assert.Equal(["reason-missing"], (await DeclineAsync(chief, grants[1], "")).Refusals.Select(r => r.Code));
        await director.SendAsync(list, "รับรองที่เลือก", ("Chosen", grants[0].ToString()));
        Assert.True((await DeclineAsync(chief, grants[1], "ไม่มีคำสั่งนี้")).Succeeded);

        Assert.Equal(System.Net.HttpStatusCode.OK, (await asPuppet.OpenAsync("/people")).Status);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await asSecond.OpenAsync("/accounts/waiting")).Status);
        Assert.Contains("ไม่มีบทบาทที่รอท่าน", (await director.OpenAsync("/accounts/waiting")).Words, StringComparison.Ordinal);
        await using var db = app.On.Open();
        Assert.Equal(
            ["accounts.role-given", "accounts.role-proposed", "accounts.role-proposed", "accounts.role-confirmed", "accounts.role-declined"],
            await db.Set<AuditEvent>().Where(e => e.Code.StartsWith("accounts.role-")).OrderBy(e => e.Id).Select(e => e.Code).ToListAsync(Cancel));

        async Task<List<bool>> ProposedAsync(params Guid[] accounts)
        {
            await using var context = app.On.Open();
            return [.. accounts.Select(a => context.Set<AccountGrant>().Single(g => g.AccountId == a).IsProposed)];
        }

        async Task<List<Guid>> GrantsAsync(params Guid[] accounts)
        {
            List<Guid> ids = [];
            foreach (var account in accounts)
            {
                ids.Add(await GrantOfAsync(app, account));
            }

            return ids;
        }

        async Task<Outcome<int>> DeclineAsync(Guid by, Guid grant, string because)
        {
            await using var scope = await AsAsync(app, "director", by);
            return await scope.ServiceProvider.GetRequiredService<ConfirmRoles>().DeclineAsync([grant], because, Cancel);
        }
    }

    [Theory, OnEachDatabase]
    public async Task Forms_offer_the_roles_and_units_that_may_be_given_and_no_other(Database database)
    {
        using var app = new App(database);
        using var world = await Somdun.Tests.Modules.People.PeopleWorld.OnAsync(app.On);
        using var head = await app.OpenAsAsync("school-director", world.First);
        using var director = await app.OpenAsAsync("director");
        using var administrator = await app.OpenAsAsync("system-administrator");
        var mine = Guid.Empty;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            mine = (await Insiders.AccountAsync(scope.ServiceProvider, "clerk", ("school-clerk", world.First))).Id;
        }

        var ofHead = await head.OpenAsync($"/accounts/{mine}/roles/new");
        Assert.Equal(["school-director", "school-clerk", "agency"], Offered(ofHead, "Role"));
        Assert.Equal([world.First.ToString()], Offered(ofHead, "Unit"));
        var ofDirector = await director.OpenAsync($"/accounts/{mine}/roles/new");
        Assert.Contains("deputy", Offered(ofDirector, "Role"));
        Assert.DoesNotContain("personnel-officer", Offered(ofDirector, "Role"));
        Assert.DoesNotContain("system-administrator", Offered(ofDirector, "Role"));
        Assert.Contains(world.Second.ToString(), Offered(ofDirector, "Unit"));
        Assert.Contains("system-administrator", Offered(await administrator.OpenAsync($"/accounts/{mine}/roles/new"), "Role"));

        // What was not offered is not taken.
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, (await head.SendAsync(ofHead, ("Role", "school-clerk"), ("Unit", world.Second.ToString()))).Status);
    }

    [Theory]
    [InlineData("31 ธ.ค. 2539", "", "วันที่เริ่มต้องอยู่ระหว่าง 1 ม.ค. 2540 ถึง 22 พ.ย. 2574")]
    [InlineData("23 พ.ย. 2574", "", "วันที่เริ่มต้องอยู่ระหว่าง 1 ม.ค. 2540 ถึง 22 พ.ย. 2574")]
    [InlineData("1 ต.ค. 2569", "23 พ.ย. 2574", "วันสุดท้ายต้องไม่เกิน 22 พ.ย. 2574")]
    [InlineData("1 ต.ค. 2026", "", "ปีนี้ดูเหมือนเป็น ค.ศ. (2026) หากหมายถึง พ.ศ. 2569 ให้กรอก 1 ต.ค. 2569")]
    [InlineData("๑/๑๐/๒๐๒๖", "", "ให้กรอก 1/10/2569")]
    [InlineData("1 ต.ค. 3112", "", "บวก 543 ซ้ำ หากหมายถึง พ.ศ. 2569")]
    public async Task Days_far_away_or_of_the_other_era_are_told_in_their_place(string since, string until, string told)
    {
        using var app = new App(Database.Sqlite);
        using var administrator = await app.OpenAsAsync("system-administrator");
        var form = await administrator.OpenAsync($"/accounts/{await AccountAsync(app)}/roles/new");

        var refused = await administrator.SendAsync(form, ("Role", "system-administrator"), ("Since", since), ("Until", until));

        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(refused.Faults, fault => fault.Contains(told, StringComparison.Ordinal));
        Assert.Equal(since, refused.ValueOf("Since"));
        Assert.Contains(told, refused.Document.QuerySelector(until.Length > 0 ? "#Until-msg" : "#Since-msg")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_gives_himself_a_role(Database database)
    {
        using var app = new App(database);
        using var browser = await app.OpenAsAsync("system-administrator");

        Assert.Equal("to-oneself", await GiveAsync(app, "system-administrator", browser.AccountId!.Value, "director", "คำสั่งของตนเอง", browser.AccountId));
    }

    [Theory, OnEachDatabase]
    public async Task Who_checks_the_money_does_not_handle_it(Database database)
    {
        using var app = new App(database);
        var someone = await AccountAsync(app);

        Assert.Equal("", await GiveAsync(app, "system-administrator", someone, "internal-auditor", "1/2569"));
        Assert.Equal("roles-apart", await GiveAsync(app, "system-administrator", someone, "finance-officer", "2/2569"));
        Assert.Equal("role-held", await GiveAsync(app, "system-administrator", someone, "internal-auditor", "3/2569"));
        Assert.Equal("", await GiveAsync(app, "system-administrator", someone, "supervisor", "4/2569"));
    }

    [Fact]
    public async Task Two_roles_that_stand_apart_are_not_given_at_the_same_moment()
    {
        using var app = new App(TestDb.Each[^1]);
        var someone = await AccountAsync(app);

        var answers = await Task.WhenAll(
            GiveAsync(app, "system-administrator", someone, "internal-auditor", "1/2569"),
            GiveAsync(app, "system-administrator", someone, "finance-officer", "2/2569"));

        Assert.Equal(["", "roles-apart"], answers.Order(StringComparer.Ordinal));
    }

    [Theory, OnEachDatabase]
    public async Task A_role_counts_from_its_first_day_to_its_last_and_not_after_it_was_taken_back(Database database)
    {
        using var app = new App(database);
        using var browser = await app.OpenAsAsync([]);
        var grant = Guid.Empty;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<SomdunDb>();
            var office = await Insiders.OfficeAsync(scope.ServiceProvider);
            var given = AccountGrant.Make(browser.AccountId!.Value, "director", new(office.Id, office.Id), World.Today.AddDays(1), World.Today.AddDays(2), null, null, World.Now);
            db.Add(given);
            await db.SaveChangesAsync(Cancel);
            grant = given.Id;
        }

        await MaySeeAccountsAsync(false);
        app.Clock.Advance(TimeSpan.FromHours(24));
        using var tomorrow = await SameAsync();
        Assert.Equal(System.Net.HttpStatusCode.OK, (await tomorrow.OpenAsync("/accounts")).Status);

        await using (var db = app.On.Open())
        {
            (await db.Set<AccountGrant>().SingleAsync(g => g.Id == grant, Cancel)).Withdraw("คำสั่งยกเลิก", World.Now);
            await db.SaveChangesAsync(Cancel);
        }

        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await tomorrow.OpenAsync("/accounts")).Status);

        async Task MaySeeAccountsAsync(bool may) => Assert.Equal(may ? System.Net.HttpStatusCode.OK : System.Net.HttpStatusCode.NotFound, (await browser.OpenAsync("/accounts")).Status);

        async Task<Browser> SameAsync()
        {
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<SomdunDb>();
            var account = await db.Set<Account>().SingleAsync(a => a.Id == browser.AccountId, Cancel);
            var key = scope.ServiceProvider.GetRequiredService<Sessions>().Begin(account, SignInMeans.Password, true, "", "127.0.0.1");
            await db.SaveChangesAsync(Cancel);
            return app.OpenWith(key, account.Id);
        }
    }

    [Theory, OnEachDatabase]
    public async Task The_last_administrator_stays(Database database)
    {
        using var app = new App(database);
        using var only = await app.OpenAsAsync("system-administrator");
        var grant = await GrantOfAsync(app, only.AccountId!.Value);

        Assert.Equal("last-administrator", await WithdrawAsync());
        using var second = await app.OpenAsAsync("system-administrator");
        Assert.Equal("", await WithdrawAsync());

        async Task<string> WithdrawAsync()
        {
            await using var scope = await AsAsync(app, "system-administrator", null);
            return Codes((await scope.ServiceProvider.GetRequiredService<GiveRole>().WithdrawAsync(only.AccountId!.Value, grant, "คำสั่ง 5/2569", Cancel))!);
        }
    }

    [Theory, OnEachDatabase]
    public async Task Giving_and_taking_back_are_told(Database database)
    {
        using var app = new App(database);
        var someone = await AccountAsync(app);
        await GiveAsync(app, "director", someone, "deputy", "คำสั่ง 7/2569");

        await using var db = app.On.Open();
        var told = await db.Set<AuditEvent>().SingleAsync(e => e.Code == "accounts.role-given", Cancel);
        var sentence = ToldEvents.Read(told.Code, told.Details)!.Sentence;
        Assert.Contains("รองผู้อำนวยการ", sentence.Thai, StringComparison.Ordinal);
        Assert.Contains("คำสั่ง 7/2569", sentence.Thai, StringComparison.Ordinal);
        Assert.NotNull(told.UnitId);
    }

    private static IEnumerable<string> Offered(Page page, string field) =>
        page.Document.QuerySelectorAll($"select[name={field}] option").Select(o => o.GetAttribute("value")!).Where(value => value.Length > 0);

    private static async Task<Browser> InAsync(App app, Guid account)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SomdunDb>();
        var key = scope.ServiceProvider.GetRequiredService<Sessions>().Begin(await db.Set<Account>().SingleAsync(a => a.Id == account, Cancel), SignInMeans.Password, true, "", "127.0.0.1");
        await db.SaveChangesAsync(Cancel);
        return app.OpenWith(key, account);
    }

    private static async Task<Guid> AccountAsync(App app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await Insiders.AccountAsync(scope.ServiceProvider, $"someone-{Guid.CreateVersion7():N}")).Id;
    }

    private static async Task<Guid> GrantOfAsync(App app, Guid account)
    {
        await using var db = app.On.Open();
        return await db.Set<AccountGrant>().Where(g => g.AccountId == account).Select(g => g.Id).SingleAsync(Cancel);
    }

    private static async Task<string> GiveAsync(App app, string by, Guid to, string role, string? paper = null, Guid? self = null)
    {
        await using var scope = await AsAsync(app, by, self);
        var office = await Insiders.OfficeAsync(scope.ServiceProvider);
        return Codes(await scope.ServiceProvider.GetRequiredService<GiveRole>().RunAsync(new(to, role, role == "system-administrator" ? null : office.Id, World.Today, null, paper), Cancel));
    }

    private static async Task<AsyncServiceScope> AsAsync(App app, string role, Guid? account)
    {
        var scope = app.Services.CreateAsyncScope();
        var office = await Insiders.OfficeAsync(scope.ServiceProvider);
        var known = Roles.Table.Find(role)!;
        scope.ServiceProvider.GetRequiredService<ActorOfRequest>().Actor = new Actor(
            account ?? Guid.CreateVersion7(), null, role, [new Grant(role, office.Id, known.Reach == RoleReach.Everything ? Guid.Empty : office.Id, known.May)]);
        return scope;
    }

    private static string Codes<T>(Outcome<T> outcome) => string.Join(' ', outcome.Refusals.Select(r => r.Code));
}
