using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Somdun.Tests.Support;

namespace Somdun.Tests.Foundation.Operation;

/// <summary>The log is read by many and kept by nobody in particular: no name, no number of a person and nothing that was typed may stand in it.</summary>
public class LogTests
{
    private const string Typed = "1103700000019-สมหญิง";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Nothing_that_was_typed_is_in_the_log_not_even_when_it_breaks(Database database)
    {
        using var on = TestDb.On(database);
        using var place = new Place(on.Setting);
        place.Settings = place.Settings with { RunsJobs = false };
        using var heard = new Heard();
        await using var program = Composition.BuildWeb(place.Settings, builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Services.AddSingleton<ILoggerProvider>(heard);
        });
        program.Map("/break", () => Broken()).AllowAnonymous();
        await program.StartAsync(Cancel);
        using var http = program.GetTestClient();
        http.BaseAddress = new Uri("http://127.0.0.1");

        foreach (var path in new[] { $"/?q={Typed}", $"/plans/2563?q={Typed}", $"/break?q={Typed}" })
        {
            (await http.GetAsync(new Uri(path, UriKind.Relative), Cancel)).Dispose();
            using var form = new FormUrlEncodedContent([new("name", Typed)]);
            (await http.PostAsync(new Uri(path, UriKind.Relative), form, Cancel)).Dispose();
        }

        Assert.Contains(heard.Lines, line => line.Contains("InvalidOperationException", StringComparison.Ordinal));
        Assert.DoesNotContain(heard.Lines, line => line.Contains("สมหญิง", StringComparison.Ordinal) || line.Contains("1103700000019", StringComparison.Ordinal) || line.Contains("%E0%B8", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_page_of_a_fault_shows_the_code_that_stands_in_the_log()
    {
        using var on = TestDb.On(Database.Sqlite);
        using var place = new Place(on.Setting);
        place.Settings = place.Settings with { RunsJobs = false };
        using var heard = new Heard();
        await using var program = Composition.BuildWeb(place.Settings, builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Services.AddSingleton<ILoggerProvider>(heard);
        });
        program.Map("/break", () => Broken()).AllowAnonymous();
        await program.StartAsync(Cancel);
        using var http = program.GetTestClient();
        http.BaseAddress = new Uri("http://127.0.0.1");

        using var answer = await http.GetAsync(new Uri("/break", UriKind.Relative), Cancel);
        var code = (await answer.Content.ReadAsStringAsync(Cancel)).Split("<code>")[1].Split("</code>")[0];

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Matches("^[0-9a-f]{32}$", code);
        Assert.Contains(heard.Lines, line => line.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_with_an_old_token_is_one_line_without_a_stack()
    {
        using var on = TestDb.On(Database.Sqlite);
        using var place = new Place(on.Setting);
        place.Settings = place.Settings with { RunsJobs = false };
        using var heard = new Heard();
        await using var program = Composition.BuildWeb(place.Settings, builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Services.AddSingleton<ILoggerProvider>(heard);
        });
        await program.StartAsync(Cancel);
        using var http = program.GetTestClient();
        http.BaseAddress = new Uri("http://127.0.0.1");
        using var form = new FormUrlEncodedContent([new("Name", "สมชาย"), new("__RequestVerificationToken", "CfDJ8NotATokenOfOurs")]);

        using var answer = await http.PostAsync(new Uri("/sign-in", UriKind.Relative), form, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("ส่งแบบฟอร์มไม่ได้", System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)), StringComparison.Ordinal);
        Assert.Single(heard.Lines, line => line.Contains("A form of /sign-in was refused", StringComparison.Ordinal));
        Assert.DoesNotContain(heard.Lines, line => line.Contains("Antiforgery", StringComparison.OrdinalIgnoreCase) || line.Contains("   at ", StringComparison.Ordinal));
    }

    private static string Broken() => throw new InvalidOperationException("broken");

    private sealed class Heard : ILoggerProvider, ISupportExternalScope
    {
        private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

        public ConcurrentBag<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Ear(this);

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public void Dispose()
        {
        }

        private sealed class Ear(Heard heard) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => heard._scopes.Push(state);

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                List<string> parts = [formatter(state, exception), exception?.ToString() ?? ""];
                heard._scopes.ForEachScope(
                    (scope, to) => to.Add(scope is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : scope?.ToString() ?? ""), parts);
                heard.Lines.Add(string.Join(' ', parts));
            }
        }
    }
}
