using System.Diagnostics.Metrics;
using System.Reflection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Somdun.Foundation.Jobs;
using Somdun.Foundation.Operation.Traffic;
using Somdun.Foundation.Settings;
using Somdun.Results;
using static Somdun.Text;

namespace Somdun.Foundation.Web;

/// <summary>
/// Figures for those who watch the server: requests and how long they take, the database, jobs, what waits. Off unless asked for: by
/// <c>SOMDUN_METRICS</c>, an address of its own where Prometheus fetches <c>/metrics</c> and nothing else is answered, or <c>SOMDUN_OTLP</c>, where they are sent.
/// </summary>
internal static class Metrics
{
    public const string FetchSetting = "SOMDUN_METRICS";
    public const string SendSetting = "SOMDUN_OTLP";
    private const string Path = "/metrics";

    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.EntityFrameworkCore", "Npgsql", "System.Runtime", JobMetrics.Name, TrafficMeter,
    ];

    private const string TrafficMeter = "Somdun.Traffic";

    /// <summary>The setting that cannot be used, or null.</summary>
    public static Refusal? Unusable(SomdunSettings settings)
    {
        foreach (var name in new[] { FetchSetting, SendSetting })
        {
            if (settings.Named(name) is { } text && !(Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            {
                return new Refusal(name, "metrics-unreadable", T($"{name} ต้องเป็นที่อยู่ เช่น http://127.0.0.1:9464 แต่เป็น “{text}”", $"{name} is an address like http://127.0.0.1:9464, and cannot be “{text}”"));
            }
        }

        return settings.Named(FetchSetting) is { } fetch && settings.Urls.Split(';').Any(url => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Port == new Uri(fetch).Port)
            ? new Refusal(FetchSetting, "metrics-public", T($"{FetchSetting} ต้องใช้พอร์ตอื่นจาก SOMDUN_URLS", $"{FetchSetting} needs another port than those of SOMDUN_URLS"))
            : null;
    }

    public static void AddMetrics(this WebApplicationBuilder builder, SomdunSettings settings)
    {
        var fetch = settings.Named(FetchSetting);
        var send = settings.Named(SendSetting);
        if (fetch is null && send is null)
        {
            return;
        }

        if (fetch is not null)
        {
            builder.WebHost.UseUrls([.. settings.Urls.Split(';'), fetch]);
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("somdun", serviceVersion: typeof(Metrics).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Meters);
                _ = fetch is null ? metrics : metrics.AddPrometheusExporter();
                _ = send is null ? metrics : metrics.AddOtlpExporter(otlp => otlp.Endpoint = new Uri(send));
            });
    }

    /// <summary>First of all in the way of a request: the address of the figures answers nothing else, and the others do not answer them.</summary>
    public static void UseMetrics(this WebApplication app)
    {
        var traffic = app.Services.GetRequiredService<TrafficLog>();
        var meter = app.Services.GetRequiredService<IMeterFactory>().Create(TrafficMeter);
        meter.CreateObservableGauge("somdun.traffic.waiting", () => traffic.Waiting, description: "Lines that wait to be written to the traffic log");

        if (app.Services.GetRequiredService<SomdunSettings>().Named(FetchSetting) is not { } fetch)
        {
            return;
        }

        var port = new Uri(fetch).Port;
        app.MapWhen(context => context.Connection.LocalPort == port, own =>
        {
            own.UseOpenTelemetryPrometheusScrapingEndpoint(context => context.Request.Path == Path);
            own.Run(context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        });
    }
}
