using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using HeaderNames = Microsoft.Net.Http.Headers.HeaderNames;
using Somdun.Foundation.Audit;
using Somdun.Foundation.Data;
using Somdun.Foundation.Files;
using Somdun.Foundation.Jobs;
using Somdun.Foundation.Operation.Doctor;
using Somdun.Foundation.Operation.Traffic;
using Somdun.Foundation.Security;
using Somdun.Foundation.Mail;
using Somdun.Foundation.Settings;
using Somdun.Money;
using Somdun.Time;

namespace Somdun.Foundation.Web;

/// <summary>The web server without any module: what every page has in common.</summary>
internal static class SomdunWeb
{
    /// <summary>How many fields a form may have: a project of thousands of items, and no end to what a stranger sends.</summary>
    private const int MostFields = 65_536;

    public static WebApplicationBuilder CreateBuilder(SomdunSettings settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(SomdunWeb).Assembly.GetName().Name,
        });
        ServerLog.Add(builder.Logging, settings).SetMinimumLevel(LogLevel.Warning)
            // It warns of keys kept as plain text on every first start. They are sealed where they are kept (ProtectionKeys).
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            // A form with an old token is no fault of the program; FormTokenFaults says it in a line.
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.None)
            .AddFilter(typeof(FormTokenFaults).FullName, LogLevel.Information)
            // A start that fails is told by whoever asked for it, in a sentence.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.WebHost.UseUrls(settings.Urls);
        builder.WebHost.UseStaticWebAssets();

        // A tree that was built, not published, would otherwise look at each file anew and send it uncompressed.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";

        AddFoundation(builder.Services, settings);
        AddPages(builder.Services);
        // Stopped after the web server, as it began before it: what was asked last is in the log too.
        builder.Services.AddSingleton<TrafficLog>();
        builder.Services.AddHostedService(services => services.GetRequiredService<TrafficLog>());
        builder.AddMetrics(settings);
        builder.Services.AddSingleton<JobMetrics>();
        builder.Services.AddSingleton<JobWorker>();
        if (settings.RunsJobs)
        {
            builder.Services.AddHostedService(services => services.GetRequiredService<JobWorker>());
        }

        return builder;
    }

    /// <summary>What pages and commands both need.</summary>
    public static void AddFoundation(IServiceCollection services, SomdunSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<FileStore>();
        services.AddSingleton<KeyFile>();
        services.AddSingleton<KeyMarks>();
        services.AddSingleton<Secrets>();
        services.AddScoped<Outbox>();
        services.AddDataProtection().SetApplicationName("Somdun");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeepKeysInDatabase>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<AuditedRequest>();
        services.AddDbContextPool<SomdunDb>(settings.Database.Configure);
        services.AddSingleton<DatabaseChanges>();
        services.AddRetention();
        services.AddTrafficLog();
        services.AddDoctor();
    }

    /// <summary>The way of a request, from the door to the page.</summary>
    /// <param name="whoAsks">Puts what finds the actor of a request into its way: after the route is known, before any door.</param>
    public static void UseFoundation(this WebApplication app, Action<WebApplication> whoAsks)
    {
        app.UseMetrics();
        app.UseProxies();
        app.UseTrafficLog();
        app.UseExceptionHandler("/error/500");
        app.UseSecurityHeaders(Headers);
        app.UseWhoIsAnswered();
        app.UseAskingAndSending();
        app.UseFormsWithoutNul();
        app.UseResponseCompression();
        app.UseReaderLanguage();
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseRouting();
        whoAsks(app);
        app.UseAudit();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous().Add(KeepFonts);
        app.MapRazorPages().WithStaticAssets();
        app.MapHealth();
    }

    private static readonly HeaderPolicyCollection Headers = new HeaderPolicyCollection()
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().Self();
            policy.AddImgSrc().Self().Data();
            policy.AddObjectSrc().None();
            policy.AddBaseUri().None();
            policy.AddFormAction().Self();
            policy.AddFrameAncestors().None();
        })
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsDeny()
        .AddReferrerPolicySameOrigin()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddPermissionsPolicy(policy =>
        {
            policy.AddCamera().None();
            policy.AddGeolocation().None();
            policy.AddMicrophone().None();
            policy.AddPayment().None();
            policy.AddUsb().None();
        });

    private static void AddPages(IServiceCollection services)
    {
        services.AddRazorPages().WithRazorPagesRoot("/Modules").AddMvcOptions(mvc =>
        {
            mvc.Filters.Add<FormTokenFaults>();
            mvc.Filters.Add<OncePerForm>();
            mvc.Filters.Add<UnreadableAddress>();
            mvc.ModelBinderProviders.Insert(0, new TypedByPeople());
            mvc.MaxModelBindingCollectionSize = MostFields;

            // Values of the kernel are valid once they are read; looking into them, a year has a year after it without end.
            mvc.ModelMetadataDetailsProviders.Add(new SuppressChildValidationMetadataProvider(typeof(FiscalYear)));
            mvc.ModelMetadataDetailsProviders.Add(new SuppressChildValidationMetadataProvider(typeof(Baht)));
            TypedByPeople.SayFaultsInBothLanguages(mvc.ModelBindingMessageProvider);
        });

        services.Configure<FormOptions>(form => form.ValueCountLimit = MostFields);
        services.AddSingleton<OutboxSender>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxSender>());
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "somdun-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<CookieTempDataProviderOptions>(options =>
        {
            options.Cookie.Name = PageModelExtensions.NoticeCookie;
            options.Cookie.IsEssential = true;
        });

        // Compressing over HTTPS gives a secret away only where the page repeats it beside what a stranger typed (BREACH): form tokens are
        // masked anew in every answer, and no other secret is ever in a page.
        services.AddResponseCompression(compression => compression.EnableForHttps = true);

        // Without this every Thai letter leaves as eight bytes of &#xE01; and nobody can read the source.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings =
            new TextEncoderSettings(UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.Thai, UnicodeRanges.GeneralPunctuation));
    }

    // The style sheet names fonts by fixed addresses, which are therefore never given to another content.
    private static void KeepFonts(EndpointBuilder endpoint)
    {
        if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } route, RequestDelegate: { } serve } && route.StartsWith("fonts/", StringComparison.Ordinal))
        {
            endpoint.RequestDelegate = context =>
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers[HeaderNames.CacheControl] = "public, max-age=31536000, immutable";
                    return Task.CompletedTask;
                });
                return serve(context);
            };
        }
    }
}
