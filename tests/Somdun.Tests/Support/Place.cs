using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Somdun.Commands;
using Somdun.Foundation.Data;
using Somdun.Foundation.Jobs;
using Somdun.Foundation.Settings;

namespace Somdun.Tests.Support;

/// <summary>A server's own folder, over a database that others may share: its files, its keys, its traffic log.</summary>
internal sealed class Place : IDisposable
{
    public Place(string setting, string? keys = null)
    {
        Settings = new SomdunSettings(DatabaseSetting.Parse(setting), "http://127.0.0.1:0", Path.Combine(Folder, "files"));
        Settings = keys is null ? Settings : Settings with { Keys = keys };
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("somdun-test-").FullName;

    public SomdunSettings Settings { get; set; }

    /// <summary>What commands said to a person.</summary>
    public StringWriter Said { get; } = new(new StringBuilder());

    /// <summary>What commands gave as their result.</summary>
    public StringWriter Gave { get; } = new(new StringBuilder());

    public Terminal Terminal => new(Gave, Said, ShowsProgress: false);

    /// <summary>The program's own services with jobs of the test's.</summary>
    public static ServiceProvider With(SomdunSettings settings, FakeTimeProvider clock, params Job[] jobs)
    {
        var services = new ServiceCollection();
        services.AddLogging(log => log.SetMinimumLevel(LogLevel.None));
        services.AddSingleton<TimeProvider>(clock);
        services.AddDbContextPool<SomdunDb>(settings.Database.Configure);
        foreach (var job in jobs)
        {
            services.AddSingleton(job);
        }

        services.AddMetrics();
        services.AddSingleton<JobMetrics>();
        services.AddSingleton<JobWorker>();
        return services.BuildServiceProvider(validateScopes: true);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
