using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using HeaderNames = Microsoft.Net.Http.Headers.HeaderNames;

namespace Somdun.Foundation.Web;

/// <summary>
/// The reader's language: the one chosen (<c>?lang=en</c>, kept in a cookie), else the one the browser asks for, else Thai.
/// It sets the UI culture alone; numbers and dates stay invariant.
/// </summary>
internal static class ReaderLanguage
{
    private const string Parameter = "lang";
    private const string Cookie = "somdun-language";

    private static readonly CultureInfo Thai = CultureInfo.GetCultureInfo("th-TH");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static void UseReaderLanguage(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) && Read(request.Query[Parameter]) is { } chosen)
        {
            context.Response.Cookies.Append(Cookie, chosen.TwoLetterISOLanguageName, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                MaxAge = TimeSpan.FromDays(365),
            });
            context.Response.Redirect(request.SamePage() + request.QueryWithout(Parameter));
            return;
        }

        CultureInfo.CurrentUICulture = Read(request.Cookies[Cookie]) ?? Asked(request) ?? Thai;
        context.Response.OnStarting(() =>
        {
            // Style sheets and fonts are the same in every language.
            if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) is true)
            {
                context.Response.Headers.Append(HeaderNames.Vary, "Accept-Language, Cookie");
            }

            return Task.CompletedTask;
        });
        await next(context);
    });

    /// <summary>The address of this page in the other language.</summary>
    public static string OtherLanguage(this HttpRequest request) =>
        request.SamePage() + request.QueryWithout(Parameter).Add(Parameter, Languages.OfReader == Language.English ? "th" : "en");

    /// <summary>The address of this page without its query. "//elsewhere" is a path here and another host in a browser: one slash leads back to us.</summary>
    public static string SamePage(this HttpRequest request) =>
        request.PathBase + new PathString("/" + request.Path.Value?.TrimStart('/', '\\')).ToUriComponent();

    public static QueryString QueryWithout(this HttpRequest request, string parameter) =>
        new QueryBuilder(request.Query.Where(q => q.Key != parameter)).ToQueryString();

    private static CultureInfo? Asked(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(l => l.Quality ?? 1)
            .Select(l => Read(l.Value.Value?.Split('-')[0]))
            .FirstOrDefault(l => l is not null);

    private static CultureInfo? Read(string? code) => code switch
    {
        "th" => Thai,
        "en" => English,
        _ => null,
    };
}
