using System.Net;

namespace Somdun.Modules.Accounts;

/// <summary>The two keys a browser may hold: of a session, and of a sign-in under way.</summary>
internal static class SessionCookie
{
    public const string Session = "somdun-session";
    public const string Step = "somdun-step";

    /// <summary>Over HTTPS the name itself keeps sister hosts and plain HTTP from planting one.</summary>
    private const string HostPrefix = "__Host-";

    private const int KeyMaxLength = 64;

    extension(HttpContext context)
    {
        public string? HeldKey(string cookie) =>
            context.Request.Cookies[NameOf(context, cookie)] is { Length: > 0 and <= KeyMaxLength } key ? key : null;

        /// <summary>Lax, so that a link in a mail opens its page signed in; every form has its own token besides.</summary>
        public void Hold(string cookie, string key, TimeSpan? lasting = null) => context.Response.Cookies.Append(NameOf(context, cookie), key, Options(context, lasting));

        public void LetGo(string cookie) => context.Response.Cookies.Delete(NameOf(context, cookie), Options(context, null));

        /// <summary>The browser and its system in a few words, as far as it says.</summary>
        public string Device()
        {
            var agent = context.Request.Headers.UserAgent.ToString();
            var browser = Named(agent, ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Line/", "LINE"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari"));
            var system = Named(agent, ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"));
            return string.Join(" · ", new[] { browser, system }.OfType<string>());
        }

        public string Address() => (context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : context.Connection.RemoteIpAddress ?? IPAddress.Loopback).ToString();
    }

    private static string? Named(string agent, params (string Mark, string Name)[] known) =>
        known.FirstOrDefault(k => agent.Contains(k.Mark, StringComparison.Ordinal)).Name;

    private static string NameOf(HttpContext context, string cookie) => context.Request.IsHttps ? HostPrefix + cookie : cookie;

    private static CookieOptions Options(HttpContext context, TimeSpan? lasting) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        Path = "/",
        MaxAge = lasting,
    };
}
