using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Somdun.Foundation.Settings;
using Somdun.Results;
using static Somdun.Text;
using IPNetwork = System.Net.IPNetwork;

namespace Somdun.Foundation.Web;

/// <summary>
/// Which proxies stand before the server (<c>SOMDUN_PROXIES</c>: addresses and networks, parted by commas). Only from these are the headers believed that
/// say who asked, by which name and whether by HTTPS; from anybody else they are what a stranger typed.
/// </summary>
internal static class Proxies
{
    public const string Setting = "SOMDUN_PROXIES";

    /// <summary>The part that is no address, or null.</summary>
    public static Refusal? Unusable(SomdunSettings settings) =>
        Parts(settings).FirstOrDefault(part => !IPNetwork.TryParse(part, out _) && !IPAddress.TryParse(part, out _)) is { } part
            ? new Refusal(Setting, "proxy-unreadable", T($"{Setting} มี “{part}” ซึ่งไม่ใช่เลขที่อยู่ IP", $"{Setting} has “{part}”, which is no IP address"))
            : null;

    public static void UseProxies(this WebApplication app)
    {
        var parts = Parts(app.Services.GetRequiredService<SomdunSettings>()).ToList();
        if (parts.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var part in parts)
        {
            if (IPAddress.TryParse(part, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else if (IPNetwork.TryParse(part, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
        }

        app.UseForwardedHeaders(options);
    }

    private static string[] Parts(SomdunSettings settings) =>
        (settings.Named(Setting) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
