using System.Text.Encodings.Web;
using System.Text.Json;
using Somdun.Foundation.Settings;

namespace Somdun.Foundation.Web;

/// <summary>
/// The server's own log, to standard output: text, or with <c>SOMDUN_LOGS=json</c> one object a line. Each line bears the trace id that the page of a fault
/// shows to the person. The requests' own lines are off: they would repeat what people typed into addresses.
/// </summary>
internal static class ServerLog
{
    public static ILoggingBuilder Add(ILoggingBuilder logging, SomdunSettings settings)
    {
        logging.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId);
        return settings.Named("SOMDUN_LOGS") is { } form && form.Equals("json", StringComparison.OrdinalIgnoreCase)
            ? logging.AddJsonConsole(json =>
            {
                json.IncludeScopes = true;
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
                json.JsonWriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            })
            : logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.IncludeScopes = true;
            });
    }
}
