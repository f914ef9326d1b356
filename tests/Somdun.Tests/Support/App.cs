using System.Collections.Concurrent;
using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Somdun.Foundation.Data;
using Somdun.Foundation.Security;
using Somdun.Foundation.Settings;

namespace Somdun.Tests.Support;

/// <summary>The whole program over a database of its own, without a socket; its clock stands at <see cref="World.Now"/>.</summary>
internal sealed class App : IDisposable
{
    internal const string MayDoEverything = "Somdun-Test-May-Do-Everything";

    internal const string HoldsRole = "Somdun-Test-Holds-Role";

    private readonly string _files = Path.Combine(Path.GetTempPath(), $"somdun-test-{Guid.CreateVersion7():N}");

    private readonly Lazy<WebApplication> _program;
    private readonly Func<SomdunSettings, SomdunSettings> _settings;

    /// <param name="settings">What this test sets otherwise than the default.</param>
    public App(Database database, Func<SomdunSettings, SomdunSettings>? settings = null)
    {
        On = TestDb.On(database);
        _settings = settings ?? (standard => standard);
        _program = new(Start);
    }

    public FakeTimeProvider Clock { get; } = World.Clock();

    public IServiceProvider Services => _program.Value.Services;

    public TestDb On { get; }

    /// <summary>
    /// The browser of one person who may do everything: it keeps cookies, and shows redirects instead of following them. For tests of
    /// something else than who may do what.
    /// </summary>
    public Browser Open()
    {
        var browser = OpenSignedOut();
        browser.Http.DefaultRequestHeaders.Add(MayDoEverything, "yes");
        return browser;
    }

    /// <summary>The browser of an account that holds one role, as it would be found after signing in.</summary>
    /// <param name="heldIn">The unit the role is held in.</param>
    /// <param name="reach">The unit it counts over; the same where it is null.</param>
    public Browser OpenAs(string role, Guid heldIn, Guid? reach = null)
    {
        var browser = OpenSignedOut();
        browser.Http.DefaultRequestHeaders.Add(HoldsRole, $"{role} {heldIn} {reach ?? heldIn} {Guid.CreateVersion7()}");
        return browser;
    }

    /// <summary>The browser of one person with the rights that the actor holds.</summary>
    public Browser OpenAs(Actor actor)
    {
        var browser = OpenSignedOut();
        browser.Http.DefaultRequestHeaders.Add(ActorOfTest.Header, ActorOfTest.Remember(actor));
        return browser;
    }

    /// <summary>The browser of somebody who has not signed in.</summary>
    public Browser OpenSignedOut() => Open(new CookieContainer());

    /// <summary>
    /// The browser of somebody new who has signed in and holds one role: <c>await app.OpenAsAsync("planning-officer")</c>. Signing in is a row
    /// in the database, without a form or a password.
    /// </summary>
    /// <param name="role">A code of <c>Roles.cs</c>.</param>
    /// <param name="unit">Where it is held; the office when null, which is made where there is none.</param>
    public Task<Browser> OpenAsAsync(string role, Guid? unit = null) => OpenAsAsync((role, unit));

    /// <summary>The same with several roles at once, or with none.</summary>
    public async Task<Browser> OpenAsAsync(params (string Role, Guid? Unit)[] held)
    {
        var (account, key) = await Insiders.AsAsync(Services, held);
        return OpenWith(key, account);
    }

    /// <summary>A browser that holds the key of a session.</summary>
    public Browser OpenWith(string sessionKey, Guid? account = null)
    {
        var cookies = new CookieContainer();
        cookies.Add(new Uri("http://127.0.0.1"), new Cookie("somdun-session", sessionKey));
        var browser = Open(cookies);
        browser.AccountId = account;
        return browser;
    }

    private Browser Open(CookieContainer cookies) => new(new HttpClient(new CookieContainerHandler(cookies) { InnerHandler = _program.Value.GetTestServer().CreateHandler() })
    {
        BaseAddress = new Uri("http://127.0.0.1"),
    });

    public void Dispose()
    {
        if (_program.IsValueCreated)
        {
            // Disposing alone would leave what runs in the background at work.
            _program.Value.StopAsync().GetAwaiter().GetResult();
            ((IDisposable)_program.Value).Dispose();
        }

        On.Dispose();
        if (Directory.Exists(_files))
        {
            Directory.Delete(_files, recursive: true);
        }
    }

    private WebApplication Start()
    {
        var program = Composition.BuildWeb(
            _settings(new SomdunSettings(DatabaseSetting.Parse(On.Setting), "http://127.0.0.1", _files)
            {
                Keys = Path.Combine(_files, "keys.json"),
                Traffic = Path.Combine(_files, "traffic"),
                RunsJobs = false,
            }),
            builder =>
            {
                builder.WebHost.UseTestServer();

                // The test server has no limit on the size of a request, and says so at each upload.
                builder.Logging.AddFilter("Microsoft.AspNetCore.Routing.EndpointRoutingMiddleware", LogLevel.Error);
                builder.Logging.AddFilter("Microsoft.AspNetCore.Mvc.Filters.RequestSizeLimitFilter", LogLevel.Error);
                builder.Services.AddSingleton<TimeProvider>(Clock);
                builder.Services.AddSingleton<IStartupFilter, ActorOfTest>();
            });
        program.Start();
        return program;
    }
}

/// <summary>Takes a test's word for who asks, before the program itself looks.</summary>
internal sealed class ActorOfTest : IStartupFilter
{
    public const string Header = "Somdun-Test-Actor";

    private static readonly ConcurrentDictionary<string, Actor> Actors = new(StringComparer.Ordinal);

    /// <summary>What to send in <see cref="Header"/> to be this actor.</summary>
    public static string Remember(Actor actor)
    {
        var name = Guid.CreateVersion7().ToString();
        Actors[name] = actor;
        return name;
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, further) =>
        {
            if (context.Request.Headers.ContainsKey(App.MayDoEverything))
            {
                context.RequestServices.GetRequiredService<ActorOfRequest>().Actor = World.Everything;
            }

            if (context.Request.Headers[App.HoldsRole].ToString().Split(' ') is [var role, var heldIn, var reach, var account])
            {
                var grant = new Grant(role, Guid.Parse(heldIn), Guid.Parse(reach), Roles.Table.Find(role)!.May);
                context.RequestServices.GetRequiredService<ActorOfRequest>().Actor = new Actor(Guid.Parse(account), null, $"ผู้ทดสอบ ({role})", [grant]);
            }

            if (context.Request.Headers.TryGetValue(Header, out var name))
            {
                context.RequestServices.GetRequiredService<ActorOfRequest>().Actor = Actors[name.ToString()];
            }

            return further(context);
        });
        next(app);
    };
}

/// <summary>A person at a browser without scripts: opens pages, fills forms in and sends them.</summary>
internal sealed class Browser(HttpClient http) : IDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public HttpClient Http => http;

    /// <summary>The account that <see cref="App.OpenAsAsync(string, Guid?)"/> made for it.</summary>
    public Guid? AccountId { get; set; }

    public async Task<Page> OpenAsync(string path) => await PageAsync(await http.GetAsync(new Uri(path, UriKind.Relative), Cancel), path);

    /// <summary>Sends the page's form of <c>method=post</c> with what it holds, changed as said.</summary>
    /// <param name="changes">Name of a field → what the person puts in it.</param>
    public Task<Page> SendAsync(Page page, params (string Name, string Value)[] changes) =>
        SendAsync(page, button: null, changes);

    /// <summary>The same by one of several buttons.</summary>
    /// <param name="button">What the button says.</param>
    public async Task<Page> SendAsync(Page page, string? button, params (string Name, string Value)[] changes)
    {
        var pressed = button is null ? null : page.Document.QuerySelectorAll<IHtmlButtonElement>("button").First(b => b.TextContent.Trim() == button);
        var form = pressed?.Form ?? page.Document.QuerySelector<IHtmlFormElement>("form[method=post]")!;
        var fields = Fields(form).Where(f => changes.All(c => c.Name != f.Key)).ToList();
        fields.AddRange(changes.Select(c => KeyValuePair.Create(c.Name, c.Value)));
        if (pressed?.Name is { Length: > 0 } name)
        {
            fields.Add(KeyValuePair.Create(name, pressed.Value));
        }

        var action = pressed?.GetAttribute("formaction") ?? form.GetAttribute("action");
        var path = action is { Length: > 0 } ? action : page.Path;
        using var content = new FormUrlEncodedContent(fields);
        return await PageAsync(await http.PostAsync(new Uri(path, UriKind.Relative), content, Cancel), path);
    }

    /// <summary>Goes where a page that was done leads to.</summary>
    public Task<Page> FollowAsync(Page page) => OpenAsync(page.Location!);

    public void Dispose() => http.Dispose();

    private static async Task<Page> PageAsync(HttpResponseMessage response, string path)
    {
        using (response)
        {
            var html = await response.Content.ReadAsStringAsync(Cancel);
            var document = await BrowsingContext.New(Configuration.Default).OpenAsync(content => content.Content(html), Cancel);
            return new Page(path, response.StatusCode, response.Headers.Location?.ToString(), document);
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form) => form.Elements
        .SelectMany(element => element switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => [],
            IHtmlInputElement input => [(input.Name, input.Value)],
            IHtmlTextAreaElement area => [(area.Name, area.Value)],
            IHtmlSelectElement select => [(select.Name, select.Value ?? "")],
            _ => ((string?, string)[])[],
        })
        .Where(f => f.Item1 is { Length: > 0 })
        .Select(f => KeyValuePair.Create(f.Item1!, f.Item2));
}

/// <summary>A page as a person sees it.</summary>
/// <param name="Location">Where it leads to, when it is a redirect.</param>
internal sealed record Page(string Path, HttpStatusCode Status, string? Location, IDocument Document)
{
    /// <summary>All that can be read on it, with white space folded and no-break spaces as spaces.</summary>
    public string Words => string.Join(' ', Document.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The faults listed at the top of a form.</summary>
    public IReadOnlyList<string> Faults => [.. Document.QuerySelectorAll(".summary li").Select(li => li.TextContent.Trim())];

    public string? ValueOf(string field) => Document.QuerySelector($"[name='{field}']") switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value,
        _ => null,
    };
}
