using System.Net;
using static Somdun.Text;

namespace Somdun.Foundation.Web;

/// <summary>
/// Until accounts exist, only the machine itself may ask. Listening on the loopback address is not enough: a page elsewhere
/// can have its own name point at 127.0.0.1 and ask through the reader's browser, so the name asked for is held against it too.
/// </summary>
internal static class OnlyThisMachine
{
    public static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ||
        (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>The first of the addresses to listen on that others could reach, or null.</summary>
    public static string? AddressNotAllowed(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault(url =>
            !Uri.TryCreate(url, UriKind.Absolute, out var uri) || !IsThisMachine(uri.Host));

    public static void UseOnlyThisMachine(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (IsThisMachine(context.Request.Host.Host))
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(T(
            "ยังไม่มีระบบบัญชีผู้ใช้ จึงตอบเฉพาะเครื่องนี้: เปิดที่ http://127.0.0.1",
            "There are no accounts yet, so only this machine is answered: open http://127.0.0.1").ToString());
    });
}
