using System.Net;
using Somdun.Foundation.Settings;
using static Somdun.Text;

namespace Somdun.Foundation.Web;

/// <summary>Says when others than the machine itself may ask. The foundation knows no accounts; whoever does, answers.</summary>
/// <param name="IsOpenAsync">Whether there is somebody who can let others in.</param>
internal sealed record OpenToOthers(Func<IServiceProvider, CancellationToken, Task<bool>> IsOpenAsync);

/// <summary>
/// Who is answered. By name: this machine, the public address, the addresses listened on and the further names of the settings; a page
/// elsewhere can have its own name point here and ask through the reader's browser. By address: until there is an administrator, and always
/// in the demo, this machine alone.
/// </summary>
internal static class WhoIsAnswered
{
    public static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ||
        (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>The first of the addresses to listen on that others could reach, or null.</summary>
    public static string? AddressForOthers(string urls) => Listened(urls).FirstOrDefault(url =>
        !Uri.TryCreate(url, UriKind.Absolute, out var uri) || !IsThisMachine(uri.Host));

    /// <summary>The names by which the server may be asked for.</summary>
    public static IReadOnlySet<string> Names(SomdunSettings settings) =>
        new[] { settings.Address?.Host }
            .Concat(settings.Hosts)
            .Concat(Listened(settings.Urls).Select(url => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Host : null))
            .OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    public static void UseWhoIsAnswered(this IApplicationBuilder app)
    {
        var settings = app.ApplicationServices.GetRequiredService<SomdunSettings>();
        var opening = app.ApplicationServices.GetService<OpenToOthers>();
        var names = Names(settings);
        var open = false;
        app.Use(async (context, next) =>
        {
            var host = context.Request.Host.Host;
            if (!IsThisMachine(host) && !names.Contains(host))
            {
                await RefuseAsync(context, T(
                    "ระบบนี้ไม่รู้จักชื่อที่เรียก: ผู้ดูแลระบบตั้ง SOMDUN_ADDRESS หรือ SOMDUN_HOSTS ให้ตรงกับชื่อที่ใช้เปิด",
                    "This server does not know the name it was asked for: its administrator sets SOMDUN_ADDRESS or SOMDUN_HOSTS to the name it is opened by"));
                return;
            }

            // In memory there is no network address; over a network there always is one.
            var isHere = IsThisMachine(host) && (context.Connection.RemoteIpAddress is not { } from || IPAddress.IsLoopback(from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from));

            // Once open it stays so in this process: the question is asked of the database until then.
            if (!isHere && !(open = open || (!settings.IsDemo && opening is not null && await opening.IsOpenAsync(context.RequestServices, context.RequestAborted))))
            {
                await RefuseAsync(context, T(
                    "ยังไม่มีผู้ดูแลระบบ จึงตอบเฉพาะเครื่องแม่ข่ายเอง: สั่ง ./somdun administrator create ที่เครื่องนั้นก่อน",
                    "There is no administrator yet, so only the server's own machine is answered: run ./somdun administrator create there first"));
                return;
            }

            await next(context);
        });
    }

    private static Task RefuseAsync(HttpContext context, Text why)
    {
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync($"{why.Thai}\n{why.English}\n");
    }

    private static string[] Listened(string urls) => urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
