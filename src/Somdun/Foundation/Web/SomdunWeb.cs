using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;
using Somdun.Foundation.Data;
using Somdun.Foundation.Files;
using Somdun.Foundation.Settings;

namespace Somdun.Foundation.Web;

/// <summary>The web server without any module: what every page has in common.</summary>
internal static class SomdunWeb
{
    public static WebApplicationBuilder CreateBuilder(SomdunSettings settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(SomdunWeb).Assembly.GetName().Name,
        });
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.WebHost.UseUrls(settings.Urls);
        builder.WebHost.UseStaticWebAssets();

        AddFoundation(builder.Services, settings);
        builder.Services.AddRazorPages().WithRazorPagesRoot("/Modules");
        builder.Services.AddResponseCompression(compression => compression.EnableForHttps = true);

        // Without this every Thai letter leaves as eight bytes of &#xE01; and nobody can read the source.
        builder.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings =
            new TextEncoderSettings(UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.Thai, UnicodeRanges.GeneralPunctuation));
        return builder;
    }

    /// <summary>What pages and commands both need.</summary>
    public static void AddFoundation(IServiceCollection services, SomdunSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<FileStore>();
        services.AddDbContextPool<SomdunDb>(settings.Database.Configure);
    }

    /// <summary>Until accounts exist, only the machine itself may ask: the server refuses any other address by name.</summary>
    public static string? AddressNotAllowed(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault(url =>
            !Uri.TryCreate(url, UriKind.Absolute, out var uri) ||
            !(uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address))));
}
