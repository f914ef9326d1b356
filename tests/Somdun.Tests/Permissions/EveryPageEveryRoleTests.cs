using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Somdun.Foundation.Audit;
using Somdun.Modules.Accounts;
using Somdun.Tests.Support;

namespace Somdun.Tests.Permissions;

/// <summary>Every address the program answers at, found by the test itself, tried by every role.</summary>
public sealed partial class EveryPageEveryRoleTests(DemoWorld world)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> EachRole => [.. DemoWorld.AllRoles];

    [Theory, MemberData(nameof(EachRole))]
    public async Task No_page_leads_a_role_to_what_is_not_there_for_it(string role)
    {
        using var browser = await world.OpenAsync(role);

        var (opened, dead) = await browser.EverywhereAsync();

        Faults.None(dead);
        Assert.True(opened.Count > 5, "The first page leads nowhere.");
    }

    [Theory, MemberData(nameof(EachRole))]
    public async Task What_a_role_may_not_open_is_not_there_whatever_the_method(string role)
    {
        using var browser = await world.OpenAsync(role);
        var may = Roles.Table.Find(role)!.May;
        List<string> faults = [];
        foreach (var address in await world.AddressesAsync())
        {
            var shut = !address.IsForAnybody && address.Policies.Any(p => p != OwnAccountPolicy.Name && !may.Contains(p) && !Roles.Table.Everybody.May.Contains(p));
            foreach (var method in address.Methods.Where(_ => shut))
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), Filled(address.Template));
                using var answer = await browser.Http.SendAsync(request, Cancel);
                if (answer.StatusCode != HttpStatusCode.NotFound)
                {
                    faults.Add($"{method} {address.Template} answers {(int)answer.StatusCode}");
                }
            }
        }

        Faults.None(faults);
    }

    [Fact]
    public async Task Who_has_not_signed_in_is_led_to_the_door_or_asked_for_a_token()
    {
        using var stranger = (await world.AppAsync()).OpenSignedOut();
        List<string> faults = [];
        var tried = 0;
        foreach (var address in (await world.AddressesAsync()).Where(a => !a.IsForAnybody && !(a.Policies.Count > 0 && a.Policies.All(Roles.Table.Everybody.May.Contains))))
        {
            foreach (var method in address.Methods)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), Filled(address.Template));
                using var answer = await stranger.Http.SendAsync(request, Cancel);
                tried++;
                var isTold = address.Template.StartsWith("/api/", StringComparison.Ordinal)
                    ? answer.StatusCode == HttpStatusCode.Unauthorized
                    : answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.StartsWith("/sign-in?next=", StringComparison.Ordinal);
                if (!isTold)
                {
                    faults.Add($"{method} {address.Template} answers {(int)answer.StatusCode}");
                }
            }
        }

        Faults.None(faults);
        Assert.True(tried > 80, $"Only {tried} addresses were found.");
    }

    [Fact]
    public async Task Who_has_not_signed_in_finds_what_is_published_and_no_dead_end()
    {
        using var stranger = (await world.AppAsync()).OpenSignedOut();

        var (opened, dead) = await stranger.EverywhereAsync();

        Faults.None(dead);
        Assert.Contains(opened, page => page.Path == "/plans/2563" && page.Status == HttpStatusCode.OK);
        Assert.DoesNotContain(opened, page => page.Words.Contains("ข้อค้นพบ", StringComparison.Ordinal) || page.Words.Contains("ร่าง ", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync("/plans/2563/findings")).Status);
        Assert.Contains("/sign-in?next=", (await stranger.OpenAsync("/plans/2563/findings")).Document.QuerySelector("main .btn")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    /// <summary>What a neighbour comes upon and I do not, though we hold the same role in two schools, is not there for me; nor can I send its forms.</summary>
    [Theory, InlineData("school-director"), InlineData("school-clerk")]
    public async Task What_is_the_neighbours_is_not_there_for_me(string role)
    {
        using var me = await world.OpenAsync(role, school: 0);
        using var neighbour = await world.OpenAsync(role, school: 1);
        var mine = (await me.EverywhereAsync()).Opened.Select(page => page.Path).ToHashSet();
        mine.UnionWith(await SharedEventsAsync(me));
        var theirs = (await neighbour.EverywhereAsync()).Opened.Where(page => page.Status == HttpStatusCode.OK && !mine.Contains(page.Path)).ToList();
        List<string> faults = [];
        foreach (var page in theirs)
        {
            if ((await me.OpenAsync(page.Path)).Status != HttpStatusCode.NotFound)
            {
                faults.Add($"{page.Path} opens");
            }
        }

        Assert.NotEmpty(theirs);
        Faults.None(faults);
    }

    /// <summary>An import that touched both schools is read by each, and tells each of its own (HistoryTests).</summary>
    private async Task<IReadOnlyList<string>> SharedEventsAsync(Browser me)
    {
        await using var db = (await world.AppAsync()).On.Open();
        var held = db.Set<AccountGrant>().Where(g => g.AccountId == me.AccountId).Select(g => g.UnitId);
        var ids = await db.Set<AuditTouched>().Where(t => held.Contains(t.UnitId)).Select(t => t.EventId).Distinct().ToListAsync(Cancel);
        return [.. ids.Select(id => $"/audit/{id}")];
    }

    // An identity that names nothing: what is asked for does not matter where the door is shut.
    private static string Filled(string template) => Parameter().Replace(template, match => match.Groups[1].Value switch
    {
        "period" or "year" => "2563",
        "format" => "pdf",
        "number" => "1",
        _ => "0190a000-0000-7000-8000-000000000000",
    });

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
